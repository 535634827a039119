SELECT KEY(o) AS organisatie_id, o.naam, o.positionering
FROM organisatie_organisatie o
