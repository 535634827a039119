-- team: k.team_id
SELECT KEY(d) AS doel_id, s.datum, s.score::bigint AS score, s.informant
FROM plannen_doelscore s
JOIN plannen_doel d ON d.id = s.doel_id
JOIN casussen_casus k ON k.id = d.casus_id
