"""`wijkzicht package`: the suppressed figures of a basisset, to share."""

from pathlib import Path

import click


@click.command(name="package")
@click.argument(
    "folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--per",
    default="halfjaar",
    show_default=True,
    type=click.Choice(["halfjaar", "kwartaal", "jaar"]),
)
@click.option(
    "--key", "key_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File with a secret shared with the receiver; signs the package.",
)  # fmt: skip
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A .zip file.")
def command(folder: Path, per: str, key_file: Path | None, out: Path) -> None:
    """Make the suppressed, signed package that the organisation of DIR may share."""
    from datetime import date

    from wijkzicht.cli.progress import Progress
    from wijkzicht.dataset.faults import Unreadable, sentence
    from wijkzicht.dataset.read import open_basisset
    from wijkzicht.indicators import catalogue, compute
    from wijkzicht.reports.package import HIDDEN, pack, shared_rows
    from wijkzicht.reports.write import write_whole

    if not out.absolute().parent.is_dir():
        raise click.UsageError(f"De map {out.absolute().parent} bestaat niet. Maak die eerst.")
    secret = key_file.read_bytes().strip() if key_file else None
    if secret == b"":
        raise click.UsageError(f"In {key_file} staat geen sleutel.")
    try:
        basisset = open_basisset(folder)
        as_of = basisset.as_of(date.today())
        with Progress() as progress, basisset.connect() as con:
            name = _organisation(con, basisset.tables)
            rows = compute(
                con, basisset.tables, per=("team", per), as_of=as_of,
                coverage=basisset.descriptor["dekking"], tell=progress.tell,
            )  # fmt: skip
            progress.tell("kleine aantallen verbergen")
            rows = shared_rows(rows, catalogue())
    except Unreadable as unreadable:
        for fault in unreadable.faults:
            click.echo(sentence(fault), err=True)
        click.echo("Er is niets geschreven.", err=True)
        raise SystemExit(1) from None
    content = pack(rows, catalogue(), name, f"team,{per}", as_of.isoformat(), secret)
    write_whole(out.absolute(), content)
    closed = sum(row.status == HIDDEN for row in rows)
    signed = "ondertekend" if secret else "niet ondertekend"
    click.echo(
        f"{len(rows)} rijen van {name} geschreven in {out}, {closed} zonder getal; {signed}."
    )


def _organisation(con, present) -> str:
    names = []
    if "organisatie" in present:
        sql = "SELECT coalesce(naam, organisatie_id) FROM organisatie ORDER BY 1"
        names = [name for (name,) in con.execute(sql).fetchall()]
    else:
        sql = "SELECT DISTINCT organisatie_id FROM team ORDER BY 1"
        names = [str(name) for (name,) in con.execute(sql).fetchall()]
    return ", ".join(names)
