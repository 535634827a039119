-- The weekly sample of looks at files. It compares names and teams of families that a privacy officer
-- does not see, so it runs as the owner of the tables and tells a reason, never a name.

CREATE OR REPLACE FUNCTION walls.laatste_woord(naam text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT nullif(lower(regexp_replace(trim(naam), '^.*[[:space:]]', '')), '')
$$;

-- The looks of a week that are drawn: per reason at most ten, in an order that `zaad` decides.
CREATE OR REPLACE FUNCTION walls.steekproef_regels(maandag date, zaad text)
RETURNS TABLE (regel uuid, wie uuid, redenen text[], inzagen bigint)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH lijn AS (
    SELECT l.id, l.medewerker_id AS wie, l.huishouden_id AS gezin, l.noodtoegang AS nood,
      l.moment AT TIME ZONE 'Europe/Amsterdam' AS toen
    FROM audit_logregel l
    WHERE l.handeling = 'bekeken' AND l.toegestaan AND l.soort <> 'lijst'
      AND l.medewerker_id IS NOT NULL AND l.huishouden_id IS NOT NULL
      AND l.moment >= maandag::timestamp AT TIME ZONE 'Europe/Amsterdam'
      AND l.moment < (maandag + 7)::timestamp AT TIME ZONE 'Europe/Amsterdam'),
  inzage AS (
    SELECT (array_agg(id ORDER BY nood DESC, nacht DESC, toen, id))[1] AS id, wie, gezin,
      bool_or(nood) AS nood, bool_or(nacht) AS nacht,
      count(*) OVER (PARTITION BY wie, toen::date) AS die_dag
    FROM lijn CROSS JOIN LATERAL (SELECT extract(hour FROM toen) NOT BETWEEN 6 AND 21 AS nacht) n
    GROUP BY wie, gezin, toen::date),
  gezien AS (
    SELECT i.id, i.wie, reden, count(*) FILTER (WHERE reden = 'toeval') OVER () AS alle,
      row_number() OVER (PARTITION BY reden ORDER BY md5(zaad || i.id), i.id) AS n
    FROM inzage i JOIN organisatie_medewerker m ON m.id = i.wie
    CROSS JOIN LATERAL unnest(ARRAY['toeval',
      CASE WHEN i.nood THEN 'nood' END,
      CASE WHEN i.nacht THEN 'nacht' END,
      CASE WHEN i.die_dag > 60 THEN 'veel' END,
      CASE WHEN EXISTS (SELECT 1 FROM personen_persoon p JOIN personen_huishouden h ON h.id = p.huishouden_id
        WHERE h.id = i.gezin AND walls.laatste_woord(m.naam)
          IN (walls.laatste_woord(p.achternaam), walls.laatste_woord(h.naam))) THEN 'eigen_naam' END,
      CASE WHEN EXISTS (SELECT 1 FROM personen_huishouden_team t WHERE t.huishouden_id = i.gezin)
        AND NOT EXISTS (SELECT 1 FROM personen_huishouden_team t JOIN organisatie_lidmaatschap l
          ON l.medewerker_id = i.wie AND (l.team_id IS NULL OR l.team_id = t.team_id)
            AND l.van < maandag + 7 AND (l.tot IS NULL OR l.tot >= maandag)
        WHERE t.huishouden_id = i.gezin) THEN 'buiten_team' END]) reden
    WHERE reden IS NOT NULL)
  SELECT id, wie, array_agg(reden ORDER BY reden), max(alle) FROM gezien WHERE n <= 10 GROUP BY id, wie
$$;

-- Draws the sample of a week that is over, once. For the worker.
CREATE OR REPLACE FUNCTION walls.steekproef_trek(maandag date, zaad text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE deze uuid := gen_random_uuid(); n integer := 0;
BEGIN
  PERFORM set_config('wijkzicht.onderhoud', 'aan', true);
  IF extract(isodow FROM maandag) <> 1 OR maandag + 7 > walls.today() THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a week that is over';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM steekproef_steekproef s WHERE s.week = maandag) THEN
    INSERT INTO steekproef_steekproef (id, week, zaad, inzagen, getrokken_op)
      VALUES (deze, maandag, zaad, 0, now());
    INSERT INTO steekproef_inzage (id, steekproef_id, logregel_id, medewerker_id, redenen, oordeel, woorden)
      SELECT gen_random_uuid(), deze, r.regel, r.wie, r.redenen, '', ''
      FROM walls.steekproef_regels(maandag, steekproef_trek.zaad) r;
    GET DIAGNOSTICS n = ROW_COUNT;
    UPDATE steekproef_steekproef SET inzagen = coalesce(
      (SELECT max(r.inzagen) FROM walls.steekproef_regels(maandag, steekproef_trek.zaad) r), 0) WHERE id = deze;
  END IF;
  PERFORM set_config('wijkzicht.onderhoud', '', true);
  RETURN n;
END $$;

REVOKE EXECUTE ON FUNCTION walls.steekproef_regels(date, text), walls.laatste_woord(text),
  walls.steekproef_trek(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION walls.steekproef_trek(date, text) TO wijkzicht_extract;
