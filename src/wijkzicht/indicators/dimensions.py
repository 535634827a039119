"""
Dimensions: what a figure can be split by, each defined here and nowhere else.

A dimension knows one way or more from a row to its part: by the key of what the row is about (see
`parts.UNITS`). Whether an indicator can bear a dimension follows from the keys its rows keep.
A part is never null: what is not known is the part `onbekend`.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import ibis
from ibis.expr.types import StringValue, Table

from wijkzicht.indicators.core import Indicator, compiled, relation
from wijkzicht.indicators.facts import BANDS
from wijkzicht.indicators.shapes import rows_of, summed, units

UNKNOWN = "onbekend"
_WHO = ("persoon_id", "huishouden_id")  # what a row may be counted once by


@dataclass(frozen=True)
class Way:
    """
    From rows with `key` to their parts: `find` takes the rows and the tables it names.

    `many`: one unit may be in more parts, and then has a row in each.
    """

    key: str
    find: Callable[..., Table]
    many: bool = False

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables and facts that it needs."""
        return tuple(inspect.signature(self.find).parameters)[1:]


@dataclass(frozen=True)
class Dimension:
    """
    `naam` stands before the = in a row, and names the code list of its parts.

    `titel` and `uitleg`: Dutch, for a screen. `ways`: the first whose key the rows have is taken.
    """

    naam: str
    titel: str
    uitleg: str
    ways: tuple[Way, ...]

    def way(self, columns: tuple[str, ...]) -> Way | None:
        """How rows with those columns are told apart; None when they can't be."""
        found = [way for way in self.ways if way.key in columns]
        # Who counts once is told apart by who it is, if that can be.
        once = [way for way in found if "sleutel" in columns and way.key in _WHO]
        return next(iter([*once, *found]), None)


@cache
def borne_by(indicator: Indicator) -> dict[str, Way]:
    """The dimensions an indicator can bear, by name, with the way that each takes."""
    columns = rows_of(indicator).columns
    found = {name: dimension.way(columns) for name, dimension in DIMENSIONS.items()}
    return {name: way for name, way in found.items() if way}


def overlaps(indicator: Indicator, naam: str) -> bool:
    """
    Whether the parts may count one unit twice, so that they add up to more than the whole.

    So it is where a casus may be in more parts, and where somebody who counts once is told apart
    by a casus or team, of which there may be more than one.
    """
    way = borne_by(indicator)[naam]
    return way.many or ("sleutel" in rows_of(indicator).columns and way.key not in _WHO)


@cache
def split(indicator: Indicator, naam: str) -> Table:
    """As `shapes.shaped`, with the part of the dimension (`deel`) in the place of the informant."""
    way = borne_by(indicator)[naam]
    rows = rows_of(indicator)
    rows = way.find(rows, *(relation(name) for name in way.tables))
    rows = rows.mutate(deel=rows.deel.fill_null(UNKNOWN))
    if "sleutel" in rows.columns:
        rows = units(rows, "deel")
    owner = "groep" if "groep" in rows.columns else "team_id"
    return summed(indicator, rows, [owner, "periode", "deel"])


@cache
def split_sql(indicator: Indicator, naam: str, dialect: str) -> str:
    """The SQL of `split`, compiled once in a process."""
    return compiled(split(indicator, naam), dialect)


# --- the ways -----------------------------------------------------------------------------------


def _joined(rows: Table, parts: Table, key: str) -> Table:
    """The rows with their part; `parts` has the key and `deel`."""
    named = parts.select(van_deel=key, deel="deel")
    return rows.left_join(named, rows[key] == named.van_deel).drop("van_deel")


def _one(table: Table, key: str, part: StringValue) -> Table:
    # One part for each key, also in a faulty set that has it twice.
    return table.group_by(key).aggregate(deel=part.min())


def _leefgebied_of_aanmelding(rows, aanmelding):
    return _joined(rows, _one(aanmelding, "aanmelding_id", aanmelding.leefgebied), "aanmelding_id")


def _leefgebied_of_doel(rows, doel):
    return _joined(rows, _one(doel, "doel_id", doel.leefgebied), "doel_id")


def _leefgebied_of_casus(rows, hulpvraag, casus):
    asked = hulpvraag.filter(hulpvraag.leefgebied.notnull()).semi_join(casus, "casus_id")
    return _joined(rows, asked.select("casus_id", deel="leefgebied").distinct(), "casus_id")


def _leeftijdsband(rows, persoon, periode):
    born = persoon.group_by("persoon_id").aggregate(jaar=persoon.geboortejaar.min())
    born = born.select(wie="persoon_id", jaar="jaar")
    begins = periode.select(begin_van="periode", begin=periode.p0.year())
    rows = rows.left_join(born, rows.persoon_id == born.wie).drop("wie")
    rows = rows.join(begins, rows.periode == begins.begin_van).drop("begin_van")
    # Who is born in the period, or after the year in which it began, is 0 years old.
    age = ibis.greatest(rows.begin - rows.jaar, 0)
    age = ibis.cases((rows.jaar.notnull(), age))
    return rows.mutate(deel=ibis.cases(*((age <= last, name) for name, _, last in BANDS)))


def _kind(huishouden):
    return _one(huishouden, "huishouden_id", huishouden.samenstelling)


def _samenstelling_of_huishouden(rows, huishouden):
    return _joined(rows, _kind(huishouden), "huishouden_id")


def _samenstelling_by(key):
    def find(rows, table, huishouden):
        homes = table.select(key, "huishouden_id").join(_kind(huishouden), "huishouden_id")
        return _joined(rows, _one(homes, key, homes.deel), key)

    return find


def _samenstelling_of_casus(rows, casus, huishouden):
    return _samenstelling_by("casus_id")(rows, casus, huishouden)


def _samenstelling_of_aanmelding(rows, aanmelding, huishouden):
    return _samenstelling_by("aanmelding_id")(rows, aanmelding, huishouden)


def _samenstelling_of_persoon(rows, persoon, huishouden):
    return _samenstelling_by("persoon_id")(rows, persoon, huishouden)


def _kanaal_of_aanmelding(rows, aanmelding):
    return _joined(rows, _one(aanmelding, "aanmelding_id", aanmelding.kanaal), "aanmelding_id")


def _kanaal_of_casus(rows, aanmelding, casus):
    # The first aanmelding that led to it; of one day the first id.
    asked = aanmelding.semi_join(casus, "casus_id")
    order = ibis.window(group_by="casus_id", order_by=["datum", "aanmelding_id"])
    asked = asked.mutate(plaats=ibis.row_number().over(order))
    first = asked.filter(asked.plaats == 0)
    return _joined(rows, first.select("casus_id", deel="kanaal"), "casus_id")


def _doelgroep(rows, team):
    return _joined(rows, _one(team, "team_id", team.doelgroep), "team_id")


WETTEN = {
    "jeugdwet": ("jeugdhulp", "jeugdbescherming", "jeugdreclassering"),
    "wmo": ("wmo",),
    "participatiewet": ("participatie",),
    "schulden": ("schuldhulp",),
    "zvw_wlz": ("zvw_wlz",),
    "zonder_wet": ("informeel", "voorliggend", "collectief", "anders"),
}
WITHOUT = "geen_voorziening"


def _wet(voorziening) -> Table:
    named = ibis.cases(*((voorziening.soort.isin(kinds), wet) for wet, kinds in WETTEN.items()))
    return voorziening.mutate(wet=named)


def _wet_of_voorziening(rows, voorziening):
    care = _wet(voorziening)
    return _joined(rows, _one(care, "voorziening_id", care.wet), "voorziening_id")


def _wet_of_casus(rows, voorziening, casus):
    care = _wet(voorziening).select("casus_id", "wet").distinct()
    found = casus.select("casus_id").left_join(care, "casus_id")
    parts = found.select("casus_id", deel=found.wet.fill_null(WITHOUT))
    return _joined(rows, parts, "casus_id")


DIMENSIONS = {
    dimension.naam: dimension
    for dimension in (
        Dimension(
            "leefgebied",
            "Leefgebied",
            "Het leefgebied van de aanmelding of van het doel; van een casus alle leefgebieden waarop een hulpvraag ligt. Een casus met vragen op meer leefgebieden telt bij elk daarvan mee.",
            (
                Way("doel_id", _leefgebied_of_doel),
                Way("aanmelding_id", _leefgebied_of_aanmelding),
                Way("casus_id", _leefgebied_of_casus, many=True),
            ),
        ),
        Dimension(
            "leeftijdsband",
            "Leeftijd",
            "Hoe oud iemand wordt in het jaar waarin de periode begint.",
            (Way("persoon_id", _leeftijdsband),),
        ),
        Dimension(
            "samenstelling",
            "Soort huishouden",
            "Hoe het huishouden nu is samengesteld.",
            (
                Way("huishouden_id", _samenstelling_of_huishouden),
                Way("aanmelding_id", _samenstelling_of_aanmelding),
                Way("casus_id", _samenstelling_of_casus),
                Way("persoon_id", _samenstelling_of_persoon),
            ),
        ),
        Dimension(
            "kanaal",
            "Hoe mensen binnenkwamen",
            "Wie de aanmelding deed of waar het team mensen vond; van een casus de eerste aanmelding.",
            (
                Way("aanmelding_id", _kanaal_of_aanmelding),
                Way("casus_id", _kanaal_of_casus),
            ),
        ),
        Dimension(
            "doelgroep",
            "Soort team",
            "Voor wie het team er is.",
            (Way("team_id", _doelgroep),),
        ),
        Dimension(
            "wet",
            "Wet",
            "De wet waar de geregelde voorziening onder valt; van een casus alle voorzieningen die eruit kwamen. Een casus met voorzieningen uit meer wetten telt bij elk daarvan mee.",
            (
                Way("voorziening_id", _wet_of_voorziening),
                Way("casus_id", _wet_of_casus, many=True),
            ),
        ),
    )
}
