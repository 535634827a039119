"""`wijkzicht check`: every row of a basisset, every rule, nothing capped."""

import sys
from datetime import date
from pathlib import Path

import click


@click.command(name="check")
@click.argument(
    "folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object, for programs.")
@click.option(
    "--earlier",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="An earlier basisset of the same source: also asks about what lies far from it.",
)
def command(folder: Path, as_json: bool, earlier: Path | None) -> None:
    """Check every row of the basisset in DIR.

    Tells faults and warnings with table, row, field and rule, and what to do about each. The
    first row after the header is row 1. Nothing is capped, nothing is changed. Exit code 1 when
    there are faults; warnings alone give 0.
    """
    if as_json and earlier:
        raise click.UsageError("‘--earlier’ geeft zinnen, geen JSON. Laat ‘--json’ weg.")
    from wijkzicht.cli.progress import Progress
    from wijkzicht.dataset.checks.output import write_json, write_text
    from wijkzicht.dataset.checks.run import Examination

    with Progress() as progress:
        examination = Examination(folder, date.today(), progress.tell)
        write = write_json if as_json else write_text
        faults = write(examination, sys.stdout)
        if earlier:
            progress.tell("naast de vorige levering leggen")
            _ask(earlier, folder, date.today())
    sys.exit(1 if faults else 0)


def _ask(earlier: Path, folder: Path, today: date) -> None:
    from wijkzicht.dataset.faults import Unreadable, sentence
    from wijkzicht.dataset.read import open_basisset
    from wijkzicht.deliveries.odd import questions

    try:
        asked = list(questions(open_basisset(earlier), open_basisset(folder), today))
    except Unreadable as unreadable:
        asked = [sentence(fault) for fault in unreadable.faults]
    for line in asked or ["Naast de vorige levering valt niets op in aantallen en keuzes."]:
        click.echo(f"vraag   {line}")
