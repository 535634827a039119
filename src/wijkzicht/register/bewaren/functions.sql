-- What is past its term, and destroying it: the one door. The application makes, signs, withdraws
-- and carries out a list by these functions only; they run as the owner of the tables, past the
-- policies, and decide for themselves: by the role of who asks, by two people, by the term.

-- Every kind: its term until the organisation sets its own, the least, and the unit. The twin of
-- `rules/retention.py`.
CREATE OR REPLACE FUNCTION walls.bewaarsoorten() RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT '{
    "dossier_jeugd": [20, 20, "jaar"],
    "dossier_wmo": [15, 15, "jaar"],
    "aanmelding": [5, 1, "jaar"],
    "advies": [5, 1, "jaar"],
    "vrijwilliger": [2, 1, "jaar"],
    "account": [2, 1, "jaar"],
    "levering": [2, 2, "jaar"],
    "log": [5, 5, "jaar"],
    "invultijd": [2, 1, "jaar"],
    "concept": [14, 1, "dag"],
    "sessie": [1, 1, "dag"]
  }'::jsonb
$$;

-- The term of today; a setting below the least counts as the least.
CREATE OR REPLACE FUNCTION walls.bewaartermijn(welke text) RETURNS integer
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT greatest((walls.bewaarsoorten() -> welke ->> 1)::int, coalesce(
    (SELECT nullif(i.waarde, '')::int FROM inrichting_instelling i
     WHERE i.soort = 'bewaren' AND i.sleutel = welke AND i.van <= walls.today()
     ORDER BY i.van DESC, i.gezet_op DESC LIMIT 1),
    (walls.bewaarsoorten() -> welke ->> 0)::int))
$$;

-- The last day on which it is kept. 29 February in a year without one is 1 March.
CREATE OR REPLACE FUNCTION walls.bewaard_tot(welke text, dag date, termijn integer) RETURNS date
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN walls.bewaarsoorten() -> welke ->> 2 = 'dag' THEN dag + termijn
    ELSE (dag + make_interval(years => termijn))::date
      + (extract(day FROM dag) <> extract(day FROM dag + make_interval(years => termijn)))::int END
$$;

-- Every table that holds something of a household, with the column of its key. The log has a term of
-- its own and holds no content; the record of destroying outlives what it is about.
CREATE OR REPLACE FUNCTION walls.tabellen_van_gezin()
RETURNS TABLE (tabel text, kolom text, historie boolean)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT c.relname::text, a.attname::text, EXISTS (SELECT 1 FROM pg_attribute p
    WHERE p.attrelid = c.oid AND p.attname = 'pgh_id')
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
    AND c.relname <> 'audit_logregel'
    AND (a.attname = 'huishouden_id'
      OR (c.relname, a.attname) IN (('personen_huishouden', 'id'),
        ('personen_huishoudenevent', 'pgh_obj_id'),
        ('personen_verblijf', 'hoofd_id'), ('personen_verblijfevent', 'hoofd_id')))
$$;

-- The last day on which anything of these files was written, changed or dated, today at the latest.
-- Every day and moment in every table counts, so a table made later counts too. Files that share a
-- child count as one.
CREATE OR REPLACE FUNCTION walls.laatste_wijziging(gezinnen uuid[])
RETURNS TABLE (gezin uuid, dag date)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE alle uuid[]; vraag text;
BEGIN
  alle := ARRAY(SELECT unnest(gezinnen)
    UNION SELECT v.hoofd_id FROM personen_verblijf v WHERE v.huishouden_id = ANY (gezinnen)
    UNION SELECT v.huishouden_id FROM personen_verblijf v WHERE v.hoofd_id = ANY (gezinnen));
  SELECT string_agg(format(
      'SELECT %1$I AS gezin, max(greatest(%2$s)) AS dag FROM %3$I WHERE %1$I = ANY ($1) GROUP BY 1',
      t.kolom, d.dagen, t.tabel), ' UNION ALL ')
    INTO vraag
  FROM walls.tabellen_van_gezin() t
  CROSS JOIN LATERAL (SELECT string_agg(format(CASE a.atttypid
      WHEN 'date'::regtype THEN 'CASE WHEN %1$I <= walls.today() THEN %1$I END'
      ELSE '(%1$I AT TIME ZONE ''Europe/Amsterdam'')::date' END, a.attname), ', ') AS dagen
    FROM pg_attribute a
    WHERE a.attrelid = t.tabel::regclass AND a.attnum > 0 AND NOT a.attisdropped
      AND a.atttypid IN ('date'::regtype, 'timestamptz'::regtype)) d
  WHERE d.dagen IS NOT NULL AND t.tabel <> 'bewaren_uitstel';
  RETURN QUERY EXECUTE format('WITH eigen AS (SELECT gezin, max(dag) AS dag FROM (%s) x GROUP BY 1)
    SELECT g, max(e.dag) FROM unnest($2) g
    LEFT JOIN LATERAL (SELECT g AS ander
      UNION SELECT v.hoofd_id FROM personen_verblijf v WHERE v.huishouden_id = g
      UNION SELECT v.huishouden_id FROM personen_verblijf v WHERE v.hoofd_id = g) n ON true
    LEFT JOIN eigen e ON e.gezin = n.ander GROUP BY g', vraag) USING alle, gezinnen;
END $$;

-- The term of a file: that of a file with a young person, now or at any time, unless there never was
-- one. Of a file with both the longest term counts.
CREATE OR REPLACE FUNCTION walls.soort_dossier(gezin uuid) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN EXISTS (SELECT 1 FROM personen_persoon p WHERE p.huishouden_id = gezin
        AND p.rol <> 'jeugdige' AND p.geboortejaar IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM personen_persoon p WHERE p.huishouden_id = gezin
        AND (p.rol = 'jeugdige' OR p.geboortejaar > (SELECT extract(year FROM min(k.geopend)) - 18
          FROM casussen_casus k WHERE k.huishouden_id = gezin)))
      AND NOT EXISTS (SELECT 1 FROM personen_persoonevent e
        WHERE e.huishouden_id = gezin AND e.rol = 'jeugdige')
    THEN 'dossier_wmo' ELSE 'dossier_jeugd' END
$$;

-- What of a kind is past its term on `dag`: its key, from when the term counts, and the team.
-- `enkel`: only this one. Of kinds that go by themselves at night there is no list.
CREATE OR REPLACE FUNCTION walls.voorbij(welke text, enkel uuid DEFAULT NULL)
RETURNS TABLE (id uuid, vanaf date, team uuid)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  termijn integer := walls.bewaartermijn(welke);
  -- No later than this, so that nothing past its term is missed; the day itself decides below.
  grens date := walls.today() - make_interval(years => termijn);
BEGIN
  IF welke IN ('dossier_jeugd', 'dossier_wmo') THEN
    RETURN QUERY
      WITH stil AS (
        SELECT h.id FROM personen_huishouden h
        WHERE (enkel IS NULL OR h.id = enkel)
          AND NOT EXISTS (SELECT 1 FROM casussen_casus k WHERE k.huishouden_id = h.id
            AND (k.gesloten IS NULL OR k.gesloten > grens))
          AND NOT EXISTS (SELECT 1 FROM aanmeldingen_aanmelding a WHERE a.huishouden_id = h.id
            AND (a.kolom <> 'afgerond' OR a.datum > grens))
          AND walls.soort_dossier(h.id) = welke)
      SELECT w.gezin, w.dag, (SELECT k.team_id FROM casussen_casus k
          WHERE k.huishouden_id = w.gezin ORDER BY k.geopend DESC, k.id LIMIT 1)
      FROM walls.laatste_wijziging(ARRAY(SELECT s.id FROM stil s)) w
      WHERE walls.bewaard_tot(welke, w.dag, termijn) < walls.today();
  ELSIF welke IN ('aanmelding', 'advies') THEN
    RETURN QUERY
      SELECT x.id, x.dag, x.team_id FROM (
        SELECT a.id, a.team_id, greatest(a.datum, a.triage_datum, a.nagekeken_op,
          (SELECT (max(e.pgh_created_at) AT TIME ZONE 'Europe/Amsterdam')::date
           FROM aanmeldingen_aanmeldingevent e WHERE e.pgh_obj_id = a.id)) AS dag
        FROM aanmeldingen_aanmelding a
        WHERE a.huishouden_id IS NULL AND a.kolom = 'afgerond' AND a.datum <= grens
          AND (a.advies <> '') = (welke = 'advies')
        UNION ALL
        SELECT p.id, p.team_id, p.datum FROM aanmeldingen_partneradvies p WHERE welke = 'advies') x
      WHERE (enkel IS NULL OR x.id = enkel)
        AND walls.bewaard_tot(welke, x.dag, termijn) < walls.today();
  ELSIF welke = 'vrijwilliger' THEN
    RETURN QUERY
      SELECT v.id, v.gestopt_op, v.team_id FROM vrijwilligers_vrijwilliger v
      WHERE (enkel IS NULL OR v.id = enkel)
        AND walls.bewaard_tot(welke, v.gestopt_op, termijn) < walls.today()
        AND (v.kan <> '' OR v.bereikbaar <> ''
          OR NOT EXISTS (SELECT 1 FROM vrijwilligers_inzet i WHERE i.vrijwilliger_id = v.id));
  ELSIF welke = 'account' THEN
    RETURN QUERY
      SELECT m.id, x.dag, NULL::uuid FROM organisatie_medewerker m
      CROSS JOIN LATERAL (SELECT max(l.tot) AS dag FROM organisatie_lidmaatschap l
        WHERE l.medewerker_id = m.id HAVING count(*) = count(l.tot)) x
      WHERE (enkel IS NULL OR m.id = enkel) AND NOT m.is_active
        AND m.email <> m.id || '@gewist.invalid'
        AND walls.bewaard_tot(welke, x.dag, termijn) < walls.today();
  ELSIF welke = 'levering' THEN
    RETURN QUERY
      SELECT l.id, x.dag, NULL::uuid FROM leveringen_levering l
      CROSS JOIN LATERAL (SELECT (coalesce(l.gemaakt_op, l.gevraagd_op)
        AT TIME ZONE 'Europe/Amsterdam')::date AS dag) x
      WHERE (enkel IS NULL OR l.id = enkel)
        AND walls.bewaard_tot(welke, x.dag, termijn) < walls.today()
        AND EXISTS (SELECT 1 FROM leveringen_bestand b WHERE b.levering_id = l.id);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION walls.is_uitgesteld(gezin uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM bewaren_uitstel u WHERE u.huishouden_id = gezin
    AND u.gestopt_op IS NULL AND (u.tot IS NULL OR u.tot >= walls.today()))
$$;

-- Deletes, and counts what went per table.
CREATE OR REPLACE FUNCTION walls.wis(rijen jsonb, tabel text, kolom text, sleutels uuid[])
RETURNS jsonb LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE n bigint;
BEGIN
  EXECUTE format('DELETE FROM %I WHERE %I = ANY ($1)', tabel, kolom) USING sleutels;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN CASE WHEN n = 0 THEN rijen
    ELSE rijen || jsonb_build_object(tabel, coalesce((rijen ->> tabel)::bigint, 0) + n) END;
END $$;

-- The random keys of rows that refer to one of these; a row without such a key is referred to by nothing.
CREATE OR REPLACE FUNCTION walls.sleutels(tabel text, kolom text, naar uuid[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE gevonden uuid[];
BEGIN
  IF EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = tabel::regclass AND a.attname = 'id'
      AND a.atttypid = 'uuid'::regtype) THEN
    EXECUTE format('SELECT array_agg(id) FROM %I WHERE %I = ANY ($1)', tabel, kolom)
      INTO gevonden USING naar;
  END IF;
  RETURN coalesce(gevonden, '{}');
END $$;

-- Everything of a household, in whatever table: rows with its key, rows that hang on those and have
-- no key of a household, drafts, old rows, and a meeting that was about this file alone.
CREATE OR REPLACE FUNCTION walls.wis_gezin(gezin uuid) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  rijen jsonb := '{}'; gezinnen uuid[]; sleutels uuid[]; overleggen uuid[];
  t record; hangt record; bekend text[]; nieuw boolean := true; aan jsonb := '[]';
BEGIN
  gezinnen := ARRAY(SELECT gezin UNION SELECT o.oud_id FROM samenvoegen_opgegaan o WHERE o.nieuw_id = gezin);
  sleutels := gezinnen;
  bekend := ARRAY(SELECT x.tabel FROM walls.tabellen_van_gezin() x);
  overleggen := ARRAY(SELECT b.overleg_id FROM overleg_bespreking b WHERE b.huishouden_id = ANY (gezinnen));
  FOR t IN SELECT x.tabel, x.kolom FROM walls.tabellen_van_gezin() x
      WHERE NOT x.historie LOOP
    sleutels := sleutels || walls.sleutels(t.tabel, t.kolom, gezinnen);
  END LOOP;
  WHILE nieuw LOOP
    nieuw := false;
    FOR hangt IN SELECT c.conrelid::regclass::text AS tabel, a.attname::text AS kolom
        FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        WHERE c.contype = 'f' AND c.confrelid::regclass::text = ANY (bekend)
          AND c.conrelid::regclass::text <> ALL (bekend) LOOP
      sleutels := sleutels || walls.sleutels(hangt.tabel, hangt.kolom, sleutels);
      bekend := bekend || hangt.tabel;
      aan := jsonb_build_array(jsonb_build_array(hangt.tabel, hangt.kolom)) || aan;
      nieuw := true;
    END LOOP;
  END LOOP;
  rijen := walls.wis(rijen, 'concepten_concept', 'voorwerp', sleutels);
  FOR hangt IN SELECT e ->> 0 AS tabel, e ->> 1 AS kolom FROM jsonb_array_elements(aan) e LOOP
    rijen := walls.wis(rijen, hangt.tabel, hangt.kolom, sleutels);
  END LOOP;
  -- The old rows last: taking a row away writes one.
  FOR t IN SELECT * FROM walls.tabellen_van_gezin() x ORDER BY x.historie LOOP
    rijen := walls.wis(rijen, t.tabel, t.kolom, gezinnen);
  END LOOP;
  overleggen := ARRAY(SELECT unnest(overleggen) EXCEPT SELECT b.overleg_id FROM overleg_bespreking b);
  rijen := walls.wis(rijen, 'overleg_overlegdeelnemer', 'overleg_id', overleggen);
  RETURN walls.wis(rijen, 'overleg_overleg', 'id', overleggen);
END $$;

CREATE OR REPLACE FUNCTION walls.wis_voorwerp(welke text, sleutel uuid) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE rijen jsonb := '{}'; een uuid[] := ARRAY[sleutel]; t text;
BEGIN
  IF welke IN ('dossier_jeugd', 'dossier_wmo') THEN
    RETURN walls.wis_gezin(sleutel);
  ELSIF welke IN ('aanmelding', 'advies') THEN
    rijen := walls.wis(rijen, 'concepten_concept', 'voorwerp', een);
    rijen := walls.wis(rijen, 'inbreng_inbreng', 'aanmelding_id', een);
    rijen := walls.wis(rijen, 'buurt_groepsdeelname', 'aanmelding_id', een);
    rijen := walls.wis(rijen, 'aanmeldingen_aanmelding', 'id', een);
    rijen := walls.wis(rijen, 'aanmeldingen_partneradvies', 'id', een);
    RETURN walls.wis(rijen, 'aanmeldingen_aanmeldingevent', 'pgh_obj_id', een);
  ELSIF welke = 'levering' THEN
    rijen := walls.wis(rijen, 'leveringen_tebevestigen', 'levering_id', een);
    RETURN walls.wis(rijen, 'leveringen_bestand', 'levering_id', een);
  ELSIF welke = 'vrijwilliger' THEN
    IF NOT EXISTS (SELECT 1 FROM vrijwilligers_inzet i WHERE i.vrijwilliger_id = sleutel) THEN
      RETURN walls.wis(rijen, 'vrijwilligers_vrijwilliger', 'id', een);
    END IF;
    -- The name stands in files of families and goes with those.
    UPDATE vrijwilligers_vrijwilliger SET kan = '', leefgebieden = '{}', voor_wie = '', wanneer = '',
      bereikbaar = '', bekend_bij_id = NULL, vog_op = NULL WHERE id = sleutel;
    RETURN '{"vrijwilligers_vrijwilliger": 1}';
  ELSIF welke = 'account' THEN
    -- Who recorded something stays to be read in the file; the way to sign in goes.
    rijen := walls.wis(rijen, 'concepten_concept', 'medewerker_id', een);
    FOREACH t IN ARRAY ARRAY['weergave_weergave', 'organisatie_werkdagen', 'organisatie_afwezigheid',
        'aanmeldingen_deskundigheid'] LOOP
      rijen := walls.wis(rijen, t, 'medewerker_id', een);
    END LOOP;
    DELETE FROM account_emailconfirmation c USING account_emailaddress a
      WHERE c.email_address_id = a.id AND a.user_id = sleutel;
    DELETE FROM socialaccount_socialtoken s USING socialaccount_socialaccount a
      WHERE s.account_id = a.id AND a.user_id = sleutel;
    FOREACH t IN ARRAY ARRAY['account_emailaddress', 'mfa_authenticator', 'socialaccount_socialaccount'] LOOP
      rijen := walls.wis(rijen, t, 'user_id', een);
    END LOOP;
    UPDATE organisatie_medewerker SET email = sleutel || '@gewist.invalid', password = '!', last_login = NULL
      WHERE id = sleutel;
    RETURN rijen || '{"organisatie_medewerker": 1}';
  END IF;
  RAISE insufficient_privilege USING MESSAGE = welke;
END $$;

-- Per team the years in which something of it counts in figures.
CREATE OR REPLACE FUNCTION walls.jaren_van(welke text, sleutel uuid)
RETURNS TABLE (team uuid, jaar integer)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
    SELECT k.team_id, generate_series(extract(year FROM k.geopend)::int,
      extract(year FROM k.gesloten)::int) FROM casussen_casus k WHERE k.huishouden_id = sleutel
    UNION SELECT k.team_id, extract(year FROM c.datum)::int
      FROM contacten_contact c JOIN casussen_casus k ON k.id = c.casus_id WHERE c.huishouden_id = sleutel
    UNION SELECT a.team_id, extract(year FROM a.datum)::int
      FROM aanmeldingen_aanmelding a WHERE sleutel IN (a.huishouden_id, a.id)
    UNION SELECT p.team_id, extract(year FROM p.datum)::int
      FROM aanmeldingen_partneradvies p WHERE p.id = sleutel;
END $$;

-- What of a kind is past its term and not put off, for who may make a list; and how many are put off.
CREATE OR REPLACE FUNCTION walls.bewaren_tel(welke text) RETURNS TABLE (aantal bigint, uitgesteld bigint)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('wijkzicht.onderhoud', 'aan', true);
  IF NOT walls.has_role('privacy_officer', 'beheer') THEN
    RAISE insufficient_privilege USING MESSAGE = welke;
  END IF;
  RETURN QUERY SELECT count(*) FILTER (WHERE NOT walls.is_uitgesteld(v.id)),
    count(*) FILTER (WHERE walls.is_uitgesteld(v.id)) FROM walls.voorbij(welke) v;
  PERFORM set_config('wijkzicht.onderhoud', '', true);
END $$;

-- A list of what is past its term, by a privacy officer.
CREATE OR REPLACE FUNCTION walls.bewaren_lijst(welke text, waarvan text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE lijst uuid := gen_random_uuid();
BEGIN
  PERFORM set_config('wijkzicht.onderhoud', 'aan', true);
  IF NOT walls.has_role('privacy_officer') THEN
    RAISE insufficient_privilege USING MESSAGE = welke;
  END IF;
  INSERT INTO bewaren_vernietiging (id, soort, termijn, bron, gemaakt_door_id, gemaakt_op)
    VALUES (lijst, welke, walls.bewaartermijn(welke), waarvan, walls.me(), now());
  INSERT INTO bewaren_vernietigingsregel (id, vernietiging_id, voorwerp_id, team_id, vanaf, afloop)
    SELECT gen_random_uuid(), lijst, v.id, v.team, v.vanaf, '' FROM walls.voorbij(welke) v
    WHERE NOT walls.is_uitgesteld(v.id);
  PERFORM set_config('wijkzicht.onderhoud', '', true);
  RETURN lijst;
END $$;

-- A list that is neither signed nor withdrawn, held; an error when there is none.
CREATE OR REPLACE FUNCTION walls.bewaren_open(lijst uuid) RETURNS bewaren_vernietiging
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE v bewaren_vernietiging;
BEGIN
  SELECT * INTO v FROM bewaren_vernietiging x WHERE x.id = lijst AND x.getekend_op IS NULL
    AND x.ingetrokken_op IS NULL AND x.gemaakt_door_id IS NOT NULL FOR UPDATE;
  IF v.id IS NULL OR NOT walls.has_role('privacy_officer', 'beheer') THEN
    RAISE insufficient_privilege USING MESSAGE = 'not an open list';
  END IF;
  RETURN v;
END $$;

-- Signed by somebody else than who made it.
CREATE OR REPLACE FUNCTION walls.bewaren_teken(lijst uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('wijkzicht.onderhoud', 'aan', true);
  IF (walls.bewaren_open(lijst)).gemaakt_door_id = walls.me() THEN
    RAISE insufficient_privilege USING MESSAGE = 'made by the same person';
  END IF;
  UPDATE bewaren_vernietiging SET getekend_door_id = walls.me(), getekend_op = now() WHERE id = lijst;
  PERFORM set_config('wijkzicht.onderhoud', '', true);
END $$;

CREATE OR REPLACE FUNCTION walls.bewaren_trek_in(lijst uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('wijkzicht.onderhoud', 'aan', true);
  PERFORM walls.bewaren_open(lijst);
  UPDATE bewaren_vernietiging SET ingetrokken_door_id = walls.me(), ingetrokken_op = now() WHERE id = lijst;
  PERFORM set_config('wijkzicht.onderhoud', '', true);
END $$;

-- Destroys what stands in a signed list, in the name of who signed. Each line is looked at again:
-- one that was put off or changed since stays. Gives the years of each team in which figures change.
CREATE OR REPLACE FUNCTION walls.bewaren_voer_uit(lijst uuid)
RETURNS TABLE (team uuid, eerste integer, laatste integer)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE v bewaren_vernietiging; r bewaren_vernietigingsregel; gewist jsonb; einde text; jaren jsonb := '[]'; deze jsonb;
BEGIN
  PERFORM set_config('wijkzicht.onderhoud', 'aan', true);
  SELECT * INTO v FROM bewaren_vernietiging x WHERE x.id = lijst FOR UPDATE;
  IF v.id IS NULL OR v.uitgevoerd_op IS NOT NULL OR v.getekend_door_id IS DISTINCT FROM walls.me()
      OR NOT walls.has_role('privacy_officer', 'beheer') THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a list signed by who asks';
  END IF;
  FOR r IN SELECT * FROM bewaren_vernietigingsregel x WHERE x.vernietiging_id = lijst ORDER BY x.vanaf, x.id LOOP
    gewist := NULL;
    IF walls.is_uitgesteld(r.voorwerp_id) THEN
      einde := 'uitgesteld';
    ELSIF NOT EXISTS (SELECT 1 FROM walls.voorbij(v.soort, r.voorwerp_id)) THEN
      einde := 'gewijzigd';
    ELSE
      BEGIN
        SELECT coalesce(jsonb_agg(jsonb_build_array(j.team, j.jaar, gezin)), '[]') INTO deze
          FROM walls.jaren_van(v.soort, r.voorwerp_id) j
          CROSS JOIN (SELECT CASE WHEN starts_with(v.soort, 'dossier') THEN r.voorwerp_id END) g(gezin);
        gewist := walls.wis_voorwerp(v.soort, r.voorwerp_id);
        SET CONSTRAINTS ALL IMMEDIATE;
        SET CONSTRAINTS ALL DEFERRED;
        einde := 'weg';
        jaren := jaren || deze;
      EXCEPTION WHEN foreign_key_violation THEN
        gewist := NULL;
        einde := 'verweven';
      END;
    END IF;
    UPDATE bewaren_vernietigingsregel SET afloop = einde, rijen = gewist, op = now() WHERE id = r.id;
  END LOOP;
  UPDATE bewaren_vernietiging SET uitgevoerd_op = now(), aantal = (SELECT count(*)
    FROM bewaren_vernietigingsregel x WHERE x.vernietiging_id = lijst AND x.afloop = 'weg') WHERE id = lijst;
  INSERT INTO cijfers_vuil (id, team_id, jaar, huishouden_id, teams_klaar, sinds)
    SELECT gen_random_uuid(), x.*, false, now()
    FROM (SELECT DISTINCT (e ->> 0)::uuid, (e ->> 1)::int, (e ->> 2)::uuid
      FROM jsonb_array_elements(jaren) e) x;
  RETURN QUERY SELECT (e ->> 0)::uuid, min((e ->> 1)::int), max((e ->> 1)::int)
    FROM jsonb_array_elements(jaren) e GROUP BY 1 ORDER BY 1;
  PERFORM set_config('wijkzicht.onderhoud', '', true);
END $$;

-- What goes by itself: no file, and nothing that somebody else has to look at. How many of each.
CREATE OR REPLACE FUNCTION walls.bewaren_nacht() RETURNS TABLE (gewist text, hoeveel bigint)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE welke text; n bigint;
BEGIN
  PERFORM set_config('wijkzicht.onderhoud', 'aan', true);
  -- The sample of the log goes with the lines that it is about.
  DELETE FROM steekproef_inzage i USING steekproef_steekproef s WHERE s.id = i.steekproef_id
    AND walls.bewaard_tot('log', s.week, walls.bewaartermijn('log')) < walls.today();
  DELETE FROM steekproef_steekproef s
    WHERE walls.bewaard_tot('log', s.week, walls.bewaartermijn('log')) < walls.today();
  FOREACH welke IN ARRAY ARRAY['concept', 'invultijd', 'log', 'sessie'] LOOP
    EXECUTE CASE welke
      WHEN 'concept' THEN 'DELETE FROM concepten_concept WHERE walls.bewaard_tot($1, bijgewerkt_op::date, $2) < walls.today()'
      WHEN 'invultijd' THEN 'DELETE FROM invultijd_invultijd WHERE walls.bewaard_tot($1, week, $2) < walls.today()'
      WHEN 'log' THEN 'DELETE FROM audit_logregel WHERE walls.bewaard_tot($1, moment::date, $2) < walls.today()'
      WHEN 'sessie' THEN 'DELETE FROM django_session WHERE walls.bewaard_tot($1, expire_date::date, $2) < walls.today()'
      END USING welke, walls.bewaartermijn(welke);
    GET DIAGNOSTICS n = ROW_COUNT;
    IF n > 0 THEN
      INSERT INTO bewaren_vernietiging (id, soort, termijn, bron, gemaakt_op, uitgevoerd_op, aantal)
        VALUES (gen_random_uuid(), welke, walls.bewaartermijn(welke), '', now(), now(), n);
    END IF;
    gewist := welke;
    hoeveel := n;
    RETURN NEXT;
  END LOOP;
  PERFORM set_config('wijkzicht.onderhoud', '', true);
END $$;

DO $$ DECLARE f regprocedure; BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'walls'::regnamespace
      AND p.proname IN ('bewaarsoorten', 'bewaartermijn', 'bewaard_tot', 'tabellen_van_gezin',
        'laatste_wijziging', 'soort_dossier', 'voorbij', 'is_uitgesteld', 'wis', 'sleutels', 'wis_gezin',
        'wis_voorwerp', 'jaren_van', 'bewaren_tel', 'bewaren_lijst', 'bewaren_open', 'bewaren_teken',
        'bewaren_trek_in', 'bewaren_voer_uit', 'bewaren_nacht') LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION walls.bewaren_tel(text), walls.bewaren_lijst(text, text),
  walls.bewaren_teken(uuid), walls.bewaren_trek_in(uuid), walls.bewaren_voer_uit(uuid),
  walls.soort_dossier(uuid)
  TO wijkzicht_app;
GRANT EXECUTE ON FUNCTION walls.bewaren_nacht() TO wijkzicht_extract;
