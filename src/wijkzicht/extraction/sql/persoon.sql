-- huishouden: p.huishouden_id
-- The day of birth never leaves: year and month do.
SELECT KEY(p) AS persoon_id, KEY(h) AS huishouden_id,
       coalesce(extract(year FROM p.geboortedatum), p.geboortejaar)::bigint AS geboortejaar,
       coalesce(extract(month FROM p.geboortedatum), p.geboortemaand)::bigint AS geboortemaand,
       p.geslacht, p.rol, p.herkomst, h.wijk_code
FROM personen_persoon p
JOIN personen_huishouden h ON h.id = p.huishouden_id
