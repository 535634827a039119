"""Where an embedded PostgreSQL keeps its data, its passwords and its socket.

An ordinary user: `$XDG_DATA_HOME/wijkzicht/<key>` (else `~/.local/share`, else `var/` in the
checkout). Root: `/var/lib/wijkzicht/<key>`, outside private homes, because the server itself runs
as `nobody`. The key follows from the checkout and a name, so checkouts and users never meet.
Only folders made here get permissions; those of an existing folder are never changed.
"""

import base64
import hashlib
import json
import os
import pwd
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

# A socket's address is at most 107 bytes on Linux, 103 on macOS; the file name takes 20.
LONGEST_SOCKET_FOLDER = 80
ROLES = (
    "postgres",
    "wijkzicht_owner",
    "wijkzicht_app",
    "wijkzicht_extract",
    "wijkzicht_backup",
)
# What is written with these keys stands in the database, so they live and die with it.
KEYS = ("WIJKZICHT_SECRET_KEY", "WIJKZICHT_PSEUDONYM_KEY", "WIJKZICHT_SEARCH_KEY")


class NoPlace(RuntimeError):
    """No folder could be made for the data."""


@dataclass(frozen=True)
class Account:
    """The account the server runs as; `switch` tells whether that is another than ours."""

    uid: int
    gid: int
    switch: bool

    @classmethod
    def current(cls) -> "Account":
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid(), switch=False)
        nobody = pwd.getpwnam("nobody")
        return cls(nobody.pw_uid, nobody.pw_gid, switch=True)


@dataclass(frozen=True)
class Home:
    """The folder of one embedded PostgreSQL and what stands in it."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def lock(self) -> Path:
        """Held while starting and stopping."""
        return self.folder / "lock"

    @property
    def users(self) -> Path:
        """Held, shared, by everyone who uses the server."""
        return self.folder / "users"

    @property
    def log(self) -> Path:
        return self.socket / "server.log"

    @property
    def socket(self) -> Path:
        beside = self.folder / "run"
        if len(os.fsencode(beside)) <= LONGEST_SOCKET_FOLDER:
            return beside
        digest = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"wijkzicht-{os.geteuid()}-{digest}"

    def prepare(self, account: Account) -> None:
        """Makes what is missing: the folder, the socket's folder and the passwords."""
        make_private(self.folder, mode=0o711 if account.switch else 0o700)
        make_private(self.socket, owner=account)
        for path in (self.lock, self.users):
            path.touch(mode=0o600)
        fresh = {role: secrets.token_urlsafe(24) for role in ROLES}
        fresh |= {key: secrets.token_urlsafe(48) for key in KEYS}
        data_key = base64.b64encode(secrets.token_bytes(32)).decode()
        fresh["WIJKZICHT_DATA_KEYS"] = f"1:{data_key}"
        known = self._secrets() if self._secrets_file.exists() else {}
        if fresh.keys() - known.keys():  # a role that a newer version added counts too
            write_private(self._secrets_file, json.dumps(fresh | known))

    def password(self, role: str) -> str:
        """The generated password of a database role."""
        return self._secrets()[role]

    def keys(self) -> dict[str, str]:
        """The generated keys, by the name of their setting."""
        return {name: value for name, value in self._secrets().items() if name.isupper()}

    def _secrets(self) -> dict[str, str]:
        return dict(json.loads(self._secrets_file.read_text()))

    @property
    def _secrets_file(self) -> Path:
        return self.folder / "secrets.json"


def home_for(name: str, environ: dict[str, str] | None = None) -> Home:
    """The home named `name` (`demo`, `dev`, `test`) of this checkout and this user.

    `WIJKZICHT_EMBEDDED` names another base folder. Raises NoPlace when none can be made.
    """
    environ = dict(os.environ) if environ is None else environ
    checkout = Path(__file__).resolve().parents[4]
    key = hashlib.sha256(os.fsencode(checkout)).hexdigest()[:10]
    tried = []
    for base in _bases(environ, checkout):
        try:
            make_shared(base) if os.geteuid() == 0 else make_private(base)
        except (OSError, NoPlace) as fault:
            tried.append(f"{base} ({fault})")
            continue
        return Home(base / f"{name}-{key}")
    raise NoPlace(
        "Er is geen map voor de ingebouwde database. Geprobeerd: "
        + "; ".join(tried)
        + ". Noem een map die van jou is in WIJKZICHT_EMBEDDED."
    )


def _bases(environ: dict[str, str], checkout: Path) -> list[Path]:
    if named := environ.get("WIJKZICHT_EMBEDDED"):
        return [Path(named).resolve()]
    if os.geteuid() == 0:
        return [Path("/var/lib/wijkzicht"), Path("/var/tmp/wijkzicht-root")]
    share = Path(environ.get("XDG_DATA_HOME") or Path("~/.local/share").expanduser())
    return [share / "wijkzicht", checkout / "var" / "postgresql"]


def make_private(folder: Path, *, mode: int = 0o700, owner: Account | None = None) -> None:
    """Makes the folder if absent, for `owner` alone; refuses one that belongs to somebody else."""
    uid = owner.uid if owner else os.geteuid()
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        found = folder.lstat()
        if found.st_uid != uid or not folder.is_dir() or folder.is_symlink():
            raise NoPlace(f"{folder} bestaat al en is van iemand anders") from None
        return
    if owner and owner.switch:
        os.chown(folder, owner.uid, owner.gid)
    folder.chmod(mode)


def make_shared(folder: Path) -> None:
    """As root: makes the base if absent, readable for the server's account."""
    make_private(folder, mode=0o755)
    if not folder.stat().st_mode & 0o001:
        raise NoPlace(f"{folder} is niet toegankelijk voor het account nobody")


def write_private(path: Path, text: str) -> None:
    """Writes a file for its owner's eyes, whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w") as file:
        file.write(text)
    Path(name).replace(path)
