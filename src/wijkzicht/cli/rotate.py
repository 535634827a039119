"""`wijkzicht rotate`: everything encrypted under the newest key."""

import click


@click.command()
def command() -> None:
    """Encrypt what stands under an older key anew, with the first of WIJKZICHT_DATA_KEYS.

    As the owner of the database (DATABASE_OWNER_URL), while people work. Stopped half-way: run it again."""
    from wijkzicht.cli.start import django_ready

    with django_ready("development"):
        from wijkzicht.register.personen.bsn import NotReadable
        from wijkzicht.register.rotation import rotate
        from wijkzicht.register.walls.owner import NoOwner, as_owner

        try:
            with as_owner():
                count = rotate(lambda name, count: click.echo(f"  {name}: {count}"))
        except NoOwner as fault:
            raise click.UsageError(str(fault)) from None
        except NotReadable as fault:
            raise click.ClickException(f"{fault} Wat al klaar is, blijft zo.") from None
    click.echo(f"{count} waarden omgezet naar de eerste sleutel van WIJKZICHT_DATA_KEYS.")
