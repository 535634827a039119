"""Asking to look along with somebody who was found, and answering that.

Whom it is about goes by POST: no key of a person stands in an address, and nothing of the file is
shown to who asks.
"""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.organisatie.queries import teams_of
from wijkzicht.register.toegang import actions
from wijkzicht.register.toegang.queries import to_answer_rows
from wijkzicht.web.access import Act, huishouden_or_404, kaart_or_404
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import form_key
from wijkzicht.web.zoeken.forms import AskForm, GrantForm, RefuseForm


@require_POST
@requires(*WORKERS)
def vragen(request: HttpRequest) -> HttpResponse:
    """Ask to look along: first the form, then the question."""
    persoon_id = form_key(request.POST.get("persoon", ""))
    if persoon_id is None:
        raise Http404
    kaart = kaart_or_404(request, persoon_id)
    form = AskForm(request.POST if "waarom" in request.POST else None)
    if form.is_bound and form.save(actions.ask, kaart=kaart, by=request.user):
        messages.success(request, _("Gevraagd. Het antwoord staat straks op Mijn dag."))
        return redirect("zoeken:zoeken")
    status = 422 if form.errors else 200
    return render(request, "zoeken/vragen.html", {"form": form, "kaart": kaart}, status=status)


@require_http_methods(["GET", "POST"])
@requires(Rol.PROFESSIONAL, Rol.TEAMLEIDER)
def beantwoorden(request: HttpRequest, vraag_id: uuid.UUID) -> HttpResponse:
    """Let a colleague look along until a day, or say why not."""
    rows = to_answer_rows(request.user).select_related("medewerker", "persoon", "huishouden")
    vraag = rows.filter(pk=vraag_id).first()
    if vraag is None:
        raise Http404
    act = Act.BEHEREN if request.method == "POST" else Act.LEZEN
    huishouden_or_404(request, vraag.huishouden_id, to=act)
    refuses = "weiger" in request.POST
    grant = GrantForm(request.POST if request.POST and not refuses else None)
    refuse = RefuseForm(request.POST if refuses else None)
    who = {"name": vraag.medewerker.naam}
    if refuse.is_bound and refuse.save(actions.refuse, vraag=vraag, by=request.user):
        messages.success(request, _("%(name)s leest jouw antwoord op Mijn dag.") % who)
        return redirect("start:dag")
    if grant.is_bound and grant.save(actions.grant, vraag=vraag, by=request.user):
        messages.success(request, _("%(name)s kijkt nu mee.") % who)
        return redirect("start:dag")
    form = refuse if refuses else grant
    context = {
        "vraag": vraag,
        "teams": teams_of(vraag.medewerker, today()),
        "form": form,
        "grant": grant,
        "refuse": refuse,
    }
    status = 422 if form.errors else 200
    return render(request, "zoeken/beantwoorden.html", context, status=status)
