"""Every rule on a delivery file: one sound record, changed until it breaks exactly that rule."""

import pkgutil

import pytest

from wijkzicht.deliveries.check import DeliveryCheck, doubles, rules
from wijkzicht.deliveries.records_file import COLUMNS
from wijkzicht.vocabulary import protocols
from wijkzicht.vocabulary.periods import Period

SOUND = {
    "bsn": "111222333",
    "geboortedatum": "20120514",
    "geslacht": "V",
    "postcode": "1315AB",
    "verwijzer": "06",
    "hulpvorm": "01",
    "gestart_met_crisis": "N",
    "datum_aanvang": "20250301",
    "datum_einde": "",
    "reden_beeindiging": "",
}
PERIOD_OF = {"2015": "2015-H1", "2016": "2016-H2", "2018": "2018-H1", "2019": "2025-H1"}
ENDED = "datum_einde=20250401 reden_beeindiging=01"
UNBORN_2019 = "bsn=000000000 geboortedatum=99999999"

# protocol, changes to the sound record -> rules that are broken
CASES = [
    ("2019", "", ""),
    ("2019", ENDED, ""),
    ("2019", "postcode=0034", ""),
    ("2019", "geslacht=O", ""),
    ("2019", "geboortedatum=20120500", ""),
    ("2019", "geboortedatum=20120000", ""),
    ("2019", "geboortedatum=00000000", ""),
    ("2019", UNBORN_2019, ""),
    ("2019", "bsn=000000000 geboortedatum=00000000", ""),
    # bsn
    ("2019", "bsn=11122233", "bsn_vorm"),
    ("2019", "bsn=", "bsn_vorm"),
    ("2019", "bsn=11122233A", "bsn_vorm"),
    ("2019", "bsn=111222334", "bsn_elfproef"),
    ("2019", "bsn=999999999", "bsn_onbekend"),
    ("2015", "bsn=000000000 datum_aanvang=20150301", "bsn_onbekend"),
    ("2019", "bsn=000000000", "bsn_ongeboren"),
    ("2015", "bsn=999999999 datum_aanvang=20150301", "bsn_ongeboren"),
    ("2019", "geboortedatum=99999999", "bsn_ongeboren"),
    ("2015", "bsn=999999999 geboortedatum=99999999 datum_aanvang=20150301", ""),
    # birth
    ("2019", "geboortedatum=", "geboortedatum_vorm"),
    ("2019", "geboortedatum=20120230", "geboortedatum_vorm"),
    ("2019", "geboortedatum=20121300", "geboortedatum_vorm"),
    ("2019", "geboortedatum=20120014", "geboortedatum_vorm"),
    ("2019", "geboortedatum=14052012", "geboortedatum_vorm"),
    ("2019", "geboortedatum=2012-5-1", "geboortedatum_vorm"),
    ("2019", "geboortedatum=20250301", ""),
    ("2019", "geboortedatum=20250302", "geboortedatum_na_aanvang"),
    ("2019", "geboortedatum=20250400", "geboortedatum_na_aanvang"),
    ("2019", "geboortedatum=20250300", ""),
    ("2019", "geboortedatum=20260000", "geboortedatum_na_aanvang"),
    ("2019", "geboortedatum=20070302", ""),
    ("2019", "geboortedatum=20070301", "leeftijd_18"),
    ("2019", "geboortedatum=20070000", ""),
    ("2019", "geboortedatum=20060000", "leeftijd_18"),
    ("2019", "geboortedatum=20020302", "leeftijd_18"),
    ("2019", "geboortedatum=20020301", "leeftijd_23"),
    # codes
    ("2019", "geslacht=X", "geslacht_code"),
    ("2019", "geslacht=", "geslacht_code"),
    ("2019", "geslacht=v", "geslacht_code"),
    ("2019", "postcode=1315~AB", "postcode_vorm"),
    ("2019", "postcode=1315ab", "postcode_vorm"),
    ("2019", "postcode=", "postcode_vorm"),
    ("2019", "postcode=GM0034", "postcode_vorm"),
    ("2019", "verwijzer=09", "verwijzer_code"),
    ("2019", "verwijzer=6", "verwijzer_code"),
    ("2019", "verwijzer=", "verwijzer_code"),
    ("2015", "verwijzer=08 datum_aanvang=20150301", "verwijzer_code verwijzer_rechter"),
    ("2019", "verwijzer=08", "verwijzer_rechter"),
    ("2019", "verwijzer=08 hulpvorm=02", ""),
    ("2019", "verwijzer=07", "verwijzer_onbekend"),
    ("2019", "verwijzer=07 datum_aanvang=20141231", ""),
    ("2019", "hulpvorm=05", "hulpvorm_code"),
    ("2019", "hulpvorm=", "hulpvorm_code"),
    ("2019", "gestart_met_crisis=", "gestart_met_crisis_code"),
    ("2019", "gestart_met_crisis=1", "gestart_met_crisis_code"),
    ("2016", "gestart_met_crisis= datum_aanvang=20160301", ""),
    ("2016", "gestart_met_crisis=X datum_aanvang=20160301", "gestart_met_crisis_code"),
    ("2018", "perspectief=01 datum_aanvang=20180301", "perspectief_code"),
    ("2016", "perspectief=01 datum_aanvang=20160301", ""),
    ("2019", "perspectief=03", "perspectief_vervallen"),
    # dates
    ("2019", "datum_aanvang=", "datum_aanvang_vorm"),
    ("2019", "datum_aanvang=20250300", "datum_aanvang_vorm"),
    ("2019", "datum_aanvang=20250229", "datum_aanvang_vorm"),
    ("2019", "datum_aanvang=2025-03-01", "datum_aanvang_vorm"),
    ("2019", "datum_aanvang=20250630", ""),
    ("2019", "datum_aanvang=20250701", "datum_aanvang_na_periode"),
    ("2019", "datum_einde=20250431 reden_beeindiging=01", "datum_einde_vorm"),
    ("2019", "datum_einde=20250301 reden_beeindiging=01", ""),
    ("2019", "datum_einde=20250228 reden_beeindiging=01", "datum_einde_voor_aanvang"),
    ("2019", "datum_einde=20250701 reden_beeindiging=01", "datum_einde_na_periode"),
    (
        "2019",
        "datum_aanvang=20241001 datum_einde=20241231 reden_beeindiging=01",
        "datum_einde_voor_periode",
    ),
    ("2019", "datum_aanvang=20241001 datum_einde=20250101 reden_beeindiging=01", ""),
    ("2019", "datum_einde=20250401", "einde_zonder_reden"),
    ("2019", "reden_beeindiging=01", "reden_zonder_einde"),
    ("2019", "datum_einde=20250401 reden_beeindiging=06", "reden_code"),
    ("2019", "datum_einde=20250401 reden_beeindiging=1", "reden_code"),
]

# several records, each as changes to the sound one -> rule: numbers of the records
OTHER = "bsn=123456782"
SEVERAL = [
    (["", OTHER], {}),
    (["", ""], {"dubbele_sleutel": [1, 2], "overlap": [1, 2]}),
    (["", "hulpvorm=02"], {}),
    ([ENDED, "datum_aanvang=20250402"], {}),
    ([ENDED, "datum_aanvang=20250401"], {"overlap": [1, 2]}),
    (["datum_aanvang=20250401", OTHER, "datum_aanvang=20250201"], {"overlap": [1, 3]}),
    (
        [
            "datum_aanvang=20250101 datum_einde=20250601 reden_beeindiging=01",
            "datum_aanvang=20250201 datum_einde=20250202 reden_beeindiging=01",
            "datum_aanvang=20250301 datum_einde=20250302 reden_beeindiging=01",
            "datum_aanvang=20250602",
        ],
        {"overlap": [1, 2, 3]},
    ),
    ([ENDED, "datum_aanvang=20250501 geslacht=M"], {"bsn_tegenspraak": [1, 2]}),
    ([ENDED, "datum_aanvang=20250501 geslacht=O"], {}),
    ([ENDED, "datum_aanvang=20250501 geboortedatum=20120515"], {"bsn_tegenspraak": [1, 2]}),
    ([ENDED, "datum_aanvang=20250501 geboortedatum=20120500"], {}),
    (["bsn=999999999", "bsn=999999999"], {"dubbele_sleutel_zonder_bsn": [1, 2]}),
    (["bsn=999999999", "bsn=999999999 postcode=1316AB"], {}),
]
QUIET = {"bsn_onbekend"}  # is not what the cases of several records are about


def record(changes, **sound):
    """The sound record with changes such as `geslacht=X`, a blank in a value written as `~`."""
    pairs = (pair.split("=") for pair in changes.split())
    return {**SOUND, **sound, **{name: value.replace("~", " ") for name, value in pairs}}


def checked(tmp_path, records, protocol="2019"):
    extra = any("perspectief" in r for r in records)
    columns = [*COLUMNS, *(["perspectief"] if extra else [])]
    lines = [",".join(columns), *(",".join(r.get(c, "") for c in columns) for r in records)]
    path = tmp_path / "levering.csv"
    path.write_text("\n".join(lines) + "\n")
    period = Period.parse(PERIOD_OF[protocol])
    found = list(DeliveryCheck(path, protocols.protocol(protocol), period).findings())
    return [f for warning, f in found if not warning], [f for warning, f in found if warning]


@pytest.mark.parametrize(("protocol", "changes", "expected"), CASES)
def test_one_record(tmp_path, protocol, changes, expected):
    changed = record(changes, datum_aanvang=PERIOD_OF[protocol][:4] + "0301")
    faults, warnings = checked(tmp_path, [changed], protocol)
    assert sorted(f.rule for f in [*faults, *warnings]) == expected.split()
    assert {f.row for f in [*faults, *warnings]} <= {1}


@pytest.mark.parametrize(("changes", "expected"), SEVERAL)
def test_several_records(tmp_path, changes, expected):
    faults, warnings = checked(tmp_path, [record(c) for c in changes])
    found = {}
    for fault in [*faults, *warnings]:
        if fault.rule not in QUIET:
            found.setdefault(fault.rule, []).append(fault.row)
    assert found == expected


def test_every_rule_has_a_case_that_breaks_it():
    names = {module.name for module in pkgutil.iter_modules(rules.__path__)}
    names |= {rule.name for rule in doubles.RULES}
    broken = {name for _, _, expected in CASES for name in expected.split()}
    broken |= {name for _, expected in SEVERAL for name in expected}
    assert broken == names


def test_a_fault_says_where_what_and_what_to_do(tmp_path):
    faults, _ = checked(tmp_path, [record(""), record(f"{OTHER} geslacht=X")])
    [fault] = faults
    assert (fault.table, fault.row, fault.field, fault.value) == ("levering", 2, "geslacht", "X")
    assert "V (Vrouw), M (Man), O (Onbekend)" in fault.message
    assert fault.todo == "Vul een van deze codes in."


def test_a_bsn_is_never_shown(tmp_path):
    faults, warnings = checked(tmp_path, [record("bsn=111222334"), record("bsn=111222334")])
    for fault in [*faults, *warnings]:
        assert "111222334" not in str(fault)


def test_warnings_are_not_faults(tmp_path):
    faults, warnings = checked(tmp_path, [record("bsn=999999999 geboortedatum=20060101")])
    assert faults == []
    assert [f.rule for f in warnings] == ["bsn_onbekend", "leeftijd_18"]
