-- team: a.team_id
SELECT KEY(a) AS activiteit_id, KEY(t) AS team_id, a.wijk_code, a.soort,
       nullif(a.thema, '') AS thema, a.datum, a.deelnemers::integer AS deelnemers,
       a.minuten::integer AS minuten
FROM buurt_activiteit a
JOIN organisatie_team t ON t.id = a.team_id
