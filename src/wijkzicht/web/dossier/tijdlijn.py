"""The whole timeline of a household: what one wants to see, folded by month, ready for paper."""

import uuid
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.contacten import queries
from wijkzicht.web.dossier import events
from wijkzicht.web.dossier.frame import short_name
from wijkzicht.web.dossier.timeline import Item, changes, of_contact
from wijkzicht.web.forms import CheckboxTiles
from wijkzicht.web.household import opened
from wijkzicht.web.policy import WORKERS, requires

MOST = 1000  # contacts; a household with more is read on paper, by period
OPEN = 2  # months that lie open


class Chip(NamedTuple):
    """A chosen filter, and the address without it."""

    words: str
    url: str


class FilterForm(forms.Form):
    """Kinds of event, somebody of the household, one goal. Nothing chosen is all."""

    soort = forms.MultipleChoiceField(
        label=gettext_lazy("Wat wil je zien?"), required=False, widget=CheckboxTiles
    )
    persoon = forms.ChoiceField(label=gettext_lazy("Over wie?"), required=False)
    doel = forms.ChoiceField(label=gettext_lazy("Bij welk doel?"), required=False)

    def __init__(self, data: QueryDict, *, personen: list, doelen: dict[str, str]) -> None:
        super().__init__(data)
        self.fields["soort"].choices = list(events.KINDS.items())
        people = [(str(row.pk), short_name(row)) for row in personen]
        self.fields["persoon"].choices = [("", _("Iedereen")), *people]
        self.fields["doel"].choices = [("", _("Alle doelen")), *doelen.items()]


@require_safe
@requires(*WORKERS)
def tijdlijn(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Everything that happened, newest first."""
    context = opened(request, huishouden_id)
    told = list(events.read(context["casussen"]))
    goals = {str(item.doel_id): item.text[:90] for _kind, item in told if item.doel_id}
    form = FilterForm(request.GET, personen=context["personen"], doelen=goals)
    chosen = form.cleaned_data if form.is_valid() else {}
    kinds = chosen.get("soort") or events.KINDS
    items = _contacts(context["casussen"]) if events.CONTACTS in kinds else []
    items += [item for kind, item in told if kind in kinds]
    items = [item for item in items if _fits(item, chosen)]
    items.sort(key=lambda item: item.when, reverse=True)
    whole = "alles" in request.GET
    chips = _chips(request, form, chosen)
    context |= {
        "form": form,
        "chips": chips,
        "months": _months(items, whole or bool(chips)),
        "whole": whole,
        "whole_url": "?" + urlencode([*_pairs(request), ("alles", "1")]),
        "found": len(items),
        "own": bool(chosen.get("persoon")),
        "secrets": any(item.confidential for item in items),
    }
    return render(request, "dossier/tijdlijn.html", context)


def _contacts(casussen: list[Casus]) -> list[Item]:
    rows = queries.timeline(*casussen, limit=MOST)
    before = changes(rows)
    return [of_contact(row, before.get(row.contact.pk, [])) for row in rows]


def _fits(item: Item, chosen: dict) -> bool:
    person, goal = chosen.get("persoon"), chosen.get("doel")
    return (not person or uuid.UUID(person) in item.persons) and (
        not goal or item.doel_id == uuid.UUID(goal)
    )


def _months(items: list[Item], all_open: bool) -> list[tuple[str, bool, list[Item]]]:
    """Name of the month, whether it lies open, and what happened in it."""
    found = groupby(items, key=lambda item: date_format(item.when, "F Y"))
    return [
        (name, all_open or number < OPEN, list(rows)) for number, (name, rows) in enumerate(found)
    ]


def _pairs(request: HttpRequest) -> list[tuple[str, str]]:
    return [(k, v) for k, values in request.GET.lists() for v in values if v and k != "alles"]


def _chips(request: HttpRequest, form: FilterForm, chosen: dict) -> list[Chip]:
    pairs = _pairs(request)
    words = {
        (name, str(value)): str(text)
        for name in ("soort", "persoon", "doel")
        for value, text in form.fields[name].choices
        if value
    }
    return [
        Chip(words[pair], "?" + urlencode([other for other in pairs if other != pair]))
        for pair in pairs
        if chosen and pair in words
    ]
