"""What happened beside contacts: every noun in one statement, and only for who may see the file."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from database import set_up
from register.family import days_ago, open_casus, people, signed_in
from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.casussen.models import Regie, Resultaat
from wijkzicht.register.contacten.models import Hulpeinde
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.overdrachten.models import Overdracht
from wijkzicht.register.overleg.models import Bespreking, Consultatie, Overleg
from wijkzicht.register.plannen.models import Doel, Plan
from wijkzicht.register.tijdlijn.queries import Event, happened
from wijkzicht.register.veiligheid.models import Meldcode, Meldcodestap, Veiligheidsafspraak
from wijkzicht.register.voorzieningen.models import Voorziening

pytestmark = pytest.mark.django_db

# days ago, event, what, who, kind of help, text
EXPECTED = """
    60 regie           -          professional -         -
    50 plan            -          -            -         -
    40 doel            -          -            -         Rust
    39 afspraak        -          Oma          -         Belt
    38 meldcode        2          professional -         Zorgen
    37 advies_gevraagd teamleider professional -         Wat_nu?
    36 advies          -          teamleider   -         Even_wachten
    35 besproken       -          professional -         Hoe_verder?_Meer_rust
    34 aanvraag        -          Bram_Wit     wmo       -
    33 besluit         toegekend  Bram_Wit     wmo       -
    32 verwezen        -          Karin_Wit    jeugdhulp De_Kade
    31 elders_begonnen -          Karin_Wit    jeugdhulp De_Kade
    30 elders_gestopt  -          Karin_Wit    jeugdhulp De_Kade
    20 doel_bekeken    behaald    -            -         Rust
    19 resultaat       anders     -            -         Het_werkt
    18 hulpeinde       Bram_Wit   -            -         -
    17 overgedragen    Team_Oost  professional -         De_brief
"""


def line(row) -> str:
    texts = (str((days_ago(0) - row.op).days), row.event, row.wat, row.wie, row.voorziening)
    return " ".join(text.replace(" ", "_") or "-" for text in (*texts, row.tekst))


@pytest.fixture
def filled(world):
    """A casus with a row of every noun that tells of a day."""
    anna, leads = world.anna, world.medewerkers[Rol.TEAMLEIDER]
    with signed_in(anna):
        casus = open_casus(anna, world.noord)
        karin, bram = people(casus)
    here = {"casus": casus, "huishouden": casus.huishouden}
    with set_up():
        Regie.objects.create(**here, medewerker=anna, van=days_ago(60))
        Plan.objects.create(**here, vastgesteld=days_ago(50))
        Plan.objects.create(**here)
        Doel.objects.create(
            **here, tekst="Rust", gesteld_op=days_ago(40), geevalueerd_op=days_ago(20),
            uitkomst="behaald", persoon=bram,
        )  # fmt: skip
        Veiligheidsafspraak.objects.create(
            **here, wie="Oma", wat="Belt", afgesproken_op=days_ago(39)
        )
        Meldcodestap.objects.create(
            meldcode=Meldcode.objects.create(**here, begonnen_op=days_ago(39)),
            huishouden=casus.huishouden, stap=2, datum=days_ago(38), medewerker=anna,
            afweging="Zorgen",
        )  # fmt: skip
        Consultatie.objects.create(
            **here, medewerker=leads, gevraagd_door=anna, gevraagd_op=days_ago(37), vraag="Wat nu?",
            advies="Even wachten", advies_op=days_ago(36),
        )  # fmt: skip
        Bespreking.objects.create(
            **here, vraag="Hoe verder?", besluit="Meer rust",
            overleg=Overleg.objects.create(
                team=world.noord, soort="casusoverleg", datum=days_ago(35), gemaakt_door=anna
            ),
        )  # fmt: skip
        Besluit.objects.create(
            **here, persoon=bram, medewerker=anna, soort="wmo", aanvraag_op=days_ago(34),
            besluit_op=days_ago(33), uitkomst="toegekend",
        )  # fmt: skip
        Voorziening.objects.create(
            **here, persoon=karin, soort="jeugdhulp", aanbieder="De Kade", verwezen_op=days_ago(32),
            start=days_ago(31), eind=days_ago(30),
        )  # fmt: skip
        Resultaat.objects.create(
            **here, soort="anders", datum=days_ago(19), onderbouwing="Het werkt"
        )
        Hulpeinde.objects.create(**here, persoon=bram, datum=days_ago(18))
        Overdracht.objects.create(
            **here, naar="Team Oost", op=days_ago(17), brief="De brief", medewerker=anna,
            verteld=True,
        )  # fmt: skip
    return casus


def test_every_noun_tells_its_days_in_one_statement(world, filled):
    with signed_in(world.anna), CaptureQueriesContext(connection) as asked:
        found = happened([filled])
    assert len(asked) == 1
    assert list(map(line, found)) == [
        " ".join(text.split()) for text in EXPECTED.strip().splitlines()
    ]
    assert {row.event for row in found} == set(Event)
    assert {row.casus_id for row in found} == {filled.pk}


def test_row_security_holds_in_every_part_of_it(world, filled):
    leads = world.medewerkers[Rol.TEAMLEIDER]
    with signed_in(world.zoe):
        assert happened([filled]) == []
    with signed_in(leads):
        assert len(happened([filled])) == len(Event)
    with set_up():
        type(filled.huishouden).objects.filter(pk=filled.huishouden_id).update(vertrouwelijk=True)
    with signed_in(leads):
        assert happened([filled]) == []
    with signed_in(world.anna):
        assert len(happened([filled])) == len(Event)


def test_somebody_of_another_household_is_named_by_the_card(world, filled):
    with signed_in(world.anna):
        guest = people(open_casus(world.anna, world.noord, naam="Elders"))[0]
    with set_up():
        Voorziening.objects.update(persoon=guest)
        type(guest).objects.filter(pk=guest.pk).update(huishouden=world.zeeman.huishouden)
    with signed_in(world.anna):
        [name] = {row.wie for row in happened([filled]) if row.event == Event.VERWEZEN}
    assert name == "Karin Wit"
