"""`wijkzicht report`: the annual report as a page, a PDF or a Word file."""

from pathlib import Path

import click

ENDINGS = (".html", ".pdf", ".docx", ".zip")


@click.command(name="report")
@click.argument(
    "folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--year", type=click.IntRange(1990, 2100), help="The year it is about.")
@click.option("--period", help="A half-year such as 2025-H1, in place of --year.")
@click.option("--groep", metavar="TEAM", help="A team_id; default all teams together.")
@click.option(
    "--teksten", metavar="MAP", type=click.Path(path_type=Path),
    help="Folder with texts and stories: Markdown files, one per heading.",
)  # fmt: skip
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help=".html, .pdf, .docx; .zip holds all three, the pictures and the figures.",
)
def command(
    folder: Path,
    year: int | None,
    period: str | None,
    groep: str | None,
    teksten: Path | None,
    out: Path,
) -> None:
    """Make the annual or half-yearly report of the basisset in DIR and write FILE."""
    from datetime import date

    from wijkzicht.cli.progress import Progress
    from wijkzicht.dataset.faults import Unreadable, sentence
    from wijkzicht.dataset.read import open_basisset

    if (year is None) == (period is None):
        raise click.UsageError("Geef --year of --period, en niet allebei.")
    if out.suffix not in ENDINGS:
        raise click.UsageError(f"‘{out}’ moet eindigen op {', '.join(ENDINGS)}.")
    if not out.absolute().parent.is_dir():
        raise click.UsageError(f"De map {out.absolute().parent} bestaat niet. Maak die eerst.")
    try:
        from wijkzicht.reports.annual import NotPossible, period_report
        from wijkzicht.reports.texts import UnreadableText, read_texts
        from wijkzicht.reports.write import rendered, write_whole

        about = _about(period or f"{year}")
        texts = read_texts(teksten)
        basisset = open_basisset(folder)
        as_of = basisset.as_of(date.today())
        con = basisset.connect()
        with Progress() as progress, con:
            report = period_report(basisset, con, about, groep, texts, as_of, progress.tell)
            progress.tell("verslag opmaken")
            content = rendered(report, out.suffix)
    except Unreadable as unreadable:
        for fault in unreadable.faults:
            click.echo(sentence(fault), err=True)
        click.echo("Er is niets geschreven.", err=True)
        raise SystemExit(1) from None
    except (NotPossible, UnreadableText) as wrong:
        raise click.UsageError(str(wrong)) from None
    except ModuleNotFoundError as missing:
        raise click.UsageError(
            f"Voor verslagen ontbreekt {missing.name}. Installeer wijkzicht met de extra ‘reports’."
        ) from None
    write_whole(out.absolute(), content)
    click.echo(f"{report.title} van {report.subtitle} geschreven in {out}, peildatum {as_of}.")
    if report.hidden:
        click.echo(f"{report.hidden} cijfers zijn niet getoond: te weinig gegevens.")


def _about(text: str):
    from wijkzicht.vocabulary.periods import Period

    try:
        return Period.parse(text)
    except ValueError as wrong:
        raise click.UsageError(str(wrong)) from None
