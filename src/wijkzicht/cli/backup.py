"""`wijkzicht backup`: the whole database in one file."""

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Write the database of DATABASE_BACKUP_URL to FILE. It holds every file of every family: keep it
    encrypted."""
    from wijkzicht.register.walls.backup import BackupFault, backup
    from wijkzicht.web.conf import WrongSetting, read

    try:
        size = backup(read()["DATABASE_BACKUP_URL"], file)
    except (WrongSetting, BackupFault) as fault:
        raise click.ClickException(str(fault)) from None
    click.echo(f"Kopie bewaard in {file} ({size / 1e6:.1f} MB). Bewaar het bestand versleuteld.")
