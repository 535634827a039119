"""The household page with quick contact in place, and changing a contact."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wijkzicht.register.casussen import queries as casussen
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.concepten import actions as concepten
from wijkzicht.register.concepten import queries as drafts
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten.models import Contact, Hulpeinde
from wijkzicht.register.personen import family
from wijkzicht.register.personen.models import Huishouden
from wijkzicht.register.plannen import queries as plannen
from wijkzicht.register.versions import Conflict
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web import concept
from wijkzicht.web.access import Act, huishouden_or_404, writing
from wijkzicht.web.dossier import forms
from wijkzicht.web.dossier.conflict import differences
from wijkzicht.web.dossier.frame import dossier
from wijkzicht.web.dossier.goals import dots
from wijkzicht.web.dossier.timeline import timeline
from wijkzicht.web.policy import WORKERS, requires

FORM = "contact"


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def overzicht(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """What is going on with a household; a POST records a contact."""
    huishouden = huishouden_or_404(request, huishouden_id, writing(request, Act.VASTLEGGEN))
    context = dossier(request, huishouden)
    casus = context["casus"]
    if casus is None:
        return render(request, "dossier/zonder_casus.html", context)
    goals = plannen.goals(casus, acties=False)
    context |= {"involved": _once(casussen.involved(casus)), "asker": request.user.pk}
    sent = request.method == "POST"
    if sent:
        form = contact_form(context, goals, data=request.POST)
        if form.is_valid() and record(request, form):
            return redirect("dossier:overzicht", huishouden_id=huishouden.pk)
        context["form"] = form
    page = timeline(context["casussen"], _day(request.GET.get("voor")))
    if not sent:
        context |= with_draft(request, huishouden, context, goals, page.rows)
    context |= {
        "timeline": page,
        "reading_on": "voor" in request.GET,
        "goals": [dots(goal) for goal in goals],
        "steps": [row.contact for row in page.rows if _to_do(row.contact, casus)],
        "concept_url": concept.address(FORM, huishouden.pk),
    }
    return render(request, "dossier/overzicht.html", context, status=422 if sent else 200)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def contact(request: HttpRequest, huishouden_id: uuid.UUID, contact_id: uuid.UUID) -> HttpResponse:
    """Change a contact. Who was second sees both texts and chooses."""
    huishouden = huishouden_or_404(request, huishouden_id, writing(request))
    row = _contact(huishouden, contact_id)
    context = dossier(request, huishouden) | {"contact": row, "versie": row.versie}
    context["casus"] = row.casus
    context |= {"involved": _once(casussen.involved(row.casus)), "asker": request.user.pk}
    goals = plannen.goals(row.casus, acties=False)
    met = list(row.met.all())
    also = [person.persoon_id for person in met]
    if request.method == "GET":
        context["form"] = contact_form(context, goals, also, initial=forms.stored(row, met))
        return render(request, "dossier/contact.html", context)
    form = context["form"] = contact_form(context, goals, also, data=request.POST)
    context["versie"] = request.POST.get("versie", "")
    if form.is_valid():
        try:
            contacten.change(
                contact=row,
                versie=_number(context["versie"]),
                by=request.user,
                **form.contact_fields(),
            )
        except Conflict as conflict:
            context |= {"versie": conflict.versie, "conflict": differences(conflict, form)}
            return render(request, "dossier/contact.html", context, status=409)
        except NotAllowed as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Wijziging bewaard."))
            return redirect("dossier:overzicht", huishouden_id=huishouden.pk)
    return render(request, "dossier/contact.html", context, status=422)


@require_POST
@requires(*WORKERS)
def stap_klaar(
    request: HttpRequest, huishouden_id: uuid.UUID, contact_id: uuid.UUID
) -> HttpResponse:
    """Tick off a next step."""
    huishouden = huishouden_or_404(request, huishouden_id, Act.SCHRIJVEN)
    row = _contact(huishouden, contact_id)
    try:
        contacten.finish_next_step(contact=row, versie=row.versie, by=request.user)
        messages.success(request, _("Klaar: %(step)s") % {"step": row.volgende_stap})
    except Conflict as conflict:
        messages.error(request, conflict.sentence)
    return redirect("dossier:overzicht", huishouden_id=huishouden.pk)


@require_POST
@requires(*WORKERS)
def hulp_gaat_door(
    request: HttpRequest, huishouden_id: uuid.UUID, einde_id: uuid.UUID
) -> HttpResponse:
    """Take back that own help stopped."""
    huishouden = huishouden_or_404(request, huishouden_id, Act.SCHRIJVEN)
    ends = Hulpeinde.objects.filter(huishouden=huishouden).select_related("casus")
    einde = ends.filter(pk=einde_id).first()
    try:
        if einde:
            contacten.undo_stop(einde=einde, by=request.user)
            messages.success(request, _("Teruggenomen: de eigen hulp gaat door."))
    except NotAllowed as refusal:
        messages.error(request, refusal.sentence)
    return redirect("dossier:overzicht", huishouden_id=huishouden.pk)


def contact_form(
    context: dict, goals: list, also: Iterable[uuid.UUID] = (), **kwargs
) -> forms.ContactForm:
    """The form, with what this household offers to choose from; `also` are the people it was with."""
    open_goals = [goal.doel for goal in goals if goal.doel.uitkomst is None]
    others = [row for row in context["involved"] if row.medewerker_id != context["asker"]]
    return forms.ContactForm(
        casus=context["casus"],
        personen=[*context["personen"], *family.guests(context["huishouden"].pk, also)],
        doelen=open_goals,
        collegas=others,
        **kwargs,
    )


def with_draft(request: HttpRequest, huishouden: Huishouden, context: dict, goals, rows) -> dict:
    """The empty form with what was typed before and not saved."""
    draft = drafts.read(formulier=FORM, by=request.user, voorwerp=huishouden.pk)
    last = rows[0] if rows else None
    initial = forms.fresh(last and last.contact, last.met if last else [], context["personen"])
    initial |= concept.initial_of(forms.ContactForm, draft)
    return {
        "form": contact_form(context, goals, initial=initial),
        "draft_saved": draft.bijgewerkt_op if draft else None,
    }


def record(request: HttpRequest, form: forms.ContactForm) -> bool:
    """Save the contact and forget the draft; False: refused, and the form says why."""
    data = form.cleaned_data
    try:
        contacten.record(
            casus=form.casus,
            by=request.user,
            formulier=data["formulier"],
            eigen_hulp_gestopt=data["eigen_hulp_gestopt"],
            **form.contact_fields(),
        )
    except NotAllowed as refusal:
        form.add_error(None, refusal.sentence)
        return False
    concepten.clear(formulier=FORM, by=request.user, voorwerp=form.casus.huishouden_id)
    messages.success(request, _("Contact bewaard."))
    return True


def _contact(huishouden: Huishouden, contact_id: uuid.UUID) -> Contact:
    rows = Contact.objects.filter(huishouden=huishouden, pk=contact_id)
    row = rows.select_related("casus__team", "casus__huishouden", "medewerker", "doel").first()
    if row is None:
        raise Http404
    return row


def _once(rows: list[casussen.Involved]) -> list[casussen.Involved]:
    """Each colleague once; who coordinates comes first and is not named again as involved."""
    first: dict[uuid.UUID, casussen.Involved] = {}
    for row in rows:
        first.setdefault(row.medewerker_id, row)
    return list(first.values())


def _to_do(row: Contact, casus: Casus) -> bool:
    """A step of this casus, or of the one that was taken over from another team."""
    here = row.casus_id == casus.pk
    if row.casus_id == casus.eerder_id:
        here = row.casus_team != casus.team_id
    return here and bool(row.volgende_stap) and not row.volgende_stap_klaar


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
