"""Makes a delivery that was asked for: extract, build, compare, keep. For the worker."""

import hashlib
from datetime import date
from pathlib import Path
from uuid import UUID

import psycopg

from wijkzicht.dataset.faults import Unreadable, sentence
from wijkzicht.deliveries.cbs import Delivery, NotPossible, build, check_request
from wijkzicht.deliveries.layouts import WRITERS, BadLayout
from wijkzicht.deliveries.previous import Difference, difference, read_previous
from wijkzicht.deliveries.write import report_paths, write
from wijkzicht.extraction.basisset import extract
from wijkzicht.extraction.identities import extract_identities
from wijkzicht.register.leveringen import actions, queries
from wijkzicht.register.leveringen.actions import Made
from wijkzicht.register.leveringen.models import Levering, Stand, Vorm
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.bsn import NotReadable
from wijkzicht.register.walls.rights import as_medewerker
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import protocol
from wijkzicht.web.levering.rapport import rapport
from wijkzicht.web.workplace import closed_folder

_PREFIX = "levering-"
_UNKNOWN = "Er ging iets mis bij het maken. Probeer het opnieuw, of vraag beheer om hulp."


def make(url: str, levering_id: UUID, medewerker_id: UUID, today: date) -> None:
    """Make it in the name of who asked, whole or not at all; why it failed stands with it.

    `url`: the database as the role that extracts. What is unencrypted stands in a closed folder
    beside the snapshot only while this runs. Gone or done already, or the asker may no more:
    nothing happens. Raises what nobody foresaw, after writing down that it failed.
    """
    with as_medewerker(medewerker_id):
        levering = Levering.objects.filter(pk=levering_id, stand=Stand.WACHTEND).first()
        by = Medewerker.objects.get(pk=medewerker_id)
    if levering is None:
        return
    try:
        with closed_folder(_PREFIX) as folder:
            made = _made(url, Path(folder), levering, today)
        with as_medewerker(medewerker_id):
            actions.keep(levering=levering, made=made, by=by)
    except Exception as problem:
        with as_medewerker(medewerker_id):
            levering = queries.levering(levering_id)
            actions.fail(levering=levering, sentence=_why(problem), by=by)
        if _why(problem) == _UNKNOWN:
            raise


def _why(problem: Exception) -> str:
    if isinstance(problem, Unreadable):
        return sentence(problem.faults[0])
    if isinstance(problem, NotAllowed | NotPossible | BadLayout | NotReadable):
        return str(problem)
    if isinstance(problem, OSError):
        return "Er is geen plaats om te werken, of de map is dicht. Vraag beheer om hulp."
    return _UNKNOWN


def _made(url: str, folder: Path, levering: Levering, today: date) -> Made:
    period, version = Period.parse(levering.periode), protocol(levering.protocol)
    check_request(period, version, today)
    extract(url, folder / "basisset", today)
    extract_identities(url, folder / "gesloten")
    delivery = build(folder / "basisset", folder / "gesloten", period, version)
    former, compared = _compared(folder, levering, delivery)
    files = _files(folder, delivery, compared)
    digest = files[Vorm.CSV][0]
    return Made(
        records=len(delivery.records),
        sha256=digest,
        rapport=rapport(delivery, compared, digest),
        bestanden=files,
        confirm=_confirm(url, delivery),
        vorige=former,
    )


def _compared(
    folder: Path, levering: Levering, delivery: Delivery
) -> tuple[Levering | None, Difference | None]:
    with as_medewerker(levering.gevraagd_door_id):
        former = queries.former(levering)
        content = queries.csv_of(former) if former else b""
    if former is None:
        return None, None
    path = folder / "vorige.csv"
    path.write_bytes(content)
    rows = [delivered.cells for delivered in delivery.records]
    return former, difference(rows, read_previous(path), delivery.period)


def _files(
    folder: Path, delivery: Delivery, compared: Difference | None
) -> dict[str, tuple[str, bytes]]:
    """Each form and the whole report, with its digest. The report names the digest of the CSV."""
    name = f"levering-{delivery.period.name}-protocol-{delivery.protocol.name}"
    paths = {}
    for suffix in sorted(WRITERS, key=lambda suffix: suffix == ".csv"):
        paths[suffix.removeprefix(".")] = folder / f"{name}{suffix}"
        write(delivery, compared, folder / f"{name}{suffix}", delivery.protocol.layout)
    paths[Vorm.HTML] = report_paths(folder / f"{name}.csv")[1]
    return {vorm: (_digest(path), path.read_bytes()) for vorm, path in paths.items()}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


_CASUSSEN = """
SELECT c.pseudoniem::text, p.pseudoniem::text, c.huishouden_id, c.id, p.id, c.team_id
FROM casussen_casus c JOIN personen_persoon p ON p.huishouden_id = c.huishouden_id
WHERE c.pseudoniem::text = ANY (%s) AND p.pseudoniem::text = ANY (%s)
"""


def _confirm(url: str, delivery: Delivery) -> list[dict]:
    """Running parts without help in the last half year, by our own keys."""
    parts = [p for d in delivery.unconfirmed() for p in d.parts if p.einde is None]
    asked = [[p.casus_id for p in parts], [p.persoon_id for p in parts]]
    with psycopg.connect(url) as register:
        found = {(c, p): keys for c, p, *keys in register.execute(_CASUSSEN, asked)}
    names = ("huishouden_id", "casus_id", "persoon_id", "team_id")
    return [
        {**dict(zip(names, keys, strict=True)), "laatste_hulp": part.laatste_hulp}
        for part in parts
        if (keys := found.get((part.casus_id, part.persoon_id)))
    ]
