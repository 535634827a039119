"""A made-up set in the register: all of it, findable, readable, and its figures are the set's own."""

import datetime

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.db.models import F

from database import set_up
from register.family import signed_in
from wijkzicht.dataset import kwb, sample
from wijkzicht.dataset.read import open_basisset
from wijkzicht.extraction.basisset import extract
from wijkzicht.extraction.load.plan import TARGETS
from wijkzicht.extraction.load.run import RegisterNotEmpty, load
from wijkzicht.indicators import compute
from wijkzicht.register.basis import pseudonym
from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.organisatie import demo
from wijkzicht.register.organisatie.models import Medewerker, Rol
from wijkzicht.register.personen import bsn, zoeksleutels
from wijkzicht.register.personen import queries as personen
from wijkzicht.register.personen.models import Huishouden, Persoon, Zoeksleutel
from wijkzicht.register.veiligheid.models import Drang
from wijkzicht.register.walls.address import address

LAST = datetime.date(2026, 6, 30)
CODES = [
    "N01",
    "B02",
    "B03",
    "B04",
    "T01",
    "T03",
    "D01",
    "S02",
    "S05",
    "V05",
    "W01",
    "W05",
    "E06",
    "E10",
    "N11",
    "E07",
    "W04",
    "K01",
    "K02",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small made-up municipality."""
    place = tmp_path_factory.mktemp("verzonnen") / "set"
    sample.write_sample(place, kwb.packaged(), sample.Wish(2_000, 1, 3, LAST), "parquet")
    return place


@pytest.fixture
def loaded(transactional_db, folder) -> dict[str, int]:
    with psycopg.connect(address(settings.DATABASE_OWNER)) as register:
        key = settings.WIJKZICHT_PSEUDONYM_KEY.encode()
        return load(open_basisset(folder).connect(), register, key)


def test_every_row_arrives(loaded, folder):
    con = open_basisset(folder).connect()
    for table, target in {
        "contact": "contacten_contact",
        "persoon": "personen_persoon",
        "doel": "plannen_doel",
        "meting": "plannen_meting",
    }.items():
        assert loaded[target] == con.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0


def test_safety_and_decisions_are_filled_and_belong_to_their_family(loaded):
    assert min(loaded["veiligheid_drang"], loaded["besluiten_besluit"]) > 0
    with set_up():
        assert not Drang.objects.exclude(huishouden=F("casus__huishouden")).exists()
        assert not Besluit.objects.exclude(huishouden=F("casus__huishouden")).exists()
        assert not Besluit.objects.exclude(persoon=F("voorziening__persoon")).exists()


def test_the_figures_of_the_register_are_those_of_the_set(loaded, folder, tmp_path):
    def totals(where):
        basisset = open_basisset(where)
        rows = compute(
            basisset.connect(), basisset.tables, per=("totaal", "halfjaar"), as_of=LAST, only=CODES
        )
        return [row[:-1] for row in rows]

    extract(address(settings.DATABASE_EXTRACT), tmp_path / "uit", LAST)
    assert totals(tmp_path / "uit") == totals(folder)


def test_row_security_stands_again(loaded):
    names = [target.table for target in TARGETS]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname = ANY (%s) AND NOT relforcerowsecurity",
            [names],
        )
        assert cursor.fetchall() == []


def test_a_pseudonym_is_the_one_that_saving_would_have_made(loaded):
    with set_up():
        row = Huishouden.objects.first()
    assert row.pseudoniem == pseudonym(row.pk)


def test_a_household_reads_like_one(loaded):
    with set_up():
        contact = Contact.objects.exclude(feiten="").select_related("huishouden").first()
        people = Persoon.objects.filter(huishouden=contact.huishouden_id)
        assert contact.huishouden.naam.startswith(("Gezin ", "Huishouden "))
        assert all(p.voornaam and p.achternaam for p in people)
        assert all(
            p.geboortedatum is None or p.geboortedatum.year == p.geboortejaar for p in people
        )


def test_somebody_in_it_is_found_by_name(loaded):
    with set_up():
        demo.make_accounts()
        anna = Medewerker.objects.get(email=demo.address(Rol.PROFESSIONAL))
        household = Betrokkenheid.objects.filter(medewerker=anna, tot=None).first().huishouden_id
        persoon = Persoon.objects.filter(huishouden=household).first()
    with signed_in(anna):
        found = personen.find(f"{persoon.voornaam} {persoon.achternaam}", by=anna)
    assert persoon.pk in {hit.persoon_id for hit in found}


def test_nearly_everybody_has_a_test_number_that_opens_again_and_is_searched_for(loaded):
    with set_up():
        people = list(Persoon.objects.all())
        known = [p for p in people if p.bsn_versleuteld]
        assert 0.9 < len(known) / len(people) < 1
        number = bsn.decrypt(known[0].bsn_versleuteld, known[0].pk)
        assert bsn.normal(number) == number
        assert bytes(known[0].bsn_zoek) == bsn.search_value(number)
        sleutel = zoeksleutels.bsn_key(bytes(known[0].bsn_zoek))
        assert Zoeksleutel.objects.get(sleutel=sleutel).persoon_id == known[0].pk


def test_there_is_one_account_a_role_and_all_are_of_the_demo(loaded):
    with set_up():
        made = demo.make_accounts()
        assert [account.rol for account in made] == list(Rol)
        assert not Medewerker.objects.filter(demo=False).exists()


def test_a_register_with_work_in_it_is_left_alone(loaded, folder):
    with (
        psycopg.connect(address(settings.DATABASE_OWNER)) as register,
        pytest.raises(RegisterNotEmpty, match="niet leeg"),
    ):
        load(open_basisset(folder).connect(), register, b"x")
