"""The only door to a file. It decides, and writes down who looked.

    casus = casus_or_404(request, casus_id, to=Act.SCHRIJVEN)

Two walls: the rule here (role, involvement, leadership, asked of the tables themselves) and row
security in the database, which does not know this code. Absent, somebody else's and confidential
give the same answer after the same work. One line in the log per person shown, in the transaction
of the page; a refusal is written after it.
"""

import re
import uuid
from collections.abc import Iterable
from enum import Enum
from typing import NoReturn

from django.conf import settings
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.http import Http404, HttpRequest
from django.utils.timezone import localdate

from wijkzicht.register.aanmeldingen.models import Aanmelding, Kolom
from wijkzicht.register.audit import actions as audit
from wijkzicht.register.audit.models import Handeling, Logregel
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.overdrachten.models import Overdracht
from wijkzicht.register.personen.models import (
    Huishouden,
    HuishoudenTeam,
    Persoon,
    Persoonskaart,
)
from wijkzicht.register.personen.queries import Found
from wijkzicht.register.samenvoegen.queries import now_in
from wijkzicht.web.roles import roles_of, teams_of

_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SECRET = ("bsn_versleuteld", "bsn_zoek")
WORKERS = frozenset({Rol.PROFESSIONAL, Rol.GEDRAGSWETENSCHAPPER, Rol.TEAMLEIDER})


class Act(Enum):
    """What somebody wants to do, with the roles that may and how the log calls it."""

    LEZEN = (WORKERS, Handeling.BEKEKEN)
    SCHRIJVEN = (WORKERS, Handeling.GEWIJZIGD)
    VASTLEGGEN = (WORKERS, Handeling.VASTGELEGD)
    # Opening, closing and who is involved: not for a colleague who was only consulted.
    BEHEREN = (frozenset({Rol.PROFESSIONAL, Rol.TEAMLEIDER}), Handeling.GEWIJZIGD)

    @property
    def roles(self) -> frozenset[Rol]:
        return self.value[0]

    @property
    def handeling(self) -> Handeling:
        return self.value[1]


def writing(request: HttpRequest, to: Act = Act.SCHRIJVEN) -> Act:
    """The act of a page with a form: who only opens it reads."""
    return to if request.method == "POST" else Act.LEZEN


def casus_or_404(request: HttpRequest, casus_id: uuid.UUID, to: Act = Act.LEZEN) -> Casus:
    """The casus with its huishouden and team; every person of the huishouden counts as shown."""
    casus = Casus.objects.select_related("huishouden", "team").filter(pk=casus_id).first()
    _admit(request, "casus", casus_id, casus and casus.huishouden, to)
    return casus


def huishouden_or_404(
    request: HttpRequest, huishouden_id: uuid.UUID, to: Act = Act.LEZEN
) -> Huishouden:
    """The huishouden; every person of it counts as shown."""
    huishouden = Huishouden.objects.filter(pk=huishouden_id).first()
    _admit(request, "huishouden", huishouden_id, huishouden, to)
    return huishouden


def persoon_or_404(request: HttpRequest, persoon_id: uuid.UUID, to: Act = Act.LEZEN) -> Persoon:
    """The person with the huishouden; only this person counts as shown."""
    persoon = Persoon.objects.select_related("huishouden").filter(pk=persoon_id).first()
    _admit(request, "persoon", persoon_id, persoon and persoon.huishouden, to, only=persoon)
    return persoon


def aanmelding_or_404(
    request: HttpRequest, aanmelding_id: uuid.UUID, to: Act = Act.LEZEN
) -> Aanmelding:
    """The aanmelding, for its team, or for whoever may see its huishouden."""
    aanmelding = (
        Aanmelding.objects.select_related("huishouden", "team").filter(pk=aanmelding_id).first()
    )
    rule = aanmelding and _rule_for_aanmelding(request, aanmelding, to)
    if not rule:
        _refuse(request, "aanmelding", aanmelding_id, to)
    line = _line(request, to.handeling, "aanmelding", aanmelding.pk, rule)
    audit.write_each(line, [(None, aanmelding.huishouden_id)])
    return aanmelding


def overdracht_or_404(
    request: HttpRequest, overdracht_id: uuid.UUID, to: Act = Act.LEZEN
) -> Overdracht:
    """What was passed on to a team, for that team, while the household waits for one of them."""
    rows = Overdracht.objects.filter(pk=overdracht_id, naar_team__isnull=False)
    row = rows.select_related("naar_team", "medewerker").first()
    teams = teams_of(request, *to.roles)
    if row is None or not teams & {None, row.naar_team_id}:
        _refuse(request, "overdracht", overdracht_id, to)
    line = _line(request, to.handeling, "overdracht", row.pk, "team")
    audit.write_each(line, [(None, row.huishouden_id)])
    return row


def kaart_or_404(request: HttpRequest, persoon_id: uuid.UUID) -> Persoonskaart:
    """What search shows of a person, with the team; nothing of the file. Absent and confidential
    are the same."""
    kaart = Persoonskaart.objects.select_related("team").filter(pk=persoon_id).first()
    if kaart is None:
        _refuse(request, "persoonskaart", persoon_id, Act.LEZEN)
    _in_list(request, Handeling.BEKEKEN, [(persoon_id, kaart.huishouden_id)])
    return kaart


def shown(
    request: HttpRequest, personen: Iterable[Persoon], handeling: Handeling = Handeling.BEKEKEN
) -> None:
    """Writes that these persons are shown, in a list or a search result."""
    pairs = [(persoon.pk, persoon.huishouden_id) for persoon in personen]
    _in_list(request, handeling, pairs)


def found(request: HttpRequest, rows: Iterable[Found]) -> None:
    """Writes who came out of a search; that nothing was found is a line as well."""
    pairs = [(row.persoon_id, row.huishouden_id) for row in rows] or [(None, None)]
    _in_list(request, Handeling.GEZOCHT, pairs)


def recognised(request: HttpRequest, households: Iterable[uuid.UUID]) -> None:
    """Writes that these households were pointed out by a telephone number, or that none was."""
    pairs = [(None, key) for key in households] or [(None, None)]
    _in_list(request, Handeling.GEZOCHT, pairs)


def listed(request: HttpRequest, households: Iterable[uuid.UUID | None]) -> None:
    """Writes that these households stand in a list, by name, with nothing of their people."""
    pairs = [(None, key) for key in dict.fromkeys(households) if key]
    _in_list(request, Handeling.BEKEKEN, pairs)


def can_open(keys: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Which of these households the database lets the asker see; nothing of them is shown."""
    return set(Huishouden.objects.filter(pk__in=set(keys)).values_list("pk", flat=True))


def now_at(request: HttpRequest) -> str | None:
    """Where an old link leads to now, when what it names is part of another file that the asker may
    see: the same page of that one. None: nothing is known, or may be known, of it."""
    keys = [uuid.UUID(key) for key in _KEY.findall(request.path)]
    if not keys or not request.user.is_authenticated:
        return None
    there, path = now_in(keys), request.get_full_path()
    for old, new in there.items():
        path = path.replace(str(old), str(new))
    return path if there else None


def may_open(request: HttpRequest, keys: Iterable[uuid.UUID]) -> list[Huishouden]:
    """Which of these households the asker may read, by name: the rule of one file, for a list.

    Nothing is written: that is for who shows them (`listed`). One statement.
    """
    if not roles_of(request) & Act.LEZEN.roles:
        return []
    day, led = localdate(), teams_of(request, Rol.TEAMLEIDER)
    mine = Betrokkenheid.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=day), medewerker=request.user.pk, van__lte=day
    )
    here = (
        HuishoudenTeam.objects.all() if None in led else HuishoudenTeam.objects.filter(team__in=led)
    )
    rule = Q(pk__in=mine.values("huishouden"))
    if led:
        rule |= Q(vertrouwelijk=False, pk__in=here.values("huishouden"))
    return list(Huishouden.objects.filter(rule, pk__in=set(keys)).order_by("naam", "pk"))


def _in_list(
    request: HttpRequest,
    handeling: Handeling,
    pairs: list[tuple[uuid.UUID | None, uuid.UUID | None]],
) -> None:
    audit.write_each(_line(request, handeling, "lijst", None, "lijst"), pairs)


def _admit(
    request: HttpRequest,
    soort: str,
    key: uuid.UUID,
    huishouden: Huishouden | None,
    to: Act,
    only: Persoon | None = None,
) -> None:
    rule = huishouden and rule_for(request, huishouden, to)
    if not rule:
        _refuse(request, soort, key, to)
    personen = [only.pk] if only else _everybody(huishouden)
    line = _line(request, to.handeling, soort, key, rule)
    audit.write_each(line, [(persoon_id, huishouden.pk) for persoon_id in personen or [None]])


def _everybody(huishouden: Huishouden) -> list[uuid.UUID]:
    """Who counts as shown. Kept with the huishouden: the page asks for the same people."""
    prefetch_related_objects([huishouden], Prefetch("personen", Persoon.objects.defer(*_SECRET)))
    return [persoon.pk for persoon in huishouden.personen.all()]


def rule_for(request: HttpRequest, huishouden: Huishouden, to: Act = Act.LEZEN) -> str | None:
    """By which rule the asker may do this with the huishouden, or None."""
    if not roles_of(request) & to.roles:
        return None
    day = localdate()
    involved = (
        Betrokkenheid.objects.filter(
            Q(tot__isnull=True) | Q(tot__gte=day),
            huishouden=huishouden,
            medewerker=request.user.pk,
            van__lte=day,
        )
        .values_list("soort", flat=True)
        .first()
    )
    if involved and not (to is Act.BEHEREN and involved == Betrokkenheid.Soort.CONSULT):
        return involved
    led = teams_of(request, Rol.TEAMLEIDER)
    if not led or huishouden.vertrouwelijk:
        return None
    here = HuishoudenTeam.objects.filter(huishouden=huishouden)
    if (here if None in led else here.filter(team__in=led)).exists():
        return Rol.TEAMLEIDER.value
    return None


def _rule_for_aanmelding(request: HttpRequest, aanmelding: Aanmelding, to: Act) -> str | None:
    if aanmelding.huishouden and (rule := rule_for(request, aanmelding.huishouden, to)):
        return rule
    if aanmelding.huishouden and aanmelding.huishouden.vertrouwelijk:
        return None
    teams = teams_of(request, *to.roles)
    if None in teams or aanmelding.team_id in teams:
        return "team"
    # Who gave it to another team may take it back until somebody there takes it up.
    mine = aanmelding.overgezet_door_id == request.user.pk and roles_of(request) & to.roles
    untouched = aanmelding.kolom == Kolom.NIEUW and aanmelding.toegewezen_aan_id is None
    return "overgezet" if mine and untouched else None


def _refuse(request: HttpRequest, soort: str, key: uuid.UUID, to: Act) -> NoReturn:
    line = _line(request, to.handeling, soort, key, "geen toegang", allowed=False)
    request.refusals.append(line)
    raise Http404


def _line(
    request: HttpRequest,
    handeling: Handeling,
    soort: str,
    key: uuid.UUID | None,
    rule: str,
    *,
    allowed: bool = True,
) -> Logregel:
    return Logregel(
        medewerker_id=request.user.pk,
        rol=",".join(sorted(roles_of(request)))[:30],
        handeling=handeling,
        soort=soort,
        voorwerp_id=key,
        toegestaan=allowed,
        regel=rule,
        route=(request.resolver_match.view_name or "")[:100],
        herkomst=origin(request),
    )


def origin(request: HttpRequest) -> str | None:
    """The address the request came from; behind our own proxy the one that the proxy saw."""
    if settings.BEHIND_PROXY:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or None
    return request.META.get("REMOTE_ADDR") or None
