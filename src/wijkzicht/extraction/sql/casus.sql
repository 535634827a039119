-- team: k.team_id
SELECT KEY(k) AS casus_id, KEY(h) AS huishouden_id, KEY(t) AS team_id, k.geopend, k.kader,
       k.gesloten, k.reden_sluiting, k.vervolg
FROM casussen_casus k
JOIN personen_huishouden h ON h.id = k.huishouden_id
JOIN organisatie_team t ON t.id = k.team_id
