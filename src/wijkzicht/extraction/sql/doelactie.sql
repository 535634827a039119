-- team: k.team_id
SELECT DISTINCT KEY(d) AS doel_id, a.uitvoerder
FROM plannen_doelactie a
JOIN plannen_doel d ON d.id = a.doel_id
JOIN casussen_casus k ON k.id = d.casus_id
