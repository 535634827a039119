"""`wijkzicht import`: other people's files to ours."""

from pathlib import Path

import click

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(path_type=Path, file_okay=False)


class _Import(click.Group):
    """`import cbs-kwb FILE`, or else `import SOURCE`: what comes first is then a file or folder."""

    def resolve_command(self, ctx: click.Context, args: list[str]):
        if args and args[0] == cbs_kwb.name:
            return super().resolve_command(ctx, args)
        return "", exports, args


@click.group(
    name="import",
    cls=_Import,
    subcommand_metavar="SOURCE --mapping FILE --out DIR | cbs-kwb FILE --out DIR",
    context_settings={"ignore_unknown_options": True},
)
def command() -> None:
    """Read files of others."""


@command.command(name="SOURCE")
@click.argument("source", metavar="SOURCE", type=click.Path(exists=True, path_type=Path))
@click.option("--mapping", "mapping_file", required=True, type=_FILE,
              help="YAML: which of their columns holds which of our fields.")  # fmt: skip
@click.option("--out", required=True, type=_FOLDER, help="New folder, or one with a basisset.")
def exports(source: Path, mapping_file: Path, out: Path) -> None:
    """Turn the exports of another registration system in SOURCE into a basisset.

    SOURCE is a folder with CSV files, or one of them. Everything is written, or nothing.
    """
    from wijkzicht.cli.progress import Progress
    from wijkzicht.dataset.exports import read_mapping, turn
    from wijkzicht.dataset.faults import Unreadable, sentence

    try:
        with Progress() as progress:
            told = turn(source, read_mapping(mapping_file), out, progress.tell)
    except Unreadable as unreadable:
        for fault in unreadable.faults:
            click.echo(sentence(fault), err=True)
        click.echo("Er is niets geschreven.", err=True)
        raise SystemExit(1) from None
    except FileExistsError as problem:
        raise click.UsageError(str(problem)) from None
    click.echo(f"Basisset geschreven in {out}.")
    for one in told:
        passed = f", {one.passed} overgeslagen door de mapping" if one.passed else ""
        click.echo(f"  {one.table}: {one.written} rijen uit {one.file}{passed}")
    for file, names in _unused(told).items():
        click.echo(f"Niet gebruikt uit {file}: {', '.join(names)}.")
    click.echo(f"Controleer de set met: wijkzicht check {out}")


def _unused(told) -> dict[str, list[str]]:
    """By file the columns that no table takes."""
    by_file: dict[str, list[str]] = {}
    for one in told:
        left = by_file.get(one.file, one.unused)
        by_file[one.file] = [name for name in left if name in one.unused]
    return {file: names for file, names in by_file.items() if names}


@command.command(name="cbs-kwb")
@click.argument("source", metavar="FILE", type=_FILE)
@click.option("--out", "out", required=True, type=_FOLDER)
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
