"""What asks for somebody's attention in the coming days: every noun, in one statement."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from wijkzicht.register.afspraken.queries import day_rows
from wijkzicht.register.besluiten.queries import ending_rows, undecided_rows
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.queries import follow_up_rows, involvements, next_step_rows
from wijkzicht.register.clock import today
from wijkzicht.register.inrichting.queries import termijn
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.overdrachten.queries import waiting_rows
from wijkzicht.register.overleg.queries import asked_rows, step_rows
from wijkzicht.register.plannen.models import Doel, Plan
from wijkzicht.register.toegang.queries import answered_rows, to_answer_rows
from wijkzicht.register.veiligheid.queries import look_rows
from wijkzicht.rules.terms import PLAN_TERM_DAYS, decision_due_on, plan_due_on


class Kind(StrEnum):
    """What kind of attention, in the order in which things of one day stand."""

    AFSPRAAK = "afspraak"
    VEILIGHEID = "veiligheid"
    OVERDRACHT = "overdracht"
    ADVIES = "advies"
    TOEGANG = "toegang"
    ANTWOORD = "antwoord"
    STAP = "stap"
    OVERLEGSTAP = "overlegstap"
    NAZORG = "nazorg"
    EVALUATIE = "evaluatie"
    PLAN = "plan"
    AANVRAAG = "aanvraag"
    BESLUIT = "besluit"


class Attention(NamedTuple):
    """One thing: about which family, what, and the day that counts (None: no day was agreed).

    `wat` is what somebody wrote, or a code (of `besluit` and `aanvraag`); `extra` the hour of an
    appointment, or the reason or answer of looking along.
    """

    kind: Kind
    key: UUID
    huishouden_id: UUID
    naam: str
    wat: str
    op: date | None
    extra: str


def of(by: Medewerker, until: date) -> list[Attention]:
    """What `by` has to do until that day, what is late included, in order of day; one statement.

    Not here: requests, drafts, and families nobody spoke to for long. Things without a day come last.
    """
    parts = [
        _shaped(Kind.STAP, next_step_rows(by), "volgende_stap", F("volgende_stap_op")),
        _shaped(Kind.OVERLEGSTAP, step_rows(by), "wat", F("op")),
        _shaped(Kind.AFSPRAAK, day_rows(by, today()), "onderwerp", F("datum"), _text("tijd")),
        _shaped(Kind.VEILIGHEID, look_rows(by), "wat", F("op")),
        _shaped(Kind.OVERDRACHT, waiting_rows(by), "naar", F("op")),
        _shaped(Kind.ADVIES, asked_rows(by), "gevraagd_door__naam", F("gevraagd_op")),
        _shaped(
            Kind.TOEGANG, to_answer_rows(by), "medewerker__naam", F("gevraagd_op"), F("waarom")
        ),
        _shaped(
            Kind.ANTWOORD, answered_rows(by), "antwoord", F("beantwoord_op"), F("woord"), "kaart"
        ),
        _shaped(Kind.NAZORG, follow_up_rows(by, until), "vervolg", F("nazorg_op")),
        _shaped(Kind.EVALUATIE, _goals_due(by, until), "tekst", F("streefdatum")),
        _shaped(Kind.PLAN, _without_plan(by, until), "vervolg", F("geopend")),
        _shaped(Kind.AANVRAAG, undecided_rows(by), "soort", F("aanvraag_op"), _text("uiterlijk")),
        _shaped(Kind.BESLUIT, ending_rows(by), "soort", F("eind")),
    ]
    rows = [_read(row) for row in parts[0].union(*parts[1:], all=True)]
    order = list(Kind)
    wanted = [row for row in rows if row.op is None or row.op <= until or row.kind is Kind.BESLUIT]
    return sorted(wanted, key=lambda r: (r.op or date.max, order.index(r.kind), r.extra, r.naam))


def _shaped(
    kind: Kind, rows: QuerySet, wat: str, op: F, extra=None, naam: str = "huishouden__naam"
) -> QuerySet:
    """Rows of a noun in the one shape."""
    text = TextField()
    return (
        rows.order_by()
        .annotate(
            soort_=Value(kind.value, output_field=CharField()),
            wat_=Coalesce(Cast(F(wat), text), Value(""), output_field=text),
            op_=op,
            extra_=Cast(extra, text) if extra else Value("", output_field=text),
            naam_=Cast(F(naam), text),
        )
        .values_list("soort_", "pk", "huishouden_id", "naam_", "wat_", "op_", "extra_")
    )


def _text(field: str) -> Coalesce:
    return Coalesce(Cast(F(field), TextField()), Value(""), output_field=TextField())


def _read(row: tuple) -> Attention:
    found = Attention(Kind(row[0]), *row[1:])
    if found.kind is Kind.PLAN:
        return found._replace(op=plan_due_on(found.op), wat="")
    if found.kind is Kind.NAZORG:
        return found._replace(wat="")
    if found.kind is Kind.AANVRAAG:
        last = (
            date.fromisoformat(found.extra)
            if found.extra
            else decision_due_on(found.op, termijn("besluit"))
        )
        return found._replace(op=last, extra="")
    if found.kind is Kind.AFSPRAAK:
        return found._replace(extra=found.extra[:5])
    return found


def _mine(by: Medewerker) -> Q:
    rows = involvements(by)
    return Q(casus__in=rows.values("casus_id"), casus__gesloten__isnull=True)


def _goals_due(by: Medewerker, until: date) -> QuerySet[Doel]:
    """Goals that were to be reached by then and have no outcome."""
    return Doel.objects.filter(_mine(by), streefdatum__lte=until, uitkomst__isnull=True)


def _without_plan(by: Medewerker, until: date) -> QuerySet[Casus]:
    """Open casussen whose plan is due by then and does not stand. Older than a year: nobody's term."""
    plans = Plan.objects.filter(casus=OuterRef("pk"), vastgesteld__isnull=False)
    rows = involvements(by).values("casus_id")
    last = until - timedelta(days=PLAN_TERM_DAYS)
    return Casus.objects.filter(
        ~Exists(plans),
        pk__in=rows,
        gesloten__isnull=True,
        geopend__range=(last - timedelta(days=365), last),
    )
