"""What the pages of the plan show: goals with their dots, who agrees at which age, the versions."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.plannen.compare import Change
from wijkzicht.register.plannen.models import Doel, Familiegroepsplan, Hulpvraag, Plan
from wijkzicht.register.plannen.policies import birth_of, plan_is_late
from wijkzicht.register.plannen.queries import Goal, PlanPage, Score
from wijkzicht.rules.consent import Consent, who_consents
from wijkzicht.rules.terms import plan_due_on
from wijkzicht.web.codes import label
from wijkzicht.web.dossier.frame import short_name
from wijkzicht.web.plan.around_forms import STANDS
from wijkzicht.web.plan.steps import CHANGES, STEPS, VOICES, WANTED, steps_of

YOUNG = "jeugdige"


@dataclass(frozen=True)
class Dot:
    """One of the five steps: was it the start, is it now, is it what the family wants."""

    start: bool
    now: bool
    wanted: bool


@dataclass(frozen=True)
class Voice:
    """How far one voice says the goal is; `text` says in words what the dots show."""

    who: str
    dots: list[Dot]
    text: str


@dataclass(frozen=True)
class GoalCard:
    """A goal as the plan shows it."""

    doel: Doel
    area: str
    set_by: str
    outcome: str
    who: str
    steps: list[dict]
    voices: list[Voice]
    own_steps: list[dict]


@dataclass(frozen=True)
class QuestionLine:
    """A hulpvraag with the words for its area."""

    row: Hulpvraag
    area: str


@dataclass(frozen=True)
class Version:
    """A version of the plan, in words."""

    plan: Plan
    name: str
    state: str
    goals: int


def card(goal: Goal) -> GoalCard:
    """A goal with words for its codes."""
    doel = goal.doel
    steps = [
        {
            "who": a.wie or label("uitvoerder", a.uitvoerder),
            "kind": label("uitvoerder", a.uitvoerder) if a.wie else "",
            "what": a.wat,
            "when": a.klaar_op,
            "done": a.gedaan_op,
            "key": a.pk,
        }
        for a in goal.acties
    ]
    # Only names, no tasks: one line says it.
    more = any(s["what"] or s["when"] or s["kind"] or s["done"] for s in steps)
    names = [] if more else [s["who"] for s in steps]
    order = [*VOICES, "partner"]
    voices = sorted(goal.scores.items(), key=lambda pair: order.index(pair[0]))
    return GoalCard(
        doel,
        label("leefgebied", doel.leefgebied),
        label("informant", doel.gesteld_door),
        label("uitkomst", doel.uitkomst),
        ", ".join(names).capitalize(),
        [] if names else steps,
        [voice(informant, scores, doel.schaal) for informant, scores in voices],
        own_steps(doel),
    )


def own_steps(doel: Doel) -> list[dict]:
    """The steps in the family's own words; the wanted one is marked."""
    return [
        {"words": words, "means": STEPS[step], "wanted": step == WANTED}
        for step, words in zip(STEPS, doel.schaal, strict=False)
        if words
    ]


def voice(informant: str, scores: list[Score], schaal: list[str] = ()) -> Voice:
    """One voice: where it stood first, where it stands now."""
    first, last = scores[0], scores[-1]
    dots = [Dot(first.score == s, last.score == s, s == WANTED) for s in STEPS]
    return Voice(label("informant", informant), dots, in_words(first, last, schaal))


def in_words(first: Score, last: Score, schaal: list[str] = ()) -> str:
    """The text beside the dots, which says the same."""
    steps = steps_of(schaal)
    now = {"now": steps[last.score], "day": date_format(last.datum, "j F Y")}
    if first.datum == last.datum:
        return _("%(now)s, %(day)s") % now
    told = now | {"first": str(steps[first.score]).lower()}
    return _("%(now)s, %(day)s. Eerst: %(first)s.") % told


def question(row: Hulpvraag) -> QuestionLine:
    """A hulpvraag as the page shows it."""
    return QuestionLine(row, label("leefgebied", row.leefgebied))


def who_decides(personen: list[Persoon], day: date | None = None) -> list[str]:
    """For each young person a sentence: who has to agree, and why."""
    sentences = {
        Consent.OUDER: _("%(who)s: de ouder beslist. Tot 12 jaar is dat zo."),
        Consent.BEIDEN: _(
            "%(who)s: jeugdige en ouder beslissen samen. Dat is zo van 12 tot 16 jaar."
        ),
        Consent.JEUGDIGE: _("%(who)s: beslist zelf. Vanaf 16 jaar is dat zo."),
        Consent.ONBEKEND: _("%(who)s: vraag de geboortedatum. Dan weten we wie moet beslissen."),
    }
    young = [p for p in personen if p.rol == YOUNG and not p.overleden_op]
    if not young:
        return [_("Er is geen jeugdige in dit gezin. De volwassenen beslissen zelf.")]
    return [
        sentences[who_consents(birth_of(p), day or today())] % {"who": short_name(p)} for p in young
    ]


def versions(page: PlanPage) -> list[Version]:
    """The versions, newest first, with how many goals came in with each."""
    counts: dict = {}
    for goal in page.doelen:
        counts[goal.doel.plan_id] = counts.get(goal.doel.plan_id, 0) + 1
    last = len(page.versies)
    return [
        Version(
            plan,
            _("Versie %(number)s") % {"number": last - place},
            state(plan),
            counts.get(plan.pk, 0),
        )
        for place, plan in enumerate(page.versies)
    ]


def state(plan: Plan) -> str:
    """Whether the plan is being made, or since when it stands."""
    if plan.vastgesteld is None:
        return _("in de maak")
    return _("geldt sinds %(day)s") % {"day": date_format(plan.vastgesteld, "j F Y")}


def late(casus: Casus, page: PlanPage) -> str:
    """A sentence when the plan should have been there by now, else nothing."""
    if not plan_is_late(casus, any(plan.vastgesteld for plan in page.versies)):
        return ""
    day = date_format(plan_due_on(casus.geopend), "j F Y")
    return _("Het plan moest er zijn op %(day)s. Dat is zes weken na de start.") % {"day": day}


def told_lines(plan: Plan) -> list[dict[str, str | Promise]]:
    """What the household was told, each with yes, no or not known."""
    answers = {True: _("Ja"), False: _("Nee"), None: _("Nog niet ingevuld")}
    return [
        {"label": _("Waar je een klacht kunt doen"), "text": answers[plan.klachtroute_verteld]},
        {"label": _("Vertrouwenspersoon"), "text": answers[plan.vertrouwenspersoon_verteld]},
        {
            "label": _("Gratis onafhankelijke hulp"),
            "text": answers[plan.clientondersteuner_verteld],
        },
    ]


def change(row: Change) -> dict:
    """A goal in two versions, with words for what happened to it."""
    outcome = label("uitkomst", row.after.uitkomst) if row.after else ""
    return {
        "kind": CHANGES[row.kind],
        "before": row.before,
        "after": row.after,
        "outcome": outcome,
        "same": row.kind == "gelijk",
    }


def family_line(row: Familiegroepsplan | None) -> str:
    """How it stands with the family's own plan, in words."""
    if row is None:
        return _("Nog niet gevraagd.")
    words = str(STANDS[row.stand])
    if not row.aangeboden_op:
        return f"{words}."
    day = date_format(row.aangeboden_op, "j F Y")
    return _("%(words)s. Gevraagd op %(day)s.") % {"words": words, "day": day}
