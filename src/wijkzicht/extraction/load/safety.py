"""What the made-up town gets of safety and decisions; the basisset has no tables of these.

Families under drang have it written down, with a promise; help that the municipality gave access to
has a decision.
"""

from wijkzicht.extraction.load.target import Target

# Somebody who worked with the family, and the last day anything was done anywhere.
_OPEN = """
    SELECT k.casus_id, k.huishouden_id, k.geopend, k.gesloten, k.kader,
           least(k.geopend + 14, coalesce(k.gesloten, today.last)) AS dag, today.last
    FROM casus k, (SELECT max(datum) AS last FROM contact) today
    WHERE k.kader LIKE 'drang%'"""

SAFETY = (
    Target(
        "veiligheid_drang",
        f"""
        SELECT key('drang', casus_id) AS id, 1 AS versie, key('casus', casus_id) AS casus_id,
               key('huishouden', huishouden_id) AS huishouden_id, dag AS begonnen_op,
               'Het lukt nog niet om samen veilige afspraken te maken.' AS waarom,
               'Thuis uitgelegd waarom we aandringen, en wat er daarna kan gebeuren.' AS verteld,
               CASE WHEN kader = 'drang_met_vto' THEN dag END AS verzoek_op,
               CASE WHEN kader = 'drang_met_vto'
                    THEN 'Ouders weten van het verzoek en waarom we het doen.' ELSE '' END
                    AS verzoek_verteld,
               gesloten AS gestopt_op, '' AS afloop
        FROM ({_OPEN})""",
        key=False,
    ),
    Target(
        "veiligheid_veiligheidsafspraak",
        f"""
        SELECT key('veiligheidsafspraak', casus_id) AS id, 1 AS versie,
               key('casus', casus_id) AS casus_id,
               key('huishouden', huishouden_id) AS huishouden_id,
               (['Vader', 'Moeder', 'Ouders samen'])[1 + (hash(casus_id) % 3)::BIGINT] AS wie,
               (['Als ik boos word, ga ik naar buiten. Daarna praten we verder.',
                 'Als het te veel wordt, bel ik mijn zus. Zij komt dan langs.',
                 'Wij maken geen ruzie waar de kinderen bij zijn.'])[1 + (hash(casus_id) % 3)::BIGINT]
                 AS wat,
               dag AS afgesproken_op, 'Het team, op werkdagen van 9 tot 17 uur' AS bel,
               'het hele gezin' AS besproken_met, true AS met_kind,
               CASE WHEN gesloten IS NULL THEN last + (hash(casus_id) % 14)::INTEGER END
                 AS kijken_op,
               '' AS bevinding, gesloten AS gestopt_op
        FROM ({_OPEN})""",
        key=False,
    ),
    Target(
        "besluiten_besluit",
        """
        SELECT key('besluit', v.voorziening_id) AS id, 1 AS versie,
               key('casus', v.casus_id) AS casus_id, key('huishouden', k.huishouden_id) AS huishouden_id,
               key('persoon', v.persoon_id) AS persoon_id,
               key('medewerker', r.medewerker_id) AS medewerker_id,
               key('voorziening', v.voorziening_id) AS voorziening_id, v.soort, v.leveringsvorm,
               v.verwezen_op - 21 AS aanvraag_op, '' AS voorstel, '' AS tweede_tekst,
               'toegekend' AS uitkomst, v.verwezen_op AS besluit_op,
               'Deze hulp past bij wat het gezin wil bereiken.' AS reden,
               coalesce(v.start, v.verwezen_op) AS start,
               coalesce(v.eind, coalesce(v.start, v.verwezen_op) + 365) AS eind
        FROM voorziening v JOIN casus k USING (casus_id)
        JOIN (SELECT casus_id, min(medewerker_id) AS medewerker_id FROM regie GROUP BY casus_id) r
             USING (casus_id)
        WHERE v.verwezen_op IS NOT NULL AND v.soort IN ('jeugdhulp', 'wmo')""",
        key=False,
    ),
)
