"""`wijkzicht restore`: a database out of a backup."""

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Fill the empty database with the copy in FILE, all or nothing."""
    from wijkzicht.cli.start import django_ready

    with django_ready("development"):
        from django.conf import settings

        from wijkzicht.register.walls.backup import BackupFault, restore

        try:
            restore(settings.DATABASE_OWNER, file)
        except BackupFault as fault:
            raise click.ClickException(str(fault)) from fault
    click.echo(f"De kopie uit {file} staat weer in de database.")
