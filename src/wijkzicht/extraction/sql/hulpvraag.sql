-- team: k.team_id
SELECT KEY(v) AS hulpvraag_id, KEY(k) AS casus_id, KEY(l) AS plan_id, KEY(p) AS persoon_id,
       v.leefgebied, v.datum
FROM plannen_hulpvraag v
JOIN casussen_casus k ON k.id = v.casus_id
LEFT JOIN plannen_plan l ON l.id = v.plan_id AND l.vastgesteld IS NOT NULL
LEFT JOIN personen_persoon p ON p.id = v.persoon_id
