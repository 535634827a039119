"""`wijkzicht sample`: a made-up basisset."""

from datetime import datetime
from pathlib import Path

import click

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.option("--inwoners", default=40_000, show_default=True, type=click.IntRange(min=2_000))
@click.option("--jaren", default=3, show_default=True, type=click.IntRange(1, 12))
@click.option("--seed", default=1, show_default=True, type=click.IntRange(min=0))
@click.option(
    "--format", "kind", default="csv", show_default=True, type=click.Choice(["csv", "parquet"])
)
@click.option("--identities", type=_FOLDER, help="Closed folder for made-up identities.")
@click.option(
    "--fouten",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Plant faults in the set and list them in this CSV file.",
)
@click.option("--kwb", "kwb_folder", type=_FOLDER, help="Areas from `wijkzicht import cbs-kwb`.")
@click.option(
    "--tot",
    default="2026-06-30",
    show_default=True,
    type=click.DateTime(["%Y-%m-%d"]),
    help="Last day of the set.",
)
def command(
    folder: Path,
    inwoners: int,
    jaren: int,
    seed: int,
    kind: str,
    identities: Path | None,
    fouten: Path | None,
    kwb_folder: Path | None,
    tot: datetime,
) -> None:
    """Write a made-up basisset into DIR; the same seed gives the same bytes."""
    from wijkzicht.cli.progress import Progress
    from wijkzicht.dataset import kwb, sample

    if fouten and kind != "csv":
        raise click.UsageError("Fouten planten kan alleen in CSV: Parquet kent geen verkeerd type.")
    try:
        areas = kwb.load(kwb_folder) if kwb_folder else kwb.packaged()
        wish = sample.Wish(inwoners, jaren, seed, tot.date())
        with Progress() as progress:
            rows = sample.write_sample(folder, areas, wish, kind, identities, fouten, progress.tell)
    except (FileExistsError, sample.TooMany, sample.NoAreas, kwb.NoKwb) as fault:
        raise click.UsageError(str(fault)) from fault
    click.echo(f"Verzonnen basisset geschreven in {folder}: {sum(rows.values())} regels.")
    for name, count in rows.items():
        click.echo(f"  {name}: {count}")
