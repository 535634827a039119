"""Every command in the documents can be run as it is written.

Commands on data run in a folder with the example beside them. Those that need a server, a network or
minutes are asked for their help, so that names and options are still those of the program.
"""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docs.documents import MANUALS, ROOT, blocks

PAGES = [
    ROOT / "README.md",
    ROOT / "DEVELOPERS.md",
    *MANUALS,
    *sorted((ROOT / "docs").glob("*.md")),
]
RUN = {"check", "indicators", "deliver", "report", "package", "compare", "sample"}


def commands() -> list[tuple[Path, list[str]]]:
    """Each page with the commands of its `sh` blocks, in order."""
    return [
        (
            page,
            [line for block in blocks(page, "sh") for line in block.splitlines() if line.strip()],
        )
        for page in PAGES
        if blocks(page, "sh")
    ]


def wijkzicht(arguments: list[str], folder: Path) -> subprocess.CompletedProcess:
    """Run the program in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "wijkzicht.cli", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def faults(line: str, folder: Path) -> str:
    """What is wrong with a command as it is written; empty when nothing is."""
    words = shlex.split(line, comments=True)
    program, arguments = Path(words[0]).name, words[1:]
    if program == "make":
        rules = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
        return "" if arguments[0] in rules else f"no rule {arguments[0]}"
    if program == "wijkzicht" and arguments[0] in RUN:
        done = wijkzicht(arguments, folder)
        # A check that finds faults did its work; the example holds some for CBS.
        fine = {0, 1} if "check" in arguments else {0}
        return done.stderr + done.stdout if done.returncode not in fine else ""
    if program == "wijkzicht":
        known = wijkzicht([arguments[0], "--help"], folder)
        options = [word for word in arguments if word.startswith("--")]
        gone = [option for option in options if option not in known.stdout]
        return known.stderr if known.returncode else ", ".join(gone)
    if program == "pip":
        missing = [
            word for word in arguments if word.endswith(".txt") and not (ROOT / word).exists()
        ]
        return ", ".join(missing)
    if program == "python3" and arguments[0] == "-c":
        done = subprocess.run(
            [sys.executable, *arguments], capture_output=True, text=True, check=False
        )
        return done.stderr
    if program == "python3" and arguments[:2] == ["-m", "venv"]:
        return ""
    return f"nobody knows {program}"


@pytest.mark.parametrize("page, lines", commands(), ids=lambda value: getattr(value, "stem", ""))
def test_every_command_can_be_run(page, lines, tmp_path):
    example = tmp_path / "docs/voorbeeld"
    shutil.copytree(ROOT / "docs/voorbeeld", example)
    (example / "gesloten").chmod(0o700)
    assert {line: fault for line in lines if (fault := faults(line, tmp_path))} == {}


def test_commands_were_found():
    found = [line for _, lines in commands() for line in lines]
    assert len(found) > 15
    assert any("deliver cbs" in line for line in found)


@pytest.mark.parametrize(
    "line",
    ["make nothing", "wijkzicht user a@b.nl --no", "wijkzicht nothing", "rm x", "pip -r x.txt"],
)
def test_a_command_that_does_not_exist_is_seen(line, tmp_path):
    assert faults(line, tmp_path)
