"""`wijkzicht user`: makes an account, the first one above all."""

import click


@click.command()
@click.argument("email")
@click.option("--naam", required=True, help="Name that colleagues see.")
@click.option("--rol", default="beheer", show_default=True, help="Role in the whole organisation.")
@click.password_option(help="Asked for when not given; at least 12 characters.")
def command(email: str, naam: str, rol: str, password: str) -> None:
    """Create an account EMAIL with one role, as the owner of the database (DATABASE_OWNER_URL)."""
    from wijkzicht.cli.start import django_ready

    with django_ready("development"):
        from django.contrib.auth.password_validation import validate_password
        from django.core.exceptions import ValidationError
        from django.core.validators import validate_email
        from django.db import IntegrityError

        from wijkzicht.register.organisatie import actions
        from wijkzicht.register.organisatie.models import Medewerker
        from wijkzicht.register.walls.owner import NoOwner, owner_maintenance
        from wijkzicht.rules.errors import NotAllowed

        try:
            validate_email(email)
            validate_password(password, Medewerker(email=email, naam=naam))
            with owner_maintenance():
                made = actions.make_medewerker(naam=naam, email=email, by=None, password=password)
                actions.join(medewerker=made, rol=rol, by=None)
        except (NoOwner, NotAllowed) as fault:
            raise click.UsageError(str(fault)) from None
        except ValidationError as fault:
            raise click.UsageError(" ".join(fault.messages)) from None
        except IntegrityError:
            raise click.UsageError(f"Er is al een account met het adres {email}.") from None
    click.echo(f"Account {email} is gemaakt, met de rol {rol}.")
