"""For the demo: questions that came in today and last week, so that the board is one to work with."""

from collections import Counter
from datetime import timedelta

from wijkzicht.register.aanmeldingen.models import Aanmelding, Bron, Kolom
from wijkzicht.register.clock import today
from wijkzicht.register.inbreng.models import Inbreng, Werkgebied
from wijkzicht.register.organisatie.models import Lidmaatschap, Rol, Team
from wijkzicht.register.personen.models import HuishoudenTeam

_SLEEP = "Mijn dochter slaapt slecht sinds de scheiding. Hoe praat ik daarover met haar?"
_MONEY = "Ik heb drie rekeningen liggen en durf ze niet open te maken."
# days ago, name, question, the rest
_REQUESTS = (
    (0, "Fatma", "Er is elke avond ruzie. Ik wil met iemand praten.",
     {"bron": Bron.INWONER, "kanaal": "zelf", "stil_thuis": True, "leefgebied": "huiselijke_relaties",
      "bereikbaar": "06 1234 5678. Alleen op maandagochtend bellen."}),
    (0, "Yara", "Ik word gepest en thuis snappen ze het niet.",
     {"bron": Bron.INWONER, "kanaal": "zelf", "leeftijd": 14, "kind_betrokken": True,
      "bereikbaar": "yara@voorbeeld.example. Na school."}),
    (1, "Een leerling uit groep 7", "Hij is vaak moe en komt zonder eten op school.",
     {"bron": Bron.PARTNER, "kanaal": "school", "kind_betrokken": True, "urgentie": "vandaag",
      "gebracht_door": "Demo partner", "bereikbaar": "Na half vier op school."}),
    (2, "Gezin El Idrissi", "Er wordt geschreeuwd en gegooid. De buurvrouw maakt zich zorgen.",
     {"crisis": True, "kanaal": "politie", "urgentie": "vandaag", "kolom": Kolom.UITZOEKEN,
      "gebracht_door": "wijkagent", "leefgebied": "veiligheid"}),
    (4, "Gezin Postma", _SLEEP, {"leefgebied": "opvoeden_opgroeien", "urgentie": "deze_week"}),
    (9, "Gezin Wolters", _SLEEP.replace("dochter", "zoon").replace("haar", "hem"),
     {"leefgebied": "opvoeden_opgroeien", "kolom": Kolom.VERDELEN, "urgentie": "kan_wachten"}),
    (12, "Huishouden De Boer", _MONEY, {"leefgebied": "financien", "kolom": Kolom.VERDELEN}),
    (16, "Huishouden Yildiz", "De huur is twee maanden niet betaald.",
     {"leefgebied": "financien", "kolom": Kolom.WACHT, "urgentie": "deze_week", "kijk": 2,
      "overbrugging": "De vrijwilliger van het buurthuis zet de post op volgorde.",
      "overbrugging_door": "het buurthuis"}),
    (21, "Gezin Van Dam", "Ons kind van vier praat nog bijna niet.",
     {"leefgebied": "opvoeden_opgroeien", "kolom": Kolom.WACHT, "kijk": -1,
      "overbrugging": "Elke week bellen", "overbrugging_door": "het consultatiebureau"}),
)  # fmt: skip


def fill_the_door() -> None:
    """As the owner of the tables, past row security; before the figures are computed."""
    team = Team.objects.order_by("naam").first()
    partner = Lidmaatschap.objects.filter(rol=Rol.PARTNER).first()
    for days, naam, vraag, fields in _REQUESTS:
        looked = fields.get("kijk")
        row = Aanmelding.objects.create(
            team=team,
            datum=today() - timedelta(days=days),
            naam=naam,
            vraag=vraag,
            kijk_op=None if looked is None else today() + timedelta(days=looked),
            **{name: value for name, value in fields.items() if name != "kijk"},
        )
        if row.bron == Bron.PARTNER and partner:
            Inbreng.objects.create(
                aanmelding=row,
                partner=partner.medewerker,
                kanaal=row.kanaal,
                over_wie=naam,
                vraag=vraag,
                gezin_weet_het=True,
                stand_op=row.datum,
            )
    _areas()


def _areas() -> None:
    """Each postcode goes to the team that has most households there."""
    counts = Counter(
        (code[:4], team)
        for code, team in HuishoudenTeam.objects.values_list("huishouden__postcode", "team_id")
        if code
    )
    best: dict = {}
    for (code, team), _n in counts.most_common():
        best.setdefault(code, team)
    Werkgebied.objects.bulk_create(
        Werkgebied(team_id=team, postcode=code) for code, team in best.items()
    )
