"""`deliver cbs` from text tables to the file: which records, and who they are about."""

import json

import pytest

from deliveries.delivery_tables import IDENTITIES, TABLES, casus, contacts, dates, ends


def test_one_running_record(deliver):
    records, report = deliver(contacts("c1 2025-08-01 hulp kind"))
    assert records == [
        {
            "bsn": "111222333",
            "geboortedatum": "20120514",
            "geslacht": "V",
            "postcode": "1315AB",
            "verwijzer": "06",
            "hulpvorm": "01",
            "gestart_met_crisis": "N",
            "datum_aanvang": "20250801",
            "datum_einde": "",
            "reden_beeindiging": "",
        }
    ]
    assert {k: report[k] for k in ("period", "protocol", "records", "running", "ended")} == {
        "period": "2025-H2",
        "protocol": "2019",
        "records": 1,
        "running": 1,
        "ended": 0,
    }
    assert report["dossiers"] == 2
    assert report["faults"] == []
    assert report["previous"] is None


# changes -> aanvang, einde, reden of every record in order of the file
RECORDS = {
    "only help counts": (
        [contacts("c1 2025-08-01 regie kind", "c1 2025-08-02 vraagverheldering kind")],
        [],
    ),
    "help within another kind of work counts": (
        [contacts("c1 2025-08-01 regie+ kind")],
        [("20250801", "", "")],
    ),
    "overbrugging and crisis are help": (
        [contacts("c1 2025-08-02 crisishulp kind", "c1 2025-08-01 overbruggingshulp kind")],
        [("20250801", "", "")],
    ),
    "help to a parent is not delivered": ([contacts("c1 2025-08-01 hulp moeder")], []),
    "help to nobody is not delivered": ([contacts("c1 2025-08-01 hulp -")], []),
    "running help keeps its start": (
        [contacts("c1 2024-02-01 hulp kind", "c1 2025-08-01 hulp kind")],
        [("20240201", "", "")],
    ),
    "a pause of a year does not cut": (
        [contacts("c1 2023-02-01 hulp kind")],
        [("20230201", "", "")],
    ),
    "a hulpeinde cuts": (
        [
            contacts("c1 2025-07-01 hulp kind", "c1 2025-09-01 hulp kind"),
            ends("c1,kind,2025-07-15,in_overeenstemming"),
        ],
        [("20250701", "20250701", "02"), ("20250901", "", "")],
    ),
    "of another person or casus it does not": (
        [
            contacts("c1 2025-07-01 hulp kind", "c1 2025-09-01 hulp kind"),
            ends("c1,broer,2025-07-15,volgens_plan", "c2,kind,2025-07-15,volgens_plan"),
        ],
        [("20250701", "", "")],
    ),
    "closing ends": (
        [
            contacts("c1 2025-07-01 hulp kind"),
            casus("c1,h1,t1,2024-01-01,2025-12-31,eenzijdig_client"),
        ],
        [("20250701", "20250701", "03")],
    ),
    "what happens after the period is not known": (
        [
            contacts("c1 2025-07-01 hulp kind", "c1 2026-01-01 hulp kind"),
            casus("c1,h1,t1,2024-01-01,2026-01-01,eenzijdig_client"),
            ends("c1,kind,2026-01-02,volgens_plan"),
        ],
        [("20250701", "", "")],
    ),
    "a casus that opens after the period is not known": (
        [contacts("c1 2025-12-31 hulp kind"), casus("c1,h1,t1,2026-01-01,,")],
        [],
    ),
    "help that starts after the period is not there": (
        [contacts("c1 2026-01-01 hulp kind")],
        [],
    ),
    "ended before the period": (
        [contacts("c1 2025-03-01 hulp kind"), ends("c1,kind,2025-06-30,volgens_plan")],
        [],
    ),
    "stopped before, ended in the period": (
        [contacts("c1 2025-03-01 hulp kind"), ends("c1,kind,2025-07-01,volgens_plan")],
        [("20250301", "20250301", "01")],
    ),
    "stopped in March, casus closed in December": (
        [
            contacts("c1 2025-03-01 hulp kind"),
            casus("c1,h1,t1,2024-01-01,2025-12-31,volgens_plan"),
        ],
        [("20250301", "20250301", "01")],
    ),
    "two casussen that share a day are one": (
        [
            contacts(
                "c1 2025-07-01 hulp kind",
                "c1 2025-08-01 hulp kind",
                "c2 2025-08-01 hulp kind",
                "c2 2025-09-01 hulp kind",
            ),
            ends("c1,kind,2025-08-01,volgens_plan", "c2,kind,2025-09-01,eenzijdig_team"),
        ],
        [("20250701", "20250901", "04")],
    ),
    "two casussen after one another are two": (
        [
            contacts("c1 2025-07-01 hulp kind", "c2 2025-07-02 hulp kind"),
            ends("c1,kind,2025-07-01,volgens_plan"),
        ],
        [("20250701", "20250701", "01"), ("20250702", "", "")],
    ),
}


@pytest.mark.parametrize("case", RECORDS)
def test_records(deliver, case):
    changes, expected = RECORDS[case]
    records, _ = deliver(*changes)
    assert dates(records) == expected


def test_merging_goes_by_bsn_not_by_pseudonym(deliver):
    """The same child, known twice; identity comes from the earliest."""
    identities = [
        IDENTITIES[0],
        "kind,111222333,2012-05-14,1315AB,",
        "broer,111222333,2012-05-14,1017AA,",
    ]
    changes = [
        contacts("c1 2025-08-01 hulp kind", "c2 2025-07-01 hulp broer"),
        {"persoon": [*TABLES["persoon"][:2], "broer,h1,2012,5,vrouw,jeugdige"]},
    ]
    records, report = deliver(*changes, identities=identities)
    assert [(r["postcode"], r["datum_aanvang"]) for r in records] == [("1017AA", "20250701")]
    assert report["per_team"]["t2"]["records"] == 1
    assert report["faults"] == []


def test_two_birth_dates_and_sexes_under_one_bsn_are_faults(deliver):
    identities = [IDENTITIES[0], IDENTITIES[1], "broer,111222333,2014-02-01,1315AB,"]
    records, report = deliver(contacts("c1 2025-08-01 hulp kind,broer"), identities=identities)
    assert len(records) == 1
    assert [(f["rule"], f["table"], f["field"]) for f in report["faults"]] == [
        ("bsn_tegenspraak", "identiteit", "geboortedatum"),
        ("bsn_tegenspraak", "persoon", "geslacht"),
    ]
    assert "111222333" not in json.dumps(report)


@pytest.mark.parametrize(
    ("period", "protocol", "code"),
    [
        ("2015-H2", "2015", "000000000"),
        ("2016-1", "2016", "999999999"),
        ("2025-2", "2019", "999999999"),
    ],
)
def test_a_missing_bsn(deliver, period, protocol, code):
    records, report = deliver(
        contacts("c1 2015-01-01 hulp broer"),
        casus("c1,h1,t1,2015-01-01,,"),
        period=period,
        protocol=protocol,
    )
    assert [(r["bsn"], r["geboortedatum"], r["postcode"], r["geslacht"]) for r in records] == [
        (code, "20140000", "0034", "M")
    ]
    assert report["without_bsn"] == 1


def test_the_code_for_no_bsn_is_no_bsn(deliver):
    """Two persons with the code in the source are not one person."""
    identities = [IDENTITIES[0], "kind,999999999,,1315AB,", "broer,999999999,,,GM0518"]
    records, _ = deliver(contacts("c1 2025-08-01 hulp kind,broer"), identities=identities)
    assert [(r["bsn"], r["geboortedatum"], r["postcode"]) for r in records] == [
        ("999999999", "20120500", "1315AB"),
        ("999999999", "20140000", "0518"),
    ]


def test_nothing_known_of_birth_and_sex(deliver):
    changes = {"persoon": [TABLES["persoon"][0], "kind,h1,,,,jeugdige"]}
    records, _ = deliver(contacts("c2 2025-08-01 hulp kind"), changes, identities=IDENTITIES[:1])
    [record] = records
    assert (record["geboortedatum"], record["geslacht"], record["postcode"]) == (
        "00000000",
        "O",
        "0363",
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("2025-07-04", "J"), ("2025-07-03", "N"), ("2025-08-01", "J"), ("2025-08-02", "N")],
)
def test_crisis_by_the_request(deliver, asked, expected):
    requests = {
        "aanmelding": [
            "aanmelding_id,datum,team_id,crisis,casus_id",
            f"a1,{asked},t1,true,c1",
            "a2,2025-08-01,t1,false,c1",
            "a3,2025-08-01,t1,true,c2",
        ]
    }
    records, _ = deliver(contacts("c1 2025-08-01 hulp kind"), requests)
    assert [r["gestart_met_crisis"] for r in records] == [expected]


def test_crisis_by_the_first_day(deliver):
    records, _ = deliver(
        contacts(
            "c1 2025-08-01 hulp kind",
            "c1 2025-08-01 crisishulp kind,broer",
            "c1 2025-07-01 hulp broer",
        )
    )
    assert [(r["geslacht"], r["gestart_met_crisis"]) for r in records] == [("V", "J"), ("M", "N")]


def test_an_unknown_reason_stays_empty_and_is_a_fault(deliver):
    records, report = deliver(
        contacts("c1 2025-08-01 hulp kind"),
        casus("c1,h1,t1,2024-01-01,2025-10-01,volgens_plan"),
        ends("c1,kind,2025-09-01,"),
    )
    assert dates(records) == [("20250801", "20250801", "")]
    [fault] = report["faults"]
    assert (fault["rule"], fault["table"], fault["field"]) == (
        "reden_ontbreekt",
        "hulpeinde",
        "reden",
    )
    assert deliver.result.exit_code == 0


def test_hulptrajecten_are_taken_as_they_are(deliver):
    trajecten = {
        "contact": [],
        "contact_persoon": [],
        "hulptraject": [
            "hulptraject_id,casus_id,persoon_id,start,eind,crisis,reden_einde",
            "1,c1,kind,2025-01-10,2025-07-10,true,volgens_plan",
            "2,c2,kind,2025-07-10,2025-09-01,,eenzijdig_client",
            "3,c1,broer,2025-01-10,,,",
            "4,c1,moeder,2025-01-10,,,",
            "5,c1,kind,2025-10-01,2026-01-01,,volgens_plan",
            "6,c1,kind,2024-01-01,2024-06-01,,volgens_plan",
        ],
    }
    records, report = deliver(
        trajecten, casus("c1,h1,t1,2024-01-01,2025-12-01,volgens_plan", "c2,h1,t2,2024-01-01,,")
    )
    assert [
        (*row, r["gestart_met_crisis"]) for row, r in zip(dates(records), records, strict=True)
    ] == [
        ("20250110", "20250901", "03", "J"),
        ("20251001", "", "", "N"),
        ("20250110", "", "", "N"),
    ]
    assert {f["rule"] for f in report["faults"]} == {"hulptraject_loopt_door"}
    assert report["to_confirm"] == []
