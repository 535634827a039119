"""`wijkzicht demo`: the whole application with a made-up municipality, on an embedded database."""

import click


@click.command()
@click.option("--inwoners", default=40_000, show_default=True, type=click.IntRange(min=2_000))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65_535))
def command(inwoners: int, port: int) -> None:
    """Start the application with made-up families and print where to sign in. Ctrl+C stops it."""
    import os

    from wijkzicht.cli.processes import Failed, check_free
    from wijkzicht.cli.start import django_ready
    from wijkzicht.register import embedded
    from wijkzicht.register.walls.roles import ADDRESSES

    home = embedded.home_for("demo")
    os.environ["WIJKZICHT_MODE"] = "demo"
    os.environ["WIJKZICHT_MFA"] = "nee"
    os.environ["WIJKZICHT_SNAPSHOT"] = str(home.data.parent / "snapshot")
    for name in ADDRESSES:
        os.environ.pop(name, None)  # the demo never touches another database
    try:
        check_free(port)
        click.echo("Start de database ...")
        with django_ready("demo", "demo"):
            _fill(inwoners)
            _serve(port)
    except Failed as fault:
        raise click.ClickException(str(fault)) from fault


def _fill(inwoners: int) -> None:
    from django.utils.timezone import localdate

    from wijkzicht.register.walls.owner import migrate
    from wijkzicht.web import demo

    migrate()
    if demo.is_filled():
        click.echo("De gemeente van de vorige keer is er nog.")
    else:
        demo.fill(inwoners, localdate(), click.echo)


def _serve(port: int) -> None:
    from wijkzicht.cli.processes import running

    try:
        with running(port) as wait:
            click.echo(_welcome(port))
            wait()
    except KeyboardInterrupt:
        click.echo("\nGestopt. De gegevens blijven bewaard.")


def _welcome(port: int) -> str:
    from wijkzicht.register.organisatie.demo import PASSWORD, accounts
    from wijkzicht.register.walls.owner import owner_maintenance

    with owner_maintenance():
        lines = [f"  {a.email:45} {a.rol}{f', {a.team}' if a.team else ''}" for a in accounts()]
    return "\n".join(
        [
            "",
            f"Wijkzicht draait op http://localhost:{port}/",
            "",
            *lines,
            "",
            f"Wachtwoord: {PASSWORD}",
            "Alle mensen en gezinnen zijn verzonnen. Stop met Ctrl+C.",
            "",
        ]
    )
