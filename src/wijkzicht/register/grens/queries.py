"""Read the judgements of a team, never one person's."""

import hashlib
import hmac
from collections import Counter
from typing import NamedTuple
from uuid import UUID

from django.conf import settings

from wijkzicht.register.grens.models import Grensantwoord
from wijkzicht.register.grens.policies import FEWEST
from wijkzicht.register.organisatie.models import Medewerker, Team


class Result(NamedTuple):
    """How many voices there are, and for each case how often each word was chosen.

    `per_geval` is empty while there are fewer than `FEWEST` voices.
    """

    stemmen: int
    per_geval: dict[str, Counter]


def of_team(team: Team, jaar: int) -> Result:
    """What the team called the cases in a year; one statement."""
    rows = list(
        Grensantwoord.objects.filter(team=team, jaar=jaar).values_list("stem", "geval", "keuze")
    )
    voices = len({bytes(stem) for stem, _, _ in rows})
    found: dict[str, Counter] = {}
    if voices >= FEWEST:
        for _, geval, keuze in rows:
            found.setdefault(geval, Counter())[keuze] += 1
    return Result(voices, found)


def own(team: Team, jaar: int, by: Medewerker) -> dict[str, str]:
    """What `by` chose this year, to see and to change; one statement."""
    stem = voice(by.pk, team.pk, jaar)
    return dict(Grensantwoord.objects.filter(stem=stem).values_list("geval", "keuze"))


def voice(medewerker: UUID, team: UUID, jaar: int) -> bytes:
    """The voice of somebody in a team in a year; it can't be turned back into who."""
    text = f"grens:{medewerker}:{team}:{jaar}".encode()
    return hmac.digest(settings.WIJKZICHT_PSEUDONYM_KEY.encode(), text, hashlib.sha256)
