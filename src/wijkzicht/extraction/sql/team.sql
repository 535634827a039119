SELECT KEY(t) AS team_id, KEY(o) AS organisatie_id, t.naam, t.gemeente_code, t.doelgroep, t.model,
       t.biedt_zelf_hulp, t.actief_van, t.actief_tot
FROM organisatie_team t
JOIN organisatie_organisatie o ON o.id = t.organisatie_id
