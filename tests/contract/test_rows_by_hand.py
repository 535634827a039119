"""Rows of `indicators`, worked out on paper from the tables in `outside`."""

import json

import pytest

from contract.outside import TABLES, figures, folder, run

HEADER = (
    "indicator,groep,periode,dimensie,teller,noemer,waarde,onder,boven,onbekend,status,toelichting"
)


def short(line: str) -> str:
    """The line up to its status: the sentence after it may be put otherwise."""
    return ",".join(line.split(",")[:11])


def test_a_file_as_the_contract_writes_it(tmp_path):
    """Empty where there is no value, unrounded, whole counts whole, no row before a team began."""
    path = folder(tmp_path / "set")
    only = "N01,N06,N08,B02,B05,E08,S05,T01,T02,W03,W01"
    found = [short(line) for line in figures(path, "--only", only)]
    assert (tmp_path / "cijfers.csv").read_text("utf-8").split("\n")[0] == HEADER
    missing = "niet_te_berekenen"
    wilson_one_of_two = "9.453120573423075,90.54687942657694"
    assert [line for line in found if ",totaal," in line] == [
        f"B02,totaal,2025-H1,,,,,,,,{missing}",
        f"B02,totaal,2025-H2,,,,,,,,{missing}",
        f"B05,totaal,2025-H1,,1,2,50.0,{wilson_one_of_two},0.0,ok",
        "B05,totaal,2025-H2,,0,0,,,,,geen_noemer",
        "E08,totaal,2025-H1,,12,,12.0,,,50.0,ok",
        "E08,totaal,2025-H2,,,,,,,,geen_noemer",
        "N01,totaal,2025-H1,,2,,2.0,,,0.0,ok",
        "N01,totaal,2025-H2,,0,,0.0,,,,ok",
        "N06,totaal,2025-H1,,2,,2.0,,,0.0,ok",
        "N06,totaal,2025-H2,,3,,3.0,,,0.0,voorlopig",
        "N08,totaal,2025-H1,,0.8,,0.8,,,0.0,ok",
        "N08,totaal,2025-H2,,0.8,,0.8,,,0.0,ok",
        "S05,totaal,2025-H1,,,2,1.0,1.0,1.0,0.0,ok",
        "S05,totaal,2025-H2,,,2,1.0,1.0,1.0,0.0,ok",
        "T01,totaal,2025-H1,,2,2,14.0,,,0.0,ok",
        "T01,totaal,2025-H2,,0,0,,,,,geen_noemer",
        "T02,totaal,2025-H1,,2,2,5.0,,,0.0,ok",
        "T02,totaal,2025-H2,,1,1,3.0,,,0.0,ok",
        "W01,totaal,2025-H1,,2,0.8,2.5,,,0.0,ok",
        "W01,totaal,2025-H2,,2,0.8,2.5,,,0.0,ok",
        f"W03,totaal,2025-H1,,60,105,{6000 / 105},,,0.0,ok",
        f"W03,totaal,2025-H2,,30,40,75.0,,,{100 / 3},ok",
    ]
    assert {line.split(",")[2] for line in found if ",t2," in line} == {"2025-H2"}
    keys = [line.split(",")[:4] for line in found]
    assert keys == sorted(keys)


def test_a_missing_table_is_named(tmp_path):
    path = folder(tmp_path / "set")
    (line,) = figures(path, "--only", "B02", "--per", "totaal,jaar")
    assert line.endswith(",niet_te_berekenen,tabel bevolking ontbreekt")


SURVEY = {
    "uitnodiging": "uitnodiging_id,vragenlijst,team_id,informant,verstuurd_op\n",
    "respons": (
        "respons_id,vragenlijst,team_id,informant,datum\n"
        "r1,q,t1,jeugdige,2025-03-01\nr2,q,t1,ouder,2025-03-01\nr3,q,t1,ouder,2025-03-02\n"
        "r4,q,t1,partner,2025-03-02\n"
    ),
    "antwoord": (
        "respons_id,vraag,waarde\nr1,rapportcijfer,6\nr2,rapportcijfer,9\n"
        "r3,rapportcijfer,\nr4,rapportcijfer,1\n"
    ),
}


def test_one_row_for_each_informant_that_occurs(tmp_path):
    path = folder(tmp_path / "set", **SURVEY)
    found = [
        line.split(",")[3:7] + line.split(",")[9:11]
        for line in figures(path, "--only", "V01", "--per", "totaal,jaar")
    ]
    assert found == [
        ["", "", "2", "7.5", str(100 / 3), "ok"],
        ["informant=jeugdige", "", "1", "6.0", "0.0", "ok"],
        ["informant=ouder", "", "1", "9.0", "50.0", "ok"],
    ]


@pytest.mark.parametrize(
    ("per", "groups", "periods"),
    [
        ("team,halfjaar", {"t1", "t2", "totaal"}, {"2025-H1", "2025-H2"}),
        (" totaal, kwartaal", {"totaal"}, {"2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"}),
        ("organisatie,jaar", {"o1", "o2", "totaal"}, {"2025"}),
    ],
)
def test_groups_and_periods(tmp_path, per, groups, periods):
    rows = [
        line.split(",") for line in figures(folder(tmp_path / "set"), "--per", per, "--only", "N01")
    ]
    assert {row[1] for row in rows} == groups
    assert {row[2] for row in rows} == periods


def test_json_says_null_for_no_value(tmp_path):
    out = tmp_path / "cijfers.json"
    asked = ("--only", "N01,S05", "--per", "totaal,jaar")
    assert run("indicators", folder(tmp_path / "set"), *asked, "--out", out).exit_code == 0
    first, second = json.loads(out.read_text("utf-8"))
    assert list(first) == HEADER.split(",")
    assert (first["teller"], first["noemer"], first["waarde"], first["dimensie"]) == (
        2,
        None,
        2,
        "",
    )
    assert (second["teller"], second["noemer"]) == (None, 3)


TRAJECTORIES = (
    "hulptraject_id,casus_id,persoon_id,start,eind,crisis,reden_einde\n"
    "h1,c1,p1,2025-01-15,2025-07-10,true,volgens_plan\n"
    "h2,c3,p4,2025-12-31,,,\n"
)


@pytest.mark.parametrize("contacts", ["absent", "header only"])
def test_a_source_without_contacts_supplies_hulptraject(tmp_path, contacts):
    """Also when its tool writes an empty contact.csv: empty is not zero."""
    empty = {n: None if contacts == "absent" else TABLES[n].split("\n")[0] + "\n"
             for n in ("contact", "contact_persoon")}  # fmt: skip
    path = folder(tmp_path / "set", hulptraject=TRAJECTORIES, **empty)
    found = [short(line) for line in figures(path, "--only", "N06", "--per", "totaal,halfjaar")]
    # As-of: the latest hulptraject.start.
    assert found == [
        "N06,totaal,2025-H1,,1,,1.0,,,,ok",
        "N06,totaal,2025-H2,,2,,2.0,,,,voorlopig",
    ]


def test_contacts_go_before_hulptraject_and_check_says_so(tmp_path):
    path = folder(tmp_path / "set", hulptraject=TRAJECTORIES)
    assert "hulptraject wordt daarom niet gebruikt" in run("check", path).stdout
    found = figures(path, "--only", "N06", "--per", "totaal,jaar")
    assert short(found[0]) == "N06,totaal,2025,,4,,4.0,,,0.0,voorlopig"


@pytest.mark.parametrize("table", ["organisatie", "team", "persoon", "casus"])
def test_a_set_without_a_required_table_is_computed_and_its_faults_counted(tmp_path, table):
    out = tmp_path / "cijfers.json"
    done = run("indicators", folder(tmp_path / "set", **{table: None}), "--out", out)
    assert done.exit_code == 0, done.output
    assert "wijkzicht check" in done.stderr
    (n01,) = [
        row
        for row in json.loads(out.read_text("utf-8"))
        if (row["indicator"], row["groep"], row["periode"]) == ("N01", "totaal", "2025-H1")
    ]
    assert (n01["teller"], n01["status"]) == (2, "ok")


def test_tables_with_a_header_only(tmp_path):
    """No rows: the period of today, zero where it is counted and no value where it is divided."""
    path = folder(tmp_path / "set", **{n: t.split("\n")[0] + "\n" for n, t in TABLES.items()})
    found = [
        line.split(",") for line in figures(path, "--only", "N01,T02,W03", "--per", "totaal,jaar")
    ]
    assert [(row[0], row[4], row[5], row[6]) for row in found] == [
        ("N01", "0", "", "0.0"),
        ("T02", "0", "0", ""),
        ("W03", "0", "0", ""),
    ]


def test_a_mistyped_year_long_ago_is_computed(tmp_path):
    """`check` warns of it; every period from that day on has its row, sorted by name."""
    long_ago = TABLES["casus"].replace("2025-02-10", "0001-02-10")
    path = folder(tmp_path / "set", casus=long_ago, contact=None, contact_persoon=None)
    found = figures(path, "--only", "N02", "--per", "totaal,jaar", "--as-of", "0003-12-31")
    assert [short(line) for line in found] == [
        "N02,totaal,0001,,1,,1.0,,,0.0,ok",
        "N02,totaal,0002,,0,,0.0,,,,ok",
        "N02,totaal,0003,,0,,0.0,,,,ok",
    ]
