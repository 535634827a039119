"""`wijkzicht check`: what it writes, its exit codes, and that no finding is lost."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from dataset.folders import folder
from wijkzicht.cli.main import main

SOUND = {
    "organisatie": "organisatie_id,naam\no1,Buurtteams\n",
    "team": """
        team_id,organisatie_id,naam,gemeente_code,doelgroep
        t1,o1,Noord,GM0034,jeugd
    """,
    "persoon": "persoon_id,huishouden_id,rol\np1,h1,jeugdige\n",
    "casus": "casus_id,huishouden_id,team_id,geopend\nc1,h1,t1,2025-01-31\n",
    "contact": "contact_id,casus_id,datum,activiteit\nk1,c1,2025-02-01,hulp\n",
    "contact_persoon": "contact_id,persoon_id\nk1,p1\n",
}


def check(*arguments):
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_a_sound_set_has_no_findings(tmp_path):
    result = check(folder(tmp_path, **SOUND), "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "faults": [],
        "warnings": [],
        "rows": {
            "organisatie": 1,
            "team": 1,
            "persoon": 1,
            "casus": 1,
            "contact": 1,
            "contact_persoon": 1,
        },
    }


def test_a_warning_alone_exits_0(tmp_path):
    path = folder(tmp_path, **SOUND | {"contact_persoon": "contact_id,persoon_id\n"})
    result = check(path, "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told["faults"] == []
    assert [(item["rule"], item["row"]) for item in told["warnings"]] == [
        ("help_without_person", 1)
    ]


def test_a_fault_exits_1_with_every_part_of_the_item(tmp_path):
    contact = 'contact_id,casus_id,datum,activiteit\nk1,c1,2025-02-01,"een ""é"""\n'
    result = check(folder(tmp_path, **SOUND | {"contact": contact}), "--json")
    assert result.exit_code == 1
    (item,) = json.loads(result.stdout)["faults"]
    assert list(item) == ["rule", "table", "row", "field", "value", "message", "todo"]
    assert (item["rule"], item["table"], item["row"], item["field"], item["value"]) == (
        "enum",
        "contact",
        1,
        "activiteit",
        'een "é"',
    )


def test_a_private_value_is_left_out(tmp_path):
    text = "persoon_id,bsn,geboortedatum\np1,123456789,morgen\n"
    told = json.loads(check(folder(tmp_path, **SOUND, identiteit=text), "--json").stdout)
    shown = {item["field"]: item.get("value") for item in told["faults"]}
    assert shown == {"bsn": None, "geboortedatum": "morgen"}


def test_people_read_table_row_field_and_what_to_do(tmp_path):
    casus = "casus_id,huishouden_id,team_id,geopend\nc1,h1,t9,2025-01-31\n"
    result = check(folder(tmp_path, **SOUND | {"casus": casus}))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == (
        "fout    casus, rij 1, team_id [t9]: Deze team_id komt niet voor in team."
        " Verbeter team_id, of voeg de rij toe aan team. (foreign_key)"
    )
    assert result.stdout.splitlines()[-1].endswith(
        "6 rijen in 6 tabellen bekeken, 1 fout en 0 waarschuwingen."
    )


def test_a_cell_can_not_steer_the_terminal(tmp_path):
    casus = "casus_id,huishouden_id,team_id,geopend\nc1,h1,\x1b[2J,2025-01-31\n"
    assert "\x1b" not in check(folder(tmp_path, **SOUND | {"casus": casus})).stdout


@pytest.mark.parametrize("arguments", [[], ["nergens"], ["{}", "--niets"]])
def test_wrong_use_exits_2(tmp_path, arguments):
    result = check(*[text.format(tmp_path) for text in arguments])
    assert result.exit_code == 2
    assert result.stdout == ""


def test_an_empty_folder_misses_its_tables(tmp_path):
    result = check(tmp_path, "--json")
    assert result.exit_code == 1
    assert [item["table"] for item in json.loads(result.stdout)["faults"]] == [
        "organisatie",
        "team",
        "persoon",
        "casus",
    ]


def test_nothing_is_capped(tmp_path):
    rows = 30_000
    path = folder(tmp_path, **SOUND)
    with (path / "contact.csv").open("w") as file:
        file.write("contact_id,casus_id,datum,activiteit,duur_minuten\n")
        file.writelines(f"k{n},weg,2099-01-01,niets,veel\n" for n in range(rows))
    told = json.loads(check(path, "--json").stdout)
    rules = [item["rule"] for item in told["faults"] if item["table"] == "contact"]
    assert {rule: rules.count(rule) for rule in set(rules)} == {
        "type": rows,
        "enum": rows,
        "future_date": rows,
        "foreign_key": rows,
    }


def test_one_broken_record_hides_no_other_fault(tmp_path):
    contact = (
        "contact_id,casus_id,datum,activiteit\n"
        "k1,c1,2025-02-01,hulp,iets,te,veel\n"
        "k2,c1,2025-02-30,hulp\n"
        "k3,c9,2025-02-01,hulp\n"
    )
    told = json.loads(check(folder(tmp_path, **SOUND | {"contact": contact}), "--json").stdout)
    assert [(item["rule"], item["row"]) for item in told["faults"]] == [
        ("columns", 1),
        ("type", 2),
        ("foreign_key", 3),
    ]
    assert told["rows"]["contact"] == 3


def test_neither_django_nor_pandas_is_loaded(tmp_path):
    program = (
        "import sys\nfrom wijkzicht.cli.main import main\n"
        f"try: main(['check', {str(folder(tmp_path, **SOUND))!r}])\n"
        "except SystemExit: pass\n"
        "print({'django', 'pandas', 'ibis', 'pyarrow'} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert result.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_the_made_up_municipality_is_sound(tmp_path, format):
    path = str(tmp_path / "set")
    arguments = ["sample", path, "--inwoners", "4000", "--jaren", "2", "--format", format]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    told = json.loads(check(path, "--json").stdout)
    assert told["rows"]["contact"] > 1000
    assert (told["faults"], told["warnings"]) == ([], [])
