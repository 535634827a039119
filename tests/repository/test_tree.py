"""What may not stand in the tree, and what a light command may not load."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def tracked() -> list[Path]:
    """The files under version control that hold text."""
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = [ROOT / name for name in names.stdout.splitlines()]
    binary = {".woff2", ".png", ".mo", ".parquet", ".xlsx", ".pdf", ".ico"}
    return [path for path in paths if path.is_file() and path.suffix not in binary]


def test_no_address_of_a_package_registry():
    registry = re.compile(r"https?://[^/\s]*(pypi|pythonhosted|npmjs|debian)\.(org|com)")
    assert [
        str(path) for path in tracked() if registry.search(path.read_text("utf-8", "replace"))
    ] == []


def test_no_path_of_one_machine():
    home = re.compile(r"(?<![\w.])/(?:work|farm|root)/[a-z.]")
    found = [str(path) for path in tracked() if home.search(path.read_text("utf-8", "replace"))]
    assert found == []


def test_no_lock_file_with_addresses():
    assert [path.name for path in tracked() if path.name in {"uv.lock", "package-lock.json"}] == []


def test_no_file_is_too_long_to_read():
    long = {
        str(path.relative_to(ROOT)): count
        for path in tracked()
        if path.suffix == ".py" and "migrations" not in path.parts
        if (count := len(path.read_text("utf-8").splitlines())) > 450
    }
    assert long == {}


LIGHT = ["indicators", "check", "deliver", "report", "package", "compare"]


@pytest.mark.parametrize("command", LIGHT)
def test_light_commands_never_load_django(command):
    code = (
        "import sys\n"
        "from wijkzicht.cli.main import main\n"
        f"try: main([{command!r}, '--help'])\n"
        "except SystemExit as stop: assert not stop.code\n"
        "heavy = {'django', 'pandas', 'psycopg', 'altair', 'vl_convert', 'typst', 'docx'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
