"""What happened in casussen beside contacts: the days of every noun, in one statement."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.statement import ask


class Event(StrEnum):
    """What sort of day, in the order of one day. The values stand in the statement below."""

    DOEL = "doel"
    DOEL_BEKEKEN = "doel_bekeken"
    PLAN = "plan"
    VERWEZEN = "verwezen"
    ELDERS_BEGONNEN = "elders_begonnen"
    ELDERS_GESTOPT = "elders_gestopt"
    AANVRAAG = "aanvraag"
    BESLUIT = "besluit"
    AFSPRAAK = "afspraak"
    MELDCODE = "meldcode"
    BESPROKEN = "besproken"
    ADVIES_GEVRAAGD = "advies_gevraagd"
    ADVIES = "advies"
    RESULTAAT = "resultaat"
    REGIE = "regie"
    HULPEINDE = "hulpeinde"
    OVERGEDRAGEN = "overgedragen"
    OP_BORD = "op_bord"
    TERUGGENOMEN = "teruggenomen"


class Happened(NamedTuple):
    """One day of one row. Empty where the noun has no such thing.

    `wat`: a code or a name that belongs to the event itself; `wie`: who did it, or whom it is for;
    `voorziening`: the code of help elsewhere; `persoon_id`: somebody whom it is about.
    """

    event: Event
    key: UUID
    casus_id: UUID
    op: date
    persoon_id: UUID | None
    wat: str
    wie: str
    voorziening: str
    tekst: str


# Of one shape: key, casus, person, who, kind of help, and for each day that the row has the event,
# the day, what, and the text. Of a person the search card: a join over the person would leave out
# who is of another household and lives here too, since row security hides that row.
_STATEMENT = """
    SELECT event, key, casus_id, op, persoon_id, coalesce(wat, ''), coalesce(wie, ''),
        coalesce(voorziening, ''), coalesce(tekst, '')
    FROM (
        SELECT id AS key, casus_id, persoon_id, NULL AS wie, NULL AS voorziening, days.*
        FROM plannen_doel, LATERAL (VALUES
            ('doel', gesteld_op, NULL, tekst),
            ('doel_bekeken', geevalueerd_op, uitkomst, tekst)
        ) AS days (event, op, wat, tekst)
    UNION ALL
        SELECT id, casus_id, NULL, NULL, NULL, 'plan', vastgesteld, NULL, NULL FROM plannen_plan
    UNION ALL
        SELECT id, casus_id, persoon_id, coalesce(weergavenaam, 'naam onbekend'), soort, days.*
        FROM voorzieningen_voorziening LEFT JOIN personen_persoonskaart kaart USING (persoon_id),
        LATERAL (VALUES
            ('verwezen', verwezen_op, NULL, aanbieder),
            ('elders_begonnen', start, NULL, aanbieder),
            ('elders_gestopt', eind, NULL, aanbieder)
        ) AS days (event, op, wat, tekst)
    UNION ALL
        SELECT id, casus_id, persoon_id, coalesce(weergavenaam, 'naam onbekend'), soort, days.*
        FROM besluiten_besluit LEFT JOIN personen_persoonskaart kaart USING (persoon_id),
        LATERAL (VALUES
            ('aanvraag', aanvraag_op, NULL, NULL),
            ('besluit', besluit_op, uitkomst, NULL)
        ) AS days (event, op, wat, tekst)
    UNION ALL
        SELECT id, casus_id, NULL, wie, NULL, 'afspraak', afgesproken_op, NULL, wat
        FROM veiligheid_veiligheidsafspraak
    UNION ALL
        SELECT stap.id, casus_id, NULL, naam, NULL, 'meldcode', datum, stap::text, afweging
        FROM veiligheid_meldcodestap stap
        JOIN veiligheid_meldcode meldcode ON meldcode.id = meldcode_id
        JOIN organisatie_medewerker door ON door.id = medewerker_id
    UNION ALL
        SELECT bespreking.id, casus_id, NULL, naam, NULL, 'besproken', datum, NULL,
            concat_ws(' ', nullif(vraag, ''), nullif(besluit, ''))
        FROM overleg_bespreking bespreking
        JOIN overleg_overleg overleg ON overleg.id = overleg_id
        JOIN organisatie_medewerker door ON door.id = gemaakt_door_id
    UNION ALL
        SELECT consultatie.id, casus_id, NULL, days.wie, NULL,
            days.event, days.op, days.wat, days.tekst
        FROM overleg_consultatie consultatie
        JOIN organisatie_medewerker collega ON collega.id = medewerker_id
        JOIN organisatie_medewerker vrager ON vrager.id = gevraagd_door_id,
        LATERAL (VALUES
            ('advies_gevraagd', gevraagd_op, collega.naam, vraag, vrager.naam),
            ('advies', advies_op, NULL, advies, collega.naam)
        ) AS days (event, op, wat, tekst, wie)
    UNION ALL
        SELECT id, casus_id, NULL, NULL, NULL, 'resultaat', datum, soort, onderbouwing
        FROM casussen_resultaat
    UNION ALL
        SELECT regie.id, casus_id, NULL, naam, NULL, 'regie', van, NULL, NULL
        FROM casussen_regie regie JOIN organisatie_medewerker door ON door.id = medewerker_id
    UNION ALL
        SELECT id, casus_id, persoon_id, NULL, NULL, 'hulpeinde', datum,
            coalesce(weergavenaam, 'naam onbekend'), NULL
        FROM contacten_hulpeinde LEFT JOIN personen_persoonskaart kaart USING (persoon_id)
    UNION ALL
        SELECT overdracht.id, casus_id, NULL, days.wie, NULL, days.event, days.op, naar, days.tekst
        FROM overdrachten_overdracht overdracht
        JOIN organisatie_medewerker door ON door.id = medewerker_id,
        LATERAL (VALUES
            (CASE WHEN naar_team_id IS NOT NULL AND naar_casus_id IS NULL THEN 'op_bord'
                ELSE 'overgedragen' END, overdracht.op, brief, door.naam),
            ('teruggenomen', teruggenomen_op, teruggenomen_omdat, NULL)
        ) AS days (event, op, tekst, wie)
    ) AS happened
    WHERE casus_id = ANY(%(casussen)s) AND op IS NOT NULL
"""


def happened(casussen: list[Casus]) -> list[Happened]:
    """Every day that a noun of these casussen tells of, in order of day; one statement.

    Not here: contacts, and the opening and closing of the casus itself, which its row says.
    """
    rows = ask(Happened, _STATEMENT, casussen=[casus.pk for casus in casussen])
    order = list(Event)
    return sorted(rows, key=lambda row: (row.op, order.index(row.event), row.key))
