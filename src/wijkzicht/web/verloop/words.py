"""The course of a figure in plain sentences: what can be said of it, and what can't."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wijkzicht.indicators import Indicator, Kind
from wijkzicht.indicators.bewegingen import Beweging
from wijkzicht.indicators.registratie import Bevinding, Event
from wijkzicht.register.cijfers.queries import TOO_FEW
from wijkzicht.reports.courses import Axis
from wijkzicht.reports.series import FEWEST_FOR_LIMITS, Series, at_event
from wijkzicht.statistics import detectable
from wijkzicht.web.codes import label
from wijkzicht.web.monitor.words import number

SAME = 3  # percent up or down that is no direction
TELLINGEN = {
    "dossier": gettext_lazy("open dossiers"),
    "actief": gettext_lazy("open dossiers met werk in de laatste 90 dagen"),
    "hulp": gettext_lazy("open dossiers met hulp in de laatste 90 dagen"),
}
OORZAKEN = {
    "nieuw": gettext_lazy("Nieuw"),
    "overgenomen": gettext_lazy("Van ander team"),
    "weer_werk": gettext_lazy("Weer werk"),
    "hulp_begonnen": gettext_lazy("Hulp begonnen"),
    "gesloten": gettext_lazy("Gesloten"),
    "laat_gesloten": gettext_lazy("Laat gesloten"),
    "overgedragen": gettext_lazy("Naar ander team"),
    "zonder_hulp": gettext_lazy("Verder zonder hulp"),
    "even_stil": gettext_lazy("Even stil"),
    "stil": gettext_lazy("Stil"),
}
EINDEN = {
    "contact": gettext_lazy("eerste contact"),
    "hulp": gettext_lazy("eerste hulp"),
    "gesloten_zonder": gettext_lazy("gesloten zonder"),
    "eigen_kracht": gettext_lazy("zelf of met netwerk verder"),
    "verwezen": gettext_lazy("naar specialistische hulp"),
    "afgebroken": gettext_lazy("door één kant gestopt"),
    "anders": gettext_lazy("anders of onbekend"),
}
ROUTES = {
    "eerste_contact": gettext_lazy("Van aanmelding tot eerste contact"),
    "eerste_hulp": gettext_lazy("Van openen tot eerste hulp"),
    "sluiting": gettext_lazy("Van openen tot sluiten"),
}
EFFECTS = {
    "laat_sluiten": gettext_lazy("Laat gesloten dossiers"),
    "definitie": gettext_lazy("Anders geteld: hulp of regie"),
    "levering": gettext_lazy("Werk dat niet is aangekomen"),
}
_WHAT = {
    "laat_gesloten": gettext_lazy(
        "In %(periode)s gingen %(aantal)s dossiers dicht waar al langer dan 90 dagen geen werk meer in was. Gewoonlijk zijn dat er ongeveer %(gewoon)s."
    ),
    "zonder_hulp": gettext_lazy(
        "In %(periode)s ging bij %(aantal)s casussen het werk door, maar heette het geen hulp meer. Gewoonlijk zijn dat er ongeveer %(gewoon)s."
    ),
    "hulp_begonnen": gettext_lazy(
        "In %(periode)s heette het werk bij %(aantal)s casussen voor het eerst hulp, terwijl ze al open waren. Gewoonlijk zijn dat er ongeveer %(gewoon)s."
    ),
    "even_stil": gettext_lazy(
        "In %(periode)s was bij %(aantal)s casussen geen werk te zien, en daarna wel weer. Gewoonlijk zijn dat er ongeveer %(gewoon)s. Dat past bij een levering of invoer die uitviel. Het kan ook zijn dat het werk echt stillag."
    ),
}


def axis() -> Axis:
    """The words in the pictures, in the language of the reader."""
    return Axis(_("midden"), _("bovengrens"), _("ondergrens"), _("dagen"), _("procent"))


def signed(value: int) -> str:
    """+12, −3 or 0."""
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "0"


def of_finding(found: Bevinding) -> str:
    """What was seen, and what is usual."""
    return _WHAT[found.oorzaak] % {
        "periode": found.periode,
        "aantal": found.aantal,
        "gewoon": max(found.aantal - found.meer, 0),
    }


def of_event(event: Event | None) -> str:
    """What the log says of it, or the question to ask."""
    if event is None:
        return _("In het logboek staat hier niets over. Vraag na wat er toen gebeurde.")
    return _("In het logboek: %(soort)s, %(dag)s. %(tekst)s") % {
        "soort": label("gebeurtenis_soort", event.soort),
        "dag": date_format(event.datum, "j F Y"),
        "tekst": event.omschrijving,
    }


def of_rest(found: Bevinding, row: Beweging) -> str:
    """The change of the count, the part that is registration, and what remains."""
    change, effect = row.stand - row.opening, found.richting * found.meer
    return _(
        "Het aantal %(telling)s ging van %(van)s naar %(naar)s (%(hele)s). Hiervan komt ongeveer %(deel)s door de registratie. Wat overblijft: %(rest)s."
    ) % {
        "telling": TELLINGEN[row.telling],
        "van": row.opening,
        "naar": row.stand,
        "hele": signed(change),
        "deel": signed(effect),
        "rest": signed(change - effect),
    }


def of_fan(rows: dict[str, Beweging]) -> list[str]:
    """The last step in the three counts, and whether they point the same way."""
    if any(not row.opening for row in rows.values()):
        return []
    steps = {
        telling: 100 * (row.stand - row.opening) / row.opening for telling, row in rows.items()
    }
    period = next(iter(rows.values())).periode
    said = "; ".join(
        f"{TELLINGEN[t]} {signed(round(step))}% ({rows[t].opening} → {rows[t].stand})"
        for t, step in steps.items()
    )
    first = _("In %(periode)s: %(tellingen)s.") % {"periode": period, "tellingen": said}
    directions = {(step > SAME) - (step < -SAME) for step in steps.values()}
    if directions == {0}:
        return [first, _("De drie tellingen bleven ongeveer gelijk.")]
    if len(directions) == 1:
        return [first, _("De drie tellingen wijzen dezelfde kant op.")]
    return [
        first,
        _(
            "De drie tellingen wijzen niet dezelfde kant op. Dan zegt de verandering ook iets over hoe je telt."
        ),
    ]


def of_moves(rows: list[Beweging]) -> list[str]:
    """What a reader must know of files that went from one team to another."""
    said = []
    for row in rows:
        came, went = row.delen.get("overgenomen", 0), -row.delen.get("overgedragen", 0)
        if row.opening and max(came, went) >= max(3, 0.1 * row.opening):
            said.append(
                _(
                    "In %(periode)s kwamen %(bij)s casussen van een ander team en gingen er %(weg)s naar een ander team. Dat is verplaatst werk, geen meer of minder werk."
                )
                % {"periode": row.periode, "bij": came, "weg": went}
            )
    return said


def of_series(indicator: Indicator, found: Series) -> list[str]:
    """What the points say."""
    settled = len(found.settled)
    said = []
    if found.mixed:
        said.append(
            _(
                "%(perioden)s zijn met een andere definitie geteld. Die staan niet in deze reeks, want ze zijn niet te vergelijken."
            )
            % {"perioden": ", ".join(found.mixed)}
        )
    if not settled:
        return [*said, _("Er is nog geen periode met een vast cijfer. Er is dus nog geen verloop.")]
    if settled == 1:
        return [*said, _("Er is één periode met een vast cijfer. Met één punt is er geen verloop.")]
    if found.limits is None:
        few = _(
            "Er zijn %(aantal)s punten. Dat is te weinig voor grenzen: daarvoor zijn er %(nodig)s nodig."
        )
        return [*said, few % {"aantal": settled, "nodig": FEWEST_FOR_LIMITS}]
    if not found.ruled:
        few = _(
            "Er zijn %(aantal)s punten. De grenzen zijn op proef en we passen nog geen regels toe: daarvoor zijn er 12 nodig."
        )
        return [*said, few % {"aantal": settled}]
    return [*said, *_signals(found), *_noticeable(indicator, found)]


def _signals(found: Series) -> list[str]:
    periods = [found.rows[i].periode for i in found.settled]
    said = [
        _("%(periode)s ligt buiten de grenzen: zo ver van het midden komt het door toeval zelden.")
        % {"periode": periods[i]}
        for i in found.signals.outside
    ]
    if found.signals.shift:
        said.append(
            _(
                "Van %(van)s tot en met %(tot)s liggen acht of meer punten na elkaar aan één kant van het midden."
            )
            % {"van": periods[found.signals.shift[0]], "tot": periods[found.signals.shift[-1]]}
        )
    if found.runs:
        said.append(
            _(
                "De lijn gaat weinig door het midden. Dat past niet bij één niveau met gewone schommelingen."
            )
        )
    if not said:
        return [_("Geen signaal: de punten schommelen zoals bij toeval te verwachten is.")]
    return [*said, _("Ook bij toeval geeft ongeveer één op de acht reeksen een signaal.")]


def _noticeable(indicator: Indicator, found: Series) -> list[str]:
    last = found.rows[found.settled[-1]]
    if indicator.kind is not Kind.AANDEEL or not last.noemer:
        return []
    ends = detectable(last.waarde / 100, int(last.noemer))
    return [
        _(
            "Met %(n)s per periode valt een verandering meestal pas op als het onder %(laag)s%% of boven %(hoog)s%% komt."
        )
        % {
            "n": number(last.noemer, 0),
            "laag": number(100 * ends.low, 0),
            "hoog": number(100 * ends.high, 0),
        }
    ]


def of_events(indicator: Indicator, found: Series, periods: list[str]) -> list[str]:
    """How far the figure jumped at the one event of the series, or why that can't be told."""
    if len(set(periods)) != 1:
        several = _("Er gebeurde meer in deze tijd. Hoe ver het cijfer bij elk ervan sprong, is niet uit elkaar te houden.")  # fmt: skip
        return [several] if periods else []
    (period,) = set(periods)
    sides = at_event(indicator, found, period)
    if sides is None:
        return []
    if sides.found is None:
        few = _("Hoe ver het cijfer in %(periode)s sprong, is niet te zeggen. Daarvoor zijn acht punten ervoor en acht erna nodig. Het zijn er %(voor)s en %(na)s.")  # fmt: skip
        return [few % {"periode": period, "voor": sides.before, "na": sides.after}]
    level = sides.found.level
    ends = sorted(abs(end) for end in level.interval)
    if level.interval.low <= 0 <= level.interval.high:
        said = _("In %(periode)s sprong het cijfer niet meer dan door toeval kan, vergeleken met de lijn ervoor.")  # fmt: skip
        return [said % {"periode": period}]
    higher = _("In %(periode)s kwam het cijfer %(hoeveel)s hoger uit dan de lijn ervoor, waarschijnlijk tussen %(laag)s en %(hoog)s hoger.")  # fmt: skip
    lower = _("In %(periode)s kwam het cijfer %(hoeveel)s lager uit dan de lijn ervoor, waarschijnlijk tussen %(laag)s en %(hoog)s lager.")  # fmt: skip
    unit = _("procentpunten") if indicator.kind is Kind.AANDEEL else ""
    values = {
        "periode": period,
        "hoeveel": f"{number(abs(level.value), 1)} {unit}".strip(),
        "laag": number(ends[0], 1),
        "hoog": number(ends[1], 1),
    }
    return [
        (higher if level.value > 0 else lower) % values,
        _(
            "Of dat komt door wat er gebeurde, zegt dit niet. Ook als er niets gebeurt, geeft ongeveer één op de vijf reeksen van deze lengte een sprong."
        ),
    ]


def unsettled(found: Series) -> list[str]:
    """Which points are open, and why."""
    over = [row.periode for row in found.rows if row.status == "onvolledig"]
    soon = [row.periode for row in found.rows if row.status == "voorlopig"]
    said = []
    if found.begun:
        said.append(
            _(
                "In %(periode)s begon een ander registratiesysteem. Het punt is open en telt niet mee: de periode is niet heel."
            )
            % {"periode": found.begun}
        )
    if over:
        said.append(
            _("%(periode)s is nog niet voorbij. Het punt is open en telt niet mee.")
            % {"periode": ", ".join(over)}
        )
    if soon:
        said.append(
            _("%(periode)s is voorlopig: er komt nog werk bij. Het punt is open en telt niet mee.")
            % {"periode": ", ".join(soon)}
        )
    few = [row.periode for row in found.rows if row.status == TOO_FEW]
    if few:
        said.append(
            _("Van %(perioden)s zijn er te weinig gegevens om te laten zien. Dat is nooit nul.")
            % {"perioden": ", ".join(few)}
        )
    empty = [r.periode for r in found.rows if r.waarde is None and r.status != TOO_FEW]
    if empty:
        said.append(
            ngettext(
                "Van %(aantal)s periode is er geen cijfer. Leeg is geen nul.",
                "Van %(aantal)s perioden is er geen cijfer. Leeg is geen nul.",
                len(empty),
            )
            % {"aantal": len(empty)}
        )
    return said


def limits_of_it(ruled: bool) -> list[str]:
    """What the page does not say, whatever the figure."""
    said = [
        _("Een signaal is een vraag om samen te bespreken, geen oordeel."),
        _("Wat er veranderde en waarom, staat hier niet. Dat weet alleen wie erbij was."),
    ]
    if ruled:
        said.append(_("Geen signaal is geen bewijs dat er niets veranderde."))
    return said
