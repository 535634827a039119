"""Keep a story, and what a team makes of a figure."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.forms.models import model_to_dict

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.cijfers.models import FigureRow
from wijkzicht.register.cijfers.policies import check_can_see
from wijkzicht.register.clock import today
from wijkzicht.register.leren import policies
from wijkzicht.register.leren.models import Leersessie, Opdrachtdoel, Verhaal
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.organisatie.policies import check_works_in
from wijkzicht.register.versions import save_changes


@transaction.atomic
def tell_story(
    *,
    team: Team,
    titel: str,
    tekst: str,
    verteld_door: str,
    toestemming_op: date | None,
    by: Medewerker,
) -> Verhaal:
    """Keep a story of a resident, without what could give them away, with their consent."""
    check_works_in(by, team, today())
    policies.check_story(titel, tekst, verteld_door, toestemming_op)
    verhaal = Verhaal.objects.create(
        team=team,
        titel=titel.strip(),
        tekst=tekst.strip(),
        verteld_door=verteld_door.strip(),
        toestemming_op=toestemming_op,
        vastgelegd_door=by,
    )
    audit.record("verhaal_vastgelegd", by=by, object=verhaal)
    return verhaal


@transaction.atomic
def withdraw_story(*, verhaal: Verhaal, by: Medewerker) -> None:
    """Who told it wants it gone: the story leaves every learning session too."""
    audit.record("verhaal_ingetrokken", by=by, object=verhaal)
    verhaal.delete()


@transaction.atomic
def hold_session(
    *,
    team: Team,
    datum: date,
    vraag: str,
    cijfer: FigureRow,
    by: Medewerker,
    verhalen: Iterable[Verhaal] = (),
    lezing: str = "",
    afspraak: str = "",
    kijken_op: date | None = None,
) -> Leersessie:
    """A team looks at one figure, kept as it is today, and at stories of its own."""
    check_works_in(by, team, today())
    check_can_see(by, cijfer.groep)
    policies.check_session(datum, vraag)
    policies.check_figure(cijfer.indicator)
    sessie = Leersessie.objects.create(
        team=team,
        datum=datum,
        vraag=vraag.strip(),
        cijfer=frozen(cijfer),
        lezing=lezing,
        afspraak=afspraak,
        kijken_op=kijken_op,
        vastgelegd_door=by,
    )
    sessie.verhalen.set(verhaal for verhaal in verhalen if verhaal.team_id == team.pk)
    audit.record("leersessie_vastgelegd", by=by, object=sessie)
    return sessie


@transaction.atomic
def change_session(*, sessie: Leersessie, versie: int, by: Medewerker, **fields: Any) -> Leersessie:
    """Change reading and agreement; the figure stays frozen. Raises `Conflict` if somebody was first."""
    policies.check_session(fields.get("datum", sessie.datum), fields.get("vraag", sessie.vraag))
    save_changes(sessie, versie=versie, **fields)
    audit.record("leersessie_gewijzigd", by=by, object=sessie)
    return sessie


@transaction.atomic
def agree(*, by: Medewerker, **fields: Any) -> Opdrachtdoel:
    """Keep a goal of the opdrachtgever with the figures it refers to. Fields are those of the model."""
    policies.check_may_agree(by)
    policies.check_goal(fields["doel"], fields["periode"], fields["indicatoren"])
    doel = Opdrachtdoel.objects.create(vastgelegd_door=by, **fields)
    audit.record("opdrachtdoel_vastgelegd", by=by, object=doel)
    return doel


@transaction.atomic
def change_goal(
    *, opdrachtdoel: Opdrachtdoel, versie: int, by: Medewerker, **fields: Any
) -> Opdrachtdoel:
    """Change a goal, or what is made of it. Raises `Conflict` if somebody was first."""
    policies.check_may_agree(by)
    policies.check_goal(
        fields.get("doel", opdrachtdoel.doel),
        fields.get("periode", opdrachtdoel.periode),
        fields.get("indicatoren", opdrachtdoel.indicatoren),
    )
    save_changes(opdrachtdoel, versie=versie, **fields)
    audit.record("opdrachtdoel_gewijzigd", by=by, object=opdrachtdoel)
    return opdrachtdoel


@transaction.atomic
def drop_goal(*, opdrachtdoel: Opdrachtdoel, by: Medewerker) -> None:
    """Take away a goal that was written down by mistake."""
    policies.check_may_agree(by)
    audit.record("opdrachtdoel_weggehaald", by=by, object=opdrachtdoel)
    opdrachtdoel.delete()


def frozen(cijfer: FigureRow) -> dict[str, Any]:
    """A row of figures as plain values: numbers with decimals and dates as text.

    Of a team's own measure too; which version of it is told by its definition.
    """
    values = model_to_dict(cijfer, exclude=["id", "maat"]) | {"indicator": cijfer.indicator}
    plain = (int, float, str, type(None))
    return {
        k: v if isinstance(v, plain) else DjangoJSONEncoder().default(v) for k, v in values.items()
    }
