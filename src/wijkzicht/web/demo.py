"""Fills a new register with a made-up municipality and its figures, for the demo."""

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import psycopg
from django.conf import settings

from wijkzicht.dataset import kwb, sample
from wijkzicht.dataset.read import open_basisset
from wijkzicht.extraction.load.run import load
from wijkzicht.register.buurt.demo import fill_the_neighbourhood
from wijkzicht.register.inbreng.demo import fill_the_door
from wijkzicht.register.organisatie import demo as accounts
from wijkzicht.register.organisatie.models import Organisatie
from wijkzicht.register.walls.address import address
from wijkzicht.register.walls.owner import owner_maintenance
from wijkzicht.web.monitor.refresh import refresh

YEARS, SEED = 3, 1


def is_filled() -> bool:
    """Whether there is an organisation already."""
    with owner_maintenance():
        return Organisatie.objects.exists()


def fill(inwoners: int, today: date, told: Callable[[str], None]) -> None:
    """Make a municipality of that many inhabitants up to yesterday, load it, compute its figures."""
    told(f"Verzint een gemeente met {inwoners:,} inwoners ...".replace(",", "."))
    with tempfile.TemporaryDirectory() as folder:
        wish = sample.Wish(inwoners, YEARS, SEED, today - timedelta(days=1))
        sample.write_sample(Path(folder) / "basisset", kwb.packaged(), wish, "parquet")
        told("Laadt de gezinnen, het werk en de plannen ...")
        load_folder(Path(folder) / "basisset")
    told("Rekent de cijfers uit ...")
    refresh(
        address(settings.DATABASE_EXTRACT),
        settings.WIJKZICHT_SNAPSHOT,
        today,
        everything=True,
        smallest=settings.KLEINSTE,
        vulling=settings.KLEINSTE_VULLING,
    )


def load_folder(folder: Path, told: Callable[[str, int], None] = lambda *_: None) -> dict[str, int]:
    """Load a made-up basisset into the empty register, with demo accounts. Rows per table."""
    basisset = open_basisset(folder).connect()
    with psycopg.connect(address(settings.DATABASE_OWNER)) as register:
        rows = load(basisset, register, settings.WIJKZICHT_PSEUDONYM_KEY.encode(), told)
    with owner_maintenance():
        accounts.make_accounts()
        fill_the_door()
        fill_the_neighbourhood()
    return rows
