"""The program `wijkzicht`: finds the command and runs it. Commands import inside their function."""

from importlib import import_module

import click

from wijkzicht import __version__
from wijkzicht.cli.endings import told_in_a_sentence

# One module a command; it is loaded when the command runs, so no command pays for another.
COMMANDS: dict[str, str] = {
    "serve": "serve",
    "demo": "demo",
    "load": "load",
    "extract": "extract",
    "worker": "worker",
    "check": "check",
    "backup": "backup",
    "restore": "restore",
    "roles": "roles",
    "migrate": "migrate",
    "user": "user",
    "rotate": "rotate",
    "manage": "manage",
    "import": "import_",
    "sample": "sample",
    "deliver": "deliver",
    "indicators": "indicators",
    "report": "report",
    "package": "package",
    "compare": "compare",
    "vintages": "vintages",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        return import_module(f"wijkzicht.cli.{COMMANDS[name]}").command

    def invoke(self, ctx: click.Context) -> object:
        with told_in_a_sentence():
            return super().invoke(ctx)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wijkzicht")
def main() -> None:
    """Register and monitor for Dutch local social teams."""
