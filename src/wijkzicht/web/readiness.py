"""Looks at the database before the server opens its door."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.walls.roles import WrongRole, refuse_wrong_role


class NotReady(RuntimeError):
    """The server does not start; the sentence says why and what to do."""


def refuse_unready() -> None:
    """Raises NotReady. The worker asks the same before it starts."""
    try:
        with connection.cursor() as cursor:
            refuse_wrong_role(cursor)
            cursor.execute("SELECT current_setting('wijkzicht.embedded', true)")
            if cursor.fetchone()[0]:
                raise NotReady(
                    "DATABASE_URL wijst naar de ingebouwde database. Die is voor demo en tests. "
                    "Noem een eigen PostgreSQL."
                )
        if _behind():
            raise NotReady("De tabellen zijn niet bijgewerkt. Draai eerst: wijkzicht migrate.")
        if Medewerker.objects.filter(demo=True).exists():
            raise NotReady(
                "In deze database staan demo-accounts, met een wachtwoord dat iedereen kent. "
                "Begin met een lege database."
            )
    except WrongRole as fault:
        raise NotReady(str(fault)) from None
    except DatabaseError as fault:
        raise NotReady(f"De database antwoordt niet zoals het moet: {fault}") from None
    if settings.DEBUG:
        raise NotReady("DEBUG staat aan. Zet het uit.")
    connection.close()


def _behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
