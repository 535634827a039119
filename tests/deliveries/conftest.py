"""What the tests of deliveries share."""

import json

import pytest
from click.testing import CliRunner

from deliveries.delivery_tables import IDENTITIES, TABLES
from wijkzicht.cli.main import main
from wijkzicht.deliveries.records_file import COLUMNS


@pytest.fixture
def deliver(tmp_path):
    """Write the tables, run the command, give the records (as dicts) and the report."""

    def run(
        *changes, period="2025-H2", protocol="2019", identities=IDENTITIES, options=(), out="x.csv"
    ):
        folder, closed = tmp_path / "set", tmp_path / "closed"
        for path in (folder, closed):
            path.mkdir(exist_ok=True)
        tables = dict(TABLES)
        for change in changes:
            tables.update(change)
        for name, lines in tables.items():
            (folder / f"{name}.csv").write_text("\n".join(lines) + "\n" if lines else "")
            if not lines:
                (folder / f"{name}.csv").unlink()
        (closed / "identiteit.csv").write_text("\n".join(identities) + "\n")
        run.out = tmp_path / out
        args = ["--period", period, "--protocol", protocol, "--identities", str(closed)]
        result = CliRunner().invoke(
            main, ["deliver", "cbs", str(folder), *args, "--out", str(run.out), *options]
        )
        run.result = result
        if result.exit_code:
            return None, None
        lines = run.out.read_text().splitlines() if out.endswith(".csv") else []
        records = [dict(zip(COLUMNS, line.split(","), strict=True)) for line in lines[1:]]
        if lines:
            assert lines[0] == ",".join(COLUMNS)
        return records, json.loads((tmp_path / "x.report.json").read_text())

    return run
