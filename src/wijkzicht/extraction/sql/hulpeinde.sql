-- team: k.team_id
SELECT KEY(k) AS casus_id, KEY(p) AS persoon_id, e.datum, e.reden
FROM contacten_hulpeinde e
JOIN casussen_casus k ON k.id = e.casus_id
JOIN personen_persoon p ON p.id = e.persoon_id
