"""`wijkzicht backup`: the whole database in one file."""

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Write the database to FILE. It holds every file of every family: keep it encrypted."""
    from wijkzicht.cli.start import django_ready

    with django_ready("development"):
        from django.conf import settings

        from wijkzicht.register.walls.backup import BackupFault, backup

        try:
            size = backup(settings.DATABASE_OWNER, file)
        except BackupFault as fault:
            raise click.ClickException(str(fault)) from fault
    click.echo(f"Kopie bewaard in {file} ({size / 1e6:.1f} MB). Bewaar het bestand versleuteld.")
