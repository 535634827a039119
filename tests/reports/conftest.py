"""One made-up municipality, and the report on it, for all tests of reports."""

from datetime import date

import pytest
from click.testing import CliRunner

from wijkzicht.cli.main import main
from wijkzicht.dataset.read import open_basisset
from wijkzicht.reports.annual import period_report
from wijkzicht.vocabulary.periods import Period


def run(*arguments):
    return CliRunner().invoke(main, [*map(str, arguments)])


@pytest.fixture(scope="session")
def municipality(tmp_path_factory):
    folder = tmp_path_factory.mktemp("municipality") / "set"
    result = run("sample", folder, "--inwoners", 12000, "--jaren", 3, "--seed", 3)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="session")
def report(municipality):
    basisset = open_basisset(municipality)
    as_of = basisset.as_of(date(2026, 11, 1))
    with basisset.connect() as con:
        return period_report(basisset, con, Period.parse("2025"), None, [], as_of)
