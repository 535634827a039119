"""What could stand in a letter of handover: a first text, from what is known, to take away from."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.contacten.queries import open_steps
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.plannen import queries as plannen
from wijkzicht.register.veiligheid import queries as veiligheid
from wijkzicht.register.voorzieningen import queries as voorzieningen
from wijkzicht.rules.veiligheid import agreement_runs
from wijkzicht.web.codes import label


def proposal(casus: Casus, personen: list[Persoon]) -> str:
    """Parts with a heading and a line each; a part without lines is left out.

    Notes of contacts are not in it: what is passed on of those, somebody writes on purpose.
    """
    parts = (
        (_("Om wie gaat het?"), [_person(row) for row in personen]),
        (_("Wat wil het gezin bereiken?"), _goals(casus)),
        (_("Afspraken over veiligheid"), _safety(casus)),
        (_("Welke hulp is er al?"), _elsewhere(casus)),
        (_("Wat moet er nog gebeuren?"), _steps(casus)),
    )
    return "\n\n".join(
        "\n".join([title, *(f"- {words}" for words in lines)]) for title, lines in parts if lines
    )


def _person(persoon: Persoon) -> str:
    born = persoon.geboortejaar
    return f"{persoon.volledige_naam} ({born})" if born else persoon.volledige_naam


def _goals(casus: Casus) -> list[str]:
    goals = plannen.goals(casus)
    return [goal.doel.tekst for goal in goals if goal.doel.uitkomst is None]


def _safety(casus: Casus) -> list[str]:
    rows = veiligheid.agreements(casus)
    running = [row for row in rows if agreement_runs(row.tot, row.gestopt_op, today())]
    return [f"{row.wie}: {row.wat}" for row in running]


def _elsewhere(casus: Casus) -> list[str]:
    rows = voorzieningen.of_household(casus.huishouden_id)
    return [
        f"{label('voorziening_soort', row.soort)} {row.aanbieder}".strip()
        for row in rows
        if row.eind is None
    ]


def _steps(casus: Casus) -> list[str]:
    return [
        f"{row.volgende_stap} ({date_format(row.volgende_stap_op, 'j F Y')})"
        if row.volgende_stap_op
        else row.volgende_stap
        for row in open_steps(casus)
    ]
