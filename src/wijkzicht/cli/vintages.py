"""`wijkzicht vintages`: two extracts of one source beside each other."""

from datetime import date
from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("earlier", metavar="EARLIER", type=_FOLDER)
@click.argument("newer", metavar="NEWER", type=_FOLDER)
@click.option("--out", type=click.Path(path_type=Path), help="A .csv file for every count.")
def command(earlier: Path, newer: Path, out: Path | None) -> None:
    """Tell what the basisset in NEWER has more, less or changed than EARLIER, per half-year and table.

    And which figures count otherwise because of it. That is recording, not what happened: only
    half-years that were over when EARLIER was made, computed as known on that day.
    """
    from wijkzicht.cli.progress import Progress
    from wijkzicht.dataset.faults import Unreadable, sentence
    from wijkzicht.dataset.read import open_basisset
    from wijkzicht.deliveries.vintages import beside, sentences, to_csv
    from wijkzicht.reports.write import write_whole

    if out and out.suffix != ".csv":
        raise click.UsageError(f"‘{out}’ moet eindigen op .csv.")
    if out and not out.absolute().parent.is_dir():
        raise click.UsageError(f"De map {out.absolute().parent} bestaat niet. Maak die eerst.")
    try:
        with Progress() as progress:
            progress.tell("twee leveringen naast elkaar leggen")
            found = beside(open_basisset(earlier), open_basisset(newer), date.today())
    except Unreadable as unreadable:
        for fault in unreadable.faults:
            click.echo(sentence(fault), err=True)
        raise SystemExit(1) from None
    except ValueError as wrong:
        raise click.UsageError(str(wrong)) from None
    for line in sentences(found):
        click.echo(line)
    if out:
        write_whole(out.absolute(), to_csv(found))
        click.echo(f"Elk aantal staat in {out}.")
