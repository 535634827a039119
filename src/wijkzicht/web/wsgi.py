"""The entrance for a web server. Every new connection to the database is looked at once."""

import os

from django.core.wsgi import get_wsgi_application
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from wijkzicht.register.walls.roles import refuse_wrong_role

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkzicht.web.settings")


def _look(connection: BaseDatabaseWrapper, **_: object) -> None:
    # Straight on the driver: a signal during connecting must not start a query of Django's own.
    with connection.connection.cursor() as cursor:
        refuse_wrong_role(cursor)


connection_created.connect(_look, dispatch_uid="refuse_wrong_role")
application = get_wsgi_application()
