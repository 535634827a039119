"""The three forms of a delivery file, and a layout of one's own."""

import zipfile

import pytest

from wijkzicht.deliveries.layouts import BadLayout, check_layout, write_csv, write_sheet, write_text
from wijkzicht.vocabulary.protocols import protocol, read_layout, versions

RUNNING = ("012345678", "20120514", "V", "0034", "06", "01", "J", "20250301", "", "")
ENDED = ("111222333", "20120500", "M", "1315AB", "06", "01", "N", "20250301", "20250401", "01")


def test_csv_is_the_same_in_every_version(tmp_path):
    for name in versions():
        write_csv(tmp_path / "x.csv", [RUNNING, ENDED], protocol(name).layout)
        assert (tmp_path / "x.csv").read_bytes().decode().split("\n") == [
            "bsn,geboortedatum,geslacht,postcode,verwijzer,hulpvorm,gestart_met_crisis,"
            "datum_aanvang,datum_einde,reden_beeindiging",
            "012345678,20120514,V,0034,06,01,J,20250301,,",
            "111222333,20120500,M,1315AB,06,01,N,20250301,20250401,01",
            "",
        ]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("2019", "012345678" "20120514" "V" "0034  " "06" "01" "J" "20250301" "        " "  "),
        ("2018", "012345678" "20120514" "V" "0034  " "06" "01" "  " "J" "20250301" "        " "  "),
        ("2015", "012345678" "20120514" "V" "0034  " "06" "01" "  " "20250301" "        " "  "),
    ],
)  # fmt: skip
def test_fixed_width_by_version(tmp_path, name, line):
    write_text(tmp_path / "x.txt", [RUNNING, ENDED], protocol(name).layout)
    lines = (tmp_path / "x.txt").read_bytes().decode().split("\r\n")
    assert lines[0] == line
    assert {len(found) for found in lines[:2]} == {sum(f.width for f in protocol(name).layout)}


def test_a_sheet_keeps_zeros_in_front(tmp_path):
    write_sheet(tmp_path / "x.xlsx", [RUNNING], protocol("2019").layout)
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert ">012345678<" in sheet
    assert "<v>" not in sheet  # no cell holds a number or a formula


def test_a_layout_of_ones_own(tmp_path):
    path = tmp_path / "eigen.csv"
    path.write_text(
        "field,width,required,codelist,kind\ndatum_aanvang,8,ja,,JJJJMMDD\nbsn,9,ja,,nummer\n"
    )
    write_text(tmp_path / "x.txt", [RUNNING], read_layout(path))
    assert (tmp_path / "x.txt").read_text() == "20250301012345678\n"


def test_a_layout_with_a_field_we_do_not_have(tmp_path):
    path = tmp_path / "eigen.csv"
    path.write_text("field,width,required,codelist,kind\nkvk,8,ja,,nummer\n")
    with pytest.raises(BadLayout, match="kvk"):
        check_layout(read_layout(path))
