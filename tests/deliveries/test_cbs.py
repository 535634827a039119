"""`deliver cbs` from text tables to the file: which records, who, and what the report says."""

import json

import pytest
from click.testing import CliRunner

from wijkzicht.cli.main import main
from wijkzicht.deliveries.records_file import COLUMNS

# The tables of a small basisset. A case states only what it is about.
TABLES = {
    "organisatie": ["organisatie_id,naam", "o1,Org"],
    "team": [
        "team_id,organisatie_id,naam,gemeente_code,doelgroep",
        "t1,o1,Noord,GM0034,jeugd",
        "t2,o1,Zuid,GM0363,jeugd",
    ],
    "persoon": [
        "persoon_id,huishouden_id,geboortejaar,geboortemaand,geslacht,rol",
        "kind,h1,2012,5,vrouw,jeugdige",
        "broer,h1,2014,,man,jeugdige",
        "moeder,h1,1980,1,vrouw,ouder",
    ],
    "casus": [
        "casus_id,huishouden_id,team_id,geopend,gesloten,reden_sluiting",
        "c1,h1,t1,2024-01-01,,",
        "c2,h1,t2,2024-01-01,,",
    ],
    "contact": ["contact_id,casus_id,datum,activiteit,ook_hulp,vastgelegd_op"],
    "contact_persoon": ["contact_id,persoon_id"],
    "hulpeinde": ["casus_id,persoon_id,datum,reden"],
}
IDENTITIES = [
    "persoon_id,bsn,geboortedatum,postcode,gemeente_code",
    "kind,111222333,2012-05-14,1315AB,",
]


def contacts(*lines):
    """`c1 2025-03-01 hulp kind,broer`, a `+` after the activity for ook_hulp."""
    rows, persons = [], []
    for number, line in enumerate(lines, start=1):
        casus, day, activity, *rest = line.split()
        ook = "true" if activity.endswith("+") else ""
        late = rest[1] if len(rest) > 1 else ""
        rows.append(f"{number},{casus},{day},{activity.rstrip('+')},{ook},{late}")
        persons += [f"{number},{who}" for who in (rest[0].split(",") if rest else []) if who != "-"]
    return {
        "contact": [*TABLES["contact"], *rows],
        "contact_persoon": [*TABLES["contact_persoon"], *persons],
    }


def casus(*rows):
    return {"casus": [TABLES["casus"][0], *rows]}


def ends(*rows):
    return {"hulpeinde": [*TABLES["hulpeinde"], *rows]}


@pytest.fixture
def deliver(tmp_path):
    """Write the tables, run the command, give the records (as dicts) and the report."""

    def run(
        *changes, period="2025-H2", protocol="2019", identities=IDENTITIES, options=(), out="x.csv"
    ):
        folder, closed = tmp_path / "set", tmp_path / "closed"
        for path in (folder, closed):
            path.mkdir(exist_ok=True)
        tables = dict(TABLES)
        for change in changes:
            tables.update(change)
        for name, lines in tables.items():
            (folder / f"{name}.csv").write_text("\n".join(lines) + "\n" if lines else "")
            if not lines:
                (folder / f"{name}.csv").unlink()
        (closed / "identiteit.csv").write_text("\n".join(identities) + "\n")
        run.out = tmp_path / out
        args = ["--period", period, "--protocol", protocol, "--identities", str(closed)]
        result = CliRunner().invoke(
            main, ["deliver", "cbs", str(folder), *args, "--out", str(run.out), *options]
        )
        run.result = result
        if result.exit_code:
            return None, None
        lines = run.out.read_text().splitlines() if out.endswith(".csv") else []
        records = [dict(zip(COLUMNS, line.split(","), strict=True)) for line in lines[1:]]
        if lines:
            assert lines[0] == ",".join(COLUMNS)
        return records, json.loads((tmp_path / "x.report.json").read_text())

    return run


def dates(records):
    return [(r["datum_aanvang"], r["datum_einde"], r["reden_beeindiging"]) for r in records]


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


def test_report_counts(deliver):
    _, report = deliver(
        contacts(
            "c1 2025-07-04 hulp kind",
            "c1 2025-07-05 hulp kind 2026-01-01",
            "c1 2025-07-05 regie kind 2026-01-01",
            "c1 2025-08-01 hulp moeder 2026-01-01",
            "c1 2025-08-01 hulp -",
            "c2 2025-03-01 hulp broer",
        ),
        casus("c1,h1,t1,2024-01-01,,", "c2,h1,t2,2024-01-01,2025-11-01,volgens_plan"),
    )
    assert report["records"] == 2
    assert report["dossiers"] == 2
    assert report["recorded_late"] == 1
    assert report["ends_before_period"] == 1
    assert report["per_team"]["t1"]["records"] == report["per_team"]["t2"]["records"] == 1
    assert [item["count"] for item in report["left_out"]] == [1, 1]


@pytest.mark.parametrize(
    ("last", "listed"), [("2025-07-04", ["kind"]), ("2025-07-05", []), ("2023-07-04", ["kind"])]
)
def test_silent_running_help_must_be_confirmed(deliver, last, listed):
    """The last 180 days of 2025 begin on 5 July."""
    records, report = deliver(contacts(f"c1 {last} hulp kind"))
    assert len(records) == 1
    assert report["to_confirm"] == listed


def test_adults_at_the_start_are_listed(deliver):
    _, report = deliver(
        contacts("c1 2025-08-01 hulp kind"),
        identities=[IDENTITIES[0], "kind,111222333,2007-08-01,1315AB,"],
    )
    assert report["adults_at_start"] == ["kind"]


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


def test_a_hulptraject_of_a_casus_that_opens_later_is_not_known(deliver):
    trajecten = {
        "contact": [],
        "contact_persoon": [],
        "hulptraject": [
            "hulptraject_id,casus_id,persoon_id,start,eind,crisis,reden_einde",
            "1,c1,kind,2025-12-31,,,",
            "2,c2,broer,2025-12-31,,,",
        ],
    }
    records, _ = deliver(trajecten, casus("c1,h1,t1,2025-12-31,,", "c2,h1,t1,2026-01-01,,"))
    assert [row["datum_aanvang"] for row in records] == ["20251231"]


@pytest.mark.parametrize(
    ("use", "sentence"),
    [
        ({"period": "2099-H1"}, "2099-H1 is nog niet voorbij"),
        ({"protocol": "2017"}, "Protocol 2017 is onbekend"),
        ({"protocol": "2018"}, "Protocol 2018 geldt niet in 2025-H2"),
        ({"period": "2025-Q3"}, "Een levering gaat over een halfjaar"),
        ({"period": "morgen"}, "is geen periode"),
        ({"out": "x.pdf"}, "eindigt niet op .csv, .txt, .xlsx"),
    ],
)
def test_wrong_use_writes_nothing(deliver, tmp_path, use, sentence):
    deliver(contacts("c1 2025-08-01 hulp kind"), **use)
    assert deliver.result.exit_code == 2
    assert sentence in deliver.result.output
    assert not list(tmp_path.glob("x.*"))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"casus": []}, "De tabel casus ontbreekt"),
        ({"contact": []}, "De tabel contact of hulptraject ontbreekt"),
        ({"contact_persoon": []}, "De tabel contact_persoon ontbreekt"),
        (casus("c1,h1,t1,2024-01-01,gisteren,"), "casus, rij 1, gesloten"),
    ],
)
def test_a_basisset_with_faults_writes_nothing(deliver, tmp_path, changes, sentence):
    deliver(contacts("c1 2025-08-01 hulp kind"), changes)
    assert deliver.result.exit_code == 1
    assert sentence in deliver.result.output
    assert not list(tmp_path.glob("x.*"))


def test_the_closed_folder_must_hold_identities(deliver, tmp_path):
    deliver(contacts("c1 2025-08-01 hulp kind"))
    args = ["--period", "2025-2", "--protocol", "2019", "--identities", str(tmp_path / "set")]
    result = CliRunner().invoke(
        main, ["deliver", "cbs", str(tmp_path / "set"), *args, "--out", str(tmp_path / "y.csv")]
    )
    assert result.exit_code == 1
    assert "geen tabel identiteit" in result.output


def test_what_is_delivered_passes_the_check(deliver):
    deliver(
        contacts("c1 2025-08-01 hulp kind,broer", "c2 2025-08-02 crisishulp kind"),
        casus("c1,h1,t1,2024-01-01,2025-10-01,volgens_plan", "c2,h1,t2,2024-01-01,,"),
    )
    args = ["--protocol", "2019", "--period", "2025-H2"]
    result = CliRunner().invoke(main, ["deliver", "check", str(deliver.out), *args])
    assert result.exit_code == 0


def test_a_delivery_is_repeatable_byte_for_byte(deliver):
    deliver(contacts("c1 2025-08-01 hulp kind,broer", "c2 2025-08-02 crisishulp kind"))
    first = deliver.out.read_bytes()
    deliver(contacts("c2 2025-08-02 crisishulp kind", "c1 2025-08-01 hulp broer,kind"))
    assert deliver.out.read_bytes() == first


def test_files_are_for_the_owner_only(deliver, tmp_path):
    deliver(contacts("c1 2025-08-01 hulp kind"))
    assert {oct(p.stat().st_mode & 0o777) for p in tmp_path.glob("x.*")} == {"0o600"}


def test_the_page_for_people_names_no_bsn(deliver, tmp_path):
    deliver(contacts("c1 2024-08-01 hulp kind"))
    page = (tmp_path / "x.report.html").read_text()
    assert "111222333" not in page
    assert "Bevestigen of afsluiten (1)" in page
    assert "<td>Noord</td>" in page


def test_options_for_previous_verwijzer_and_layout(deliver, tmp_path):
    rule, layout = tmp_path / "regel.csv", tmp_path / "eigen.csv"
    rule.write_text("van,tot,kanaal,verwijzer,waarom\n,,school,01,Zo afgesproken\n")
    layout.write_text("field,width,required,codelist,kind\nverwijzer,2,ja,,code\n")
    requests = {
        "aanmelding": ["aanmelding_id,datum,team_id,kanaal,casus_id", "a1,2025-01-01,t1,school,c1"]
    }
    deliver(contacts("c1 2025-03-01 hulp kind"), requests, period="2025-1", out="x.csv")
    (tmp_path / "x.csv").rename(tmp_path / "h1.csv")
    records, report = deliver(
        contacts("c1 2025-03-01 hulp kind", "c1 2025-08-01 hulp broer"),
        requests,
        options=["--previous", str(tmp_path / "h1.csv"), "--verwijzer", str(rule)],
    )
    assert [r["verwijzer"] for r in records] == ["01", "01"]
    assert report["previous"] == {"new": 1, "ended": 0, "changed": 1, "deleted_at_cbs": 0}
    deliver(contacts("c1 2025-03-01 hulp kind"), out="x.txt", options=["--layout", str(layout)])
    assert (tmp_path / "x.txt").read_text() == "06\n"


@pytest.mark.parametrize("option", ["--previous", "--verwijzer", "--layout"])
def test_a_file_that_is_something_else(deliver, tmp_path, option):
    other = tmp_path / "anders.csv"
    other.write_text("a,b\n1,2\n")
    deliver(contacts("c1 2025-03-01 hulp kind"), options=[option, str(other)])
    assert deliver.result.exit_code == (1 if option == "--previous" else 2)
    assert str(other) in deliver.result.output
    assert not list(tmp_path.glob("x.*"))
