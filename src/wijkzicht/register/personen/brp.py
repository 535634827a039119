"""Asks the register of persons (BRP) about one BSN: Haal Centraal BRP Personen bevragen, version 2.

POST only, so that a BSN never stands in an address; only the fields that are compared are asked.
Whatever goes wrong is a sentence: the work goes on without the BRP.
"""

import json
import logging
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from django.conf import settings

from wijkzicht.rules.names import USE_BY_BRP

SECONDS = 4
FIELDS = ("naam", "geboorte", "geslacht")
SEX = {"M": "man", "V": "vrouw"}
AWAY = "De BRP geeft nu geen antwoord. Je kunt gewoon verder werken. Probeer het later opnieuw."
UNKNOWN = "De BRP kent dit nummer niet. Kijk het BSN na, of werk verder zonder."
NOT_ALLOWED = "De BRP weigert de vraag. Laat beheer de aansluiting nakijken. Je kunt verder werken."
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answer:
    """What is known, under the names of the fields of `Persoon`; or why nothing is."""

    fields: dict[str, Any]
    problem: str = ""


def look_up(bsn: str) -> Answer:
    """What the BRP knows of the person with this number; never raises for a service that fails."""
    question = {
        "type": "RaadpleegMetBurgerservicenummer",
        "burgerservicenummer": [bsn],
        "fields": list(FIELDS),
    }
    try:
        people = _ask(question)["personen"]
        return Answer(_fields(people[0])) if people else Answer({}, UNKNOWN)
    except urllib.error.HTTPError as fault:
        log.warning("BRP answered %s", fault.code)
        refused = fault.code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
        return Answer({}, NOT_ALLOWED if refused else AWAY)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        # The kind of fault only: an answer that can't be read may hold names.
        log.warning("BRP gave no answer that can be read: %s", type(fault).__name__)
        return Answer({}, AWAY)


def _ask(question: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(
        f"{settings.BRP_URL.rstrip('/')}/personen",
        data=json.dumps(question).encode(),
        method="POST",
        headers={"Content-Type": "application/json", "X-API-KEY": settings.BRP_KEY},
    )
    if request.type not in {"https", "http"}:
        raise ValueError("WIJKZICHT_BRP_URL is no web address")
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:
        return json.load(answer)


def _fields(person: dict[str, Any]) -> dict[str, Any]:
    """The parts of an answer that we keep; what the BRP does not say is not in it."""
    name, found = person.get("naam", {}), {}
    for ours, theirs in (
        ("voornaam", "voornamen"),
        ("voorletters", "voorletters"),
        ("tussenvoegsel", "voorvoegsel"),
        ("achternaam", "geslachtsnaam"),
    ):
        if name.get(theirs):
            found[ours] = str(name[theirs])
    use = USE_BY_BRP.get(name.get("aanduidingNaamgebruik", {}).get("code"))
    if use:
        found["naamgebruik"] = use
    sex = SEX.get(person.get("geslacht", {}).get("code"))
    if sex:
        found["geslacht"] = sex
    return found | _birth(person.get("geboorte", {}).get("datum", {}))


def _birth(day: dict[str, Any]) -> dict[str, Any]:
    kind = day.get("type")
    if kind == "Datum":
        return {"geboortedatum": date.fromisoformat(day["datum"])}
    if kind == "JaarMaandDatum":
        return {"geboortejaar": int(day["jaar"]), "geboortemaand": int(day["maand"])}
    if kind == "JaarDatum":
        return {"geboortejaar": int(day["jaar"])}
    return {}
