-- huishouden: h.id
SELECT KEY(h) AS huishouden_id, h.samenstelling
FROM personen_huishouden h
