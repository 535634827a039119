-- team: k.team_id
SELECT KEY(p) AS persoon_id, KEY(k) AS casus_id, m.instrument, m.domein, m.datum,
       m.score::double precision AS score
FROM plannen_meting m
JOIN personen_persoon p ON p.id = m.persoon_id
JOIN casussen_casus k ON k.id = m.casus_id
