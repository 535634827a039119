-- Putting everything of one row under another, whatever table refers to it, and taking it back.
-- They run as the owner of the tables with the switch on, past the policies: nothing is left behind that who asks does
-- not see. So they decide themselves: both households are seen, neither is confidential, and the
-- act is of this transaction and of who asks.

-- Every column that refers to a table. Cards and search keys are made anew after it.
CREATE OR REPLACE FUNCTION walls.verwijzingen(doel text) RETURNS TABLE (tabel text, kolom text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT c.conrelid::regclass::text, a.attname::text
  FROM pg_constraint c
  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
  WHERE c.contype = 'f' AND c.confrelid = doel::regclass
    AND c.conrelid::regclass::text NOT IN ('personen_persoonskaart', 'personen_zoeksleutel')
  UNION ALL
  SELECT * FROM (VALUES ('concepten_concept', 'voorwerp'), ('samenvoegen_opgegaan', 'nieuw_id')) plain
  ORDER BY 1, 2
$$;

-- Tables in which two rows may turn out to say the same, with what makes them the same.
CREATE OR REPLACE FUNCTION walls.vouwt() RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT '{
    "afspraken_afspraakpersoon": ["afspraak_id", "persoon_id"],
    "casussen_regie": ["casus_id", "medewerker_id", "van"],
    "contacten_contactpersoon": ["contact_id", "persoon_id"],
    "contacten_hulpeinde": ["casus_id", "persoon_id", "datum"],
    "overleg_bespreking": ["overleg_id", "casus_id"],
    "personen_huishouden_team": ["huishouden_id", "team_id"],
    "plannen_familiegroepsplan": ["casus_id"],
    "plannen_meting": ["persoon_id", "instrument", "domein", "datum"],
    "toegang_toegangsvraag": ["medewerker_id", "huishouden_id", "antwoord"]
  }'::jsonb
$$;

CREATE OR REPLACE FUNCTION walls.rij(tabel text, sleutel uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  EXECUTE format('SELECT to_jsonb(t) FROM %I t WHERE t.id = $1', tabel) INTO found USING sleutel;
  RETURN found;
END $$;

CREATE OR REPLACE FUNCTION walls.zet(tabel text, sleutel uuid, waarden jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE kolommen text;
BEGIN
  SELECT string_agg(quote_ident(key), ', ') INTO kolommen FROM jsonb_object_keys(waarden) key;
  IF kolommen IS NOT NULL THEN
    EXECUTE format(
      'UPDATE %1$I SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, $1)) WHERE id = $2',
      tabel, kolommen) USING waarden, sleutel;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION walls.schrijf_op(log uuid, regel jsonb) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  UPDATE samenvoegen_samenvoeging SET bewaard = bewaard || jsonb_build_array(regel) WHERE id = log
$$;

-- Keeps a row as it is now, once.
CREATE OR REPLACE FUNCTION walls.onthoud(log uuid, tabel text, sleutel uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM samenvoegen_samenvoeging s
      WHERE s.id = log AND s.bewaard @> jsonb_build_array(jsonb_build_object('id', sleutel))) THEN
    PERFORM walls.schrijf_op(log, jsonb_build_object(
      'tabel', tabel, 'id', sleutel, 'voor', walls.rij(tabel, sleutel)));
  END IF;
END $$;

CREATE OR REPLACE FUNCTION walls.haal_weg(log uuid, tabel text, sleutel uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM walls.schrijf_op(log, jsonb_build_object(
    'tabel', tabel, 'id', sleutel, 'voor', walls.rij(tabel, sleutel)));
  EXECUTE format('DELETE FROM %I WHERE id = $1', tabel) USING sleutel;
END $$;

-- What one of two rows that say the same knows and the other does not; two texts stand together.
CREATE OR REPLACE FUNCTION walls.vul_aan(log uuid, tabel text, blijft uuid, weg uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE een jsonb := walls.rij(tabel, blijft); ander jsonb := walls.rij(tabel, weg); nieuw jsonb;
BEGIN
  SELECT jsonb_object_agg(a.attname, CASE
      WHEN coalesce(een ->> a.attname, '') = '' THEN ander -> a.attname
      ELSE to_jsonb((een ->> a.attname) || E'\n\n' || (ander ->> a.attname)) END)
    INTO nieuw
  FROM pg_attribute a
  WHERE a.attrelid = tabel::regclass AND a.attnum > 0 AND NOT a.attisdropped
    AND a.attname NOT IN ('id', 'versie', 'pseudoniem', 'formulier')
    AND NOT walls.vouwt() -> tabel ? a.attname
    AND coalesce(ander ->> a.attname, '') NOT IN ('', coalesce(een ->> a.attname, ''))
    AND (coalesce(een ->> a.attname, '') = '' OR a.atttypid = 'text'::regtype);
  IF nieuw IS NOT NULL THEN
    PERFORM walls.onthoud(log, tabel, blijft);
    PERFORM walls.zet(tabel, blijft, nieuw);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION walls.verleg(log uuid, doel text, blijft uuid, weg uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE wijzer record; rij uuid; tweeling uuid; verlegd uuid[];
BEGIN
  FOR wijzer IN SELECT * FROM walls.verwijzingen(doel) LOOP
    verlegd := '{}';
    FOR rij IN EXECUTE format('SELECT id FROM %I WHERE %I = $1 ORDER BY id', wijzer.tabel, wijzer.kolom)
        USING weg LOOP
      BEGIN
        EXECUTE format('UPDATE %I SET %I = $1 WHERE id = $2', wijzer.tabel, wijzer.kolom)
          USING blijft, rij;
        verlegd := verlegd || rij;
      EXCEPTION
        WHEN unique_violation THEN
          IF wijzer.tabel = 'concepten_concept' THEN
            CONTINUE;  -- The writer has a newer draft under the one that stays.
          ELSIF NOT walls.vouwt() ? wijzer.tabel THEN
            RAISE EXCEPTION USING ERRCODE = 'WZ001', MESSAGE = wijzer.tabel;
          END IF;
          EXECUTE format('SELECT t.id FROM %1$I t, %1$I r WHERE r.id = $1 AND t.id <> r.id AND %2$s',
              wijzer.tabel,
              (SELECT string_agg(format(CASE WHEN k = wijzer.kolom THEN 't.%I = $2'
                                             ELSE 't.%1$I = r.%1$I' END, k), ' AND ')
               FROM jsonb_array_elements_text(walls.vouwt() -> wijzer.tabel) k))
            INTO STRICT tweeling USING rij, blijft;
          PERFORM walls.verleg(log, wijzer.tabel, tweeling, rij);
          PERFORM walls.vul_aan(log, wijzer.tabel, tweeling, rij);
          PERFORM walls.haal_weg(log, wijzer.tabel, rij);
        WHEN check_violation THEN
          -- Who also lived in the other household lives there now.
          IF wijzer.tabel <> 'personen_verblijf' THEN
            RAISE EXCEPTION USING ERRCODE = 'WZ001', MESSAGE = wijzer.tabel;
          END IF;
          PERFORM walls.haal_weg(log, wijzer.tabel, rij);
      END;
    END LOOP;
    IF verlegd <> '{}' THEN
      PERFORM walls.schrijf_op(log, jsonb_build_object('tabel', wijzer.tabel, 'kolom', wijzer.kolom,
        'van', weg, 'naar', blijft, 'rijen', to_jsonb(verlegd)));
    END IF;
  END LOOP;
END $$;

-- A bond of somebody with themselves goes, and one of two between the same people; so does a second
-- row that says the same of the authority over the same child.
CREATE OR REPLACE FUNCTION walls.ruim_dubbel_op(log uuid, gezin uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE rij uuid;
BEGIN
  FOR rij IN
    SELECT id FROM (
      SELECT b.id, van, naar, row_number() OVER (
        PARTITION BY least(van, naar), greatest(van, naar) ORDER BY moved, b.id) AS n
      FROM netwerk_band b
      CROSS JOIN LATERAL (SELECT coalesce(van_persoon_id, van_lid_id) AS van,
                                 coalesce(naar_persoon_id, naar_lid_id) AS naar) p
      CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM samenvoegen_samenvoeging s WHERE s.id = log
        AND s.bewaard @> jsonb_build_array(jsonb_build_object('rijen', jsonb_build_array(b.id)))) AS moved) m
      WHERE b.huishouden_id = gezin) x
    WHERE van = naar OR n > 1 ORDER BY id
  LOOP PERFORM walls.haal_weg(log, 'netwerk_band', rij); END LOOP;
  FOR rij IN
    SELECT id FROM (
      SELECT id, row_number() OVER (
        PARTITION BY kind_id, houder_id, houder_naam, soort, bron, van, tot ORDER BY id) AS n
      FROM personen_gezag WHERE huishouden_id = gezin) x
    WHERE n > 1 ORDER BY id
  LOOP PERFORM walls.haal_weg(log, 'personen_gezag', rij); END LOOP;
END $$;

-- Somebody who stood in two households stands in one and lives in the other as well.
CREATE OR REPLACE FUNCTION walls.woont_in_allebei(log uuid, wie uuid, thuis uuid, elders uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE rij uuid;
BEGIN
  IF thuis = elders THEN
    RETURN;
  END IF;
  FOR rij IN SELECT id FROM personen_verblijf WHERE persoon_id = wie AND huishouden_id = thuis ORDER BY id
  LOOP PERFORM walls.haal_weg(log, 'personen_verblijf', rij); END LOOP;
  FOR rij IN SELECT id FROM personen_verblijf WHERE persoon_id = wie AND hoofd_id = elders ORDER BY id LOOP
    PERFORM walls.onthoud(log, 'personen_verblijf', rij);
    UPDATE personen_verblijf SET hoofd_id = thuis WHERE id = rij;
  END LOOP;
  SELECT id INTO rij FROM personen_verblijf v WHERE v.persoon_id = wie AND v.huishouden_id = elders
    AND NOT v.vertrokken AND (v.tot IS NULL OR v.tot >= walls.today()) ORDER BY id LIMIT 1;
  IF rij IS NOT NULL THEN
    PERFORM walls.onthoud(log, 'personen_verblijf', rij);
    UPDATE personen_verblijf SET stond_hier = true WHERE id = rij;
    RETURN;
  END IF;
  rij := gen_random_uuid();
  INSERT INTO personen_verblijf
    (id, versie, persoon_id, hoofd_id, huishouden_id, afspraak, vertrokken, stond_hier, doelen_mee)
    VALUES (rij, 1, wie, thuis, elders, '', false, true, 0);
  PERFORM walls.schrijf_op(log, jsonb_build_object('tabel', 'personen_verblijf', 'id', rij, 'nieuw', true));
END $$;

-- Rows of one of two households that refer to a row of the other.
CREATE OR REPLACE FUNCTION walls.kruist(een uuid, ander uuid) RETURNS text[]
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE wijzer record; gevonden text[]; alles text[] := '{}';
BEGIN
  FOR wijzer IN
    SELECT c.conrelid::regclass::text AS tabel, a.attname AS kolom, c.confrelid::regclass::text AS doel,
           CASE WHEN c.conrelid = 'personen_verblijf'::regclass THEN 'hoofd_id' ELSE 'huishouden_id' END AS thuis
    FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute h ON h.attrelid = c.conrelid AND h.attname = 'huishouden_id'
    JOIN pg_attribute d ON d.attrelid = c.confrelid AND d.attname = 'huishouden_id'
    JOIN pg_attribute i ON i.attrelid = c.conrelid AND i.attname = 'id'
    WHERE c.contype = 'f' AND c.conrelid <> 'samenvoegen_samenvoeging'::regclass
  LOOP
    EXECUTE format('SELECT array_agg(%L || '':'' || t.id) FROM %I t JOIN %I d ON t.%I = d.id
        WHERE t.%I IN ($1, $2) AND d.huishouden_id IN ($1, $2) AND t.%5$I <> d.huishouden_id',
      wijzer.tabel, wijzer.tabel, wijzer.doel, wijzer.kolom, wijzer.thuis)
      INTO gevonden USING een, ander;
    alles := alles || coalesce(gevonden, '{}');
  END LOOP;
  RETURN alles;
END $$;

-- The act of who asks, of this transaction.
CREATE OR REPLACE FUNCTION walls.lopende_samenvoeging(log uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM samenvoegen_samenvoeging s WHERE s.id = log
      AND s.door_id = walls.me() AND s.op = now() AND s.ongedaan_op IS NULL) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not an act of this transaction';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION walls.mag_samenvoegen(gezin uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF walls.may_household(gezin) IS NOT TRUE OR walls.confidential(gezin) THEN
    RAISE insufficient_privilege USING MESSAGE = 'household not seen, or confidential';
  END IF;
END $$;

-- One household, person or casus goes up in another.
CREATE OR REPLACE FUNCTION walls.samenvoegen(log uuid, tabel text, blijft uuid, weg uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE een jsonb; ander jsonb;
BEGIN
  PERFORM set_config('wijkzicht.onderhoud', 'aan', true);
  PERFORM walls.lopende_samenvoeging(log);
  IF tabel NOT IN ('personen_huishouden', 'personen_persoon', 'casussen_casus') OR blijft = weg THEN
    RAISE insufficient_privilege USING MESSAGE = tabel;
  END IF;
  een := walls.rij(tabel, blijft);
  ander := walls.rij(tabel, weg);
  IF een IS NULL OR ander IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'not there';
  END IF;
  IF tabel = 'personen_huishouden' THEN
    PERFORM walls.mag_samenvoegen(blijft);
    PERFORM walls.mag_samenvoegen(weg);
    PERFORM walls.schrijf_op(log, jsonb_build_object('kruist', to_jsonb(walls.kruist(blijft, weg))));
  ELSIF een -> 'huishouden_id' IS DISTINCT FROM ander -> 'huishouden_id' THEN
    IF tabel <> 'personen_persoon' OR NOT EXISTS (SELECT 1 FROM samenvoegen_samenvoeging s
        WHERE s.id = log AND s.huishouden_id = (een ->> 'huishouden_id')::uuid
          AND s.ander_id = (ander ->> 'huishouden_id')::uuid) THEN
      RAISE insufficient_privilege USING MESSAGE = 'of two households';
    END IF;
    PERFORM walls.mag_samenvoegen((een ->> 'huishouden_id')::uuid);
    PERFORM walls.mag_samenvoegen((ander ->> 'huishouden_id')::uuid);
  ELSE
    PERFORM walls.mag_samenvoegen((een ->> 'huishouden_id')::uuid);
  END IF;
  PERFORM walls.onthoud(log, tabel, blijft);
  IF tabel = 'personen_persoon' THEN
    DELETE FROM personen_persoonskaart WHERE persoon_id = weg;
    DELETE FROM personen_zoeksleutel WHERE persoon_id = weg;
  END IF;
  PERFORM walls.verleg(log, tabel, blijft, weg);
  IF tabel = 'personen_persoon' THEN
    PERFORM walls.woont_in_allebei(log, blijft, (een ->> 'huishouden_id')::uuid, (ander ->> 'huishouden_id')::uuid);
  END IF;
  PERFORM walls.ruim_dubbel_op(log, CASE tabel WHEN 'personen_huishouden' THEN blijft
    ELSE (een ->> 'huishouden_id')::uuid END);
  PERFORM walls.haal_weg(log, tabel, weg);
  INSERT INTO samenvoegen_opgegaan (id, samenvoeging_id, oud_id, nieuw_id)
    VALUES (gen_random_uuid(), log, weg, blijft);
  PERFORM set_config('wijkzicht.onderhoud', '', true);
END $$;

-- Keeps a row that an action is about to change because of the act.
CREATE OR REPLACE FUNCTION walls.samenvoegen_onthoud(log uuid, tabel text, sleutel uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('wijkzicht.onderhoud', 'aan', true);
  PERFORM walls.lopende_samenvoeging(log);
  IF tabel NOT IN ('casussen_betrokkenheid', 'casussen_regie', 'personen_gezag') THEN
    RAISE insufficient_privilege USING MESSAGE = tabel;
  END IF;
  PERFORM walls.mag_samenvoegen((walls.rij(tabel, sleutel) ->> 'huishouden_id')::uuid);
  PERFORM walls.onthoud(log, tabel, sleutel);
  PERFORM set_config('wijkzicht.onderhoud', '', true);
END $$;

-- Everything is done: each kept row also as it is afterwards, to see later who changed it.
CREATE OR REPLACE FUNCTION walls.samenvoegen_klaar(log uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('wijkzicht.onderhoud', 'aan', true);
  PERFORM walls.lopende_samenvoeging(log);
  UPDATE samenvoegen_samenvoeging s SET bewaard = (
    SELECT jsonb_agg(CASE WHEN r ? 'voor' THEN
        r || jsonb_build_object('na', walls.rij(r ->> 'tabel', (r ->> 'id')::uuid)) ELSE r END ORDER BY n)
    FROM jsonb_array_elements(s.bewaard) WITH ORDINALITY AS regels (r, n))
  WHERE s.id = log;
  PERFORM set_config('wijkzicht.onderhoud', '', true);
END $$;

-- Takes an act back, last step first. WZ002: a kept row was changed since; WZ003: newer work stands
-- across the two households; the message names the table.
CREATE OR REPLACE FUNCTION walls.samenvoegen_ongedaan(log uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE s samenvoegen_samenvoeging; r jsonb; nu jsonb; anders jsonb; kruist text;
BEGIN
  PERFORM set_config('wijkzicht.onderhoud', 'aan', true);
  SELECT * INTO STRICT s FROM samenvoegen_samenvoeging x WHERE x.id = log AND x.ongedaan_op IS NULL FOR UPDATE;
  PERFORM walls.mag_samenvoegen(s.huishouden_id);
  IF s.ander_id IS NOT NULL THEN
    PERFORM walls.mag_samenvoegen(s.ander_id);
  END IF;
  IF EXISTS (SELECT 1 FROM samenvoegen_samenvoeging later
      WHERE later.op > s.op AND later.ongedaan_op IS NULL
        AND ARRAY[later.huishouden_id, later.ander_id] && ARRAY[s.huishouden_id, s.ander_id]) THEN
    RAISE EXCEPTION USING ERRCODE = 'WZ003', MESSAGE = 'samenvoegen_samenvoeging';
  END IF;
  FOR r IN SELECT e FROM jsonb_array_elements(s.bewaard) WITH ORDINALITY AS regels (e, n) ORDER BY n DESC LOOP
    IF r ? 'rijen' THEN
      EXECUTE format('UPDATE %1$I SET %2$I = $1 WHERE id = ANY ($2) AND %2$I = $3', r ->> 'tabel', r ->> 'kolom')
        USING (r ->> 'van')::uuid,
              ARRAY(SELECT jsonb_array_elements_text(r -> 'rijen')::uuid), (r ->> 'naar')::uuid;
    ELSIF r ? 'nieuw' THEN
      EXECUTE format('DELETE FROM %I WHERE id = $1', r ->> 'tabel') USING (r ->> 'id')::uuid;
    ELSIF r ? 'voor' THEN
      nu := walls.rij(r ->> 'tabel', (r ->> 'id')::uuid);
      IF nu IS NULL AND r ->> 'na' IS NULL THEN
        EXECUTE format('INSERT INTO %1$I SELECT * FROM jsonb_populate_record(NULL::%1$I, $1)', r ->> 'tabel')
          USING r -> 'voor';
      ELSIF nu IS NOT NULL THEN
        SELECT jsonb_object_agg(key, value) INTO anders FROM jsonb_each(r -> 'voor')
          WHERE r ->> 'na' IS NULL OR value IS DISTINCT FROM r -> 'na' -> key;
        IF r ->> 'na' IS NOT NULL AND EXISTS (SELECT 1 FROM jsonb_object_keys(coalesce(anders, '{}')) key
            WHERE nu -> key NOT IN (r -> 'na' -> key, r -> 'voor' -> key)) THEN
          RAISE EXCEPTION USING ERRCODE = 'WZ002', MESSAGE = r ->> 'tabel';
        END IF;
        PERFORM walls.zet(r ->> 'tabel', (r ->> 'id')::uuid, coalesce(anders, '{}'));
      END IF;
    END IF;
  END LOOP;
  DELETE FROM samenvoegen_opgegaan WHERE samenvoeging_id = log;
  IF s.persoon_id IS NULL THEN
    SELECT string_agg(DISTINCT split_part(k, ':', 1), ',') INTO kruist
    FROM unnest(walls.kruist(s.huishouden_id, s.weg_id)) k
    WHERE NOT EXISTS (SELECT 1 FROM jsonb_array_elements(s.bewaard) e WHERE e -> 'kruist' ? k);
    IF kruist IS NOT NULL THEN
      RAISE EXCEPTION USING ERRCODE = 'WZ003', MESSAGE = kruist;
    END IF;
  END IF;
  UPDATE samenvoegen_samenvoeging SET ongedaan_op = now(), ongedaan_door_id = walls.me() WHERE id = log;
  PERFORM set_config('wijkzicht.onderhoud', '', true);
END $$;

REVOKE EXECUTE ON FUNCTION walls.verwijzingen(text), walls.vouwt(), walls.rij(text, uuid),
  walls.zet(text, uuid, jsonb), walls.schrijf_op(uuid, jsonb), walls.onthoud(uuid, text, uuid),
  walls.haal_weg(uuid, text, uuid), walls.vul_aan(uuid, text, uuid, uuid),
  walls.verleg(uuid, text, uuid, uuid), walls.ruim_dubbel_op(uuid, uuid),
  walls.woont_in_allebei(uuid, uuid, uuid, uuid), walls.kruist(uuid, uuid),
  walls.lopende_samenvoeging(uuid), walls.mag_samenvoegen(uuid),
  walls.samenvoegen(uuid, text, uuid, uuid), walls.samenvoegen_onthoud(uuid, text, uuid),
  walls.samenvoegen_klaar(uuid), walls.samenvoegen_ongedaan(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION walls.samenvoegen(uuid, text, uuid, uuid),
  walls.samenvoegen_onthoud(uuid, text, uuid), walls.samenvoegen_klaar(uuid),
  walls.samenvoegen_ongedaan(uuid) TO wijkzicht_app;

-- An old key is seen by who sees the household that it became: its history and its log go along.
GRANT CREATE ON SCHEMA walls TO wijkzicht_poort;
SET LOCAL ROLE wijkzicht_poort;

CREATE OR REPLACE FUNCTION walls.my_households() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT walls.works_here() THEN
    RETURN '{}';
  END IF;
  RETURN ARRAY(WITH mine AS (
      SELECT DISTINCT b.huishouden_id FROM casussen_betrokkenheid b
      WHERE b.medewerker_id = walls.me()
        AND b.van <= walls.today() AND (b.tot IS NULL OR b.tot >= walls.today()))
    SELECT huishouden_id FROM mine
    UNION SELECT o.oud_id FROM samenvoegen_opgegaan o JOIN mine ON o.nieuw_id = mine.huishouden_id);
END $$;

CREATE OR REPLACE FUNCTION walls.of_team(household uuid, teams uuid[]) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
DECLARE now_in uuid := coalesce(
  (SELECT o.nieuw_id FROM samenvoegen_opgegaan o WHERE o.oud_id = household), household);
BEGIN
  RETURN EXISTS (SELECT 1 FROM personen_huishouden_team ht
      WHERE ht.huishouden_id = now_in AND ht.team_id = ANY (teams))
    AND EXISTS (SELECT 1 FROM personen_huishouden h WHERE h.id = now_in AND NOT h.vertrouwelijk);
END $$;

GRANT EXECUTE ON FUNCTION walls.my_households(), walls.my_teams(text[]), walls.has_role(text[]),
  walls.of_team(uuid, uuid[]), walls.confidential(uuid) TO wijkzicht_owner;
SET LOCAL ROLE wijkzicht_owner;
REVOKE CREATE ON SCHEMA walls FROM wijkzicht_poort;
