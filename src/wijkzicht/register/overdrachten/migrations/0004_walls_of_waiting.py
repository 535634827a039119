from django.db import migrations

from wijkzicht.register.walls.roles import APP, GATE
from wijkzicht.register.walls.sql import HUISHOUDEN, gate, in_team, may_household, protect

# A household that waits on the board of one of these teams, unless it became confidential.
OFFERED = f"""
CREATE FUNCTION walls.offered(household uuid, teams uuid[]) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN NOT walls.confidential(household)
    AND EXISTS (SELECT 1 FROM overdrachten_overdracht o
      WHERE o.huishouden_id = household AND o.naar_team_id = ANY (teams)
        AND o.naar_casus_id IS NULL AND o.teruggenomen_op IS NULL);
END $$;
REVOKE EXECUTE ON FUNCTION walls.offered(uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION walls.offered(uuid, uuid[]) TO {APP};
GRANT CREATE ON SCHEMA walls TO {GATE};
ALTER FUNCTION walls.offered(uuid, uuid[]) OWNER TO {GATE};
REVOKE CREATE ON SCHEMA walls FROM {GATE};
"""
# What was handed over is read by the team that is to take it, while it waits.
READ = (
    f"({may_household()} OR (naar_casus_id IS NULL AND teruggenomen_op IS NULL"
    f" AND {in_team('professional', 'gedragswetenschapper', 'teamleider', column='naar_team_id')}"
    " AND NOT walls.confidential(huishouden_id)))"
)
# As in casussen/0002 and personen/0002, and for who takes it over: oneself, or the team one leads.
MY_TEAMS = "(SELECT walls.my_teams('professional', 'teamleider'))::uuid[]"
INVOLVED = (
    f"({may_household()} OR (medewerker_id = (SELECT walls.me())"
    f" AND (walls.unclaimed(huishouden_id) OR walls.offered(huishouden_id, {MY_TEAMS}))))"
)
OF_TEAM = (
    f"({may_household()} OR walls.unclaimed(huishouden_id)"
    f" OR ({in_team('teamleider')} AND walls.offered(huishouden_id, ARRAY[team_id])))"
)


class Migration(migrations.Migration):
    """A household that waits on a board is taken over by somebody of that team."""

    dependencies = [
        ("overdrachten", "0003_waits_on_a_board"),
        ("casussen", "0002_walls"),
        ("personen", "0002_walls"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *gate(
            "overdrachten_overdracht",
            *("huishouden_id", "naar_team_id", "naar_casus_id", "teruggenomen_op"),
        ),
        migrations.RunSQL(OFFERED, "DROP FUNCTION walls.offered(uuid, uuid[])"),
        *protect("overdrachten_overdracht", HUISHOUDEN.but(read=READ)),
        *protect("casussen_betrokkenheid", HUISHOUDEN.but(insert=INVOLVED)),
        *protect("personen_huishouden_team", HUISHOUDEN.but(insert=OF_TEAM)),
    ]
