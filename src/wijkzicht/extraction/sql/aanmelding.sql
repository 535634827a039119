-- team: a.team_id
SELECT KEY(a) AS aanmelding_id, a.datum, KEY(t) AS team_id, KEY(h) AS huishouden_id, a.kanaal,
       a.crisis, a.ernst, a.leefgebied, a.triage_datum, a.triage_uitkomst, KEY(k) AS casus_id
FROM aanmeldingen_aanmelding a
JOIN organisatie_team t ON t.id = a.team_id
LEFT JOIN personen_huishouden h ON h.id = a.huishouden_id
LEFT JOIN casussen_casus k ON k.id = a.casus_id
