"""A group out of families who wait with the same question: made from the list, asked one by one."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from wijkzicht.register.aanmeldingen.queries import same_question
from wijkzicht.register.buurt import actions, queries
from wijkzicht.register.buurt.models import Groep, Groepsdeelname, Plek
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.access import listed
from wijkzicht.web.codes import label
from wijkzicht.web.forms import DayField, line
from wijkzicht.web.household import form_page
from wijkzicht.web.intake.teams import team_or_404
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm, RowChoice, form_key

GROUP = "buurt:groep"


class GroupForm(ActionForm):
    """What it is called, from when, where; and since when it is no longer."""

    naam = line(
        gettext_lazy("Naam"),
        max_length=100,
        required=True,
        error_messages={"required": gettext_lazy("Geef de groep een naam.")},
    )
    begint_op = DayField(
        label=gettext_lazy("Wanneer begint de groep?"), future=True, required=False, initial=None
    )
    plek = RowChoice(label=gettext_lazy("Waar?"))
    gestopt_op = DayField(
        label=gettext_lazy("Is de groep gestopt? Sinds wanneer?"), required=False, initial=None
    )

    def __init__(self, *args: Any, plekken: list[Plek], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["plek"].offer([(row, row.naam) for row in plekken], empty="–")
        self.initial["plek"] = str(options["row"].plek_id or "")


class AnswerForm(forms.Form):
    """What a family said."""

    deelname = forms.UUIDField()
    antwoord = forms.ChoiceField(choices=Groepsdeelname.Antwoord.choices)


@require_POST
@requires(*WORKERS)
def maak(request: HttpRequest, team_id: uuid.UUID) -> HttpResponse:
    """A group with the families that stand together in the list, as it is now."""
    team = team_or_404(request, team_id)
    asked = (request.POST.get("leefgebied", ""), request.POST.get("gebied", ""))
    found = next((g for g in same_question(team) if (g.leefgebied, g.gebied) == asked), None)
    if found is None:
        messages.error(request, _("Deze gezinnen staan niet meer samen in de lijst. Kijk opnieuw."))
        return redirect(f"{reverse('intake:samen')}?team={team.pk}")
    listed(request, (row.huishouden_id for row in found.aanmeldingen))
    groep = actions.make_group(
        team=team,
        naam=label("leefgebied", found.leefgebied),
        leefgebied=found.leefgebied,
        aanmeldingen=found.aanmeldingen,
        formulier=form_key(request.POST.get("formulier", "")),
        by=request.user,
    )
    messages.success(request, _("De groep is gemaakt. Vraag elk gezin apart of het mee wil doen."))
    return redirect(GROUP, groep_id=groep.pk)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def groep(request: HttpRequest, groep_id: uuid.UUID) -> HttpResponse:
    """Who was asked and what they said; a POST changes the group itself."""
    row = _group(groep_id)
    families = queries.families(row)
    listed(request, (item.aanmelding.huishouden_id for item in families))
    data = request.POST if request.method == "POST" else None
    form = GroupForm(data, row=row, plekken=list(queries.places(row.team)))
    more = {"groep": row, "versie": form.versie or 0, "by": request.user}
    if data is not None and form.save(actions.change_group, **more):
        messages.success(request, _("Groep bewaard."))
        return redirect(f"{reverse('buurt:overzicht')}?team={row.team_id}")
    context = {
        "form": form,
        "group": row,
        "about": label("leefgebied", row.leefgebied),
        "families": families,
        "answers": [
            (Groepsdeelname.Antwoord.JA, _("Doet mee")),
            (Groepsdeelname.Antwoord.NEE, _("Wil niet")),
        ],
        "there": sum(item.antwoord == Groepsdeelname.Antwoord.JA for item in families),
        "once": uuid.uuid4(),
        "back_url": f"{reverse('buurt:overzicht')}?team={row.team_id}",
    }
    return form_page(request, "buurt/groep.html", context)


@require_POST
@requires(*WORKERS)
def antwoord(request: HttpRequest, groep_id: uuid.UUID) -> HttpResponse:
    """What one family answered."""
    row, form = _group(groep_id), AnswerForm(request.POST)
    if not form.is_valid():
        raise Http404
    found = row.deelnames.select_related("aanmelding").filter(pk=form.cleaned_data["deelname"])
    deelname = found.first()
    if deelname is None:
        raise Http404
    said = form.cleaned_data["antwoord"]
    actions.note_answer(deelname=deelname, antwoord=said, by=request.user)
    messages.success(request, _("Bewaard."))
    return redirect(GROUP, groep_id=row.pk)


@require_POST
@requires(*WORKERS)
def gehouden(request: HttpRequest, groep_id: uuid.UUID) -> HttpResponse:
    """The group met today; then say how many came, if it was not everybody."""
    row = _group(groep_id)
    once = form_key(request.POST.get("formulier", ""))
    try:
        made = actions.group_met(groep=row, formulier=once, by=request.user)
    except NotAllowed as refusal:
        messages.error(request, refusal.sentence)
        return redirect(GROUP, groep_id=row.pk)
    messages.success(request, _("Bewaard voor vandaag. Klopt het aantal mensen?"))
    return redirect("buurt:activiteit", activiteit_id=made.pk)


def _group(key: uuid.UUID) -> Groep:
    row = Groep.objects.select_related("team", "plek").filter(pk=key).first()
    if row is None:
        raise Http404
    return row
