SELECT b.gemeente_code, b.wijk_code, KEY(t) AS team_id, b.jaar::bigint AS jaar,
       b.leeftijd_van::bigint AS leeftijd_van, b.leeftijd_tot::bigint AS leeftijd_tot,
       b.aantal::bigint AS aantal
FROM organisatie_bevolking b
LEFT JOIN organisatie_team t ON t.id = b.team_id
