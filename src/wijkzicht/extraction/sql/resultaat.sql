-- team: k.team_id
-- What makes a result plausible is free text, so it stays behind.
SELECT KEY(k) AS casus_id, r.soort, r.datum, NULL::text AS onderbouwing
FROM casussen_resultaat r
JOIN casussen_casus k ON k.id = r.casus_id
