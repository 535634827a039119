"""`wijkzicht load`: a made-up basisset into the register."""

from pathlib import Path

import click


@click.command()
@click.argument(
    "folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--demo", is_flag=True, help="Needed: names, addresses and texts are made up.")
def command(folder: Path, demo: bool) -> None:
    """Load the made-up basisset in DIR into an empty register, with made-up names and texts."""
    if not demo:
        raise click.UsageError(
            "`load` vult het register met verzonnen namen en teksten. Geef --demo mee als je dat wilt."
        )
    from wijkzicht.cli.start import django_ready

    with django_ready("development"):
        from wijkzicht.dataset.read import Unreadable
        from wijkzicht.extraction.load.run import RegisterNotEmpty
        from wijkzicht.web.demo import load_folder

        try:
            rows = load_folder(folder, lambda table, n: click.echo(f"  {table}: {n}"))
        except RegisterNotEmpty as fault:
            raise click.UsageError(str(fault)) from fault
        except Unreadable as fault:
            click.echo(str(fault), err=True)
            raise SystemExit(1) from fault
    click.echo(f"Geladen: {sum(rows.values())} regels.")
