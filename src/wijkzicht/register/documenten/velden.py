"""The fields of a letter and what stands in them for one household."""

from django.utils.formats import date_format

from wijkzicht.register.afspraken.models import Afspraak
from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.documenten.letters import Values
from wijkzicht.register.inrichting.queries import tekst
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.plannen import queries as plannen
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.vocabulary.codelists import codelist
from wijkzicht.vocabulary.days import in_words

# Name of the field, and what stands in it. Those with * give a line each.
VELDEN = {
    "datum": "de dag van vandaag",
    "aan": "naam van wie de brief krijgt",
    "gezin": "naam van het gezin",
    "straat": "straat en huisnummer",
    "postcode_plaats": "postcode en plaats",
    "team": "naam van het team",
    "organisatie": "naam van de organisatie",
    "medewerker": "jouw naam",
    "afspraak": "dag, tijd en plaats van de volgende afspraak",
    "afspraak_met": "met wie die afspraak is",
    "plan_sinds": "de dag waarop het plan begon te gelden",
    "eigen_plan": "het eigen plan van het gezin",
    "vragen": "wat het gezin vraagt *",
    "doelen": "wat het gezin wil bereiken, met wie wat doet *",
    "sluit_dag": "de laatste dag van de hulp",
    "sluit_reden": "waarom het team stopt",
    "hoe_verder": "hoe het gezin verdergaat",
    "aanvraag_dag": "de dag van de aanvraag waarop is besloten",
    "besluit_voor": "voor wie het besluit is",
    "besluit_over": "de hulp waarover is besloten",
    "besluit": "wat er is besloten",
    "besluit_dag": "de dag van het besluit",
    "besluit_waarom": "waarom zo is besloten",
    "besluit_regels": "vanaf wanneer, tot wanneer, van wie en hoe betaald *",
    "bezwaar": "jullie eigen tekst over bezwaar, uit Inrichting",
    "verwijzing_voor": "voor wie de laatste verwijzing is",
    "verwijzing_naar": "naar wie, of naar welke hulp",
    "verwijzing_reden": "waarom het team verwijst",
}
UNKNOWN = "(nog niet bekend)"


def values(
    casus: Casus,
    persoon: Persoon | None,
    by: Medewerker,
    afspraak: Afspraak | None,
    besluit: Besluit | None,
) -> Values:
    """What stands in each field. What is not known is said; a list without lines stays empty."""
    home = casus.huishouden
    found: Values = {
        "datum": in_words(today()),
        "aan": persoon.volledige_naam if persoon else home.naam,
        "gezin": home.naam,
        "straat": f"{home.straat} {home.huisnummer}".strip(),
        "postcode_plaats": f"{home.postcode} {home.plaats}".strip(),
        "team": casus.team.naam,
        "organisatie": casus.team.organisatie.naam,
        "medewerker": by.naam,
        "sluit_dag": in_words(casus.gesloten) if casus.gesloten else "",
        "sluit_reden": _label("reden_sluiting", casus.reden_sluiting),
        "hoe_verder": _label("vervolg", casus.vervolg),
    }
    found |= _plan(casus) | _referral(casus)
    found |= _appointment(afspraak)
    found |= _decision(besluit)
    return {
        name: value if isinstance(value, list) else value or UNKNOWN
        for name, value in found.items()
    }


def _plan(casus: Casus) -> Values:
    page = plannen.plan_page(casus)
    stands = next((plan.vastgesteld for plan in page.versies if plan.vastgesteld), None)
    return {
        "plan_sinds": in_words(stands) if stands else "",
        "eigen_plan": page.eigen.tekst if page.eigen else "",
        "vragen": [row.tekst for row in page.hulpvragen],
        "doelen": [_goal(goal) for goal in page.doelen if goal.doel.uitkomst is None],
    }


def _goal(goal: plannen.Goal) -> str:
    steps = []
    for step in goal.acties:
        who = step.wie or _label("uitvoerder", step.uitvoerder)
        steps.append(f"{who}: {step.wat}" if step.wat else who)
    return f"{goal.doel.tekst} ({'; '.join(steps)})" if steps else goal.doel.tekst


def _referral(casus: Casus) -> Values:
    rows = Voorziening.objects.filter(casus=casus, door_team=True, verwezen_op__isnull=False)
    row = rows.select_related("persoon").order_by("-verwezen_op").first()
    if row is None:
        return dict.fromkeys(("verwijzing_voor", "verwijzing_naar", "verwijzing_reden"), "")
    return {
        "verwijzing_voor": row.persoon.volledige_naam,
        "verwijzing_naar": row.aanbieder or _label("voorziening_soort", row.soort),
        "verwijzing_reden": _label("reden_verwijzing", row.reden_verwijzing),
    }


def _appointment(row: Afspraak | None) -> Values:
    if row is None:
        return {"afspraak": "", "afspraak_met": ""}
    hour = f"om {row.tijd:%H:%M} uur" if row.tijd else ""
    place = f"bij: {row.plaats}" if row.plaats else ""
    day = date_format(row.datum, "l j F Y")
    return {
        "afspraak": " ".join(filter(None, (day, hour, place))),
        "afspraak_met": row.medewerker.naam,
    }


_DECIDED = {
    Besluit.Uitkomst.TOEGEKEND: "Wij geven deze hulp.",
    Besluit.Uitkomst.AFGEWEZEN: "Wij geven deze hulp niet.",
    Besluit.Uitkomst.INGETROKKEN: "Wij trekken het besluit over deze hulp in.",
}


def _decision(row: Besluit | None) -> Values:
    found: Values = {"bezwaar": tekst("bezwaar"), "besluit_regels": []}
    if row is None:
        names = ("aanvraag_dag", "besluit_voor", "besluit_over", "besluit", "besluit_dag")
        return found | dict.fromkeys((*names, "besluit_waarom"), "")
    lines = [
        ("Vanaf", row.start and in_words(row.start)),
        ("Tot en met", row.eind and in_words(row.eind)),
        ("Wie helpt", row.voorziening and row.voorziening.aanbieder),
        ("Hoe het wordt betaald", _label("leveringsvorm", row.leveringsvorm)),
    ]
    granted = row.uitkomst == Besluit.Uitkomst.TOEGEKEND
    return found | {
        "aanvraag_dag": in_words(row.aanvraag_op),
        "besluit_voor": row.persoon.volledige_naam,
        "besluit_over": _label("voorziening_soort", row.soort),
        "besluit": _DECIDED[row.uitkomst],
        "besluit_dag": in_words(row.besluit_op),
        "besluit_waarom": row.reden or ("" if not granted else row.voorstel),
        "besluit_regels": [f"{name}: {value}" for name, value in lines if granted and value],
    }


def _label(lijst: str, code: str | None) -> str:
    return codelist(lijst).label(code, "nl") if code else ""
