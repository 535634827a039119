"""A contact from anywhere: choose the family, then only the form, and back to one's day."""

import uuid

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wijkzicht.register.casussen import queries as casussen
from wijkzicht.register.contacten import queries as contacten
from wijkzicht.register.personen.names import words
from wijkzicht.register.plannen import queries as plannen
from wijkzicht.web import concept
from wijkzicht.web.access import Act, huishouden_or_404, listed, writing
from wijkzicht.web.caseload.columns import ago
from wijkzicht.web.dossier import views
from wijkzicht.web.dossier.frame import dossier
from wijkzicht.web.policy import WORKERS, requires

FORM = "dossier:contact_nieuw"


class FamilyForm(forms.Form):
    """A piece of the name of a family."""

    gezin = forms.CharField(
        label=gettext_lazy("Met welk gezin?"),
        help_text=gettext_lazy("Een paar letters is genoeg."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
        error_messages={"required": gettext_lazy("Typ een paar letters, of kies hieronder.")},
    )


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def kies(request: HttpRequest) -> HttpResponse:
    """Which of one's families it is about; typing what fits one of them goes on at once.

    By POST: a name does not belong in an address.
    """
    form = FamilyForm(request.POST or None)
    typed = form.cleaned_data["gezin"] if form.is_valid() else ""
    rows = [row for row in casussen.caseload(request.user) if fits(typed, row.naam)]
    rows.sort(key=lambda row: words(row.naam))
    households = list(dict.fromkeys(row.huishouden_id for row in rows))
    if typed and len(households) == 1:
        return redirect(FORM, huishouden_id=households[0])
    if typed and not rows:
        form.add_error("gezin", _("Geen van je gezinnen begint zo. Probeer een ander stukje."))
    listed(request, households)
    context = {"form": form, "rows": [(row, ago(row.laatste_contact)) for row in rows]}
    status = 422 if form.errors else 200
    return render(request, "dossier/kies.html", context, status=status)


def fits(typed: str, naam: str) -> bool:
    """Whether each word that was typed begins a word of the name; accents, "van" and "gezin" aside."""
    name = words(naam)
    return all(any(word.startswith(part) for word in name) for part in words(typed))


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def nieuw(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Only the form of a contact; saved, one is back at one's day."""
    huishouden = huishouden_or_404(request, huishouden_id, writing(request, Act.VASTLEGGEN))
    context = dossier(request, huishouden)
    casus = context["casus"]
    if casus is None:
        raise Http404
    goals = plannen.goals(casus)
    context |= {"involved": casussen.involved(casus), "asker": request.user.pk}
    sent = request.method == "POST"
    if sent:
        context["form"] = views.contact_form(context, goals, data=request.POST)
        if context["form"].is_valid() and views.record(request, context["form"]):
            return redirect("start:dag")
    else:
        last = contacten.timeline(casus, limit=1)
        context |= views.with_draft(request, huishouden, context, goals, last)
    # The keyboard starts at the kind of work: the first thing one fills in.
    context["form"].fields["activiteit"].widget.focus = True
    context["concept_url"] = concept.address(views.FORM, huishouden.pk)
    return render(request, "dossier/contact_nieuw.html", context, status=422 if sent else 200)
