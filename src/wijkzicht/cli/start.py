"""Gets Django and a database ready for a command. Nothing is imported before it is called."""

import contextlib
import os
from collections.abc import Iterator

SETTINGS_MODULE = "wijkzicht.web.settings"


@contextlib.contextmanager
def django_ready(mode: str, home: str = "dev") -> Iterator[None]:
    """Django set up, with the database of `DATABASE_URL`, else an embedded one named `home`.

    The embedded one runs until the last command that uses it is done. `mode` is WIJKZICHT_MODE
    where that is not set.
    """
    os.environ.setdefault("WIJKZICHT_MODE", mode)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS_MODULE)
    with contextlib.ExitStack() as stack:
        if not os.environ.get("DATABASE_URL") and os.environ["WIJKZICHT_MODE"] != "serve":
            from wijkzicht.register import embedded
            from wijkzicht.register.embedded.prepare import environment, prepare

            server = stack.enter_context(embedded.running(embedded.home_for(home)))
            prepare(server)
            os.environ.update(environment(server))
        import django

        django.setup()
        yield
