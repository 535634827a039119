"""Correcting what was asked while a request is open; how it read before stays in sight."""

import uuid

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wijkzicht.register.aanmeldingen import actions, policies
from wijkzicht.web.access import aanmelding_or_404, writing
from wijkzicht.web.codes import CodeChoice
from wijkzicht.web.forms import DayField, line, text
from wijkzicht.web.household import form_page
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm


class CorrectForm(ActionForm):
    """What was asked, by whom, how it came in, when, and how to reach them safely."""

    naam = line(gettext_lazy("Over wie gaat het?"))
    vraag = forms.CharField(
        label=gettext_lazy("Wat is de vraag?"),
        help_text=gettext_lazy("Schrijf het op in de woorden van wie het vraagt."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Schrijf op wat de vraag is.")},
    )
    gebracht_door = line(gettext_lazy("Wie vraagt het?"))
    bereikbaar = line(gettext_lazy("Hoe en wanneer veilig te bereiken?"), max_length=300)
    veiligheid = text(gettext_lazy("Wat is er met de veiligheid?"))
    kanaal = CodeChoice("kanaal", label=gettext_lazy("Hoe kwam de vraag bij ons?"))
    ernst = CodeChoice("ernst", label=gettext_lazy("Hoe ver is het al?"))
    datum = DayField(label=gettext_lazy("Op welke dag kwam het binnen?"))


# What is shown of how it read before.
WORDS = {
    name: CorrectForm.base_fields[name].label
    for name in ("naam", "vraag", "gebracht_door", "bereikbaar", "veiligheid")
}


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def verbeteren(request: HttpRequest, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Correct an open request. One that is done is not there."""
    row = aanmelding_or_404(request, aanmelding_id, writing(request))
    if not policies.can_change(row):
        raise Http404
    form = CorrectForm(request.POST or None, row=row)
    if request.method == "POST" and form.save(
        actions.change, aanmelding=row, versie=form.versie or 0, by=request.user
    ):
        messages.success(request, _("Verbeterd. Wat er eerst stond, blijft te lezen."))
        return redirect("intake:aanmelding", aanmelding_id=row.pk)
    context = {
        "form": form,
        "title": _("De vraag verbeteren"),
        "save": _("Bewaar"),
        "back_url": reverse("intake:aanmelding", args=[row.pk]),
    }
    return form_page(request, "intake/formulier.html", context)
