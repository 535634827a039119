"""Protocol versions: frozen, one after another, and every one of our codes translated."""

import hashlib
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise

import pytest

from wijkzicht.dataset import schema
from wijkzicht.vocabulary import protocols

# What a published folder holds. A changed hash means: make a new folder instead.
FROZEN = {
    "2015": "456b711191647128708e6ac3593dbcea12761753dcd941c9dc786c597e555a4e",
    "2016": "1f3011a9989dc3d0b427d88111203f8d1ccfc35ab5c2caa76ba3a48c0aa22b45",
    "2018": "fba93d33d837ac4b045d35de77e6f2f6a31f1eb62a46b53e0796ac093cc32bd5",
    "2019": "a24637c640af676ae45653920f519674507c6bf240ba1b08b4c11616d7248a26",
}

# Tables that tell of persons, requests, files, work and help. The others hold nothing that the
# protocol asks for: plans, goals, staff, complaints, activities.
MAPPED_TABLES = (
    "persoon", "aanmelding", "casus", "contact", "voorziening", "hulptraject", "hulpeinde", "respons",
)  # fmt: skip
OUR_CODES = [
    (f"{table}.{field.name}", code)
    for table in MAPPED_TABLES
    for field in schema.tables()[table].fields.values()
    for code in field.enum
]
ALL = [protocols.protocol(name) for name in protocols.versions()]
each_version = pytest.mark.parametrize("protocol", ALL, ids=protocols.versions())


def digest(name: str) -> str:
    folder = files(protocols) / protocols.BELEIDSINFORMATIE_JEUGD / f"v{name}"
    total = hashlib.sha256()
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.is_file():
            total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


@pytest.mark.parametrize("name", protocols.versions())
def test_a_published_version_is_frozen(name):
    assert digest(name) == FROZEN[name]


def test_versions_do_not_overlap_and_leave_no_gap():
    for earlier, later in pairwise(ALL):
        assert earlier.valid_to + timedelta(days=1) == later.valid_from
    assert ALL[-1].valid_to is None


@each_version
def test_every_code_of_ours_is_mapped_or_its_absence_explained(protocol):
    for field, code in OUR_CODES:
        row = protocol.translate(field, code)
        assert row.theirs or row.why, (field, code)


@each_version
def test_every_mapped_code_exists_in_the_protocol(protocol):
    for row in protocol.mapping:
        if row.theirs:
            assert row.theirs in protocol.codes[row.codelist], row


@each_version
def test_the_mapping_names_only_fields_and_codes_of_ours(protocol):
    known = {*OUR_CODES, *((field, "*") for field, _ in OUR_CODES)}
    known |= {("aanmelding.crisis", "true"), ("aanmelding.crisis", "false")}
    assert {(row.field, row.ours) for row in protocol.mapping} <= known
    assert len({(row.field, row.ours) for row in protocol.mapping}) == len(protocol.mapping)


@each_version
def test_codes_fit_the_layout(protocol):
    for field in protocol.layout:
        if field.codelist:
            assert {len(code) for code in protocol.codes[field.codelist]} == {field.width}


def test_dated_changes():
    by_name = dict(zip(protocols.versions(), ALL, strict=True))
    assert [(p.bsn_onbekend, p.bsn_ongeboren) for p in ALL] == [
        ("000000000", "999999999"),
        *[("999999999", "000000000")] * 3,
    ]
    assert [p.has("perspectief") for p in ALL] == [True, True, True, False]
    assert [p.has("gestart_met_crisis") for p in ALL] == [False, False, True, True]
    assert "01" in by_name["2016"].codes["perspectief"]
    assert "01" not in by_name["2018"].codes["perspectief"]
    assert ["08" in p.codes["verwijzer"] for p in ALL] == [False, True, True, True]


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (date(2014, 7, 1), None),
        (date(2015, 7, 1), "2015"),
        (date(2017, 7, 1), "2016"),
        (date(2018, 1, 1), "2018"),
        (date(2019, 1, 1), "2019"),
        (date(2026, 1, 1), "2019"),
    ],
)
def test_the_version_of_a_period(start, name):
    assert protocols.valid_in(start, start + timedelta(days=150)) == name


def test_an_unknown_version_is_named_with_the_choices():
    with pytest.raises(protocols.UnknownProtocol, match=r"2017 .* 2015, 2016, 2018, 2019"):
        protocols.protocol("2017")


@pytest.mark.parametrize("name", protocols.versions())
def test_every_version_says_what_is_not_verified(name):
    folder = files(protocols) / protocols.BELEIDSINFORMATIE_JEUGD / f"v{name}"
    assert "Not verified" in (folder / "SOURCE.md").read_text("utf-8")
    assert "NIET GEZIEN" in (folder / "layout.csv").read_text("utf-8")
