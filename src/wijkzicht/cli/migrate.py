"""`wijkzicht migrate`: brings the tables up to date."""

import click


@click.command()
def command() -> None:
    """Create or update the tables, as the owner of the database (DATABASE_OWNER_URL)."""
    from wijkzicht.cli.start import django_ready

    with django_ready("development"):
        from wijkzicht.register.walls.owner import NoOwner, RoleAbsent, migrate

        try:
            migrate(verbosity=1)
        except (NoOwner, RoleAbsent) as fault:
            raise click.UsageError(str(fault)) from None
