"""Rows as the worker leaves them for the course of a figure."""

import datetime

from database import as_role
from wijkzicht.register.cijfers.models import Cijfer, Verloop
from wijkzicht.register.walls import roles

DAY = datetime.date(2026, 7, 20)
NOW = datetime.datetime(2026, 7, 20, 9, 0, tzinfo=datetime.UTC)
HALVES = [f"{year}-H{half}" for year in range(2020, 2027) for half in (1, 2)][:13]


def figures(groep, values, code="N04", status="ok", definitions=None):
    """A row for each value, in half-years from 2020 on."""
    with as_role(roles.EXTRACT):
        Cijfer.objects.bulk_create(
            Cijfer(
                indicator=code, groep=groep, periode=HALVES[i], status=status if i else "ok",
                teller=None if value is None else value, noemer=None, waarde=value,
                definitie=(definitions or ["a" * 16] * len(values))[i], peildatum=DAY,
                berekend_op=NOW,
            )
            for i, value in enumerate(values)
        )  # fmt: skip


def keep(groep, soort, inhoud, sleutel=""):
    with as_role(roles.EXTRACT):
        Verloop.objects.create(
            groep=groep, soort=soort, sleutel=sleutel, inhoud=inhoud, peildatum=DAY,
            berekend_op=NOW,
        )  # fmt: skip


def moves(groep):
    """Twelve half-years of one team; in 2023-H1 sixty files went that nobody had closed."""
    rows, stood = [], 200
    for i, period in enumerate(HALVES[1:]):
        late = -64 if period == "2023-H1" else -4
        closed = -50 - i % 3
        stand = stood + 55 + late + closed
        parts = {"nieuw": 55, "gesloten": closed, "laat_gesloten": late}
        rows.append(move(groep, period, "dossier", stood, stand, parts))
        for telling in ("actief", "hulp"):
            rows.append(move(groep, period, telling, 150, 150, {"nieuw": 50, "gesloten": -50}))
        stood = stand
    return rows


def move(groep, periode, telling, opening, stand, delen):
    return {
        "groep": groep, "periode": periode, "telling": telling, "opening": opening,
        "stand": stand, "delen": delen,
    }  # fmt: skip


def route(noord, dagen):
    return {
        "groep": noord, "route": "sluiting", "aantal": 40, "wacht": 11, "helft": 300.0,
        "negen_van_tien": None, "dagen": dagen, "delen": [[0.001 * d for d in dagen]] + [[0.0] * len(dagen)] * 3,
        "onder": [None] + [0.0005 * d for d in dagen[1:]],
        "boven": [None] + [0.0015 * d for d in dagen[1:]],
        "jaren": [{"jaar": 2025, "aantal": 40, "wacht": 11, "helft": 300.0, "negen_van_tien": None,
                   "na": {"90": [0.09, 0, 0, 0], "180": [0.18, 0, 0, 0], "365": None}}],
    }  # fmt: skip
