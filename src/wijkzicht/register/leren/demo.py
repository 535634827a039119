"""For the demo: two goals that a made-up municipality and the teams agreed on."""

from wijkzicht.register.clock import today
from wijkzicht.register.leren.models import Opdrachtdoel
from wijkzicht.register.organisatie.models import Lidmaatschap, Rol, Team

_GOALS = (
    {
        "soort": Opdrachtdoel.Soort.OUTCOME,
        "doel": "Gezinnen krijgen eerder hulp die bij hen past",
        "afspraak": "Gemeente en teams kijken twee keer per jaar samen naar deze cijfers.",
        "indicatoren": ["T02", "V03", "Z07"],
        "landelijk_doel": "eerder_hulp",
        "opdrachtdeel": "aanwezig",
        "lezing": "Het wachten lijkt korter, maar de marges zijn breed. We vragen gezinnen wat helpt.",
    },
    {
        "soort": Opdrachtdoel.Soort.OUTPUT,
        "doel": "Teams werken aan één plan met het hele gezin",
        "afspraak": "Elke casus met meer vragen heeft een plan over meer leefgebieden.",
        "indicatoren": ["S01", "S03"],
        "landelijk_doel": "samenhang",
        "opdrachtdeel": "partners",
    },
)


def agree_on_goals() -> None:
    """Goals of this year with the municipality of the first team."""
    team = Team.objects.order_by("naam").first()
    analist = Lidmaatschap.objects.filter(rol=Rol.ANALIST).first()
    if team and analist:
        for goal in _GOALS:
            Opdrachtdoel.objects.create(
                gemeente_code=team.gemeente_code,
                periode=str(today().year),
                vastgelegd_door_id=analist.medewerker_id,
                **goal,
            )
