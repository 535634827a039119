SELECT KEY(m) AS medewerker_id, KEY(t) AS team_id, f.functie, f.skj, f.fte::float8 AS fte, f.van, f.tot
FROM organisatie_formatie f
JOIN organisatie_medewerker m ON m.id = f.medewerker_id
JOIN organisatie_team t ON t.id = f.team_id
