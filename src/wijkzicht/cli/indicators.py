"""`wijkzicht indicators`: the catalogue on a basisset."""

from datetime import date, datetime
from pathlib import Path

import click

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--per",
    default="team,halfjaar",
    show_default=True,
    help="team, organisatie or totaal, and halfjaar, kwartaal or jaar.",
)
@click.option("--from", "first", type=_DAY, help="A day in the first period.")
@click.option("--as-of", type=_DAY, help="What happened later is not known.")
@click.option("--only", help="Codes, comma separated; default all.")
@click.option(
    "--engine", default="duckdb", show_default=True, type=click.Choice(["duckdb", "spark"])
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help=".csv, .parquet, .json")
def command(
    folder: Path, per: str, first: datetime | None, as_of: datetime | None, only: str | None,
    engine: str, out: Path,
) -> None:  # fmt: skip
    """Compute the catalogue of indicators on the basisset in DIR and write FILE."""
    from wijkzicht.dataset.faults import Unreadable, sentence
    from wijkzicht.dataset.read import open_basisset
    from wijkzicht.indicators.engine import NotAsked
    from wijkzicht.indicators.engines import NotInstalled
    from wijkzicht.indicators.output import WRITERS, write_rows

    if out.suffix not in WRITERS:
        raise click.UsageError(f"‘{out}’ moet eindigen op {', '.join(WRITERS)}.")
    if not out.absolute().parent.is_dir():
        raise click.UsageError(f"De map {out.absolute().parent} bestaat niet. Maak die eerst.")
    today = date.today()
    try:
        basisset = open_basisset(folder)
        day = min(as_of.date(), today) if as_of else basisset.as_of(today)
        rows = _computed(basisset, per, first and first.date(), day, only, engine)
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
    for note in basisset.notes:
        click.echo(note, err=True)
    click.echo(f"{len(rows)} rijen geschreven in {out}, peildatum {day}.")


def _computed(basisset, per, first, as_of, only, engine):
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
            only=[code.strip() for code in only.split(",")] if only is not None else None,
            coverage=basisset.descriptor["dekking"],
            engine=Spark(con, basisset.tables) if engine == "spark" else None,
        )
    finally:
        con.close()
