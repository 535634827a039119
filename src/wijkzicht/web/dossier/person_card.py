"""Somebody in the list of people: in words, ready to be shown."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wijkzicht.register.clock import today
from wijkzicht.register.personen.family import Elsewhere
from wijkzicht.register.personen.models import Gezag, Persoon
from wijkzicht.register.plannen.policies import birth_of
from wijkzicht.rules.rights import AgeRight, age_rights, authority_until
from wijkzicht.web.codes import label
from wijkzicht.web.dossier.frame import age_in_words

YOUNG = "jeugdige"


@dataclass(frozen=True)
class Card:
    """Somebody, with what a colleague has to know before picking up the phone."""

    persoon: Persoon
    about: str
    born: str
    rights: list[tuple[str, str, bool]]
    authority: list[tuple[Gezag, str, str]]
    elsewhere: list[tuple[Elsewhere, str]]
    safe_address: bool
    young: bool


def cards(
    personen: list[Persoon],
    authority: dict[uuid.UUID, list[Gezag]],
    elsewhere: dict[uuid.UUID, list[Elsewhere]],
) -> list[Card]:
    """Adults by surname without tussenvoegsel, then the young, eldest first; unborn last."""
    return [
        Card(
            row,
            _about(row),
            _born(row),
            [_right(right) for right in _rights(row)],
            [(gezag, *_authority(gezag, row)) for gezag in authority.get(row.pk, [])],
            [(stay, _stay(stay)) for stay in elsewhere.get(row.pk, [])],
            bool(row.veilig_adres_versleuteld),
            row.rol == YOUNG,
        )
        for row in sorted(personen, key=_order)
    ]


def span_in_words(van: date | None, tot: date | None) -> str:
    """Since and until when, as far as known."""
    since = _("sinds %(day)s") % {"day": _day(van)} if van else ""
    until = _("tot en met %(day)s") % {"day": _day(tot)} if tot else ""
    return " ".join(part for part in (since, until) if part)


def _order(row: Persoon) -> tuple:
    young = row.rol == YOUNG
    born = birth_of(row).bounds()
    eldest = born[0] if born and young else date.min if not young else date.max
    return young, bool(row.uitgerekend_op), eldest, row.sorteersleutel


def _about(row: Persoon) -> str:
    age = age_in_words(row)
    if row.overleden_op:
        when = _("overleden op %(day)s") % {"day": _day(row.overleden_op)}
    elif row.uitgerekend_op:
        when = _("uitgerekend op %(day)s") % {"day": _day(row.uitgerekend_op)}
    else:
        when = _("%(age)s jaar") % {"age": age} if age else _("leeftijd onbekend")
    return f"{label('rol', row.rol)} · {when}"


def _born(row: Persoon) -> str:
    if row.geboortedatum:
        return _day(row.geboortedatum)
    if row.geboortejaar and row.geboortemaand:
        return date_format(date(row.geboortejaar, row.geboortemaand, 1), "F Y")
    return str(row.geboortejaar or "")


def _rights(row: Persoon) -> list[AgeRight]:
    return age_rights(birth_of(row), today()) if row.rol == YOUNG else []


def _right(right: AgeRight) -> tuple[str, str, bool]:
    """What begins, when in words, and whether it has."""
    what = {
        12: _("12 jaar: beslist mee"),
        16: _("16 jaar: beslist zelf"),
        18: _("18 jaar: volwassen"),
    }[right.age]
    if right.first == right.last:
        when = _("op %(day)s") if not right.has else _("sinds %(day)s")
        return what, when % {"day": _day(right.first)}, bool(right.has)
    if right.first.month == right.last.month and right.first.year == right.last.year:
        return what, _("in %(day)s") % {"day": date_format(right.first, "F Y")}, bool(right.has)
    return what, _("in %(day)s") % {"day": right.first.year}, bool(right.has)


def _authority(gezag: Gezag, kind: Persoon) -> tuple[str, str]:
    """Who has it, and what, since and until when, from which source."""
    until = authority_until(gezag.tot, birth_of(kind))
    parts = [
        str(gezag.get_soort_display()),
        span_in_words(gezag.van, until if gezag.tot else None),
        _("bron: %(source)s") % {"source": str(gezag.get_bron_display())},
    ]
    return str(gezag.houder or gezag.houder_naam), " · ".join(part for part in parts if part)


def _stay(stay: Elsewhere) -> str:
    row = stay.verblijf
    parts = (row.afspraak, span_in_words(row.van, row.tot))
    return " · ".join(part for part in parts if part)


def _day(day: date) -> str:
    return date_format(day, "j F Y")
