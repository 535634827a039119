"""One request: what was asked, and how it ends."""

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wijkzicht.register.aanmeldingen import actions, policies
from wijkzicht.register.aanmeldingen.models import Aanmelding, Bron
from wijkzicht.register.buurt.queries import groups_of
from wijkzicht.register.clock import today
from wijkzicht.register.inbreng.models import Inbreng, Stand
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.organisatie.queries import caseworkers
from wijkzicht.register.personen import actions as personen
from wijkzicht.register.personen.models import Huishouden
from wijkzicht.register.personen.queries import Found, find, seen
from wijkzicht.register.versions import Conflict
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.access import Act, aanmelding_or_404, can_open, found, huishouden_or_404, writing
from wijkzicht.web.codes import label
from wijkzicht.web.earlier import earlier
from wijkzicht.web.intake.correct import WORDS
from wijkzicht.web.intake.division import elsewhere
from wijkzicht.web.intake.forms import People, TriageForm
from wijkzicht.web.policy import WORKERS, requires


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def aanmelding(request: HttpRequest, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Read a request; a POST ends it, with a casus or without a file."""
    sent = request.method == "POST"
    row = aanmelding_or_404(request, aanmelding_id, writing(request))
    context = _about(row)
    if not policies.can_change(row):
        return render(request, "intake/aanmelding.html", context)
    known = None if row.huishouden_id else _known(request, row)
    options = {"colleagues": caseworkers(row.team, today()), "known": known}
    data = request.POST if sent else None
    form = TriageForm(data, initial=_first(request, row), **options)
    people = People(data, prefix="mens")
    context |= {
        "form": form,
        "people": people,
        "versie": data.get("versie") if data else row.versie,
        "teams": elsewhere(row),
    }
    if sent and form.is_valid() and (not form.opens or people.is_valid()):
        try:
            return _end(request, row, form, people)
        except Conflict as conflict:
            context["versie"] = conflict.versie
            form.add_error(None, conflict.sentence)
        except NotAllowed as refusal:
            form.add_error(None, refusal.sentence)
    return render(request, "intake/aanmelding.html", context, status=422 if sent else 200)


def _end(request: HttpRequest, row: Aanmelding, form: TriageForm, people) -> HttpResponse:
    data, versie = form.cleaned_data, request.POST.get("versie", "")
    with transaction.atomic():  # a refusal takes the new household back with it
        huishouden = _household(request, row, form, people) if form.opens else None
        who = Medewerker.objects.filter(pk=data["wie"]).first() if data["wie"] else None
        casus = actions.triage(
            aanmelding=row,
            versie=int(versie) if versie.isdigit() else 0,
            op=data["op"],
            uitkomst=data["uitkomst"],
            toelichting=data["toelichting"],
            huishouden=huishouden,
            kader=data["kader"],
            betrokkenen=[who] if who else [],
            regisseur=(who or row.toegewezen_aan or request.user) if data["regie"] else None,
            by=request.user,
        )
    if casus and can_open([casus.huishouden_id]):
        messages.success(request, _("De casus is open. Leg meteen het eerste contact vast."))
        return redirect("dossier:overzicht", huishouden_id=casus.huishouden_id)
    messages.success(request, _("%(name)s is afgerond.") % {"name": row.naam or _("De vraag")})
    if _partner_waits(row):
        messages.info(request, _("De partner weet nog niets. Laat weten of het is opgepakt."))
        return redirect("intake:bericht", aanmelding_id=row.pk)
    return redirect("intake:bord")


def _partner_waits(row: Aanmelding) -> bool:
    """Whether a partner who brought it in has had no word yet."""
    return row.bron == Bron.PARTNER and row.inbreng.stand == Stand.BINNEN


def _household(
    request: HttpRequest, row: Aanmelding, form: TriageForm, people
) -> Huishouden | None:
    """The family the casus is for: that of the request, one that was chosen, or a new one."""
    if row.huishouden_id:
        return seen(row.huishouden_id)
    data = form.cleaned_data
    if data["gezin"]:
        return huishouden_or_404(request, uuid.UUID(data["gezin"]), Act.BEHEREN)
    lines = [line.cleaned_data for line in people if line.has_changed()]
    return personen.make_household(
        team=row.team,
        naam=data["gezin_naam"],
        postcode=data["postcode"],
        huisnummer=data["huisnummer"],
        personen=lines,
        by=request.user,
    )


def _known(request: HttpRequest, row: Aanmelding) -> list[Found]:
    """Families we know by this name that the asker may open."""
    rows = find(row.naam, by=request.user, limit=10)
    opens = can_open(r.huishouden_id for r in rows)
    by_household = {r.huishouden_id: r for r in rows if r.huishouden_id in opens}
    if by_household:
        found(request, by_household.values())
    return list(by_household.values())


def _first(request: HttpRequest, row: Aanmelding) -> dict:
    last = row.naam.split()[-1:]
    return {
        "op": today(),
        "wie": str(row.toegewezen_aan_id or request.user.pk),
        "gezin": "",
        "gezin_naam": last[0] if last else "",
    }


def _yes_no(known: bool | None) -> str:
    return "" if known is None else _("Ja") if known else _("Nee")


def _about(row: Aanmelding) -> dict:
    """What the page shows of the request, as label and text."""
    facts = [
        (_("Wie vraagt het"), row.gebracht_door),
        (_("Leeftijd"), str(row.leeftijd) if row.leeftijd is not None else ""),
        (_("Veilig contact"), row.bereikbaar),
        (_("Hoe het binnenkwam"), label("kanaal", row.kanaal)),
        (_("Waar gesproken"), label("vindplaats", row.vindplaats)),
        (_("Hoe snel bellen"), label("urgentie", row.urgentie)),
        (_("Hoe ver is het al"), label("ernst", row.ernst)),
        (_("Kind of jongere onder de 18"), _yes_no(row.kind_betrokken)),
        (_("Gaat vooral over"), label("leefgebied", row.leefgebied)),
        (_("Bij wie ligt het"), row.toegewezen_aan.naam if row.toegewezen_aan else ""),
        (_("Zolang het gezin wacht"), row.overbrugging),
        (_("Wie dat doet"), row.overbrugging_door),
        (_("Kijk weer op"), date_format(row.kijk_op, "j F Y") if row.kijk_op else ""),
        (_("Afloop"), label("triage_uitkomst", row.triage_uitkomst)),
        (_("Waarom"), row.triage_toelichting),
        (_("Advies"), row.advies),
        (_("In een groep"), ", ".join(groups_of([row]).get(row.pk, []))),
    ]
    inbreng = Inbreng.objects.filter(aanmelding=row).first() if row.bron == Bron.PARTNER else None
    about = [fact for fact in facts if fact[1]]
    before = earlier(row, WORDS)
    return {"aanmelding": row, "about": about, "inbreng": inbreng, "before": before}
