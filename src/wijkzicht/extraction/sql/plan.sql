-- team: k.team_id
-- A plan that is still being made is not a plan yet.
SELECT KEY(l) AS plan_id, KEY(k) AS casus_id, l.vastgesteld, l.akkoord_ouder, l.akkoord_jeugdige,
       l.klachtroute_verteld, l.vertrouwenspersoon_verteld, l.clientondersteuner_verteld
FROM plannen_plan l
JOIN casussen_casus k ON k.id = l.casus_id
WHERE l.vastgesteld IS NOT NULL
