-- team: k.team_id
SELECT KEY(k) AS casus_id, KEY(m) AS medewerker_id, r.van, r.tot
FROM casussen_regie r
JOIN casussen_casus k ON k.id = r.casus_id
JOIN organisatie_medewerker m ON m.id = r.medewerker_id
