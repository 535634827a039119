"""May somebody judge the cases for a team."""

from collections.abc import Mapping

from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.organisatie.policies import check_works_in
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.grensgevallen import KEUZES, grensgevallen

# With fewer voices somebody could be recognised.
FEWEST = 3


def check_can_judge(team: Team, keuzes: Mapping[str, str], by: Medewerker) -> None:
    """Raise if `by` is not of the team, or a judgement is not one of the words."""
    check_works_in(by, team, today())
    if not keuzes or set(keuzes) - set(grensgevallen()) or set(keuzes.values()) - set(KEUZES):
        raise NotAllowed("Kies bij elk geval wat het is.")
