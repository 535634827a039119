-- team: u.team_id
SELECT KEY(u) AS uitnodiging_id, u.vragenlijst, KEY(t) AS team_id, KEY(k) AS casus_id, u.informant,
       u.verstuurd_op
FROM vragenlijsten_uitnodiging u
JOIN organisatie_team t ON t.id = u.team_id
LEFT JOIN casussen_casus k ON k.id = u.casus_id
