"""Work beside families in the made-up town: activities, complaints, places and a social map."""

from wijkzicht.extraction.load.target import Target

NEIGHBOURHOOD = (
    Target(
        "buurt_plek",
        """
        SELECT key('plek', t.team_id || p.naam) AS id, 1 AS versie, key('team', t.team_id) AS team_id,
               p.naam, p.soort, p.ritme
        FROM team t, (VALUES ('Basisschool De Regenboog', 'school', 'elke dinsdag'),
                             ('Kinderopvang Pluk', 'kinderopvang', 'eerste maandag van de maand'),
                             ('Huisartsen Parkzicht', 'huisarts', 'elke donderdag'),
                             ('Buurthuis De Schakel', 'buurthuis', 'elke vrijdagmiddag'))
             p (naam, soort, ritme)
        ORDER BY 1""",
        key=False,
    ),
    Target(
        "buurt_activiteit",
        """
        SELECT key('activiteit', activiteit_id) AS id, 1 AS versie, key('team', team_id) AS team_id,
               soort, coalesce(thema, '') AS thema, datum, deelnemers, minuten, wijk_code
        FROM activiteit WHERE soort <> 'consultatie_partner'""",
    ),
    Target(
        "klachten_klacht",
        """
        SELECT key('klacht', klacht_id) AS id, 1 AS versie, key('team', team_id) AS team_id, datum,
               coalesce(aard, '') AS aard, afgehandeld_op, gegrond
        FROM klacht""",
    ),
    Target(
        "buurt_aanbod",
        """
        SELECT key('aanbod', naam) AS id, 1 AS versie, naam, aanbieder, wat,
               '{' || replace(leefgebieden, ' ', ',') || '}' AS leefgebieden, van AS leeftijd_van,
               tot AS leeftijd_tot, waar, kosten, wachttijd, contact,
               current_date - CAST(dagen AS INTEGER) AS nagekeken_op
        FROM (VALUES
          ('Maatjes', 'Humanitas', 'Een vrijwilliger gaat een half jaar mee, een dagdeel per week.',
           'sociaal_netwerk tijdsbesteding', 18, NULL, 'Hele gemeente', 'gratis', 'vier weken',
           '036 555 01 01', 30),
          ('Huiswerkklas', 'Buurthuis De Schakel', 'Drie middagen huiswerk maken met hulp.',
           'school_kinderopvang', 10, 16, 'Buurthuis De Schakel', '€ 2 per keer', 'geen',
           'huiswerk@deschakel.example', 12),
          ('Budgetcafé', 'Budgethulp Almere', 'Inloop met je post en je vragen over geld.',
           'financien', 18, NULL, 'Bibliotheek', 'gratis', 'geen', '036 555 01 02', 240),
          ('Stoere Schildjes', 'GGD', 'Zes bijeenkomsten voor kinderen van ouders die gaan scheiden.',
           'huiselijke_relaties opvoeden_opgroeien', 8, 12, 'School', 'gratis', 'acht weken',
           '036 555 01 03', 60),
          ('Sportpas', 'Sportbedrijf', 'Een half jaar sporten kiezen bij acht clubs.',
           'lichamelijke_gezondheid maatschappelijke_participatie', 6, 18, 'Hele gemeente',
           'met pas gratis', 'twee weken', 'sportpas@voorbeeld.example', 95),
          ('Oudercafé', 'Jeugdgezondheidszorg', 'Praten met andere ouders, elke maand een onderwerp.',
           'opvoeden_opgroeien', NULL, NULL, 'Kinderopvang Pluk', 'gratis', 'geen', '', 20))
          a (naam, aanbieder, wat, leefgebieden, van, tot, waar, kosten, wachttijd, contact, dagen)
        ORDER BY 1""",
        key=False,
    ),
)
