"""Texts for a demo: complete, fitting the household, the same for the same seed."""

from random import Random

import pytest

from wijkzicht.dataset.sample import texts
from wijkzicht.dataset.sample.texts.names import born
from wijkzicht.dataset.sample.texts.write import _texts
from wijkzicht.dataset.schema import tables

ACTIVITIES = tables()["contact"].fields["activiteit"].enum
DOMAINS = (None, *tables()["doel"].fields["leefgebied"].enum)
FAMILY = (
    {"persoon_id": "p1", "rol": "ouder", "geslacht": "vrouw", "geboortejaar": 1985},
    {"persoon_id": "p2", "rol": "jeugdige", "geslacht": None, "geboortejaar": 2014},
    {"persoon_id": "p3", "rol": "jeugdige", "geslacht": "man", "geboortejaar": 2016},
)
ALONE = ({"persoon_id": "p9", "rol": "volwassene", "geslacht": "man", "geboortejaar": None},)


@pytest.mark.parametrize("activiteit", ACTIVITIES)
@pytest.mark.parametrize("persons", [FAMILY, ALONE])
def test_every_kind_of_contact_reads_as_sentences(activiteit, persons):
    rng = Random(activiteit)
    family = texts.family(rng, persons)
    for domain in DOMAINS:
        facts, opinion = texts.contact(rng, activiteit, family, ["p1", "p3", "p9"], domain)
        assert facts
        for text in (facts, opinion):
            assert not set("{}[]|") & set(text)
            assert text == "" or (text[0].isupper() and text[-1] in ".!?")


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("persons", [FAMILY, ALONE])
def test_every_life_domain_has_a_question_a_goal_and_a_request(domain, persons):
    rng = Random(1)
    family = texts.family(rng, persons)
    said = [
        texts.hulpvraag(rng, domain, family, "p3"),
        *texts.doel(rng, domain, family),
        texts.aanmelding(rng, domain, family),
    ]
    assert all(said)
    assert not set("{}[]|") & set("".join(said))


def test_facts_and_opinion_never_share_a_sentence():
    for name, blocks in _texts("contact").items():
        facts = {*blocks["feiten"], *blocks.get("gezin", ()), *blocks.get("volwassen", ())}
        assert not facts & set(blocks["mening"]), name


def test_there_are_some_forty_blocks_and_more_for_contacts():
    count = sum(len(part) for blocks in _texts("contact").values() for part in blocks.values())
    assert count >= 120


def test_the_same_seed_gives_the_same_words():
    def told():
        rng = Random(5)
        family = texts.family(rng, FAMILY)
        return family, texts.contact(rng, "hulp", family, ["p2"]), texts.address(rng)

    assert told() == told()


def test_a_text_names_who_was_there_and_a_child_by_first_name():
    rng = Random(2)
    family = texts.family(rng, FAMILY)
    said = " ".join(texts.contact(rng, "hulp", family, ["p3"])[0] for _ in range(30))
    assert family.member("p3").voornaam in said
    assert family.member("p2").voornaam not in said


def test_an_adult_alone_is_never_told_about_a_child():
    rng = Random(3)
    family = texts.family(rng, ALONE)
    said = " ".join(
        texts.contact(rng, activiteit, family, ["p9"])[0] for activiteit in ACTIVITIES * 20
    )
    assert f"eneer {family.members[0].surname[:1].upper()}" in said
    assert "school" not in said.lower()


def test_members_of_a_household_have_different_first_names_and_children_share_a_surname():
    for seed in range(50):
        members = texts.family(Random(seed), FAMILY).members
        assert len({member.voornaam for member in members}) == 3
        assert members[1].surname == members[2].surname


def test_people_of_the_stories_keep_their_name():
    persons = [{"persoon_id": "v03-daan", "rol": "jeugdige", "geslacht": "man"}]
    assert texts.family(Random(1), persons).members[0].voornaam == "Daan"


def test_a_birth_day_agrees_with_year_and_month():
    day = born(Random(1), 2014, 5)
    assert (day.year, day.month) == (2014, 5)
    assert born(Random(1), None, 5) is None


def test_advice_without_a_name_can_be_written():
    assert texts.aanmelding(Random(1), "financien", None)
