"""The ledger is true in form: ids last, statuses are known, what is named as proof exists."""

import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import ledger  # noqa: E402


def test_every_id_occurs_once():
    counts = Counter(row.id for row in ledger.requirements())
    assert [key for key, n in counts.items() if n > 1] == []


def test_every_status_is_one_of_three():
    assert [row.id for row in ledger.requirements() if row.status not in ledger.STATUSES] == []


def test_what_is_done_names_a_proof_that_exists():
    missing = []
    for row in ledger.requirements():
        paths = re.findall(r"(?:tests|docs|bench|scripts)/[\w./-]+\.\w+", row.proof)
        if row.status == "done" and not (paths or "make " in row.proof or "`" in row.proof):
            missing.append(f"{row.id}: names no proof")
        missing += [f"{row.id}: {path}" for path in paths if not (ROOT / path).exists()]
    assert missing == []


def test_index_is_printed_from_the_tables():
    assert (ledger.LEDGER / "README.md").read_text("utf-8") == ledger.index()
