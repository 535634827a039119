SELECT KEY(g) AS gebeurtenis_id, KEY(t) AS team_id, g.datum, g.tot, g.soort,
       nullif(g.raakt, '') AS raakt, g.omschrijving
FROM organisatie_gebeurtenis g
LEFT JOIN organisatie_team t ON t.id = g.team_id
