-- team: k.team_id
SELECT KEY(d) AS doel_id, KEY(k) AS casus_id, KEY(l) AS plan_id, KEY(p) AS persoon_id,
       KEY(v) AS hulpvraag_id, d.leefgebied, d.gesteld_op, d.streefdatum, d.meetbaar, d.uitkomst,
       d.geevalueerd_op
FROM plannen_doel d
JOIN casussen_casus k ON k.id = d.casus_id
LEFT JOIN plannen_plan l ON l.id = d.plan_id AND l.vastgesteld IS NOT NULL
LEFT JOIN personen_persoon p ON p.id = d.persoon_id
LEFT JOIN plannen_hulpvraag v ON v.id = d.hulpvraag_id
