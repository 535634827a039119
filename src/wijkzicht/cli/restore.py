"""`wijkzicht restore`: a database out of a backup."""

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Fill the empty database of DATABASE_OWNER_URL with the copy in FILE, all or nothing."""
    from wijkzicht.register.walls.backup import BackupFault, restore
    from wijkzicht.web.conf import WrongSetting, read

    try:
        restore(read()["DATABASE_OWNER_URL"], file)
    except (WrongSetting, BackupFault) as fault:
        raise click.ClickException(str(fault)) from None
    click.echo(f"De kopie uit {file} staat weer in de database.")
