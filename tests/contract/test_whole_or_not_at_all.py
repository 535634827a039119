"""The installed program: files whole or not at all, exit codes, and which words go where."""

import contextlib
import hashlib
import json
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest

from contract.outside import IDENTITIES, PROGRAM, TABLES, folder, names, run, start
from wijkzicht.dataset import kwb


def _little_room() -> None:
    """As on a full disk: no file of this process grows beyond a few hundred bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))


@pytest.fixture
def place(tmp_path):
    folder(tmp_path / "set")
    (tmp_path / "gesloten").mkdir()
    (tmp_path / "gesloten" / "identiteit.csv").write_text(IDENTITIES, "utf-8")
    (tmp_path / "uit").mkdir()
    return tmp_path


WRITES = {
    "cijfers.csv": ["indicators", "set", "--only", "N01,N02,N03,N04", "--out", "uit/cijfers.csv"],
    "cijfers.parquet": ["indicators", "set", "--only", "N01", "--out", "uit/cijfers.parquet"],
    "levering.csv": ["deliver", "cbs", "set", "--period", "2025-H2", "--protocol", "2019",
                     "--identities", "gesloten", "--out", "uit/levering.csv"],
}  # fmt: skip


@pytest.mark.parametrize("name", WRITES)
def test_a_full_disk_leaves_the_former_file_and_nothing_else(place, name):
    (place / "uit" / name).write_text("van gisteren", "utf-8")
    done = start(*WRITES[name], cwd=place, preexec_fn=_little_room)
    assert done.returncode == 2
    assert "Lezen of schrijven lukt niet" in done.stderr
    assert "Traceback" not in done.stderr
    assert names(place / "uit") == [name]
    assert (place / "uit" / name).read_text("utf-8") == "van gisteren"


def test_a_full_disk_leaves_no_half_sample(place):
    done = start("sample", "uit/set", "--inwoners", "2000", cwd=place, preexec_fn=_little_room)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert names(place / "uit") == []


def test_a_full_disk_leaves_no_half_import(place):
    areas = Path(kwb.__file__).with_name("almere.csv")
    done = start("import", "cbs-kwb", areas, "--out", "uit/kwb", cwd=place,
                 preexec_fn=_little_room)  # fmt: skip
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert names(place / "uit") == []


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_told_to_stop_it_clears_up(place, told):
    program = subprocess.Popen(
        [PROGRAM, "sample", "uit/set", "--inwoners", "2000000", "--jaren", "12"],
        cwd=place,
        stderr=subprocess.PIPE,
        text=True,
        # Started in the background, a process is told to ignore Ctrl+C; its children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while not names(place / "uit"):
        assert program.poll() is None
        time.sleep(0.02)
    program.send_signal(told)
    _, words = program.communicate(timeout=60)
    assert (program.returncode, words.strip()) == (130, "Afgebroken.")
    assert names(place / "uit") == []


def test_a_reader_that_goes_away_is_no_fault_of_ours(place):
    rows = "".join(f"k{n},weg,x,y\n" for n in range(3000))
    (place / "set" / "contact.csv").write_text("contact_id,casus_id,datum,activiteit\n" + rows)
    with subprocess.Popen(
        [PROGRAM, "check", "set"], cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(timeout=60) == 1


def test_relative_paths_with_spaces_in_a_plain_environment(place):
    """Another folder to work in, no home, no locale; the folder and the file have odd names."""
    (place / "set").rename(place / "mijn sét [2025]")
    asked = ["indicators", "../mijn sét [2025]", "--only", "N01", "--out", "cijfers *.csv"]
    done = start(*asked, cwd=place / "uit", env={"LC_ALL": "C"})
    assert (done.returncode, done.stderr) == (0, "")
    assert names(place / "uit") == ["cijfers *.csv"]


def test_json_is_all_there_is_on_standard_output(place):
    (place / "set" / "casus.csv").write_text(TABLES["casus"].replace("t2", "t9"), "utf-8")
    done = start("check", "set", "--json", cwd=place)
    assert (done.returncode, done.stderr) == (1, "")
    told = json.loads(done.stdout)
    assert told["faults"] == [
        {
            "rule": "foreign_key",
            "table": "casus",
            "row": 3,
            "field": "team_id",
            "value": "t9",
            "message": "Deze team_id komt niet voor in team.",
            "todo": "Verbeter team_id, of voeg de rij toe aan team.",
        }
    ]
    assert told["rows"] == {name: text.count("\n") - 1 for name, text in TABLES.items()}


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bestaatniet"],
        ["check"],
        ["check", "weg"],
        ["indicators", "weg", "--out", "uit/c.csv"],
        ["indicators", "set"],
        ["indicators", "set", "--out", "uit/c.txt"],
        ["indicators", "set", "--out", "weg/c.csv"],
        ["indicators", "set", "--only", "N01,X99", "--out", "uit/c.csv"],
        ["indicators", "set", "--only", ",", "--out", "uit/c.csv"],
        ["indicators", "set", "--per", "halfjaar,team", "--out", "uit/c.csv"],
        ["indicators", "set", "--per", "team", "--out", "uit/c.csv"],
        ["deliver"],
        ["import", "set", "--out", "uit/s"],
        ["import", "weg", "--mapping", "weg.yaml", "--out", "uit/s"],
        ["import", "cbs-kwb", "weg.csv", "--out", "uit/s"],
        ["report", "weg", "--year", "2025", "--out", "uit/v.html"],
        ["report", "set", "--year", "2025", "--groep", "weg", "--out", "uit/v.html"],
        ["report", "set", "--year", "2025", "--out", "uit/v.txt"],
        ["package", "weg", "--out", "uit/p.zip"],
        ["compare", "weg.zip", "weg2.zip", "--out", "uit/v.csv"],
        ["deliver", "check", "weg.csv", "--protocol", "2019", "--period", "2025-H2"],
        ["sample", "uit/set", "--format", "xlsx"],
    ],
)
def test_wrong_use_exits_2_and_writes_nothing(place, arguments):
    with contextlib.chdir(place):
        done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert names(place / "uit") == []


def test_the_same_seed_gives_the_same_bytes_in_another_process(place):
    digests = set()
    for number, seed in enumerate(("1", "777")):
        for kind in ("csv", "parquet"):
            done = start("sample", f"uit/{kind}{number}", "--inwoners", "2000", "--jaren", "1",
                         "--format", kind, cwd=place,
                         env={"PYTHONHASHSEED": seed, "TZ": "UTC" if number else "Asia/Tokyo"})  # fmt: skip
            assert done.returncode == 0, done.stderr
            files = sorted((place / "uit" / f"{kind}{number}").iterdir())
            content = [(f.name, hashlib.sha256(f.read_bytes()).hexdigest()) for f in files]
            digests.add((kind, str(content)))
    assert len(digests) == 2


def test_every_command_explains_itself(place):
    for command in ("check", "indicators", "deliver", "sample", "import", "load", "extract"):
        done = start(command, "--help")
        assert done.returncode == 0
        assert done.stdout.startswith(f"Usage: wijkzicht {command}")
