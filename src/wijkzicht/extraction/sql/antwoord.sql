-- team: r.team_id
-- Open answers stay: people name themselves and others in them.
SELECT KEY(r) AS respons_id, a.vraag, a.waarde::float8 AS waarde, NULL::text AS tekst
FROM vragenlijsten_antwoord a
JOIN vragenlijsten_respons r ON r.id = a.respons_id
