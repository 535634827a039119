"""Every setting, declared once: name, kind, default, help. Read from the environment.

`docs/settings.md` is printed from this (`python -m wijkzicht.web.conf`). There is no Django in here.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

MODES = ("serve", "demo", "development", "test")


class WrongSetting(RuntimeError):
    """A setting has a value that can't be used; the sentence names it."""


def text(value: str) -> str:
    """Text as it is."""
    return value.strip()


def number(value: str) -> int:
    """A whole number, 1 or more."""
    if not value.strip().isdigit() or int(value) < 1:
        raise ValueError("een geheel getal vanaf 1")
    return int(value)


def yes_no(value: str) -> bool:
    """`ja` or `nee`."""
    if value.strip().lower() not in {"ja", "nee"}:
        raise ValueError("ja of nee")
    return value.strip().lower() == "ja"


def words(value: str) -> list[str]:
    """Values with commas between."""
    return [part.strip() for part in value.split(",") if part.strip()]


def mode(value: str) -> str:
    """One of the modes."""
    if value not in MODES:
        raise ValueError("een van " + ", ".join(MODES))
    return value


@dataclass(frozen=True)
class Setting:
    """One setting. `secret` values are never printed."""

    name: str
    kind: Callable[[str], Any]
    default: str
    help: str
    secret: bool = False


SETTINGS = (
    Setting(
        "WIJKZICHT_MODE",
        mode,
        "development",
        "What the program is used for: `serve` (real work: refuses what is unsafe), `demo`, "
        "`development` or `test`. The commands set it themselves.",
    ),
    Setting(
        "DATABASE_URL",
        text,
        "",
        "The database as the role `wijkzicht_app`: `postgresql://role:password@host/name`. "
        "Empty: demo, development and tests start an embedded one; `serve` refuses.",
        secret=True,
    ),
    Setting(
        "DATABASE_OWNER_URL",
        text,
        "",
        "The same database as the role `wijkzicht_owner`. Only for `migrate`, `user`, `rotate`, "
        "`restore` and loading.",
        secret=True,
    ),
    Setting(
        "DATABASE_EXTRACT_URL",
        text,
        "",
        "The same database as the role `wijkzicht_extract`. For the worker that renews figures "
        "and for `extract`.",
        secret=True,
    ),
    Setting(
        "DATABASE_BACKUP_URL",
        text,
        "",
        "The same database as the role `wijkzicht_backup`, which reads everything and writes nothing. "
        "Only for `backup`.",
        secret=True,
    ),
    Setting(
        "DATABASE_ADMIN_URL",
        text,
        "",
        "PostgreSQL as a role that may make roles and databases. Only for `roles`; take it away after.",
        secret=True,
    ),
    Setting(
        "WIJKZICHT_EMBEDDED",
        text,
        "",
        "Base folder of the embedded database. Empty: `$XDG_DATA_HOME/wijkzicht`, as root "
        "`/var/lib/wijkzicht`.",
    ),
    Setting(
        "WIJKZICHT_HOSTS", words, "localhost,127.0.0.1", "Names under which the site is reached."
    ),
    Setting(
        "WIJKZICHT_BEHIND_PROXY",
        yes_no,
        "nee",
        "`ja` when a proxy in front ends TLS and sets `X-Forwarded-Proto` and `X-Forwarded-For` "
        "itself, throwing away what a client sent.",
    ),
    Setting(
        "WIJKZICHT_SECRET_KEY",
        text,
        "",
        "Signs sessions and forms. At least 50 random characters. Required in `serve`.",
        secret=True,
    ),
    Setting(
        "WIJKZICHT_OLD_SECRET_KEYS",
        words,
        "",
        "Earlier values of WIJKZICHT_SECRET_KEY that still open sessions, while changing it.",
        secret=True,
    ),
    Setting(
        "WIJKZICHT_PSEUDONYM_KEY",
        text,
        "",
        "Makes the pseudonyms in the basisset. Never changes: another key makes other pseudonyms. "
        "Required in `serve`.",
        secret=True,
    ),
    Setting(
        "WIJKZICHT_DATA_KEYS",
        words,
        "",
        "Keys that encrypt BSNs and safe addresses: `id:base64` of 32 random bytes, with commas "
        "between. The first encrypts, all decrypt. Required in `serve`.",
        secret=True,
    ),
    Setting(
        "WIJKZICHT_SEARCH_KEY",
        text,
        "",
        "Makes the search keys by which people are found. Changing it means making all search keys "
        "again. Required in `serve`.",
        secret=True,
    ),
    Setting(
        "WIJKZICHT_MFA",
        yes_no,
        "ja",
        "Whether a second factor is required. `nee` only in the demo.",
    ),
    Setting(
        "WIJKZICHT_OIDC_URL",
        text,
        "",
        "Address of the organisation's own sign-in (OpenID Connect). Empty: only own accounts.",
    ),
    Setting(
        "WIJKZICHT_OIDC_NAME", text, "Eigen organisatie", "Name on the button of that sign-in."
    ),
    Setting("WIJKZICHT_OIDC_CLIENT_ID", text, "", "Client id at that sign-in."),
    Setting("WIJKZICHT_OIDC_SECRET", text, "", "Client secret at that sign-in.", secret=True),
    Setting(
        "WIJKZICHT_BRP_URL",
        text,
        "",
        "Address of BRP Personen bevragen (Haal Centraal, version 2), without /personen. Empty: no look-up.",
    ),
    Setting("WIJKZICHT_BRP_KEY", text, "", "Key for that service, sent as X-API-KEY.", secret=True),
    Setting(
        "WIJKZICHT_IDLE_MINUTES", number, "30", "A session ends after so long without a request."
    ),
    Setting("WIJKZICHT_SESSION_HOURS", number, "10", "A session ends after so long in any case."),
    Setting(
        "WIJKZICHT_LOGIN_TRIES",
        number,
        "5",
        "So many wrong passwords lock the account for a while.",
    ),
    Setting("WIJKZICHT_LOCK_MINUTES", number, "15", "Length of that lock."),
    Setting("WIJKZICHT_MAIL_FROM", text, "wijkzicht@localhost", "Sender of mail."),
    Setting(
        "WIJKZICHT_MAIL_HOST",
        text,
        "",
        "Mail server. Empty: mail is printed in the log of the server, not sent.",
    ),
    Setting("WIJKZICHT_MAIL_PORT", number, "587", "Port of the mail server; TLS is used always."),
    Setting("WIJKZICHT_MAIL_USER", text, "", "Account at the mail server."),
    Setting("WIJKZICHT_MAIL_PASSWORD", text, "", "Password of that account.", secret=True),
    Setting(
        "WIJKZICHT_SNAPSHOT",
        text,
        "var/snapshot",
        "Closed folder of the worker's snapshot. Personal data: same care as the database.",
    ),
    Setting(
        "WIJKZICHT_BESLUIT_TWEEDE_BLIK",
        yes_no,
        "nee",
        "Whether nothing is granted or refused before a colleague had a second look.",
    ),
    Setting(
        "WIJKZICHT_KLEINSTE_CEL",
        number,
        "5",
        "The smallest count of people that somebody outside the team may see; under it a figure "
        "is ‘te weinig gegevens’.",
    ),
    Setting(
        "WIJKZICHT_KLEINSTE_NOEMER",
        number,
        "10",
        "The smallest group of which somebody outside the team may see a share or a mean.",
    ),
    Setting(
        "WIJKZICHT_KLEINSTE_VULLING",
        number,
        "1",
        "How much of a column has to be filled, in percent, before a figure that is made of it is "
        "shown; under it the page says so. 1: always shown.",
    ),
    Setting("WIJKZICHT_WORKERS", number, "2", "Processes of the web server, each with 4 threads."),
)

KEYS = (
    "WIJKZICHT_SECRET_KEY",
    "WIJKZICHT_PSEUDONYM_KEY",
    "WIJKZICHT_DATA_KEYS",
    "WIJKZICHT_SEARCH_KEY",
)
REQUIRED_IN_SERVE = ("DATABASE_URL", *KEYS)


def read(environ: Mapping[str, str] | None = None) -> dict[str, Any]:
    """All settings by name. Raises WrongSetting for a value that can't be used, naming it."""
    environ = os.environ if environ is None else environ
    values = {}
    for setting in SETTINGS:
        given = environ.get(setting.name, setting.default)
        try:
            values[setting.name] = setting.kind(given)
        except ValueError as fault:
            shown = "de waarde" if setting.secret else f"‘{given}’"
            raise WrongSetting(
                f"{setting.name} moet {fault} zijn, niet {shown}. Zie docs/settings.md."
            ) from None
    if values["WIJKZICHT_MODE"] == "serve":
        _refuse_unsafe(values)
    if values["DATABASE_URL"] and values["WIJKZICHT_MODE"] != "test":
        # What is written with a stand-in key would stay in that database.
        _refuse_missing(values, KEYS)
    return values


def _refuse_unsafe(values: Mapping[str, Any]) -> None:
    _refuse_missing(values, REQUIRED_IN_SERVE)
    if not values["WIJKZICHT_MFA"]:
        raise WrongSetting("WIJKZICHT_MFA is nee. Voor echt werk is een tweede factor verplicht.")
    if len(values["WIJKZICHT_SECRET_KEY"]) < 50:
        raise WrongSetting("WIJKZICHT_SECRET_KEY is korter dan 50 tekens. Maak een langere.")


def _refuse_missing(values: Mapping[str, Any], names: tuple[str, ...]) -> None:
    missing = [name for name in names if not values[name]]
    if missing:
        raise WrongSetting(
            f"Voor een eigen database ontbreekt: {', '.join(missing)}. Zie docs/settings.md."
        )


def page() -> str:
    """`docs/settings.md`."""
    lines = [
        "# Settings",
        "",
        "Printed from `src/wijkzicht/web/conf.py` by `python -m wijkzicht.web.conf`. "
        "Each is an environment variable.",
        "",
        "| name | default | kind | what it does |",
        "|---|---|---|---|",
    ]
    for setting in SETTINGS:
        default = f"`{setting.default}`" if setting.default else "empty"
        kind = (setting.kind.__doc__ or "").strip().rstrip(".")
        note = " Secret." if setting.secret else ""
        lines.append(f"| `{setting.name}` | {default} | {kind} | {setting.help}{note} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(page(), end="")
