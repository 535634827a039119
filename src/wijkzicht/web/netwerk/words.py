"""What stands in the drawings, in sentences: for who does not see them, and as the list itself."""

from django.utils.translation import gettext as _

from wijkzicht.register.clock import today
from wijkzicht.register.netwerk.models import Band, Netwerklid
from wijkzicht.register.personen.models import Persoon
from wijkzicht.web.dossier.frame import age_in_words
from wijkzicht.web.netwerk.ecogram import Tie
from wijkzicht.web.netwerk.genogram import Family, Figure
from wijkzicht.web.netwerk.svg import wrapped

HELPS = {"helpt", "beide"}
NEEDS = {"vraagt", "beide"}


def about_member(row: Netwerklid) -> str:
    """Relation, strength and direction in one line."""
    parts = [
        row.relatie or str(row.get_soort_display()),
        _("vooral van %(name)s") % {"name": row.van_wie} if row.van_wie else "",
        _("band: %(strength)s") % {"strength": str(row.get_sterkte_display()).lower()}
        if row.sterkte
        else "",
        str(row.get_richting_display()).lower() if row.richting else "",
        _("gespannen") if row.gespannen else "",
        _("overleden") if row.overleden else "",
    ]
    return " · ".join(part for part in parts if part)


def tie(row: Netwerklid) -> Tie:
    """Somebody as the ecogram draws them."""
    return Tie(
        row.naam,
        row.relatie or str(row.get_soort_display()),
        row.sterkte,
        row.richting in HELPS,
        row.richting in NEEDS,
        row.gespannen,
    )


def bond_in_words(band: Band) -> str:
    """Els is ouder van Sam."""
    return f"{band.van} {band.get_soort_display()} {band.naar}."


def member_in_words(row: Netwerklid) -> str:
    """Oma Rie: oma · band: sterk · helpt het gezin."""
    return f"{row.naam}: {about_member(row)}."


def family(personen: list[Persoon], members: list[Netwerklid], bonds: list[Band]) -> Family:
    """Everybody of the household, and who of the network is bound to somebody."""
    bound = {side.pk for band in bonds for side in (band.van, band.naar)}
    figures = [_person(row) for row in personen]
    figures += [_member(row) for row in members if row.pk in bound]
    partners = {
        frozenset((b.van.pk, b.naar.pk)): b.soort == Band.Soort.PARTNER
        for b in bonds
        if b.soort != Band.Soort.OUDER
    }
    parents: dict = {}
    for band in bonds:
        if band.soort == Band.Soort.OUDER:
            parents.setdefault(band.naar.pk, []).append(band.van.pk)
    born = {figure.key: number for number, figure in enumerate(figures)}
    figures.sort(key=lambda figure: (figure.young, born[figure.key]))
    return Family(figures, partners, parents)


def _person(row: Persoon) -> Figure:
    return Figure(
        row.pk,
        row.voornaam or row.voorletters or str(row),
        str(row.achternaam_in_gebruik) if row.voornaam or row.voorletters else "",
        row.geslacht,
        age_in_words(row).partition(" ")[0],
        here=True,
        died=bool(row.overleden_op),
        unborn=bool(row.uitgerekend_op),
        young=row.rol == "jeugdige",
    )


def _member(row: Netwerklid) -> Figure:
    age = str(today().year - row.geboortejaar) if row.geboortejaar else ""
    first = wrapped(row.naam)[0]
    rest = row.naam.removeprefix(first).strip()
    return Figure(row.pk, first, rest, row.geslacht, age, died=row.overleden)
