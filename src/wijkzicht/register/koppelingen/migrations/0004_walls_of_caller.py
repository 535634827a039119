from django.db import migrations

from wijkzicht.register.walls.roles import APP, GATE
from wijkzicht.register.walls.sql import gate

# All that a telephone system gets to know, of its own team alone, and never of a confidential one.
CALLED = f"""
CREATE FUNCTION walls.called(wanted bytea) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN ARRAY(SELECT DISTINCT card.huishouden_id
    FROM personen_zoeksleutel z
    JOIN personen_persoonskaart card ON card.persoon_id = z.persoon_id AND NOT card.vertrouwelijk
    JOIN personen_huishouden_team ht ON ht.huishouden_id = card.huishouden_id
    JOIN koppelingen_koppeling k ON k.team_id = ht.team_id
    WHERE z.sleutel = wanted AND k.medewerker_id = walls.me()
      AND 'beller' = ANY (k.rechten) AND k.tot >= walls.today());
END $$;
REVOKE EXECUTE ON FUNCTION walls.called(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION walls.called(bytea) TO {APP};
GRANT CREATE ON SCHEMA walls TO {GATE};
ALTER FUNCTION walls.called(bytea) OWNER TO {GATE};
REVOKE CREATE ON SCHEMA walls FROM {GATE};
"""


class Migration(migrations.Migration):
    """Whether a number is of a household of the key's team: its key and nothing else."""

    dependencies = [
        ("koppelingen", "0003_deur"),
        ("personen", "0002_walls"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *gate("personen_zoeksleutel", "persoon_id", "sleutel"),
        *gate("personen_persoonskaart", "persoon_id", "huishouden_id", "vertrouwelijk"),
        *gate("koppelingen_koppeling", "medewerker_id", "team_id", "rechten", "tot"),
        migrations.RunSQL(CALLED, "DROP FUNCTION walls.called(bytea)"),
    ]
