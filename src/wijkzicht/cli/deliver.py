"""`wijkzicht deliver`: make the statutory delivery, and check one, whoever made it."""

import sys
from pathlib import Path

import click

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def command() -> None:
    """Statutory deliveries: make one for CBS, or check one, whoever made it."""


@command.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.option("--period", required=True, help="Half-year: 2025-H2 or 2025-2.")
@click.option("--protocol", "protocol_name", required=True, help="2015, 2016, 2018 or 2019.")
@click.option("--identities", required=True, type=_FOLDER, help="Closed folder with identiteit.")
@click.option("--previous", type=_FILE, help="An earlier delivery (CSV) to compare with.")
@click.option("--verwijzer", "rule_file", type=_FILE, help="Dated rule of the organisation (CSV).")
@click.option("--layout", "layout_file", type=_FILE, help="Own record layout for .txt and .xlsx.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path),
              help="File to write: .csv, .txt or .xlsx; a report comes beside it.")  # fmt: skip
def cbs(
    folder: Path,
    period: str,
    protocol_name: str,
    identities: Path,
    previous: Path | None,
    rule_file: Path | None,
    layout_file: Path | None,
    out: Path,
) -> None:
    """Make the delivery to CBS of own help to young persons over a half-year."""
    from datetime import date

    from wijkzicht.cli.deliveries import asked, layout_of, rule_of, show_faults, writable
    from wijkzicht.cli.progress import Progress
    from wijkzicht.dataset.faults import Unreadable, counted
    from wijkzicht.deliveries import report
    from wijkzicht.deliveries.cbs import NotPossible, build, check_request
    from wijkzicht.deliveries.layouts import BadLayout
    from wijkzicht.deliveries.previous import difference, read_previous
    from wijkzicht.deliveries.verwijzer import BadRule
    from wijkzicht.deliveries.write import write

    half_year, protocol = asked(period, protocol_name)
    layout = layout_of(layout_file, protocol)
    writable(out)
    try:
        check_request(half_year, protocol, date.today())
        rule = rule_of(rule_file, protocol)
        before = read_previous(previous) if previous else None
        with Progress() as progress:
            delivery = build(folder, identities, half_year, protocol, rule, progress.tell)
        rows = [delivered.cells for delivered in delivery.records]
        compared = difference(rows, before, half_year) if before is not None else None
        written = write(delivery, compared, out, layout)
    except Unreadable as problem:
        show_faults(problem.faults)
        raise SystemExit(1) from None
    except (NotPossible, BadRule, BadLayout) as problem:
        raise click.UsageError(str(problem)) from None
    total = report.totals(delivery)
    click.echo(
        f"{counted(total['records'], 'record', 'records')} ({total['running']} lopend, {total['ended']} geëindigd)"
        f" over {half_year.name} volgens protocol {protocol.name}."
    )
    for path in written:
        click.echo(f"Geschreven: {path}")
    for note in delivery.notes:
        click.echo(f"Let op: {note}", err=True)
    if delivery.faults:
        click.echo(
            f"Te herstellen: {counted(len(delivery.faults), 'fout', 'fouten')}; zie het verslag.",
            err=True,
        )


@command.command()
@click.argument("file", metavar="FILE", type=_FILE)
@click.option("--protocol", "protocol_name", required=True, help="2015, 2016, 2018 or 2019.")
@click.option("--period", required=True, help="Half-year: 2025-H2 or 2025-2.")
@click.option("--json", "as_json", is_flag=True, help="Print faults and warnings as JSON.")
def check(file: Path, protocol_name: str, period: str, as_json: bool) -> None:
    """Check every record of a delivery file (CSV) against the rules of a protocol version."""
    from wijkzicht.cli.deliveries import asked
    from wijkzicht.cli.progress import Progress
    from wijkzicht.dataset.checks.output import write_json, write_text
    from wijkzicht.deliveries.cbs import NotPossible, check_protocol
    from wijkzicht.deliveries.check import DeliveryCheck

    half_year, protocol = asked(period, protocol_name)
    try:
        check_protocol(half_year, protocol)
    except NotPossible as problem:
        raise click.UsageError(str(problem)) from None
    with Progress() as progress:
        examination = DeliveryCheck(file, protocol, half_year, progress.tell)
        faults = (write_json if as_json else write_text)(examination, sys.stdout)
    raise SystemExit(1 if faults else 0)
