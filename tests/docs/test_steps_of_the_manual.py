"""What the manual for professionals prints in bold stands on the very pages its section leads to."""

import html
import re
import uuid

import pytest
from django.test import Client

from database import set_up
from docs.documents import ROOT, prose
from register.family import days_ago, signed_in
from web.kept import figures
from web.work import goal, record
from wijkzicht.register.aanmeldingen import actions as aanmeldingen
from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.afspraken import actions as afspraken
from wijkzicht.register.besluiten import actions as besluiten
from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.buurt import actions as buurt
from wijkzicht.register.buurt.models import Aanbod
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.documenten import actions as documenten
from wijkzicht.register.inbreng import actions as inbreng
from wijkzicht.register.inbreng.models import Werkgebied
from wijkzicht.register.inrichting import queries as inrichting
from wijkzicht.register.netwerk import actions as netwerk
from wijkzicht.register.organisatie.models import Rol, Team
from wijkzicht.register.overleg import actions as overleg
from wijkzicht.register.personen import actions as personen
from wijkzicht.register.personen import zoeksleutels
from wijkzicht.register.personen.models import Persoonskaart
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.plannen.models import Plan
from wijkzicht.register.samenvoegen import actions as samenvoegen
from wijkzicht.register.toegang import actions as toegang
from wijkzicht.register.veiligheid import actions as veiligheid
from wijkzicht.register.voorzieningen import actions as voorzieningen
from wijkzicht.register.vragenlijsten.codes import code_hash
from wijkzicht.register.walls.rights import as_medewerker, set_letter_code
from world import make_family

pytestmark = pytest.mark.django_db
MANUAL = ROOT / "docs/handleiding/professional.md"

# Per heading the pages of its steps. {h}: a family with a plan and more; {closed}: one that was
# closed yesterday; the other names are rows of them.
PAGES = {
    "Inloggen": "/account/login/ /",
    "Je dag": "/ /gezinnen/",
    "Meekijken bij een gezin van een collega": "/ /zoeken/ /meekijken/{asked}/",
    "Een aanmelding opnemen": "/aanmeldingen/ /aanmeldingen/nieuw/",
    "Een advies vastleggen": "/ /aanmeldingen/ /aanmeldingen/advies/ /aanmeldingen/advies/partner/",
    "Vragen van inwoners en partners": (
        "/aanmeldingen/ /aanmeldingen/{resident}/ /aanmeldingen/{partner}/"
        " /aanmeldingen/{partner}/bericht/"
    ),
    "Als een gezin moet wachten": (
        "/aanmeldingen/ /aanmeldingen/{partner}/ /aanmeldingen/{partner}/wacht/ /aanmeldingen/{resident}/"
        " /aanmeldingen/samen/ /buurt/groep/{group}/"
    ),
    "Een aanmelding afronden": "/aanmeldingen/{partner}/",
    "Een contact vastleggen": ("/ /contact/ {h}/ {h}/contact/{contact}/ /wat-is-wat/"),
    "De tijdlijn doorzoeken": "{h}/ {h}/tijdlijn/ {h}/contact/{contact}/",
    "Werken in de buurt": (
        "/ /buurt/ /buurt/{team}/signalen/ /buurt/sociale-kaart/ /buurt/sociale-kaart/{offer}/"
        " /buurt/sociale-kaart/voorstel/{answer}/ /buurt/vrijwilligers/ {h}/ {h}/plan/"
    ),
    "Na het sluiten": "{closed}/ {closed}/afsluiten/ {h}/afsluiten/",
    "Het plan": (
        "{h}/ {h}/plan/ {new}/plan/ {h}/plan/vraag/ {h}/plan/doel/ {h}/plan/afspraken/"
        " {h}/plan/doel/{goal}/score/ {h}/plan/evaluatie/ {h}/plan/meting/"
    ),
    "Papieren en afspraken": (
        "{h}/ {h}/papieren/ {h}/papieren/brief/ {h}/afspraken/nieuw/ {h}/afspraken/{appointment}/"
    ),
    "De mensen van het gezin": (
        "{h}/ {h}/mensen/ {h}/mensen/nieuw/ {h}/mensen/{mother}/afgeschermd/ {h}/netwerk/"
        " {new}/netwerk/ {h}/netwerk/nieuw/ {h}/samenvoegen/ {h}/samenvoegen/gezin/{other}/"
        " {once}/samenvoegen/ {once}/samenvoegen/{merged}/ {h}/uit-huis/ {h}/tijdlijn/"
    ),
    "Hulp van een ander": ("{h}/ {h}/hulp-elders/ {h}/hulp-elders/verwijzen/ /hulp-elders/dagen/"),
    "Een aanvraag en een besluit": (
        "{h}/ {h}/hulp-elders/ {h}/besluiten/aanvraag/ {h}/besluiten/{decision}/beslissen/"
    ),
    "Veiligheid": (
        "{h}/ {h}/veiligheid/ {new}/veiligheid/ {h}/veiligheid/afspraak/ {h}/veiligheid/drang/"
    ),
    "Wie is betrokken": "{h}/ {h}/betrokken/ {h}/overleg/ /overleg/",
    "Terugkijken en afsluiten": (
        "{h}/ {h}/afsluiten/ {h}/plan/doel/{goal}/evalueren/ /casus/{casus}/uitnodigen/"
        " {h}/afsluiten/langer/"
    ),
    "Een gezin overdragen": (
        "{h}/ {h}/afsluiten/ {h}/afsluiten/overdragen/ {h}/afsluiten/overdragen/elders/"
    ),
    "Samen leren": "/ /cijfers/?groep={team}",
}

# What a page shows only after something was sent.
SENT = {
    "/zoeken/": {"zoek": "zeeman"},
    "/hulp-elders/dagen/": {"tabel": f"nummer;start;eind\nA-1;{today()};\n"},
    "{h}/contact/{contact}/": {
        "versie": "0",
        "feiten": "Wij ook.",
        "activiteit": "regie",
        "datum": "gisteren",
    },
}


def sections() -> dict[str, list[str]]:
    """The words in bold under each heading of the second level."""
    parts = re.split(r"^## (.+)$", prose(MANUAL), flags=re.M)[1:]
    return {
        title: re.findall(r"\*\*(.+?)\*\*", text)
        for title, text in zip(parts[::2], parts[1::2], strict=True)
    }


def test_each_section_leads_somewhere():
    assert {title for title, bold in sections().items() if bold} == set(PAGES)


@pytest.fixture
def families(world, monkeypatch) -> dict[str, str]:
    """The families in the states the manual speaks of: what stands for the names in PAGES."""
    monkeypatch.setattr(inrichting, "REMEMBERED", 3600)  # also on a machine that is busy
    anna, team, bakker = world.anna, world.noord, world.bakker
    with set_up():
        new, old, once, twice = (
            make_family(name, team, anna) for name in ("Nieuw", "Oud", "Dubbel", "Dubbel")
        )
        Werkgebied.objects.create(team=team, postcode="1312")
        for family in (bakker, new, old):
            Betrokkenheid.objects.filter(huishouden=family.huishouden).update(casus=family.casus)
    doel, contact = (
        goal(bakker, anna),
        record(bakker, anna, volgende_stap="Bel school", feiten="Lang. " * 200),
    )
    keys = {"goal": doel.pk, "contact": contact.pk, "team": team.pk, "casus": bakker.casus.pk}
    keys |= {"person": bakker.persoon.pk} | _outside(world) | _asked(world)
    with signed_in(anna):
        keys |= (
            _people(bakker, new, anna) | _planned(bakker, anna, world.zoe) | _worried(bakker, anna)
        )
        casussen.close(
            casus=Casus.objects.get(pk=old.casus.pk), versie=1, op=today(),
            reden="volgens_plan", vervolg="eigen_kracht", by=anna,
        )  # fmt: skip
        buurt.record(team=team, soort="inloop", datum=today(), by=anna)
        buurt.add_place(team=team, naam="De Zwaan", soort="school", by=anna)
        offer = buurt.add_offer(naam="Voetbal", by=anna)
        Aanbod.objects.filter(pk=offer.pk).update(nagekeken_op=days_ago(999))
        asked = buurt.ask_provider(aanbod=offer, by=anna)
        merged = samenvoegen.merge_households(blijft=once.huishouden, weg=twice.huishouden, by=anna)
        keys |= {"merged": merged.pk, "other": new.huishouden.pk}
        keys |= {"offer": offer.pk, "answer": asked.vraag.pk} | _same_question(team, anna)
    with as_medewerker(None):
        set_letter_code(code_hash(asked.code))
        buurt.answer_as_provider(code=asked.code, oordeel="anders", naam="Voetbal voor meisjes")
    home = "/huishouden/{}".format
    homes = {"h": bakker, "new": new, "closed": old, "once": once}
    return {name: str(key) for name, key in keys.items()} | {
        name: home(family.huishouden.pk) for name, family in homes.items()
    }


def _outside(world) -> dict:
    """A question of a resident, for the youth team by the organisation's rule; one of a partner."""
    inrichting.remember({("termijn", "jeugd_tot"): "18"})
    with set_up():
        Team.objects.filter(pk=world.noord.pk).update(doelgroep="volwassenen")
        young = {"organisatie": world.organisatie, "gemeente_code": "GM0034", "doelgroep": "jeugd"}
        Team.objects.create(naam="Jeugd", **young)
    with as_medewerker(None):
        asked = {
            "vraag": "Ruzie thuis",
            "bereikbaar": "06",
            "kind_betrokken": True,
            "stil_thuis": True,
        }
        inbreng.ask(team=world.noord, formulier=uuid.uuid4(), **asked)
    partner = world.medewerkers[Rol.PARTNER]
    with signed_in(partner):
        told = inbreng.report(
            team=world.noord, over_wie="Noor", vraag="Zorg", kanaal="school", by=partner
        )
    with signed_in(world.anna):
        resident = Aanmelding.objects.get(bron="inwoner")
    return {"resident": resident.pk, "partner": told.aanmelding_id}


def _same_question(team, by) -> dict:
    """Two requests that wait with the same question, and a group of them."""
    rows = [
        aanmeldingen.record(
            team=team, datum=today(), naam=naam, vraag="Post", leefgebied="financien", by=by
        )
        for naam in ("Aa", "Bb")
    ]
    return {"group": buurt.make_group(team=team, naam="Post", aanmeldingen=rows, by=by).pk}


def _asked(world) -> dict:
    """Somebody who is found and is not Anna's; a colleague who wants to look along with Bakker."""
    with set_up():
        zoeksleutels.renew(world.zeeman.huishouden)
    with signed_in(world.zoe) as zoe:
        kaart = Persoonskaart.objects.get(pk=world.bakker.persoon.pk)
        return {"asked": toegang.ask(kaart=kaart, waarom="Buurjongen", by=zoe).pk}


def _planned(family, by, other) -> dict:
    """Two versions of the plan, an appointment, help elsewhere that waits, a decision to make."""
    for _ in range(2):
        Plan.objects.create(casus=family.casus, huishouden=family.huishouden, vastgesteld=today())
    plannen.start(casus=family.casus, by=by)
    plannen.add_hulpvraag(casus=family.casus, tekst="Rust", by=by)
    documenten.make_letter(casus=family.casus, soort="plan", by=by)
    appointment = afspraken.make(casus=family.casus, datum=today(), by=by)
    asked = {"casus": family.casus, "persoon": family.persoon, "soort": "jeugdhulp", "by": by}
    voorzieningen.record(**asked, verwezen_op=days_ago(9), eigen_nummer="A-1")
    voorzieningen.record(**asked, start=days_ago(9))
    granted = besluiten.apply(**asked, aanvraag_op=days_ago(99))
    besluiten.decide(
        besluit=granted, versie=1, uitkomst="toegekend", besluit_op=days_ago(90),
        start=days_ago(90), eind=today(), by=by,
    )  # fmt: skip
    decision = besluiten.apply(**asked, aanvraag_op=today())
    Besluit.objects.filter(pk=decision.pk).update(medewerker=other)
    overleg.discuss(casus=family.casus, datum=today(), besluit="Doorgaan.", by=by)
    return {"appointment": appointment.pk, "decision": decision.pk}


def _people(family, other, by) -> dict:
    """A mother with a BSN, and in the first family also that she is the mother."""
    mother, _ = (
        personen.add_person(huishouden=one.huishouden, rol="ouder", voornaam="Ria", by=by)
        for one in (family, other)
    )
    netwerk.prepare_bonds(huishouden=family.huishouden, by=by)
    personen.set_bsn(persoon=mother, versie=mother.versie, bsn="999990019", nagegaan="brp", by=by)
    return {"mother": mother.pk}


def _worried(family, by) -> dict:
    """A meldcode that runs, a safety agreement, and drang."""
    casus = family.casus
    veiligheid.take_step(casus=casus, stap=1, datum=today(), afweging="Schrikt.", by=by)
    veiligheid.agree(casus=casus, wie="Vader", wat="Ik ga weg.", afgesproken_op=today(), by=by)
    veiligheid.start_drang(casus=casus, begonnen_op=today(), waarom="Zorg", by=by)
    return {}


def seen(client: Client, address: str, families: dict[str, str]) -> str:
    """The text of a page, its values of buttons and labels included."""
    who = Client() if address.startswith("/account/") else client
    answers = [who.get(address.format(**families))]
    assert answers[0].status_code == 200, address
    if address in SENT:
        answers.append(who.post(address.format(**families), SENT[address]))
    raw = " ".join(answer.content.decode() for answer in answers)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", raw)))


def test_what_is_in_bold_stands_on_the_pages_of_its_section(client, world, families, settings):
    settings.BRP_URL = "http://127.0.0.1:9"
    figures(families["team"], [12, 14], code="N01")
    client.force_login(world.anna)
    absent = [
        f"{title}: {words}"
        for title, bold in sections().items()
        if bold
        for pages in [" ".join(seen(client, one, families) for one in PAGES[title].split())]
        for words in bold
        if words not in pages
    ]
    assert not absent, "\n".join(absent)
