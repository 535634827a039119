"""`wijkzicht check`: every row of a basisset, every rule, nothing capped."""

import sys
from pathlib import Path

import click


@click.command(name="check")
@click.argument(
    "folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object, for programs.")
def command(folder: Path, as_json: bool) -> None:
    """Check every row of the basisset in DIR.

    Tells faults and warnings with table, row, field and rule, and what to do about each. The
    first row after the header is row 1. Nothing is capped, nothing is changed. Exit code 1 when
    there are faults; warnings alone give 0.
    """
    from datetime import date

    from wijkzicht.cli.progress import Progress
    from wijkzicht.dataset.checks.output import write_json, write_text
    from wijkzicht.dataset.checks.run import Examination

    with Progress() as progress:
        examination = Examination(folder, date.today(), progress.tell)
        write = write_json if as_json else write_text
        faults = write(examination, sys.stdout)
    sys.exit(1 if faults else 0)
