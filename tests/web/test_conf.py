"""Settings: declared once, printed, and refused when unsafe."""

from pathlib import Path

import pytest

from wijkzicht.register.walls.address import address
from wijkzicht.web import conf, settings

ROOT = Path(__file__).parents[2]
SAFE = {
    "WIJKZICHT_MODE": "serve",
    "DATABASE_URL": "postgresql://wijkzicht_app:x@db/wijkzicht",
    "WIJKZICHT_SECRET_KEY": "s" * 50,
    "WIJKZICHT_PSEUDONYM_KEY": "p" * 50,
    "WIJKZICHT_DATA_KEYS": "1:x",
    "WIJKZICHT_SEARCH_KEY": "z" * 50,
}


def test_the_page_is_printed_from_the_settings():
    assert (ROOT / "docs" / "settings.md").read_text("utf-8") == conf.page()


def test_every_setting_is_declared_once_with_help():
    names = [setting.name for setting in conf.SETTINGS]
    assert len(names) == len(set(names))
    assert all(len(setting.help) > 10 for setting in conf.SETTINGS)


def test_no_setting_is_read_past_the_list():
    source = (Path(settings.__file__)).read_text("utf-8")
    assert "os.environ" not in source
    assert "import os" not in source
    assert "getenv" not in source


def test_defaults_can_be_read():
    assert conf.read({})["WIJKZICHT_IDLE_MINUTES"] == 30


@pytest.mark.parametrize(
    "name, value, told",
    [
        ("WIJKZICHT_IDLE_MINUTES", "half", "geheel getal"),
        ("WIJKZICHT_IDLE_MINUTES", "0", "geheel getal"),
        ("WIJKZICHT_MFA", "misschien", "ja of nee"),
        ("WIJKZICHT_MODE", "prod", "serve"),
    ],
)
def test_a_value_that_can_not_be_used_is_named(name, value, told):
    with pytest.raises(conf.WrongSetting, match=name) as fault:
        conf.read({name: value})
    assert told in str(fault.value)
    assert value in str(fault.value)


def test_real_work_reads_with_all_that_is_needed():
    assert conf.read(SAFE)["WIJKZICHT_MODE"] == "serve"


@pytest.mark.parametrize("name", conf.REQUIRED_IN_SERVE)
def test_real_work_is_refused_without(name):
    with pytest.raises(conf.WrongSetting, match=name):
        conf.read(SAFE | {name: ""})


@pytest.mark.parametrize(
    "name, value", [("WIJKZICHT_MFA", "nee"), ("WIJKZICHT_SECRET_KEY", "short")]
)
def test_real_work_is_refused_with_what_is_unsafe(name, value):
    with pytest.raises(conf.WrongSetting, match=name):
        conf.read(SAFE | {name: value})


@pytest.mark.parametrize("name", conf.KEYS)
def test_no_own_database_without_own_keys(name):
    given = SAFE | {"WIJKZICHT_MODE": "development"}
    assert conf.read(given)["DATABASE_URL"]
    with pytest.raises(conf.WrongSetting, match=name):
        conf.read(given | {name: ""})


def test_a_socket_folder_with_capitals_and_a_port():
    found = settings.database("postgresql://a%40b:p%2Fw@%2Fvar%2FRun%2Fx/name?sslmode=require")
    assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("a@b", "p/w", "/var/Run/x")
    assert found["OPTIONS"]["sslmode"] == "require"
    other = settings.database("postgresql://u:p@db.example:5433/n")
    assert (other["HOST"], other["PORT"], other["NAME"]) == ("db.example", "5433", "n")


def test_the_worker_and_the_copy_keep_the_wish_for_tls():
    found = address(settings.database("postgresql://u:p%2Fw@db.example/n?sslmode=verify-full"))
    assert found.startswith("postgresql://u:p%2Fw@db.example/n?")
    assert "sslmode=verify-full" in found
