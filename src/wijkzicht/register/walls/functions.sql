-- Who is asking, and what may they see. Policies call these functions.
-- Those that read tables run as wijkzicht_poort, a role that nobody is and that reads a few columns.

CREATE SCHEMA IF NOT EXISTS walls;
GRANT USAGE ON SCHEMA walls TO wijkzicht_app, wijkzicht_extract, wijkzicht_poort;

-- The medewerker of this transaction; null when not set, and then nothing is seen.
CREATE OR REPLACE FUNCTION walls.me() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('wijkzicht.medewerker', true), '')::uuid $$;

-- The day in the Netherlands, whatever the clock of the connection.
CREATE OR REPLACE FUNCTION walls.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date $$;

-- Whether I have one of these roles today, in any team.
CREATE OR REPLACE FUNCTION walls.has_role(VARIADIC roles text[]) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM organisatie_lidmaatschap l
    WHERE l.medewerker_id = walls.me() AND l.rol = ANY (roles)
      AND l.van <= walls.today() AND (l.tot IS NULL OR l.tot >= walls.today()));
END $$;

-- Whether I work with households at all.
CREATE OR REPLACE FUNCTION walls.works_here() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT walls.has_role('professional', 'gedragswetenschapper', 'teamleider') $$;

-- Teams in which I have one of these roles today; a role without a team counts for all teams.
CREATE OR REPLACE FUNCTION walls.my_teams(VARIADIC roles text[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN ARRAY(SELECT DISTINCT t.id FROM organisatie_lidmaatschap l
    JOIN organisatie_team t ON l.team_id IS NULL OR l.team_id = t.id
    WHERE l.medewerker_id = walls.me() AND l.rol = ANY (roles)
      AND l.van <= walls.today() AND (l.tot IS NULL OR l.tot >= walls.today()));
END $$;

-- Households I am involved in today. Since merging exists, register/samenvoegen/functions.sql has this
-- function and `of_team` with one thing more: the old key of a household that went up in another.
CREATE OR REPLACE FUNCTION walls.my_households() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT walls.works_here() THEN
    RETURN '{}';
  END IF;
  RETURN ARRAY(SELECT DISTINCT b.huishouden_id FROM casussen_betrokkenheid b
    WHERE b.medewerker_id = walls.me()
      AND b.van <= walls.today() AND (b.tot IS NULL OR b.tot >= walls.today()));
END $$;

CREATE OR REPLACE FUNCTION walls.leads() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT walls.has_role('teamleider') $$;

-- Whether one of these teams has the household, unless it is confidential. A policy asks for the
-- teams once a statement and for this once a row.
CREATE OR REPLACE FUNCTION walls.of_team(household uuid, teams uuid[]) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM personen_huishouden_team ht
      WHERE ht.huishouden_id = household AND ht.team_id = ANY (teams))
    AND EXISTS (SELECT 1 FROM personen_huishouden h WHERE h.id = household AND NOT h.vertrouwelijk);
END $$;

-- The same question as the policies ask, for one household.
CREATE OR REPLACE FUNCTION walls.may_household(household uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT household = ANY (walls.my_households()) OR walls.of_team(household, walls.my_teams('teamleider')) $$;

-- Nobody is or was involved yet, and no other team than one of mine has it: I may take it up.
CREATE OR REPLACE FUNCTION walls.unclaimed(household uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN walls.works_here()
    AND NOT EXISTS (SELECT 1 FROM casussen_betrokkenheid b WHERE b.huishouden_id = household)
    AND NOT EXISTS (SELECT 1 FROM personen_huishouden_team ht WHERE ht.huishouden_id = household
      AND ht.team_id <> ALL (walls.my_teams('professional', 'gedragswetenschapper', 'teamleider')));
END $$;

CREATE OR REPLACE FUNCTION walls.confidential(household uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM personen_huishouden h WHERE h.id = household AND h.vertrouwelijk);
END $$;

-- The keyed hash of the letter code that a resident typed; null for everybody else.
CREATE OR REPLACE FUNCTION walls.letter_code() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT decode(nullif(current_setting('wijkzicht.briefcode', true), ''), 'hex') $$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA walls FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA walls TO wijkzicht_app, wijkzicht_extract, wijkzicht_poort;

GRANT CREATE ON SCHEMA walls TO wijkzicht_poort;
ALTER FUNCTION walls.has_role(text[]) OWNER TO wijkzicht_poort;
ALTER FUNCTION walls.my_teams(text[]) OWNER TO wijkzicht_poort;
ALTER FUNCTION walls.my_households() OWNER TO wijkzicht_poort;
ALTER FUNCTION walls.of_team(uuid, uuid[]) OWNER TO wijkzicht_poort;
ALTER FUNCTION walls.unclaimed(uuid) OWNER TO wijkzicht_poort;
ALTER FUNCTION walls.confidential(uuid) OWNER TO wijkzicht_poort;
REVOKE CREATE ON SCHEMA walls FROM wijkzicht_poort;
