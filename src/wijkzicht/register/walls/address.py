"""The address of a database for drivers that Django does not know."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode


def address(database: Mapping[str, str]) -> str:
    """A `postgresql://` address of a database as Django's settings name it, `sslmode` included."""
    user, password, name = (quote(database[key], safe="") for key in ("USER", "PASSWORD", "NAME"))
    host, port = quote(database["HOST"], safe=""), database["PORT"]
    options = urlencode(database.get("OPTIONS") or {})
    place = f"{host}{f':{port}' if port else ''}/{name}"
    return f"postgresql://{user}:{password}@{place}{f'?{options}' if options else ''}"
