"""`wijkzicht manage`: Django's own commands, for developers."""

import click


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Run one of Django's commands (makemigrations, makemessages, ...) on the development database."""
    from wijkzicht.cli.start import django_ready

    with django_ready("development"):
        from django.core.management import execute_from_command_line

        execute_from_command_line(["wijkzicht manage", *arguments])
