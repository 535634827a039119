"""`wijkzicht import`: other people's files to ours."""

from pathlib import Path

import click


@click.group(name="import")
def command() -> None:
    """Read files of others."""


@command.command(name="cbs-kwb")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--out", "out", required=True, type=click.Path(path_type=Path, file_okay=False))
def cbs_kwb(source: Path, out: Path) -> None:
    """Read CBS Kerncijfers wijken en buurten from FILE and write a tidy table into the folder."""
    from wijkzicht.dataset import kwb
    from wijkzicht.dataset.faults import Unreadable, sentence
    from wijkzicht.dataset.kwb.report import sentences

    try:
        read = kwb.read(source)
    except Unreadable as unreadable:
        for fault in unreadable.faults:
            click.echo(sentence(fault), err=True)
        click.get_current_context().exit(1)
    paths = kwb.write(read, out)
    click.echo(f"{len(read.areas)} gebieden gelezen uit {source}.")
    for path in paths:
        click.echo(f"Geschreven: {path}")
    for told in sentences(read):
        click.echo(f"- {told}")
