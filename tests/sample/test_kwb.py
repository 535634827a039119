"""CBS Kerncijfers wijken en buurten: every trap of the file, and what can't be read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from wijkzicht.cli.import_ import command
from wijkzicht.dataset import kwb
from wijkzicht.dataset.faults import Unreadable
from wijkzicht.dataset.kwb.report import sentences

# Two years of one municipality; the same count stands under another number each year.
HEADER = (
    "ID;Peildatum;Gemeentenaam_1;SoortRegio_2;Codering_3;IndelingswijzigingWijkenEnBuurten_4;"
    "AantalInwoners_5;k_0Tot15Jaar_8;k_15Tot25Jaar_9;JongerenMetJeugdzorgInNatura_87;"
    "PercentageJongerenMetJeugdzorg_88;JongerenMetJeugdzorgInNatura_91;WmoClienten_93"
)
ROWS = [
    "1;1-1-2021;Stad      ;Gemeente  ;GM0999    ;.;1000;200;100;30;100;;",
    "2;1-1-2021;Stad      ;Wijk      ;WK099901  ;1;600;120;60;20;111;;",
    "3;1-1-2022;Stad      ;Gemeente  ;GM0999    ;.;1010;200;100;;;35;50",
    "4;1-1-2022;Stad      ;Wijk      ;WK099901  ;3;40;5;5;;;;         .",
]


@pytest.fixture
def given(tmp_path):
    def write(*rows: str, header: str = HEADER, encoding: str = "utf-8-sig") -> Path:
        path = tmp_path / "kwb.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding=encoding)
        return path

    return write


def test_counts_are_found_by_name_whatever_number_stands_behind_it(given):
    areas = kwb.read(given(*ROWS)).areas
    assert [a.counts["jeugdhulp_clienten"] for a in areas] == [30, 20, 35, None]


def test_the_bom_is_no_part_of_the_first_column(given):
    header, row = HEADER.removeprefix("ID;"), ROWS[0].removeprefix("1;")
    assert kwb.read(given(row, header=header)).years == [2021]


def test_codes_and_names_lose_their_padding(given):
    area = kwb.read(given(*ROWS)).areas[1]
    assert (area.code, area.soort, area.gemeente, area.gemeente_code) == (
        "WK099901",
        "wijk",
        "Stad",
        "GM0999",
    )


def test_what_cbs_does_not_give_is_none_and_never_zero(given):
    area = kwb.read(given(*ROWS)).areas[3]
    assert area.counts["wmo_clienten"] is None
    assert area.counts["inwoners_25_44"] is None


def test_a_code_of_another_area_is_marked_and_told(given):
    read = kwb.read(given(*ROWS))
    assert [a.comparable for a in read.areas] == [True, True, True, False]
    assert any("WK099901 had in 2021 600 inwoners en in 2022 40" in s for s in sentences(read))


def test_percentages_without_their_comma_are_not_read_but_told(given):
    read = kwb.read(given(*ROWS))
    assert read.commas_lost == 2
    assert any("Op 2 regels is dat zeker" in s for s in sentences(read))


def test_years_without_care_figures_are_told(given):
    told = sentences(kwb.read(given(*ROWS)))
    assert any(s.startswith("2021 heeft (nog) geen inwoners met hulp uit de Wmo") for s in told)


@pytest.mark.parametrize(
    ("row", "rule", "field"),
    [
        ("1;1-1-2021;Stad;Gemeente;GM99;.;1;1;1;;;;", "code", "Codering"),
        ("1;2-1-2021;Stad;Gemeente;GM0999;.;1;1;1;;;;", "peildatum", "Peildatum"),
        ("1;1-1-2021;Stad;Provincie;GM0999;.;1;1;1;;;;", "soort", "SoortRegio"),
        ("1;1-1-2021;Stad;Gemeente;GM0999;.;1.000;1;1;;;;", "getal", "AantalInwoners"),
        ("1;1-1-2021;Stad;Gemeente;GM0999;.;-5;1;1;;;;", "getal", "AantalInwoners"),
        (
            "1;1-1-2021;Stad;Gemeente;GM0999;.;1;1;1;30;;35;",
            "twee_waarden",
            "JongerenMetJeugdzorgInNatura",
        ),
        ("1;1-1-2021;Stad;Gemeente;GM0999", "velden", ""),
    ],
)
def test_a_row_that_can_not_be_read_is_told_with_its_place(given, row, rule, field):
    with pytest.raises(Unreadable) as caught:
        kwb.read(given(ROWS[0], row))
    fault = caught.value.faults[0]
    assert (fault.rule, fault.row, fault.field) == (rule, 2, field)
    assert fault.message.endswith(".")
    assert fault.todo.endswith(".")


def test_every_faulty_row_is_told(given):
    with pytest.raises(Unreadable) as caught:
        kwb.read(given(*[f"{n};1-1-2021;Stad;Wijk;fout;1;1;1;1;;;;" for n in range(500)]))
    assert len(caught.value.faults) == 500


def test_one_area_twice_in_a_year_is_told(given):
    with pytest.raises(Unreadable) as caught:
        kwb.read(given(ROWS[0], ROWS[0]))
    assert [f.rule for f in caught.value.faults] == ["dubbel"]


@pytest.mark.parametrize(
    ("header", "encoding", "rule"),
    [
        (HEADER, "utf-16", "utf8"),
        (HEADER.replace("Peildatum", "Periode"), "utf-8", "kolom"),
        (HEADER.replace("AantalInwoners_5", "Inwoners"), "utf-8", "kolom"),
        (HEADER.replace(";", ","), "utf-8", "kolom"),
    ],
)
def test_another_file_is_told(given, header, encoding, rule):
    with pytest.raises(Unreadable) as caught:
        kwb.read(given(*ROWS, header=header, encoding=encoding))
    assert [f.rule for f in caught.value.faults] == [rule]


def test_a_file_with_a_header_only_is_told(given):
    with pytest.raises(Unreadable) as caught:
        kwb.read(given())
    assert [f.rule for f in caught.value.faults] == ["leeg"]


def test_the_excerpt_holds_the_published_counts_of_almere():
    found = [(row.year, row.clients) for row in kwb.published_youth_care("GM0034")]
    assert found == [
        (2018, 5805),
        (2019, 5885),
        (2020, 5960),
        (2021, 6585),
        (2022, 6680),
        (2023, 7160),
        (2024, 7400),
        (2025, None),
    ]


def test_published_counts_come_with_source_and_caveats():
    rows = {row.year: row for row in kwb.published_youth_care("GM0034")}
    assert "CBS" in rows[2024].source
    assert "CC BY 4.0" in rows[2024].source
    assert any("nieuwe reeks" in caveat for caveat in rows[2021].caveats)
    assert any("nog geen aantal" in caveat for caveat in rows[2025].caveats)


def test_a_municipality_outside_the_excerpt_has_no_published_counts():
    assert kwb.published_youth_care("GM9999") == []


def test_the_excerpt_holds_every_trap():
    read, told = kwb.packaged(), " ".join(sentences(kwb.packaged()))
    assert len([a for a in read.areas if a.soort == "wijk" and a.jaar == 2018]) == 6
    assert len([a for a in read.areas if a.soort == "wijk" and a.jaar == 2025]) == 71
    assert read.commas_lost > 0
    for sentence in (
        "WK003402 had in 2021 109415 inwoners en in 2022 2860",
        "Almere ging van 11940 inwoners met hulp uit de Wmo in 2022 naar 9375 in 2023",
        "2025 heeft (nog) geen jongeren met jeugdhulp in natura",
        "onderdrukt of niet bekend",
        "15 tot en met 24 loopt over de 18e en de 23e verjaardag",
    ):
        assert sentence in told


def test_the_command_writes_a_tidy_table_with_its_source(given, tmp_path):
    out = tmp_path / "uit"
    result = CliRunner().invoke(command, ["cbs-kwb", str(given(*ROWS)), "--out", str(out)])
    assert result.exit_code == 0
    assert "B02" in result.output
    lines = (out / "kwb.csv").read_text("utf-8").splitlines()
    assert lines[1] == "2021,GM0999,gemeente,GM0999,Stad,,true,1000,200,100,,,,,,30,"
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    fields = [f["name"] for f in package["resources"][0]["schema"]["fields"]]
    assert lines[0] == ",".join(fields)


def test_no_population_by_guess(given, tmp_path):
    kwb.write(kwb.read(given(*ROWS)), tmp_path / "uit")
    assert sorted(p.name for p in (tmp_path / "uit").iterdir()) == [
        "datapackage.json",
        "kwb.csv",
        "leesmij.md",
    ]
    assert "niet te berekenen" in (tmp_path / "uit" / "leesmij.md").read_text("utf-8")


def test_what_was_written_can_be_loaded_again(given, tmp_path):
    read = kwb.read(given(*ROWS))
    kwb.write(read, tmp_path / "uit")
    assert sorted(kwb.load(tmp_path / "uit").areas, key=repr) == sorted(read.areas, key=repr)


def test_the_command_exits_1_on_faults_and_writes_nothing(given, tmp_path):
    out = tmp_path / "uit"
    path = given("1;1-1-2021;Stad;Gemeente;GM0999;.;veel;1;1;;;;")
    result = CliRunner().invoke(command, ["cbs-kwb", str(path), "--out", str(out)])
    assert result.exit_code == 1
    assert "AantalInwoners" in result.output
    assert not out.exists()
