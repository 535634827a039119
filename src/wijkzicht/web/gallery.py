"""Every part of a page in its states, on one page. Not where `serve` runs: see `urls.py`.

All names and texts are made up.
"""

from datetime import date
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wijkzicht.web.forms import CheckboxList, CheckboxTiles, DayField, RadioList, RadioTiles


class ContactExample(forms.Form):
    """A contact as a professional writes it down."""

    soort = forms.ChoiceField(
        label=_("Wat deed je?"),
        choices=[
            ("gesprek", _("Gesprek")),
            ("hulp", _("Eigen hulp")),
            ("overleg", _("Overleg")),
            ("regie", _("Regie")),
        ],
        widget=RadioTiles,
        error_messages={"required": _("Kies wat je deed.")},
    )
    dag = DayField(label=_("Wanneer?"), error_messages={"required": _("Vul de dag in.")})
    wie = forms.MultipleChoiceField(
        label=_("Wie waren erbij?"),
        choices=[("1", "Samira (41)"), ("2", "Noor (14)"), ("3", "Daan (9)")],
        widget=CheckboxTiles,
        error_messages={"required": _("Kies wie erbij waren.")},
    )
    feiten = forms.CharField(
        label=_("Feiten"),
        help_text=_("Wat zag en hoorde je? Het gezin leest mee."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op wat er gebeurde.")},
    )
    mening = forms.CharField(
        label=_("Jouw mening"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class OtherFields(forms.Form):
    """The other kinds of fields."""

    naam = forms.CharField(label=_("Naam"))
    team = forms.ChoiceField(label=_("Team"), choices=[("n", "Noord"), ("z", "Zuid")])
    vraag = forms.ChoiceField(
        label=_("Wie stelt de vraag?"),
        choices=[("o", _("Een ouder")), ("j", _("De jongere zelf")), ("h", _("De huisarts"))],
        widget=RadioList,
    )
    gebieden = forms.MultipleChoiceField(
        label=_("Waar gaat het over?"),
        required=False,
        choices=[("1", _("Opvoeden")), ("2", _("School")), ("3", _("Geld")), ("4", _("Wonen"))],
        widget=CheckboxList,
    )


SPARKLINE = format_html(
    '<svg viewBox="0 0 120 30" preserveAspectRatio="none" aria-hidden="true"><polyline points="{}" '
    'fill="none" stroke="currentColor" stroke-width="2" vector-effect="non-scaling-stroke"/></svg>',
    "0,22 20,20 40,23 60,14 80,16 100,9 120,7",
)


def _figures() -> list[dict]:
    shared = {"period": _("Eerste half jaar van 2026"), "as_of": date(2026, 7, 1)}
    return [
        {
            **shared,
            "title": _("Gezinnen die binnen twee weken een gesprek hadden"),
            "value": "68%",
            "interval": _("59% en 76%"),
            "n": _("73 van 108 gezinnen"),
            "unknown": _("4 onbekend"),
            "sparkline": SPARKLINE,
            "definition_url": "#cijfers",
        },
        {
            **shared,
            "title": _("Dagen van aanmelding tot eerste gesprek"),
            "value": "9",
            "unit": _("dagen, het midden van alle gezinnen"),
            "interval": _("7 en 11 dagen"),
            "n": _("108 gezinnen"),
            "unknown": _("4 onbekend"),
            "definition_url": "#cijfers",
        },
        {
            **shared,
            "title": _("Doelen die beter gaan volgens de jongere"),
            "why_empty": _("Te weinig antwoorden om te tonen."),
            "n": _("Minder dan 10 antwoorden"),
            "definition_url": "#cijfers",
        },
    ]


def _table() -> dict:
    return {
        "caption": _("Mijn gezinnen"),
        "columns": [
            {"label": _("Gezin"), "sort_url": "?op=naam", "sorted": "op"},
            {"label": _("Laatste contact"), "sort_url": "?op=contact"},
            {"label": _("Volgende stap")},
            {"label": _("Doelen"), "numeric": True},
            {"label": _("Let op")},
        ],
        "rows": [
            [
                {"text": name, "url": "#tabel"},
                {"text": last, "label": _("Laatste contact")},
                {"text": step, "label": _("Volgende stap")},
                {"text": goals, "label": _("Doelen"), "numeric": True},
                {"text": note, "label": _("Let op"), "tag": kind},
            ]
            for name, last, step, goals, note, kind in (
                ("Bakker", _("gisteren"), _("School bellen, 27 nov"), 3, "", ""),
                (
                    "El Amrani",
                    _("9 dagen geleden"),
                    _("Evaluatie, 1 dec"),
                    2,
                    _("Veiligheid"),
                    "risk",
                ),
                ("De Wit", _("24 dagen geleden"), _("Nog geen stap"), 1, "", ""),
            )
        ],
    }


def _board() -> list[dict]:
    moves = [
        {"value": "uitzoeken", "label": _("Uitzoeken")},
        {"value": "verdelen", "label": _("Verdelen")},
        {"value": "wacht", "label": _("Wacht")},
    ]
    urgent = {
        "id": 1,
        "title": "El Amrani",
        "url": "#bord",
        "text": _("Ruzie thuis. De buurvrouw belde."),
        "waiting": _("Sinds vandaag"),
        "risk": _("Veiligheid"),
        "action": "",
        "choices": moves,
    }
    other = {
        "id": 2,
        "title": "De Wit",
        "url": "#bord",
        "text": _("Daan wil niet naar school."),
        "waiting": _("Wacht 3 dagen"),
        "action": "",
        "choices": moves,
    }
    return [
        {"title": _("Nieuw"), "cards": [urgent, other]},
        {"title": _("Uitzoeken"), "cards": [{**other, "id": 3, "title": "Yilmaz"}]},
        {"title": _("Verdelen"), "cards": []},
        {"title": _("Wacht"), "cards": []},
    ]


def gallery(request: HttpRequest) -> HttpResponse:
    """Shows the parts; `?fout` shows the forms as they look after a mistake."""
    wrong = "fout" in request.GET
    contact = (
        ContactExample({"dag": "ooit"}) if wrong else ContactExample(initial={"soort": "hulp"})
    )
    return render(
        request,
        "gallery.html",
        {
            "form": contact,
            "other_form": OtherFields(prefix="ander"),
            "user": SimpleNamespace(is_authenticated=True, naam="Marit de Boer"),
            "search_url": request.path,
            "logout_url": request.path,
            "navigation": [
                {"label": _("Mijn dag"), "url": "#", "current": True},
                {"label": _("Mijn gezinnen"), "url": "#tabel"},
                {"label": _("Aanmeldingen"), "url": "#bord"},
                {"label": _("Leren"), "url": "#cijfers"},
            ],
            "crumbs": [
                {"label": _("Mijn dag"), "url": "#"},
                {"label": _("Mijn gezinnen"), "url": "#tabel"},
            ],
            "people": [
                {"label": _("Regie"), "text": "Marit de Boer"},
                {"label": _("Sinds"), "text": "3-9-2026"},
                {"label": _("Bereikbaar"), "text": _("bel Samira, na 15 uur")},
            ],
            "tasks": [
                {"label": _("Vraag van het gezin"), "url": "#", "done": True},
                {
                    "label": _("Plan met doelen"),
                    "url": "#",
                    "hint": _("Twee doelen, nog geen stap"),
                },
                {"label": _("Wie helpt mee?"), "url": "#"},
            ],
            "break_glass": [
                {"label": _("Wat zie je?"), "text": _("Het hele dossier van gezin Bakker.")},
                {"label": _("Hoe lang?"), "text": _("4 uur, daarna stopt het vanzelf.")},
                {"label": _("Wie hoort het?"), "text": _("De teamleider en degene met de regie.")},
            ],
            "day": date(2026, 11, 24),
            "earlier": date(2026, 11, 17),
            "figures": _figures(),
            "table": _table(),
            "board": _board(),
            "page": Paginator(range(128), 25).page(2),
        },
    )
