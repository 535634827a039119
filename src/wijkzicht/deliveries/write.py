"""Write a delivery with its report: all files, or none."""

import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from wijkzicht.deliveries import report, report_page
from wijkzicht.deliveries.cbs import Delivery
from wijkzicht.deliveries.layouts import WRITERS
from wijkzicht.deliveries.previous import Difference
from wijkzicht.vocabulary.protocols import LayoutField


def report_paths(out: Path) -> tuple[Path, Path]:
    """Where the report of `out` stands: `X.report.json` and `X.report.html` beside `X.csv`."""
    return out.with_suffix(".report.json"), out.with_suffix(".report.html")


def write(
    delivery: Delivery,
    difference: Difference | None,
    out: Path,
    layout: Sequence[LayoutField],
) -> list[Path]:
    """Write `out` in the form its name asks for and both reports; return what was written.

    Everything is made beside `out` first and put in place last. The files are readable for their
    owner only: they hold BSNs. Raises OSError, or BadLayout when the records do not fit.
    """
    as_json, as_page = report_paths(out)
    with tempfile.TemporaryDirectory(prefix=f".{out.stem}-", dir=out.parent) as folder:
        made = Path(folder) / out.name
        WRITERS[out.suffix](made, (d.cells for d in delivery.records), layout)
        digest = hashlib.sha256(made.read_bytes()).hexdigest()
        content = report.as_json(delivery, difference, digest)
        texts = {
            as_json: json.dumps(content, ensure_ascii=False, indent=2) + "\n",
            as_page: report_page.page(delivery, difference, out.name, digest),
        }
        for path, text in texts.items():
            (Path(folder) / path.name).write_text(text, "utf-8")
        for path in (as_json, as_page, out):
            (Path(folder) / path.name).chmod(0o600)
            (Path(folder) / path.name).replace(path)
    return [out, as_json, as_page]
