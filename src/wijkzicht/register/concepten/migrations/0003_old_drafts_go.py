from django.db import migrations

# Of a draft the role that extracts sees when it was touched and nothing else, and only of old ones.
OPEN = """
GRANT SELECT (bijgewerkt_op), DELETE ON concepten_concept TO wijkzicht_extract;
CREATE POLICY opruimen ON concepten_concept TO wijkzicht_extract
    USING (bijgewerkt_op < now() - interval '14 days');
"""
SHUT = """
DROP POLICY opruimen ON concepten_concept;
REVOKE ALL ON concepten_concept FROM wijkzicht_extract;
"""


class Migration(migrations.Migration):
    """At night the worker removes drafts that nobody touched for 14 days, without reading them."""

    dependencies = [("concepten", "0002_walls")]

    operations = [migrations.RunSQL(OPEN, SHUT)]
