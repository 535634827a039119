"""Answers that other programs gave, by method: see tests/statistics/oracles/README.md."""

import json
from pathlib import Path

ORACLES = json.loads(
    (Path(__file__).parent / "statistics" / "oracles" / "oracles.json").read_text("utf-8")
)
