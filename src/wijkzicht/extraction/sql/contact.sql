-- team: k.team_id
-- day: w.datum
-- A family discussed in an overleg is work too: one casusbespreking a day, unless a contact of that
-- kind stands beside it.
SELECT KEY(w) AS contact_id, KEY(k) AS casus_id, KEY(m) AS medewerker_id, w.datum, w.activiteit,
       w.ook_hulp, w.vorm, w.duur_minuten::bigint AS duur_minuten, w.jeugdige_alleen,
       w.gedragswetenschapper, w.vastgelegd_op
FROM (
  SELECT c.id, c.pseudoniem, c.casus_id, c.medewerker_id, c.datum, c.activiteit, c.ook_hulp,
         c.vorm, c.duur_minuten, c.jeugdige_alleen, c.gedragswetenschapper, c.vastgelegd_op,
         false AS uit_overleg
  FROM contacten_contact c
  UNION ALL
  (SELECT DISTINCT ON (b.casus_id, o.datum)
         b.id, md5(k.pseudoniem::text || o.datum)::uuid, b.casus_id, o.gemaakt_door_id, o.datum,
         'casusbespreking', NULL::boolean, 'overleg', NULL::smallint, NULL::boolean,
         NULL::boolean, b.vastgelegd_op, true
  FROM overleg_bespreking b
  JOIN overleg_overleg o ON o.id = b.overleg_id
  JOIN casussen_casus k ON k.id = b.casus_id
  ORDER BY b.casus_id, o.datum, b.id)
) w
JOIN casussen_casus k ON k.id = w.casus_id
LEFT JOIN organisatie_medewerker m ON m.id = w.medewerker_id
WHERE NOT (w.uit_overleg AND EXISTS (
  SELECT 1 FROM contacten_contact c
  WHERE c.casus_id = w.casus_id AND c.datum = w.datum AND c.activiteit = 'casusbespreking'))
