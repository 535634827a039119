"""`wijkzicht extract`: the register as a basisset."""

from pathlib import Path

import click

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.option("--out", required=True, type=_FOLDER, help="New or empty folder for the basisset.")
@click.option(
    "--identities", type=_FOLDER, help="Closed folder for names of the statutory delivery."
)
def command(out: Path, identities: Path | None) -> None:
    """Write the register as a pseudonymised basisset; identities only into a closed folder."""
    from wijkzicht.cli.start import django_ready

    with django_ready("serve"):
        from django.conf import settings
        from django.utils.timezone import localdate

        from wijkzicht.extraction.basisset import OutputExists, extract
        from wijkzicht.extraction.identities import extract_identities
        from wijkzicht.register.walls.address import address

        try:
            url = address(settings.DATABASE_EXTRACT)
            rows = extract(url, out, localdate(), lambda table, n: click.echo(f"  {table}: {n}"))
            if identities:
                count = extract_identities(url, identities)
                click.echo(
                    f"Identiteiten van {count} personen in {identities}. Houd die map gesloten."
                )
        except OutputExists as fault:
            raise click.UsageError(str(fault)) from fault
    click.echo(f"Basisset geschreven in {out}: {sum(rows.values())} regels.")
