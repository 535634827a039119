"""Judge the cases."""

from collections.abc import Mapping

from django.db import transaction

from wijkzicht.register.clock import today
from wijkzicht.register.grens import policies
from wijkzicht.register.grens.models import Grensantwoord
from wijkzicht.register.grens.queries import voice
from wijkzicht.register.organisatie.models import Medewerker, Team


@transaction.atomic
def judge(*, team: Team, keuzes: Mapping[str, str], by: Medewerker) -> None:
    """Keep what `by` calls each case this year; a later judgement of the year takes its place.

    Not in the log: it is about no household, and a line would tell whose voice it is.
    """
    policies.check_can_judge(team, keuzes, by)
    stem = voice(by.pk, team.pk, today().year)
    for geval, keuze in keuzes.items():
        Grensantwoord.objects.update_or_create(
            stem=stem,
            geval=geval,
            defaults={"team": team, "jaar": today().year, "keuze": keuze},
        )
