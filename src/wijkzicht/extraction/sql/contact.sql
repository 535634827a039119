-- team: k.team_id
-- day: c.datum
SELECT KEY(c) AS contact_id, KEY(k) AS casus_id, KEY(m) AS medewerker_id, c.datum, c.activiteit,
       c.ook_hulp, c.vorm, c.duur_minuten::bigint AS duur_minuten, c.jeugdige_alleen,
       c.gedragswetenschapper, c.vastgelegd_op
FROM contacten_contact c
JOIN casussen_casus k ON k.id = c.casus_id
LEFT JOIN organisatie_medewerker m ON m.id = c.medewerker_id
