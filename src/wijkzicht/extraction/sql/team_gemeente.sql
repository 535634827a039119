SELECT KEY(t) AS team_id, g.gemeente_code
FROM organisatie_teamgemeente g
JOIN organisatie_team t ON t.id = g.team_id
