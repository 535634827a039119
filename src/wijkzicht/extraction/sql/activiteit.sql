-- team: x.team
SELECT x.activiteit_id, x.team_id, x.wijk_code, x.soort, x.thema, x.datum, x.deelnemers, x.minuten
FROM (SELECT KEY(p) AS activiteit_id, KEY(t) AS team_id, p.team_id AS team, NULL::text AS wijk_code,
             'consultatie_partner' AS soort, p.leefgebied AS thema, p.datum,
             NULL::integer AS deelnemers, p.minuten::integer AS minuten
      FROM aanmeldingen_partneradvies p
      JOIN organisatie_team t ON t.id = p.team_id
      UNION ALL
      SELECT KEY(a), KEY(t), a.team_id, a.wijk_code, a.soort, nullif(a.thema, ''), a.datum,
             a.deelnemers::integer, a.minuten::integer
      FROM buurt_activiteit a
      JOIN organisatie_team t ON t.id = a.team_id) x
