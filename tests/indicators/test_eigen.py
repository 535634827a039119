"""A team's own measure: from file to figure, and what a bad file gets to hear."""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from oracle.compare import computed_rows
from oracle.measures import measures
from oracle.random_sets import random_set
from wijkzicht.cli.main import main
from wijkzicht.indicators import catalogue
from wijkzicht.indicators.card import cards
from wijkzicht.indicators.eigen import indicator
from wijkzicht.indicators.eigen_bestand import Faulty, from_data, read, to_data, write
from wijkzicht.indicators.eigen_bouwstenen import CODE, MORE, SUBJECTS, YES_NO
from wijkzicht.indicators.eigen_kaart import card, examples
from wijkzicht.indicators.eigen_zin import sentence
from wijkzicht.indicators.fields import fields_of

STEM = to_data(examples()[0])


def faults(**changes) -> str:
    with pytest.raises(Faulty) as found:
        from_data({key: value for key, value in (STEM | changes).items() if value is not ...})
    return " ".join(found.value.sentences)


@given(measures())
def test_a_file_read_again_gives_the_same_measure(data):
    measure = from_data(data)
    assert read(write(measure).encode()) == measure
    assert from_data(to_data(measure)) == measure


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["veld", "is", "tot", "waarden", "getal", "voorwaarden", "combineer", "x"]),
        inner, max_size=4,
    ),
    max_leaves=12,
), st.sampled_from(sorted(STEM)))  # fmt: skip
def test_whatever_stands_in_a_field_gives_a_measure_or_sentences(value, key):
    told = []
    try:
        indicator(from_data(STEM | {key: value}))
    except Faulty as faulty:
        told = faulty.sentences
    assert all(line.endswith(".") and len(line) < 600 for line in told)


@given(st.binary(max_size=200))
def test_whatever_stands_in_a_file_gives_a_measure_or_sentences(content):
    with pytest.raises(Faulty):
        read(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Regel 1, teken 1: dit is geen JSON"),
        (b'{\n"code": "X-A",\n"versie" 1}', "Regel 3, teken 10: dit is geen JSON"),
        (b"[" * 60_000, "zit te diep in elkaar"),
        (b"\xff\xfe", "geen tekst in UTF-8"),
        (b" " * 64_001, "groter dan 64 kB"),
        (b'{"code": 1, "code": 2}', "‘code’ staat er twee keer"),
        (b'{"versie": NaN}', "‘NaN’ is geen waarde"),
        (b'{"versie": ' + b"9" * 5000 + b"}", "een getal in dat te groot is"),
        (b"[1]", "moet beginnen met {"),
    ],
)
def test_a_bad_file_gets_a_sentence_with_its_place(content, said):
    with pytest.raises(Faulty) as found:
        read(content)
    assert said in str(found.value)


def _only(**condition):
    return {"alleen": {"voorwaarden": [condition]}}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"code": "B02"}, "code: ‘B02’ kan niet. Schrijf X-"),
        ({"code": "X-' OR 1=1"}, "code: ‘X-' OR 1=1’ kan niet."),
        ({"versie": True}, "versie: ‘true’ kan niet."),
        ({"datum": "2026-02-30"}, "datum: ‘2026-02-30’ is geen dag."),
        ({"vraag": ...}, "vraag: dit ontbreekt."),
        ({"vraag": " "}, "vraag: dit is leeg."),
        ({"titel": "a" * 81}, "titel: dit is 81 tekens lang."),
        ({"titel": "a\u202eb"}, "titel: er staat een teken in dat niet te zien is."),
        ({"sql": "DROP TABLE casus"}, "‘sql’ kennen we niet."),
        ({"soort": "gemiddelde"}, "soort: ‘gemiddelde’ kan niet. Kies uit: aandeel, aantal, mediaan."),
        ({"onderwerp": "medewerker"}, "onderwerp: ‘medewerker’ kan niet."),
        ({"periode": "vervolg"}, "periode: ‘vervolg’ kan niet. Kies uit: geopend,"),
        ({"telt": ...}, "telt: een aandeel heeft hier een voorwaarde nodig."),
        ({"soort": "aantal"}, "telt: dit hoort niet bij ‘aantal’."),
        ({"soort": "mediaan", "telt": ...}, "dagen: een mediaan heeft twee dagen nodig."),
        ({"dagen": {"van": "geopend", "tot": "geopend"}}, "dagen, tot: ‘geopend’ kan niet."),
        ({"alleen": {"voorwaarden": []}}, "alleen: zet bij ‘voorwaarden’ een lijst van 1"),
        ({"alleen": {"combineer": "xor", "voorwaarden": [{}]}}, "alleen, combineer: ‘xor’ kan niet."),
        (_only(veld="medewerker_id", is_="een_van"), "alleen, voorwaarde 1, veld: ‘medewerker_id’ kan niet."),
        (_only(veld="vervolg", **{"is": "="}), "alleen, voorwaarde 1, is: ‘=’ kan niet."),
        (_only(veld="vervolg", **{"is": "een_van"}, waarden=["weg"]), "waarden: ‘[\"weg\"]’ kan niet."),
        (_only(veld="vervolg", **{"is": "een_van"}, waarden=["onbekend"]), "kan niet. Zet in een lijst"),
        (_only(veld="plan", **{"is": "een_van"}, waarden=["ja", "nee"]), "lijst één van: ja, nee"),
        (_only(veld="geopend", **{"is": "hoogstens"}, getal=3), "voorwaarde 1, tot: ‘null’ kan niet."),
        (_only(veld="plan", **{"is": "ingevuld"}, tot="geopend"), "tot: dit hoort alleen bij een dag"),
        (_only(veld="aantal_contacten", **{"is": "minstens"}, getal=1.5), "getal: ‘1.5’ kan niet."),
    ],
)  # fmt: skip
def test_a_fault_says_where_what_and_what_to_do(changes, said):
    assert said in faults(**changes)


def test_all_faults_are_told_at_once():
    told = faults(code="a", versie=0, vraag="", periode="x")
    assert [name in told for name in ("code:", "versie:", "vraag:", "periode:")] == [True] * 4


def test_a_measure_never_has_a_code_of_the_catalogue():
    assert not any(code.startswith("X-") for code in catalogue())


def test_no_field_says_who_did_the_work():
    for subject in SUBJECTS.values():
        for field in subject.fields:
            assert "medewerker" not in field
    for measure in examples():
        assert not any("medewerker" in field for _, field in fields_of(indicator(measure)))


def test_every_field_has_words_and_every_further_field_is_offered():
    for subject in SUBJECTS.values():
        for field in subject.fields.values():
            assert field.words or field.kind == "loopt"
            assert bool(field.codes) is (field.kind == CODE)
            assert bool(field.no) is (field.kind == YES_NO)
    assert all(name in SUBJECTS[subject].fields for subject, name in MORE)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {},
            "Van de casussen die in de periode sloten en met een jeugdige in het huishouden en met"
            " een doel: het deel met een doelscore van de jeugdige zelf.",
        ),
        (
            {"alleen": ..., "telt": {"combineer": "of", "voorwaarden": [
                {"veld": "vervolg", "is": "een_van", "waarden": ["eigen_kracht", "netwerk"]},
                {"veld": "geopend", "tot": "eerste_plan", "is": "hoogstens", "getal": 42}]}},
            "Van de casussen die in de periode sloten: het deel waarvan het vervolg ‘Gaat zelf verder’"
            " of ‘Verder met familie en bekenden’ is of waarbij tussen het openen van de casus en het"
            " eerste plan hoogstens 42 dagen zitten.",
        ),
        (
            {"soort": "aantal", "telt": ..., "periode": "open", **_only(veld="eerste_plan", **{"is": "leeg"})},
            "Het aantal casussen die in de periode open waren en zonder dag voor het eerste plan.",
        ),
        (
            {"soort": "mediaan", "telt": ..., "alleen": ..., "dagen": {"van": "geopend", "tot": "gesloten"}},
            "Van de casussen die in de periode sloten: het aantal dagen tussen het openen van de casus"
            " en het sluiten van de casus. Bij de helft is het zo lang of korter.",
        ),
    ],
)  # fmt: skip
def test_a_measure_is_read_back_in_a_sentence(changes, said):
    made = {key: value for key, value in (STEM | changes).items() if value is not ...}
    assert sentence(from_data(made)) == said


def test_a_changed_definition_has_another_hash_and_other_words_have_not():
    first = indicator(from_data(STEM))
    assert indicator(from_data(STEM | {"titel": "anders"})).definition_hash == first.definition_hash
    assert (
        indicator(from_data(STEM | {"periode": "geopend"})).definition_hash != first.definition_hash
    )


def test_the_card_says_whose_it_is_and_what_is_in_it():
    made = card(examples()[0])
    assert "eigen maat van Wijkzicht" in made.let_op[0]
    assert made.teller == "Casussen met een doelscore van de jeugdige zelf"
    assert json.loads(made.code) == STEM
    assert made.since == date(2026, 11, 25)
    assert dict(made.velden)["doelscore"] == ["datum", "doel_id", "informant"]
    assert made.indicator.code not in cards()


def test_the_command_computes_measures_beside_the_catalogue(tmp_path):
    made = random_set(1, source="contact", whole=True)
    files = []
    for measure in examples():
        files.append(tmp_path / f"{measure.code}.json")
        files[-1].write_text(write(measure), "utf-8")
    options = [part for file in files for part in ("--measures", file)]
    both = computed_rows(made, tmp_path, ("totaal", "jaar"), tuple(options))
    assert {row["indicator"] for row in both} == {*catalogue(), *(m.code for m in examples())}
    one = computed_rows(made, tmp_path, ("totaal", "jaar"), (*options, "--only", "X-STEM,N01"))
    assert one == [row for row in both if row["indicator"] in ("N01", "X-STEM")]


def test_the_command_says_what_is_wrong_with_a_measure(tmp_path):
    basisset = random_set(1).write(tmp_path / "set")
    bad = tmp_path / "maat.json"
    bad.write_text(json.dumps(STEM | {"periode": "ooit", "code": "N01"}))
    asked = ["indicators", basisset, "--measures", bad, "--out", tmp_path / "uit.csv"]
    result = CliRunner().invoke(main, [str(part) for part in asked])
    assert result.exit_code == 1
    assert f"{bad}: code: ‘N01’ kan niet." in result.stderr
    assert f"{bad}: periode: ‘ooit’ kan niet." in result.stderr
    assert not (tmp_path / "uit.csv").exists()
    bad.write_text(json.dumps(STEM))
    asked[4:4] = ["--measures", bad]
    result = CliRunner().invoke(main, [str(part) for part in asked])
    assert result.exit_code == 2
    assert "X-STEM staat in twee bestanden" in result.stderr
