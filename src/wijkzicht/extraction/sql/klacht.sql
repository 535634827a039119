-- team: c.team_id
SELECT KEY(c) AS klacht_id, KEY(t) AS team_id, c.datum, nullif(c.aard, '') AS aard,
       c.afgehandeld_op, c.gegrond
FROM klachten_klacht c
JOIN organisatie_team t ON t.id = c.team_id
