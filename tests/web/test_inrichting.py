"""An organisation chooses its own words, what it offers, terms and texts; nothing recorded changes."""

import datetime

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from database import as_role
from register.family import signed_in
from wijkzicht.indicators.fields import spare_fields
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.cijfers.models import Cijfer, Verloop
from wijkzicht.register.cijfers.policies import visible_groups
from wijkzicht.register.inrichting import actions, policies, queries
from wijkzicht.register.inrichting.models import Instelling
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.walls import roles
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.instellingen import GRONDEN, LIJSTEN, TEKSTEN, TERMIJNEN, VELDEN
from wijkzicht.vocabulary.codelists import codelist
from wijkzicht.web.buurt.forms import KINDS, ComplaintForm
from wijkzicht.web.codes import label, offered
from wijkzicht.web.inrichting import words

TODAY = datetime.date.today()
TOMORROW = TODAY + datetime.timedelta(days=1)


@pytest.fixture
def beheer(world, client):
    client.force_login(world.medewerkers[Rol.BEHEER])
    return world.medewerkers[Rol.BEHEER]


def sent(lijst: str, **changes) -> dict:
    data = {f"gebruik-{code}": "on" for code in codelist(lijst).codes} | {"van": "vandaag"}
    return {key: value for key, value in (data | changes).items() if value is not None}


def set_list(by, lijst="leefgebied", woorden=None, off=(), van=TODAY):
    codes = codelist(lijst).codes
    given = {code: queries.own_word(lijst, code) for code in codes} | (woorden or {})
    with signed_in(by):
        return actions.set_list(
            lijst=lijst, woorden=given, in_gebruik=set(codes) - set(off), van=van, by=by
        )


def test_an_own_word_is_on_every_screen_and_not_in_english(beheer, client):
    answer = client.post(
        "/beheer/inrichting/woorden/leefgebied/",
        sent("leefgebied", **{"woord-huisvesting": "Je huis"}),
    )
    assert answer.status_code == 302
    assert label("leefgebied", "huisvesting") == "Je huis"
    with override("en"):
        assert label("leefgebied", "huisvesting") == "Housing"
    page = client.get("/beheer/inrichting/woorden/leefgebied/").content.decode()
    assert "Je huis" in page
    assert "Wat er eerder gold" in page


def test_what_is_not_used_can_not_be_chosen_but_stays_where_it_was(beheer, world, as_anna):
    set_list(beheer, "vorm", off=["beeldbellen"])
    assert "beeldbellen" not in offered("vorm")
    from django import forms

    from wijkzicht.web.codes import CodeChoice

    class Example(forms.Form):
        vorm = CodeChoice("vorm")

    assert "beeldbellen" not in str(Example())
    kept = Example(initial={"vorm": "beeldbellen"})
    assert 'value="beeldbellen" selected' in str(kept)
    changed = Example({"vorm": "beeldbellen"})
    assert changed.is_valid()


def test_a_kind_of_work_that_is_not_used_is_gone_from_the_contact(beheer, world, as_anna):
    page = f"/huishouden/{world.bakker.huishouden.pk}/"
    assert 'value="consultatie"' in as_anna.get(page).content.decode()
    set_list(beheer, "activiteit", off=["consultatie"])
    assert 'value="consultatie"' not in as_anna.get(page).content.decode()


def test_it_holds_from_its_day_on_and_may_be_taken_back(beheer):
    set_list(beheer, woorden={"werk_opleiding": "Werk"}, van=TOMORROW)
    assert label("leefgebied", "werk_opleiding") == "Werk en opleiding"
    set_list(beheer, woorden={"werk_opleiding": "Baan"})
    assert label("leefgebied", "werk_opleiding") == "Baan"
    set_list(beheer, woorden={"werk_opleiding": ""})
    assert label("leefgebied", "werk_opleiding") == "Werk en opleiding"
    assert Instelling.objects.count() == 3


def test_saving_without_a_change_writes_nothing(beheer):
    assert set_list(beheer) == 0
    assert Instelling.objects.count() == 0


def test_wrong_input_gets_a_sentence(beheer, client):
    with pytest.raises(NotAllowed, match="vandaag of later"):
        set_list(beheer, van=TODAY - datetime.timedelta(days=1))
    with pytest.raises(NotAllowed, match="ten minste één"):
        set_list(beheer, off=codelist("leefgebied").codes)
    none = client.post(
        "/beheer/inrichting/woorden/vorm/", {"van": "vandaag", "woord-huisbezoek": "Thuis"}
    )
    assert none.status_code == 422
    assert 'value="Thuis"' in none.content.decode()
    refused = client.post(
        "/beheer/inrichting/termijnen/",
        {"stil": "0", "vooruit": "7", "vragenlijst": "x", "van": "vandaag"},
    )
    assert refused.status_code == 422
    assert "van 7 tot 365" in refused.content.decode()


def test_a_term_of_the_organisation(beheer, client):
    data = {naam: str(term.dagen) for naam, term in TERMIJNEN.items()} | {"van": "vandaag"}
    assert client.post("/beheer/inrichting/termijnen/", data | {"stil": "30"}).status_code == 302
    assert (queries.termijn("stil"), queries.termijn("vooruit")) == (30, 7)
    assert Instelling.objects.count() == 1


def test_a_list_says_which_figures_it_touches(beheer, client):
    page = client.get("/beheer/inrichting/woorden/activiteit/").content.decode()
    assert "cijfers" in page
    assert "/cijfers/B02/" in page
    assert client.get("/cijfers/B02/").status_code == 200
    assert words.figures_of("vorm") == []
    assert "in geen enkel cijfer" in client.get("/beheer/inrichting/woorden/vorm/").content.decode()


def test_what_can_be_set_has_a_name_on_the_screen():
    assert set(words.LISTS) == set(LIJSTEN)
    assert set(words.TERMS) == set(TERMIJNEN)
    assert set(words.TEXTS) == set(TEKSTEN)


def test_a_field_left_out_is_on_no_form_and_loses_nothing(beheer, world, client, as_anna):
    household = f"/huishouden/{world.bakker.huishouden.pk}/"
    asked = '<label class="utrecht-form-label" for="id_vorm">'
    assert asked in as_anna.get(household).content.decode()
    client.force_login(beheer)
    kept = {veld: "on" for veld in words.FIELDS if veld != "contact.vorm"}
    answer = client.post("/beheer/inrichting/velden/", kept | {"van": "vandaag"})
    assert answer.status_code == 302
    overview = client.get("/beheer/inrichting/").content.decode()
    assert "Bij een contact: hoe ging het?" in overview
    assert "niet in gebruik" in client.get("/beheer/inrichting/velden/").content.decode()
    client.force_login(world.anna)
    page = client.get(household).content.decode()
    assert asked not in page
    assert '<input type="hidden" name="vorm" id="id_vorm">' in page
    form = ComplaintForm({"datum": "vandaag", "aard": KINDS[0]})
    assert "Waar gaat de klacht over?" in form["aard"].as_field_group()
    with signed_in(beheer):
        actions.set_fields(gevraagd=set(), van=TODAY, by=beheer)
    shown = form["aard"].as_field_group()
    assert shown == f'<input type="hidden" name="aard" value="{KINDS[0]}" id="id_aard">'
    assert form.is_valid()
    assert form.cleaned_data["aard"] == KINDS[0]


def test_only_what_nothing_needs_may_be_left_out():
    spared = {f"{table}.{field}" for table, fields in spare_fields().items() for field in fields}
    assert set(VELDEN) <= spared
    parts = {"samenstelling", "leefgebied"}  # figures are told apart by these
    assert not parts & {veld.partition(".")[2] for veld in VELDEN}
    assert set(words.FIELDS) == set(VELDEN)
    assert set(words.GROUNDS) == set(GRONDEN)


GROUND = "/beheer/inrichting/grond/herkomst/"


def a_day(ahead: int, iso: bool = False) -> str:
    day = TODAY + datetime.timedelta(days=ahead)
    return day.isoformat() if iso else f"{day:%d-%m-%Y}"


@pytest.fixture
def with_origin(world):
    """B08 as a night with a ground leaves it: of the whole, a quarter, and a part."""
    values = {"teller": 31, "noemer": 74, "waarde": 41.9, "definitie": "0" * 16}
    values |= {"peildatum": TODAY, "berekend_op": timezone.now(), "status": "ok"}
    with as_role(roles.EXTRACT):
        for part in ("", "leeftijdsband=0_11"):
            Cijfer.objects.create(
                indicator="B08", groep="totaal", periode="2025-H2", dimensie=part, **values
            )
        inhoud = [{"periode": "2025-K4", "waarde": 41.9}]
        Verloop.objects.create(
            groep="totaal", soort="kwartaal", sleutel="B08", inhoud=inhoud,
            peildatum=TODAY, berekend_op=timezone.now(),
        )  # fmt: skip


def seen(world, client) -> tuple[str, str, list]:
    """The line of B08 on its page, its course, and its kept quarters."""
    client.force_login(world.anna)
    page = client.get("/cijfers/onderwerp/bereik/?groep=totaal").content.decode()
    course = client.get("/cijfers/B08/verloop/?groep=totaal").content.decode()
    with signed_in(world.anna):
        quarters = cijfers.verloop(visible_groups(world.anna)[0], "B08")
    client.force_login(world.medewerkers[Rol.BEHEER])
    return page.split('id="B08"')[1].split("</tr>")[0], course, quarters


def test_origin_is_shown_with_its_ground_and_end_and_is_off_without(
    beheer, world, client, with_origin, monkeypatch
):
    line, _course, quarters = seen(world, client)
    assert "41,9" not in line
    assert "Herkomst staat uit" in line
    assert quarters == []

    sent = {"tekst": "Besluit van B&W van 3 maart.", "van": "vandaag", "tot": a_day(30)}
    assert client.post(GROUND, sent).status_code == 302
    line, course, quarters = seen(world, client)
    last = date_format(TODAY + datetime.timedelta(days=30), "j F Y")
    assert "41,9%" in line
    assert len(quarters) == 1
    for place in (line, course, client.get("/cijfers/B08/").content.decode()):
        assert f"Grond: Besluit van B&amp;W van 3 maart. Tot en met {last}." in place
    with signed_in(world.anna):
        (row, *_) = cijfers.figures(by=world.anna, groep="totaal", indicatoren=["B08"])
    assert row.toelichting.endswith(f"3 maart. Tot en met {a_day(30, iso=True)}.")
    for page in (GROUND, "/beheer/inrichting/"):
        assert last in client.get(page).content.decode()

    for module in (queries, policies):  # the day after its last one
        monkeypatch.setattr(module, "today", lambda: TODAY + datetime.timedelta(days=31))
    line, course, quarters = seen(world, client)
    assert "41,9" not in line + course
    assert quarters == []


def test_a_ground_is_stopped_and_what_was_to_come_with_it(beheer, world, client, with_origin):
    sent = {"tekst": "Artikel 1", "van": a_day(9), "tot": a_day(30)}
    assert client.post(GROUND, sent).status_code == 302
    assert "41,9" not in seen(world, client)[0]
    assert client.post(GROUND, sent | {"van": "vandaag"}).status_code == 302
    assert "41,9" in seen(world, client)[0]
    assert client.post(GROUND + "stop/").status_code == 302
    assert "41,9" not in seen(world, client)[0]
    page = client.get(GROUND).content.decode()
    assert page.count("gestopt") == 2
    assert "Stop nu" not in page
    assert "niets om te stoppen" in client.post(GROUND + "stop/", follow=True).content.decode()
    assert queries._read(TODAY + datetime.timedelta(days=10))[1] == {}
    with signed_in(world.medewerkers[Rol.PRIVACY_OFFICER]):
        assert Logregel.objects.filter(regel="instelling_gezet").count() == 4


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"tekst": " "}, "Zonder grond is er geen cijfer"),
        ({"tot": ""}, "Zonder einde kan het niet"),
        ({"tot": a_day(366)}, "hoogstens 365 dagen"),
        ({"van": a_day(9), "tot": a_day(8)}, "ligt voor de eerste"),
        ({"van": "gisteren"}, "vandaag of later"),
    ],
)
def test_a_ground_without_words_or_end_is_refused(beheer, client, change, sentence):
    answer = client.post(
        GROUND, {"tekst": "Artikel 1", "van": "vandaag", "tot": a_day(365)} | change
    )
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Instelling.objects.exists()


def test_nobody_else_sets_it(world, as_anna):
    assert as_anna.get("/beheer/inrichting/").status_code == 403
    from django.db import DatabaseError

    with pytest.raises(DatabaseError, match="row-level security"):
        set_list(world.anna, woorden={"huisvesting": "Huis"})


def test_the_overview_asks_few_questions(beheer, client, django_assert_max_num_queries):
    queries.forget()
    with django_assert_max_num_queries(10):
        assert "zoals geleverd" in client.get("/beheer/inrichting/").content.decode()
