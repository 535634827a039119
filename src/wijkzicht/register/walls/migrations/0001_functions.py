from pathlib import Path

from django.db import migrations

FUNCTIONS = Path(__file__).parents[1] / "functions.sql"


class Migration(migrations.Migration):
    """The functions that policies call. They name tables that come later; PL/pgSQL looks them up when it runs."""

    operations = [migrations.RunSQL(FUNCTIONS.read_text(), "DROP SCHEMA walls CASCADE")]
