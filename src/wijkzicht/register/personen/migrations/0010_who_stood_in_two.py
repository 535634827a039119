from django.db import migrations

FUNCTION = """
-- People who moved out of a household I may see, or were recorded in it and stand in another one, as
-- long as that is not confidential. As in 0008, which made it.
CREATE OR REPLACE FUNCTION walls.moved_out() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN ARRAY(SELECT DISTINCT v.persoon_id FROM personen_verblijf v
    JOIN personen_huishouden h ON h.id = v.hoofd_id AND NOT h.vertrouwelijk
    WHERE (v.vertrokken OR v.stond_hier) AND walls.may_household(v.huishouden_id));
END $$;
"""


class Migration(migrations.Migration):
    """Who was recorded in two households is read by who works with the other one, by name."""

    dependencies = [
        ("personen", "0009_moved_along_and_established"),
        ("walls", "0001_functions"),
    ]

    operations = [
        migrations.RunSQL("GRANT SELECT (stond_hier) ON personen_verblijf TO wijkzicht_poort"),
        # Only the owner of a function changes it.
        migrations.RunSQL("GRANT CREATE ON SCHEMA walls TO wijkzicht_poort"),
        migrations.RunSQL(
            f"SET LOCAL ROLE wijkzicht_poort; {FUNCTION} SET LOCAL ROLE wijkzicht_owner"
        ),
        migrations.RunSQL("REVOKE CREATE ON SCHEMA walls FROM wijkzicht_poort"),
    ]
