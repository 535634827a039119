"""The package an organisation may share: suppressed figures, definitions and digests in one zip."""

import csv
import hashlib
import hmac
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wijkzicht.indicators import Indicator, Kind
from wijkzicht.indicators.rows import Row
from wijkzicht.reports.publication import Close, hidden, key

FORMAT = "wijkzicht-pakket 1"
FIGURES, DEFINITIONS, MANIFEST, SIGNATURE = (
    "cijfers.csv",
    "definities.csv",
    "manifest.json",
    "manifest.hmac",
)
HIDDEN = "te_weinig_gegevens"
_WHEN = (1980, 1, 1, 0, 0, 0)  # one time for every member: the same figures give the same bytes
_MOST_BYTES = 200_000_000  # what a package may hold when unpacked


class NotAPackage(ValueError):
    """A file that is no package, or was changed since it was made. The sentence says which."""


@dataclass(frozen=True)
class Package:
    """A package as read: its manifest, rows as text by column name, and definition by code."""

    name: str
    manifest: dict
    rows: list[dict[str, str]]
    definitions: dict[str, dict[str, str]]


def shared_rows(
    rows: Iterable[Row], indicators: dict[str, Indicator], close: Close = hidden
) -> list[Row]:
    """
    The rows as they may be shared, in the contract's columns and order.

    Without a breakdown for teams: dimensions stand with totaal and organisations' wholes only.
    A hidden row keeps its place, without any number and with status te_weinig_gegevens. A median
    keeps its cases, not its events: who still waits may be few. `close` decides what is hidden.
    """
    kept = [row for row in rows if not row.dimensie or row.groep == "totaal"]
    closed = close(kept, indicators)
    found = []
    for row in kept:
        if key(row) in closed:
            row = Row(*key(row), None, None, None, None, None, None, HIDDEN, "Te weinig gegevens.")
        elif indicators[row.indicator].kind is Kind.MEDIAAN:
            row = row._replace(teller=None)
        found.append(row)
    return found


def pack(
    rows: list[Row], indicators: dict[str, Indicator], organisation: str, per: str, as_of: str,
    key_bytes: bytes | None = None,
) -> bytes:  # fmt: skip
    """
    The bytes of a package. `rows` are those of `shared_rows`.

    The manifest holds the SHA-256 of each file. With a key the manifest is signed (HMAC-SHA-256):
    who has the same key can see that nothing was changed since.
    """
    files = {
        FIGURES: _csv(Row._fields, rows),
        DEFINITIONS: _csv(
            ("indicator", "naam", "soort", "versie", "kenmerk", "uitleg"),
            [
                (i.code, i.name, i.kind, i.version, i.definition_hash, i.uitleg)
                for code, i in sorted(indicators.items())
                if any(row.indicator == code for row in rows)
            ],
        ),
    }
    manifest = {
        "format": FORMAT,
        "organisatie": organisation,
        "per": per,
        "peildatum": as_of,
        "rijen": len(rows),
        "niet_getoond": sum(row.status == HIDDEN for row in rows),
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    files[MANIFEST] = text.encode()
    if key_bytes is not None:
        files[SIGNATURE] = (_sign(files[MANIFEST], key_bytes) + "\n").encode()
    return zipped(files)


def zipped(files: dict[str, bytes]) -> bytes:
    """One ZIP of these files by name: the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            member = zipfile.ZipInfo(name, _WHEN)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(member, content)
    return out.getvalue()


def read_package(path: Path, key_bytes: bytes | None = None) -> Package:
    """
    Reads a package and checks every digest, and with a key its signature.

    Raises NotAPackage when it is no package, was changed, or is not signed with that key.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
                raise NotAPackage(f"{path.name} is uitgepakt te groot voor een pakket.")
            files = {name: archive.read(name) for name in archive.namelist()}
        manifest = json.loads(files[MANIFEST])
        digests = manifest["sha256"]
        if manifest["format"] != FORMAT:
            raise NotAPackage(f"{path.name} heeft een andere vorm: {manifest['format']}.")
        for name in (FIGURES, DEFINITIONS):
            if hashlib.sha256(files[name]).hexdigest() != digests[name]:
                raise NotAPackage(f"{path.name}: {name} is veranderd sinds het pakket is gemaakt.")
    except (
        OSError,
        zipfile.BadZipFile,
        KeyError,
        TypeError,
        UnicodeDecodeError,
        json.JSONDecodeError,
    ):
        raise NotAPackage(f"{path.name} is geen pakket van `wijkzicht package`.") from None
    if key_bytes is not None:
        given = files.get(SIGNATURE, b"").decode("ascii", "replace").strip()
        if not hmac.compare_digest(given, _sign(files[MANIFEST], key_bytes)):
            raise NotAPackage(f"{path.name} is niet met deze sleutel ondertekend.")
    definitions = {row["indicator"]: row for row in _read_csv(files[DEFINITIONS])}
    return Package(path.name, manifest, _read_csv(files[FIGURES]), definitions)


def _sign(manifest: bytes, key_bytes: bytes) -> str:
    return hmac.new(key_bytes, manifest, hashlib.sha256).hexdigest()


def _csv(header: Iterable[str], rows: Iterable[tuple]) -> bytes:
    text = io.StringIO(newline="")
    out = csv.writer(text, lineterminator="\n")
    out.writerow(header)
    out.writerows(rows)
    return text.getvalue().encode()


def _read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))
