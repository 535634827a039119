"""The address of a database for drivers that Django does not know."""

from collections.abc import Mapping
from urllib.parse import quote


def address(database: Mapping[str, str]) -> str:
    """A `postgresql://` address of a database as Django's settings name it."""
    user, password, name = (quote(database[key], safe="") for key in ("USER", "PASSWORD", "NAME"))
    host, port = quote(database["HOST"], safe=""), database["PORT"]
    return f"postgresql://{user}:{password}@{host}{f':{port}' if port else ''}/{name}"
