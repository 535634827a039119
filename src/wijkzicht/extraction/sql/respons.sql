-- team: r.team_id
SELECT KEY(r) AS respons_id, KEY(u) AS uitnodiging_id, r.vragenlijst, KEY(t) AS team_id,
       KEY(k) AS casus_id, r.informant, r.datum, r.onderwerp
FROM vragenlijsten_respons r
JOIN organisatie_team t ON t.id = r.team_id
LEFT JOIN vragenlijsten_uitnodiging u ON u.id = r.uitnodiging_id
LEFT JOIN casussen_casus k ON k.id = r.casus_id
