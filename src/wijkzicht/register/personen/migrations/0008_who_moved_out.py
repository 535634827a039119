from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, gate, may_household, protect

FUNCTION = """
-- People who moved out of a household I may see, to one that is not confidential.
CREATE OR REPLACE FUNCTION walls.moved_out() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN ARRAY(SELECT DISTINCT v.persoon_id FROM personen_verblijf v
    JOIN personen_huishouden h ON h.id = v.hoofd_id AND NOT h.vertrouwelijk
    WHERE v.vertrokken AND walls.may_household(v.huishouden_id));
END $$;
REVOKE EXECUTE ON FUNCTION walls.moved_out() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION walls.moved_out() TO wijkzicht_app;
GRANT CREATE ON SCHEMA walls TO wijkzicht_poort;
ALTER FUNCTION walls.moved_out() OWNER TO wijkzicht_poort;
REVOKE CREATE ON SCHEMA walls FROM wijkzicht_poort;
"""
# The name stays readable in what was written down before; nothing of the household they went to.
READ = f"({may_household()} OR id = ANY ((SELECT walls.moved_out())::uuid[]))"


class Migration(migrations.Migration):
    """Who moved out is still read by who works with the household they left."""

    dependencies = [("personen", "0007_moved_out"), ("walls", "0001_functions")]

    operations = [
        *gate("personen_verblijf", "persoon_id", "hoofd_id", "huishouden_id", "vertrokken"),
        migrations.RunSQL(FUNCTION, migrations.RunSQL.noop),
        *protect("personen_persoon", HUISHOUDEN.but(read=READ)),
    ]
