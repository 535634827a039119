"""Nothing is forgotten: each thing that is promised or listed has its page, its help or its test."""

import ast
import re
from functools import cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import wijkzicht
from wijkzicht.cli.main import COMMANDS, main
from wijkzicht.dataset.checks import catalogue as checks
from wijkzicht.dataset.schema import tables
from wijkzicht.indicators import catalogue

ROOT = Path(__file__).parents[2]
SOURCE = Path(wijkzicht.__file__).parent
CONTRACT = ROOT / "docs" / "contract" / "CONTRACT.md"


def promised() -> list[tuple[str, ...]]:
    """The commands of the contract's table, a subcommand with its group."""
    table = CONTRACT.read_text("utf-8").split("| command | does |")[1].split("\n\n")[0]
    found = set()
    for row in table.splitlines()[2:]:
        cell = row.split("|")[1]
        for text in re.findall(r"`([^`]+)`", cell):
            words = text.removeprefix("wijkzicht ").split()
            found.add(tuple(words[: 1 + (words[1:2] in (["cbs"], ["check"], ["cbs-kwb"]))]))
    return sorted(found)


@pytest.mark.parametrize("words", promised(), ids=" ".join)
def test_a_command_of_the_contract_is_there_and_explains_itself(words):
    assert words[0] in COMMANDS
    done = CliRunner().invoke(main, [*words, "--help"])
    assert done.exit_code == 0, done.output
    assert "Usage:" in done.output


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_a_line_in_the_list(name):
    assert main.get_command(click.Context(main), name).get_short_help_str()


def test_nothing_is_left_to_do_in_the_code():
    mark = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
    found = [
        str(path.relative_to(ROOT))
        for folder in ("src", "tests", "scripts", "bench")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".html", ".js", ".css", ".sql"}
        if mark.search(path.read_text("utf-8", "replace"))
    ]
    assert found == []


ROOMS = sorted(path for path in SOURCE.glob("*/__init__.py"))


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: path.parent.name)
def test_a_room_says_in_one_line_what_lives_there(room):
    text = ast.get_docstring(ast.parse(room.read_text("utf-8")))
    assert text
    assert "\n" not in text


@cache
def written_in(folder: str) -> str:
    return "\n".join(p.read_text("utf-8") for p in sorted((ROOT / "tests" / folder).rglob("*.py")))


@pytest.mark.parametrize("code", catalogue())
def test_an_indicator_has_a_spec(code):
    """Its code stands in a test of the figures themselves; the independent oracle does not count."""
    assert re.search(rf"\b{code}\b", written_in("indicators"))


RULES = sorted(
    {check.rule for table in tables() for check in checks.row_checks(table)}
    | {check.rule for check in checks.set_checks()}
)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_of_check_has_a_test(rule):
    assert f'"{rule}"' in written_in("dataset/checks")
