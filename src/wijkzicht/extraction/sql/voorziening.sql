-- huishouden: z.huishouden_id
SELECT KEY(z) AS voorziening_id, KEY(p) AS persoon_id, KEY(k) AS casus_id, z.soort, z.hulpvorm,
       z.verwijzer, z.door_team, z.reden_verwijzing, z.leveringsvorm, z.verwezen_op, z.start,
       z.eind, z.crisis, z.reden_einde
FROM voorzieningen_voorziening z
JOIN personen_persoon p ON p.id = z.persoon_id
LEFT JOIN casussen_casus k ON k.id = z.casus_id
