"""On which days somebody works: five taps, from a day on."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.actions import set_working_days
from wijkzicht.register.organisatie.queries import works_on_days
from wijkzicht.web.forms import CheckboxTiles, DayField
from wijkzicht.web.household import form_page
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm


class DaysForm(ActionForm):
    """Days of the week, and from when."""

    dagen = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Op welke dagen werk je?"),
        choices=[(number + 1, name) for number, name in WEEKDAYS.items()],
        coerce=int,
        widget=CheckboxTiles,
        error_messages={"required": gettext_lazy("Kies ten minste één dag waarop je werkt.")},
    )
    van = DayField(
        label=gettext_lazy("Vanaf"),
        future=True,
        error_messages={"required": gettext_lazy("Vul in vanaf welke dag dit geldt.")},
    )


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def werkdagen(request: HttpRequest) -> HttpResponse:
    """One's own days."""
    known: dict[str, Any] = {"dagen": works_on_days(request.user, today()) or []}
    form = DaysForm(request.POST or None, initial=known)
    if request.method == "POST" and form.save(set_working_days, by=request.user):
        messages.success(request, _("Je werkdagen zijn bewaard."))
        return redirect("start:dag")
    context = {"form": form, "title": _("Mijn werkdagen"), "save": _("Bewaar")}
    context["lead"] = _(
        "Je team ziet op welke dagen je werkt. Mijn dag zet een stap klaar op de laatste dag dat je er bent."
    )
    return form_page(request, "beheer/formulier.html", context | {"back_url": reverse("start:dag")})


def in_words(dagen: Iterable[int] | None) -> str:
    """Days of the week, short; empty: not known."""
    return ", ".join(str(WEEKDAYS_ABBR[number - 1]).lower() for number in dagen or ())
