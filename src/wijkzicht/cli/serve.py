"""`wijkzicht serve`: the web server for real work."""

import click


class _Refused(click.ClickException):
    exit_code = 2


@click.command()
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="Address and port.")
def command(bind: str) -> None:
    """Serve the pages. Refuses what is unsafe: missing keys, the embedded database, demo accounts,
    a database role with too much power, tables that are not up to date."""
    import os
    import sys

    os.environ["WIJKZICHT_MODE"] = "serve"
    from wijkzicht.web.conf import WrongSetting, read

    try:
        workers = read()["WIJKZICHT_WORKERS"]
    except WrongSetting as fault:
        raise _Refused(str(fault)) from None

    from wijkzicht.cli.start import django_ready

    with django_ready("serve"):
        from wijkzicht.web.readiness import NotReady, refuse_unready

        try:
            refuse_unready()
        except NotReady as fault:
            raise _Refused(str(fault)) from None
    os.execv(
        sys.executable,
        [
            *(sys.executable, "-m", "gunicorn", "wijkzicht.web.wsgi:application"),
            *("--bind", bind, "--workers", str(workers), "--threads", "4"),
            *("--worker-class", "gthread", "--forwarded-allow-ips", "127.0.0.1"),
        ],
    )
