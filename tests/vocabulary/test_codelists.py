"""The files of code lists and the contract say the same, both ways."""

import pytest

from wijkzicht.dataset import schema
from wijkzicht.vocabulary import codelists

FIELDS = [
    (table.name, field.name)
    for table in schema.tables().values()
    for field in table.fields.values()
    if field.enum
]
# Lists of the register, and parts of a dimension, for which the basisset has no field.
NO_FIELD = {"hielp", "urgentie", "vindplaats", "leeftijdsband", "wet"}


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_every_list_of_the_contract_is_a_file_with_the_same_codes(table, field):
    in_contract = schema.tables()[table].fields[field].enum
    assert codelists.codelist_of(table, field).codes == in_contract


def test_every_file_is_a_list_of_the_contract_or_has_no_field():
    of_contract = {codelists.codelist_of(*field).name for field in FIELDS}
    assert of_contract == set(codelists.names()) - NO_FIELD


def test_a_list_used_by_several_fields_is_one_file():
    used = {
        codelists.codelist_of(t, "leefgebied").name for t in ("aanmelding", "hulpvraag", "doel")
    }
    assert used == {"leefgebied"}


@pytest.mark.parametrize("name", codelists.names())
def test_every_list_has_a_source_and_distinct_labels_in_both_languages(name):
    found = codelists.codelist(name)
    assert found.source
    for language in ("nl", "en"):
        labels = [found.label(code, language) for code in found.codes]
        assert all(label and label == label.strip() for label in labels)
        assert len(set(labels)) == len(labels)


def test_an_unknown_list_is_named():
    with pytest.raises(KeyError, match="no code list called kleur"):
        codelists.codelist("kleur")
