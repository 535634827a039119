"""What each register table gets from the basisset: one query a table, in the order of the keys.

`key('x', column)` makes the register's key from a key of the basisset: the same text gives the same
key, so tables can be written one after another without looking anything up.
"""

from wijkzicht.extraction.load.neighbourhood import NEIGHBOURHOOD
from wijkzicht.extraction.load.safety import SAFETY
from wijkzicht.extraction.load.target import Target

TARGETS = (
    Target(
        "organisatie_organisatie",
        "SELECT key('organisatie', organisatie_id) AS id, naam, positionering FROM organisatie",
    ),
    Target(
        "organisatie_team",
        """
        SELECT key('team', team_id) AS id, naam, gemeente_code, doelgroep, model, biedt_zelf_hulp,
               actief_van, actief_tot, key('organisatie', organisatie_id) AS organisatie_id
        FROM team""",
    ),
    Target(
        "organisatie_teamgemeente",
        """
        SELECT key('teamgemeente', team_id || gemeente_code) AS id, key('team', team_id) AS team_id,
               gemeente_code
        FROM team_gemeente""",
        key=False,
    ),
    Target(
        "organisatie_bevolking",
        """
        SELECT gen_random_uuid() AS id, gemeente_code, wijk_code, key('team', team_id) AS team_id,
               jaar, leeftijd_van, leeftijd_tot, aantal, 'verzonnen voor de demo' AS bron
        FROM bevolking""",
        key=False,
    ),
    Target(
        "organisatie_gebeurtenis",
        """
        SELECT key('gebeurtenis', gebeurtenis_id) AS id, key('team', team_id) AS team_id, datum, tot,
               soort, coalesce(raakt, '') AS raakt, omschrijving
        FROM gebeurtenis""",
    ),
    Target(
        "organisatie_medewerker",
        """
        SELECT key('medewerker', medewerker_id) AS id, true AS is_active, true AS demo, medewerker_id
        FROM (SELECT medewerker_id FROM formatie UNION SELECT medewerker_id FROM regie
              UNION SELECT medewerker_id FROM contact WHERE medewerker_id IS NOT NULL)
        ORDER BY medewerker_id""",
        words="medewerker",
    ),
    Target(
        "organisatie_formatie",
        """
        SELECT gen_random_uuid() AS id, key('medewerker', medewerker_id) AS medewerker_id,
               key('team', team_id) AS team_id, functie, skj, round(fte, 2) AS fte, van, tot
        FROM formatie""",
        key=False,
    ),
    Target(
        "organisatie_lidmaatschap",
        """
        SELECT gen_random_uuid() AS id, key('medewerker', medewerker_id) AS medewerker_id,
               key('team', team_id) AS team_id,
               CASE functie WHEN 'teamleider' THEN 'teamleider'
                            WHEN 'gedragswetenschapper' THEN 'gedragswetenschapper'
                            ELSE 'professional' END AS rol,
               min(van) AS van, nullif(max(coalesce(tot, DATE '9999-01-01')), DATE '9999-01-01') AS tot
        FROM formatie
        GROUP BY medewerker_id, team_id, rol""",
        key=False,
    ),
    Target(
        "personen_huishouden",
        """
        SELECT key('huishouden', p.huishouden_id) AS id, 1 AS versie, h.samenstelling, p.wijk_code,
               '' AS let_op, false AS vertrouwelijk, now() AS aangemaakt_op, p.huishouden_id
        FROM (SELECT huishouden_id, any_value(wijk_code ORDER BY persoon_id) AS wijk_code
              FROM persoon GROUP BY huishouden_id
              UNION ALL
              SELECT DISTINCT huishouden_id, NULL FROM casus
              WHERE huishouden_id NOT IN (SELECT huishouden_id FROM persoon)) p
        LEFT JOIN huishouden h USING (huishouden_id)
        ORDER BY p.huishouden_id""",
        words="huishouden",
    ),
    Target(
        "personen_huishouden_team",
        """
        SELECT key('huishouden_team', huishouden_id || team_id) AS id,
               key('huishouden', huishouden_id) AS huishouden_id, key('team', team_id) AS team_id
        FROM (SELECT huishouden_id, team_id FROM casus
              UNION SELECT huishouden_id, team_id FROM aanmelding WHERE huishouden_id IS NOT NULL)""",
        key=False,
    ),
    Target(
        "personen_persoon",
        """
        SELECT key('persoon', persoon_id) AS id, 1 AS versie,
               key('huishouden', huishouden_id) AS huishouden_id, geboortejaar, geboortemaand,
               geslacht, rol, herkomst, now() AS aangemaakt_op, persoon_id, huishouden_id AS gezin
        FROM persoon ORDER BY gezin, rol DESC, geboortejaar, persoon_id""",
        words="persoon",
    ),
    Target(
        "personen_gezag",
        """
        SELECT gen_random_uuid() AS id, 1 AS versie, key('huishouden', k.huishouden_id) AS huishouden_id,
               key('persoon', k.persoon_id) AS kind_id, key('persoon', o.persoon_id) AS houder_id,
               '' AS houder_naam, 'ouder' AS soort,
               CASE WHEN hash(k.huishouden_id) % 3 = 0 THEN 'verteld' ELSE 'register' END AS bron
        FROM persoon k JOIN persoon o USING (huishouden_id)
        WHERE k.rol = 'jeugdige' AND o.rol = 'ouder'
              AND (k.geboortejaar IS NULL OR o.geboortejaar IS NULL OR k.geboortejaar > o.geboortejaar + 12)
        ORDER BY k.persoon_id, o.persoon_id""",
        key=False,
    ),
    Target(
        "netwerk_netwerklid",
        """
        SELECT key('netwerk', h.huishouden_id || n.naam) AS id, 1 AS versie,
               key('huishouden', h.huishouden_id) AS huishouden_id, n.*, false AS overleden, '' AS telefoon
        FROM (SELECT DISTINCT huishouden_id FROM casus) h,
             (VALUES ('Oma Truus', 'oma', 'familie', 3, 'helpt', false, 'vrouw'),
                     ('Buurvrouw Fatma', 'buurvrouw', 'buur', 2, 'beide', false, NULL),
                     ('Meester Joost', 'mentor op school', 'school', 2, 'helpt', false, NULL),
                     ('Zwemclub De Dolfijn', 'zwemles', 'club', 1, '', false, NULL),
                     ('Oom Henk', 'broer van een ouder', 'familie', 2, 'vraagt', true, 'man'))
             n (naam, relatie, soort, sterkte, richting, gespannen, geslacht)
        WHERE hash(h.huishouden_id || n.naam) % 3 = 0
        ORDER BY 1""",
        key=False,
    ),
    Target(
        "netwerk_band",
        """
        SELECT gen_random_uuid() AS id, key('huishouden', k.huishouden_id) AS huishouden_id,
               'ouder' AS soort, key('persoon', o.persoon_id) AS van_persoon_id,
               key('persoon', k.persoon_id) AS naar_persoon_id
        FROM persoon k JOIN persoon o USING (huishouden_id)
        WHERE k.rol = 'jeugdige' AND o.rol = 'ouder'
              AND (k.geboortejaar IS NULL OR o.geboortejaar IS NULL OR k.geboortejaar > o.geboortejaar + 12)
        ORDER BY k.persoon_id, o.persoon_id""",
        key=False,
    ),
    Target(
        "casussen_casus",
        """
        SELECT key('casus', casus_id) AS id, 1 AS versie,
               key('huishouden', huishouden_id) AS huishouden_id, key('team', team_id) AS team_id,
               geopend, kader, gesloten, reden_sluiting, vervolg, '' AS sluit_toelichting, '' AS heropend_omdat
        FROM casus""",
    ),
    Target(
        "casussen_regie",
        """
        SELECT gen_random_uuid() AS id, key('casus', r.casus_id) AS casus_id,
               key('huishouden', k.huishouden_id) AS huishouden_id,
               key('medewerker', r.medewerker_id) AS medewerker_id, r.van, r.tot
        FROM regie r JOIN casus k USING (casus_id)""",
        key=False,
    ),
    Target(
        "casussen_betrokkenheid",
        """
        SELECT gen_random_uuid() AS id, key('huishouden', k.huishouden_id) AS huishouden_id,
               key('medewerker', w.medewerker_id) AS medewerker_id, key('casus', k.casus_id) AS casus_id,
               w.soort, least(w.van, coalesce(k.gesloten, w.van)) AS van, coalesce(w.tot, k.gesloten) AS tot
        FROM (SELECT casus_id, medewerker_id, 'regie' AS soort, van, tot FROM regie
              UNION ALL
              SELECT casus_id, medewerker_id, 'betrokken', min(datum), NULL FROM contact
              WHERE medewerker_id IS NOT NULL AND (casus_id, medewerker_id) NOT IN
                    (SELECT (casus_id, medewerker_id) FROM regie WHERE tot IS NULL)
              GROUP BY casus_id, medewerker_id) w
        JOIN casus k USING (casus_id)
        WHERE coalesce(w.tot, k.gesloten, w.van) >= w.van""",
        key=False,
    ),
    Target(
        "aanmeldingen_aanmelding",
        """
        SELECT key('aanmelding', aanmelding_id) AS id, 1 AS versie, datum,
               key('team', team_id) AS team_id, key('huishouden', huishouden_id) AS huishouden_id,
               key('casus', casus_id) AS casus_id, kanaal, crisis, ernst, leefgebied, triage_datum,
               triage_uitkomst,
               CASE WHEN triage_uitkomst IS NOT NULL THEN 'afgerond'
                    ELSE (['nieuw', 'uitzoeken', 'verdelen', 'wacht'])[1 + (hash(aanmelding_id) % 4)::BIGINT]
               END AS kolom,
               CASE WHEN triage_uitkomst IS NULL
                    THEN (['vandaag', 'deze_week', 'kan_wachten', NULL])[1 + (hash(team_id || aanmelding_id) % 4)::BIGINT]
               END AS urgentie,
               'team' AS bron, '' AS postcode, '' AS overbrugging, '' AS overbrugging_door,
               now() AS vastgelegd_op, aanmelding_id, huishouden_id AS gezin
        FROM aanmelding""",
        words="aanmelding",
    ),
    Target(
        "aanmeldingen_partneradvies",
        """
        SELECT key('partneradvies', activiteit_id) AS id, datum, key('team', team_id) AS team_id,
               (['school', 'huisarts_wijkverpleging', 'kinderopvang', 'cjg_jgz', 'politie'])
                   [1 + (hash(activiteit_id) % 5)::BIGINT] AS kanaal,
               CASE thema WHEN 'opvoeden' THEN 'opvoeden_opgroeien' WHEN 'geldzorgen' THEN 'financien'
                          WHEN 'scheiden' THEN 'huiselijke_relaties'
                          WHEN 'eenzaamheid' THEN 'sociaal_netwerk' END AS leefgebied,
               '' AS notitie, minuten, now() AS vastgelegd_op
        FROM activiteit WHERE soort = 'consultatie_partner'""",
    ),
    Target(
        "plannen_plan",
        """
        SELECT key('plan', plan_id) AS id, 1 AS versie, key('casus', casus_id) AS casus_id,
               key('huishouden', huishouden_id) AS huishouden_id, vastgesteld, akkoord_ouder,
               akkoord_jeugdige, klachtroute_verteld, vertrouwenspersoon_verteld,
               clientondersteuner_verteld
        FROM plan JOIN casus USING (casus_id)""",
    ),
    Target(
        "plannen_hulpvraag",
        """
        SELECT key('hulpvraag', hulpvraag_id) AS id, 1 AS versie, key('casus', casus_id) AS casus_id,
               key('huishouden', huishouden_id) AS huishouden_id, key('plan', plan_id) AS plan_id,
               key('persoon', persoon_id) AS persoon_id, leefgebied, datum, hulpvraag_id,
               huishouden_id AS gezin, persoon_id AS wie
        FROM hulpvraag JOIN casus USING (casus_id)""",
        words="hulpvraag",
    ),
    Target(
        "plannen_doel",
        """
        SELECT key('doel', doel_id) AS id, 1 AS versie, key('casus', casus_id) AS casus_id,
               key('huishouden', huishouden_id) AS huishouden_id, key('plan', plan_id) AS plan_id,
               key('persoon', persoon_id) AS persoon_id, key('hulpvraag', hulpvraag_id) AS hulpvraag_id,
               leefgebied, gesteld_op, streefdatum, meetbaar, uitkomst, geevalueerd_op,
               '{}' AS schaal, doel_id,
               huishouden_id AS gezin, persoon_id AS wie
        FROM doel JOIN casus USING (casus_id)""",
        words="doel",
    ),
    Target(
        "plannen_doelactie",
        """
        SELECT gen_random_uuid() AS id, key('doel', doel_id) AS doel_id,
               key('huishouden', huishouden_id) AS huishouden_id, uitvoerder, doelactie.doel_id AS doel,
               CASE WHEN uitkomst IS NOT NULL THEN geevalueerd_op END AS gedaan_op
        FROM doelactie JOIN doel USING (doel_id) JOIN casus USING (casus_id)""",
        key=False,
        words="doelactie",
    ),
    Target(
        "plannen_doelscore",
        """
        SELECT gen_random_uuid() AS id, key('doel', doel_id) AS doel_id,
               key('huishouden', huishouden_id) AS huishouden_id, datum, informant, score
        FROM doelscore JOIN doel USING (doel_id) JOIN casus USING (casus_id)""",
        key=False,
    ),
    Target(
        "plannen_meting",
        """
        SELECT gen_random_uuid() AS id, key('persoon', m.persoon_id) AS persoon_id,
               key('casus', m.casus_id) AS casus_id, key('huishouden', k.huishouden_id) AS huishouden_id,
               instrument, domein, datum, score
        FROM meting m JOIN casus k USING (casus_id)""",
        key=False,
    ),
    Target(
        "plannen_familiegroepsplan",
        """
        SELECT key('familiegroepsplan', casus_id) AS id, 1 AS versie, key('casus', casus_id) AS casus_id,
               key('huishouden', huishouden_id) AS huishouden_id,
               (['aangeboden', 'maakt', 'wil_niet', 'er_is_een'])[1 + (hash(casus_id) % 4)::BIGINT] AS stand,
               geopend + 7 AS aangeboden_op, casus_id AS casus
        FROM casus WHERE hash(casus_id) % 3 = 0 AND (gesloten IS NULL OR gesloten >= geopend + 7)""",
        key=False,
        words="familiegroepsplan",
    ),
    Target(
        "plannen_evaluatie",
        """
        SELECT key('evaluatie', casus_id) AS id, 1 AS versie, key('casus', casus_id) AS casus_id,
               any_value(key('huishouden', huishouden_id)) AS huishouden_id,
               max(geevalueerd_op) AS datum,
               (['ja', 'deels', 'ja', 'nee'])[1 + (hash(casus_id) % 4)::BIGINT] AS hielp,
               casus_id AS casus
        FROM doel JOIN casus USING (casus_id) WHERE geevalueerd_op IS NOT NULL
        GROUP BY casus_id ORDER BY casus_id""",
        key=False,
        words="evaluatie",
    ),
    Target(
        "contacten_contact",
        """
        SELECT key('contact', c.contact_id) AS id, 1 AS versie, key('casus', c.casus_id) AS casus_id,
               key('huishouden', k.huishouden_id) AS huishouden_id,
               key('medewerker', c.medewerker_id) AS medewerker_id, c.datum, c.activiteit, c.ook_hulp,
               c.vorm, c.duur_minuten, c.jeugdige_alleen, c.gedragswetenschapper,
               c.vastgelegd_op, false AS volgende_stap_klaar,
               CASE WHEN c.jeugdige_alleen AND hash(c.contact_id) % 8 = 0
                    THEN key('persoon', j.kind) END AS vertrouwelijk_voor_id,
               c.contact_id, k.huishouden_id AS gezin, w.wie, v.leefgebied
        FROM contact c JOIN casus k USING (casus_id)
        LEFT JOIN (SELECT contact_id, list(persoon_id ORDER BY persoon_id) AS wie
                   FROM contact_persoon GROUP BY contact_id) w USING (contact_id)
        LEFT JOIN (SELECT contact_id, min(persoon_id) AS kind
                   FROM contact_persoon JOIN persoon USING (persoon_id)
                   WHERE rol = 'jeugdige' AND aanwezig IS NOT FALSE GROUP BY contact_id) j USING (contact_id)
        LEFT JOIN (SELECT casus_id, min(leefgebied) AS leefgebied FROM hulpvraag GROUP BY casus_id) v
            USING (casus_id)""",
        words="contact",
    ),
    Target(
        "contacten_contactpersoon",
        """
        SELECT gen_random_uuid() AS id, key('contact', cp.contact_id) AS contact_id,
               key('persoon', cp.persoon_id) AS persoon_id,
               key('huishouden', k.huishouden_id) AS huishouden_id, cp.aanwezig
        FROM contact_persoon cp JOIN contact c USING (contact_id) JOIN casus k USING (casus_id)""",
        key=False,
    ),
    Target(
        "casussen_resultaat",
        """
        SELECT gen_random_uuid() AS id, key('casus', r.casus_id) AS casus_id,
               key('huishouden', k.huishouden_id) AS huishouden_id, r.soort, r.datum,
               coalesce(r.onderbouwing, '') AS onderbouwing
        FROM resultaat r JOIN casus k USING (casus_id)
        ORDER BY r.casus_id, r.datum, r.soort""",
        key=False,
    ),
    Target(
        "contacten_hulpeinde",
        """
        SELECT gen_random_uuid() AS id, key('casus', casus_id) AS casus_id,
               key('persoon', persoon_id) AS persoon_id,
               key('huishouden', huishouden_id) AS huishouden_id, datum, reden
        FROM hulpeinde JOIN casus USING (casus_id)""",
        key=False,
    ),
    Target(
        "voorzieningen_voorziening",
        """
        SELECT key('voorziening', voorziening_id) AS id, 1 AS versie,
               key('persoon', persoon_id) AS persoon_id, key('huishouden', huishouden_id) AS huishouden_id,
               key('casus', casus_id) AS casus_id, soort, hulpvorm, verwijzer, door_team,
               reden_verwijzing, leveringsvorm, verwezen_op, start, eind, crisis, reden_einde,
               '' AS aanbieder, '' AS toelichting, '' AS overbrugging, '' AS eigen_nummer
        FROM voorziening JOIN persoon USING (persoon_id)""",
    ),
    *SAFETY,
    *NEIGHBOURHOOD,
    Target(
        "vragenlijsten_uitnodiging",
        """
        SELECT key('uitnodiging', uitnodiging_id) AS id, vragenlijst, key('team', u.team_id) AS team_id,
               key('casus', casus_id) AS casus_id, key('huishouden', k.huishouden_id) AS huishouden_id,
               informant, verstuurd_op, verstuurd_op + 42 AS geldig_tot
        FROM uitnodiging u LEFT JOIN casus k USING (casus_id)""",
    ),
    Target(
        "vragenlijsten_respons",
        """
        SELECT key('respons', respons_id) AS id, key('uitnodiging', uitnodiging_id) AS uitnodiging_id,
               vragenlijst, key('team', r.team_id) AS team_id, key('casus', casus_id) AS casus_id,
               key('huishouden', k.huishouden_id) AS huishouden_id, informant, datum, onderwerp
        FROM respons r LEFT JOIN casus k USING (casus_id)""",
    ),
    Target(
        "vragenlijsten_antwoord",
        """
        SELECT gen_random_uuid() AS id, key('respons', respons_id) AS respons_id, vraag, waarde,
               coalesce(tekst, '') AS tekst
        FROM antwoord""",
        key=False,
    ),
)
