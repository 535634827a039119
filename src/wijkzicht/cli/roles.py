"""`wijkzicht roles`: the roles and the database on one's own PostgreSQL."""

import click


@click.command()
def command() -> None:
    """Make the database roles and the database that the settings name, as DATABASE_ADMIN_URL.

    Running it again does no harm: it repairs, and sets the passwords to those of the settings."""
    from wijkzicht.register.walls.install import ADMIN, CannotInstall, install
    from wijkzicht.web.conf import WrongSetting, read

    try:
        values = read()
        name, fresh = install(values[ADMIN], values)
    except (WrongSetting, CannotInstall) as fault:
        raise click.UsageError(str(fault)) from None
    click.echo(
        f"De rollen staan klaar. De database {name} is {'gemaakt' if fresh else 'er al, en blijft'}."
    )
    click.echo("Haal DATABASE_ADMIN_URL weer weg. Draai nu: wijkzicht migrate (of restore).")
