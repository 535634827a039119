"""`wijkzicht indicators`: the catalogue on a basisset."""

from datetime import date, datetime
from pathlib import Path

import click

_EXAMPLES = {
    "only": "code. Schrijf bijvoorbeeld B02,Z01",
    "dimension": "naam. Schrijf bijvoorbeeld leefgebied,wet",
}
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument(
    "folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--per",
    default="team,halfjaar",
    show_default=True,
    help="team, organisatie or totaal, and halfjaar, kwartaal or jaar.",
)
@click.option("--from", "first", type=_DAY, help="A day in the first period.")
@click.option("--as-of", type=_DAY, help="What happened later is not known.")
@click.option("--only", help="Codes, comma separated; default all.")
@click.option("--dimension", help="Also each part of these, comma separated: leefgebied, wet, ...")
@click.option(
    "--measures",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A team's own measure, computed beside the catalogue; may be given again.",
)
@click.option(
    "--engine", default="duckdb", show_default=True, type=click.Choice(["duckdb", "spark"])
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help=".csv, .parquet, .json")
def command(
    folder: Path, per: str, first: datetime | None, as_of: datetime | None, only: str | None,
    dimension: str | None, measures: tuple[Path, ...], engine: str, out: Path,
) -> None:  # fmt: skip
    """Compute the catalogue of indicators on the basisset in DIR and write FILE."""
    from wijkzicht.cli.progress import Progress
    from wijkzicht.dataset.faults import Unreadable, sentence
    from wijkzicht.dataset.read import open_basisset
    from wijkzicht.indicators.engine import NotAsked
    from wijkzicht.indicators.engines import NotInstalled
    from wijkzicht.indicators.output import WRITERS, write_rows

    if out.suffix not in WRITERS:
        raise click.UsageError(f"‘{out}’ moet eindigen op {', '.join(WRITERS)}.")
    if not out.absolute().parent.is_dir():
        raise click.UsageError(f"De map {out.absolute().parent} bestaat niet. Maak die eerst.")
    today, own = date.today(), _own(measures)
    try:
        basisset = open_basisset(folder)
        day = min(as_of.date(), today) if as_of else basisset.as_of(today)
        with Progress() as progress:
            told = progress.tell
            parts = _named("dimension", dimension) or []
            asked = {"only": _named("only", only), "dimensions": parts, "measures": own}
            rows = _computed(basisset, per, first and first.date(), day, asked, engine, told)
            doubts = _faults(folder, today, told)
    except Unreadable as unreadable:
        for fault in unreadable.faults:
            click.echo(sentence(fault), err=True)
        click.echo("Er is niets berekend en niets geschreven.", err=True)
        raise SystemExit(1) from None
    except (NotAsked, NotInstalled) as wrong:
        raise click.UsageError(str(wrong)) from None
    write_rows(out.absolute(), rows)
    if as_of and as_of.date() > today:
        click.echo(f"De peildatum ligt na vandaag; gerekend is met {day}.", err=True)
    for line in [*basisset.notes, *doubts]:
        click.echo(line, err=True)
    click.echo(f"{len(rows)} rijen geschreven in {out}, peildatum {day}.")


def _computed(basisset, per, first, as_of, asked, engine, tell):
    from wijkzicht.indicators.engine import NotAsked, compute
    from wijkzicht.indicators.engines import Spark

    grouping, comma, kind = per.partition(",")
    if not comma:
        raise NotAsked(f"‘{per}’ kan niet. Schrijf bijvoorbeeld team,halfjaar.")
    con = basisset.connect()
    try:
        return compute(
            con,
            basisset.tables,
            per=(grouping.strip(), kind.strip()),
            as_of=as_of,
            first=first,
            **asked,
            coverage=basisset.descriptor["dekking"],
            engine=Spark(con, basisset.tables) if engine == "spark" else None,
            tell=tell,
        )
    finally:
        con.close()


def _own(files):
    from wijkzicht.indicators.eigen import indicator
    from wijkzicht.indicators.eigen_bestand import Faulty, read

    found = {}
    for file in files:
        try:
            made = indicator(read(file.read_bytes()))
        except Faulty as faulty:
            for fault in faulty.sentences:
                click.echo(f"{file}: {fault}", err=True)
            click.echo("Er is niets berekend en niets geschreven.", err=True)
            raise SystemExit(1) from None
        if made.code in found:
            raise click.UsageError(
                f"De code {made.code} staat in twee bestanden. Geef een van beide een andere code."
            )
        found[made.code] = made
    return list(found.values())


def _named(option: str, text: str | None) -> list[str] | None:
    if text is None:
        return None
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise click.UsageError(f"Bij --{option} staat geen {_EXAMPLES[option]}.")
    return names


def _faults(folder, today, tell):
    from wijkzicht.dataset.checks.run import Examination
    from wijkzicht.dataset.faults import counted

    number = sum(not warning for warning, _ in Examination(folder, today, tell).findings())
    if not number:
        return []
    faults = counted(number, "fout", "fouten")
    return [
        f"De cijfers zijn berekend, maar deze set heeft {faults}."
        f" Bekijk ze met: wijkzicht check {folder}"
    ]
