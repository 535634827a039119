"""For the demo: signals of two years, and volunteers. Nobody in it exists."""

from datetime import timedelta

from wijkzicht.register.buurt.models import Signaal
from wijkzicht.register.clock import today
from wijkzicht.register.inbreng.models import Werkgebied
from wijkzicht.register.organisatie.models import Lidmaatschap, Rol, Team
from wijkzicht.register.vrijwilligers.models import Vrijwilliger

# days ago, theme, sentence; the neighbourhood goes round
_SIGNALS = (
    (12, "huisvesting", "Gezinnen wachten lang op een woning na een scheiding."),
    (40, "financien", "Brieven van de gemeente zijn moeilijk te lezen."),
    (75, "huisvesting", "Jongeren vinden geen kamer als ze uit huis gaan."),
    (130, "opvoeden_opgroeien", "Ouders vragen naar schermtijd."),
    (160, "huisvesting", "Kinderen slapen bij vrienden omdat het huis te klein is."),
    (200, "financien", "Toeslagen moeten terug en niemand zag dat aankomen."),
    (260, "school_kinderopvang", "De naschoolse opvang is vol."),
    (330, "opvoeden_opgroeien", "Vaders willen ook een gespreksgroep."),
    (420, "financien", "De energierekening is hoger dan de toeslag."),
    (500, "huisvesting", "Schimmel in de flats, en kinderen die hoesten."),
)
DONE = 150  # days after which something was done with a signal
_VOLUNTEERS = (
    ("Hanna", "post ordenen en samen bellen", ["financien"], "volwassenen", "dinsdagmiddag", 200),
    ("Joris", "voorlezen en spelen", ["opvoeden_opgroeien"], "kinderen tot 8 jaar", "zaterdag", 90),
    ("Mehmet", "meegaan naar een afspraak", [], "wie dat spannend vindt", "in overleg", None),
)


def fill_the_neighbourhood() -> None:
    """As the owner of the tables, past row security; after the door, which gives a team its area."""
    team = Team.objects.order_by("naam").first()
    members = Lidmaatschap.objects.filter(team=team, rol=Rol.PROFESSIONAL)
    worker = members.order_by("pk").first().medewerker
    areas = sorted(Werkgebied.objects.filter(team=team).values_list("postcode", flat=True)) or [""]
    Signaal.objects.bulk_create(
        Signaal(
            team=team,
            tekst=tekst,
            leefgebied=about,
            postcode=areas[place % min(3, len(areas))],
            datum=today() - timedelta(days=days),
            gedaan="Besproken met de gemeente." if days > DONE else "",
            gedaan_op=today() - timedelta(days=days - DONE) if days > DONE else None,
            vastgelegd_door=worker,
        )
        for place, (days, about, tekst) in enumerate(_SIGNALS)
    )
    Vrijwilliger.objects.bulk_create(
        Vrijwilliger(
            team=team,
            naam=naam,
            kan=kan,
            leefgebieden=about,
            voor_wie=voor_wie,
            wanneer=wanneer,
            vog_op=days and today() - timedelta(days=days),
            bekend_bij=worker,
        )
        for naam, kan, about, voor_wie, wanneer, days in _VOLUNTEERS
    )
