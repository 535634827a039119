"""`deliver check` on files that are broken as files, and what the command prints."""

import json

import pytest
from click.testing import CliRunner

from wijkzicht.cli.main import main

HEADER = (
    "bsn,geboortedatum,geslacht,postcode,verwijzer,hulpvorm,gestart_met_crisis,"
    "datum_aanvang,datum_einde,reden_beeindiging"
)
SOUND = "111222333,20120514,V,1315AB,06,01,N,20250301,,"
OTHER = "123456782,20120514,V,1315AB,06,01,N,20250301,,"


def run(tmp_path, content, *options, period="2025-H1", protocol="2019"):
    path = tmp_path / "levering.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    args = ["deliver", "check", str(path), "--protocol", protocol, "--period", period, *options]
    return CliRunner().invoke(main, args)


def items(tmp_path, content, **options):
    result = run(tmp_path, content, "--json", **options)
    found = json.loads(result.stdout)
    assert result.exit_code == (1 if found["faults"] else 0)
    return found


def test_a_sound_file(tmp_path):
    expected = {"faults": [], "warnings": [], "rows": {"levering": 2}}
    assert items(tmp_path, f"{HEADER}\n{SOUND}\n{OTHER}\n") == expected


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\r\n{SOUND}\r\n{OTHER}\r\n",
        f"\ufeff{HEADER}\n{SOUND}\n{OTHER}\n",
        f"{HEADER}\n{SOUND}\n{OTHER}",
        HEADER
        + "\n"
        + '"111222333","20120514","V","1315AB","06","01","N","20250301","",""\n'
        + OTHER,
    ],
    ids=["windows line ends", "BOM", "no newline at the end", "quotes"],
)
def test_ways_to_write_the_same(tmp_path, content):
    assert items(tmp_path, content) == {"faults": [], "warnings": [], "rows": {"levering": 2}}


# content -> (rule, row, field) of every fault, and the records counted
BROKEN = {
    "empty": (b"", [("header", None, "")], 0),
    "blank lines": (b"\n\n", [("header", None, "")], 0),
    "semicolons": (f"{HEADER}\n{SOUND}".replace(",", ";"), [("kop", None, "")], 0),
    "column missing": (HEADER.replace("postcode,", ""), [("kop", None, "postcode")], 0),
    "column too many": (f"{HEADER},x\n{SOUND},1\n", [("kop", None, "x")], 1),
    "other order": (
        f"{','.join([*HEADER.split(',')[1:], 'bsn'])}\n20120514,V,1315AB,06,01,N,20250301,,,111222333\n",
        [("kop", None, "")],
        1,
    ),
    "a sheet": (b"PK\x03\x04\x00\x00", [("encoding", None, "")], 0),
    "utf-16": (HEADER.encode("utf-16"), [("encoding", None, "")], 0),
    "half a record": (f"{HEADER}\n{SOUND}\n123456782,2012", [("columns", 2, "")], 2),
    "a cell too many": (
        f"{HEADER}\n{SOUND},x\n{OTHER.replace(',V,', ',X,')}\n",
        [("columns", 1, ""), ("geslacht_code", 2, "geslacht")],
        2,
    ),
    "latin-1": (
        HEADER.encode() + b"\n" + SOUND.replace("V", "\xeb").encode("latin-1") + b"\n",
        [("encoding", 1, "geslacht"), ("geslacht_code", 1, "geslacht")],
        1,
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_told_and_the_rest_is_checked(tmp_path, case):
    content, expected, rows = BROKEN[case]
    found = items(tmp_path, content)
    assert [(f["rule"], f["row"], f["field"]) for f in found["faults"]] == expected
    assert found["rows"] == {"levering": rows}
    assert all(f["message"] and f["todo"] for f in found["faults"])


def test_a_file_without_records_is_odd(tmp_path):
    assert [f["rule"] for f in items(tmp_path, HEADER + "\n")["warnings"]] == ["geen_records"]


def test_nothing_is_capped(tmp_path):
    wrong = SOUND.replace(",V,", ",X,")
    found = items(tmp_path, HEADER + "\n" + f"{wrong}\n" * 3000)
    per_rule = {"geslacht_code", "dubbele_sleutel", "overlap"}
    assert {r: sum(f["rule"] == r for f in found["faults"]) for r in per_rule} == dict.fromkeys(
        per_rule, 3000
    )


def test_for_people_every_fault_is_a_sentence(tmp_path):
    result = run(tmp_path, f"{HEADER}\n{SOUND.replace(',V,', ',X,')}\n")
    assert result.exit_code == 1
    first, *_, last = result.stdout.splitlines()
    assert first == (
        "fout    levering, rij 1, geslacht [X]: Geslacht is een van: V (Vrouw), M (Man),"
        " O (Onbekend). Vul een van deze codes in. (geslacht_code)"
    )
    assert "1 rij in" in last
    assert "1 fout en 0 waarschuwingen" in last


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"protocol": "2017"}, "Protocol 2017 is onbekend"),
        ({"period": "2025"}, "Een levering gaat over een halfjaar"),
        ({"period": "2025-H3"}, "is geen periode"),
        ({"protocol": "2015"}, "Protocol 2015 geldt niet in 2025-H1"),
    ],
)
def test_wrong_use(tmp_path, options, sentence):
    result = run(tmp_path, f"{HEADER}\n{SOUND}\n", **options)
    assert result.exit_code == 2
    assert sentence in result.output


def test_a_period_may_be_written_as_2025_1(tmp_path):
    assert items(tmp_path, f"{HEADER}\n{SOUND}\n", period="2025-1")["faults"] == []
