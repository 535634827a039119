-- team: k.team_id
-- day: c.datum
SELECT KEY(c) AS contact_id, KEY(p) AS persoon_id, cp.aanwezig
FROM contacten_contactpersoon cp
JOIN contacten_contact c ON c.id = cp.contact_id
JOIN casussen_casus k ON k.id = c.casus_id
JOIN personen_persoon p ON p.id = cp.persoon_id
