"""`wijkzicht worker`: does the jobs that wait, among them the figures after a save."""

import click


@click.command()
def command() -> None:
    """Run the worker that keeps the figures fresh, beside `serve`. `demo` starts one itself."""
    from wijkzicht.cli.start import django_ready

    with django_ready("serve"):
        from django.core.management import call_command

        call_command("procrastinate", "worker", concurrency=2)
