from django.db import migrations

SHUT = """
DROP POLICY IF EXISTS opruimen ON concepten_concept;
REVOKE ALL ON concepten_concept FROM wijkzicht_extract;
"""


class Migration(migrations.Migration):
    """Old drafts go by the one function that removes what is past its term."""

    dependencies = [("concepten", "0003_old_drafts_go"), ("bewaren", "0002_walls")]

    operations = [migrations.RunSQL(SHUT, migrations.RunSQL.noop)]
