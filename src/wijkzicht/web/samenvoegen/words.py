"""A household, a person and what was kept, in words."""

from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.db.models import Count, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.clock import today
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.register.samenvoegen.fields import OF_HOUSEHOLD, TOGETHER, known
from wijkzicht.register.samenvoegen.models import Samenvoeging
from wijkzicht.register.samenvoegen.policies import stays_involved
from wijkzicht.web.dossier.frame import short_name
from wijkzicht.web.samenvoegen.forms import label, said


class Side(NamedTuple):
    """One of two files: its name and what we know, a line each."""

    name: str
    lines: list[tuple[str, str]]


# What is kept is shown under these nouns; of the other tables only links of people to work fell together.
_NOUNS = {
    "personen_huishouden": gettext_lazy("Het gezin"),
    "personen_persoon": gettext_lazy("Persoon"),
    "casussen_casus": gettext_lazy("Casus"),
    "plannen_familiegroepsplan": gettext_lazy("Plan van de familie"),
    "overleg_bespreking": gettext_lazy("Besproken in een overleg"),
    "plannen_meting": gettext_lazy("Meting"),
    "contacten_hulpeinde": gettext_lazy("Einde van eigen hulp"),
}
_NOT_SAID = ("id", "pseudoniem", "versie", "formulier")


def household(huishouden: Huishouden) -> Side:
    """Name and address, who lives there, and how much work stands in it."""
    lines = [(label(g), said(g, huishouden)) for g in OF_HOUSEHOLD if known(g, huishouden)]
    if huishouden.let_op:
        lines.append((_("Let op"), huishouden.let_op))
    lines.append((_("Wie"), ", ".join(map(short_name, huishouden.personen.all()))))
    for casus in huishouden.casussen.select_related("team").order_by("geopend"):
        days = [date_format(day, "j M Y") for day in (casus.geopend, casus.gesloten) if day]
        lines.append((casus.team.naam, " – ".join(days) if casus.gesloten else _since(days[0])))
    lines.append((_("Contacten"), str(Contact.objects.filter(huishouden=huishouden).count())))
    return Side(huishouden.naam, lines)


def person(persoon: Persoon) -> Side:
    """Everything we know of somebody."""
    lines = [(label(g), said(g, persoon)) for g in TOGETHER if known(g, persoon)]
    return Side(str(persoon), lines)


def one_in_two(blijft: Persoon, weg: Persoon) -> list[str]:
    """What happens when two rows of one person become one, in one household or in two that stay two."""
    if blijft.huishouden_id == weg.huishouden_id:
        return [_("Alles van allebei komt onder één persoon te staan. Er gaat niets weg.")]
    words = {"name": blijft, "here": blijft.huishouden.naam, "there": weg.huishouden.naam}
    return [
        _("%(name)s staat daarna bij %(here)s, en woont ook bij %(there)s.") % words,
        _("Het blijven twee gezinnen. Wat bij %(there)s is opgeschreven, blijft daar staan.")
        % words,
        _("Wie gezag heeft, staat daarna bij %(here)s.") % words,
        _(
            "Telefoon, e-mail en hoe iemand veilig te bereiken is, gaan niet mee naar het andere gezin."
        ),
    ]


def what_happens(blijft: Huishouden, weg: Huishouden) -> list[str]:
    """What somebody wants to know before the act: what becomes one, and who is asked anew."""
    told = [
        _("Alles van %(gone)s komt bij %(kept)s te staan. Er gaat niets weg.")
        % {"gone": weg.naam, "kept": blijft.naam},
        _("Wie met een van de twee gezinnen werkt, ziet daarna alles."),
    ]
    both = blijft.casussen.model.objects.filter(
        huishouden__in=[blijft.pk, weg.pk], gesloten__isnull=True
    )
    double = (
        both.values("team__naam").annotate(n=Count("pk")).filter(n__gt=1).order_by("team__naam")
    )
    told += [
        _("Bij %(team)s lopen twee casussen. Dat wordt er één, vanaf de eerste dag.")
        % {"team": row["team__naam"]}
        for row in double
    ]
    asked = Betrokkenheid.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=today()), huishouden__in=[blijft.pk, weg.pk]
    ).select_related("medewerker")
    names = sorted({row.medewerker.naam for row in asked if not stays_involved(row)})
    if names:
        told.append(
            _("Meekijken stopt voor: %(names)s. Vraag het zo nodig opnieuw.")
            % {"names": ", ".join(names)}
        )
    return told


def kept(row: Samenvoeging) -> list[tuple[str, list[tuple[str, str]]]]:
    """What stood in rows that are no more: a noun, and a line for each field that was filled."""
    models_of = {model._meta.db_table: model for model in apps.get_models()}
    gone = [entry for entry in row.bewaard if "voor" in entry and entry.get("na") is None]
    return [
        (str(_NOUNS[entry["tabel"]]), _lines(_as_it_was(models_of[entry["tabel"]], entry["voor"])))
        for entry in gone
        if entry["tabel"] in _NOUNS
    ]


def _as_it_was(model: type[models.Model], kept: dict[str, Any]) -> models.Model:
    """The row, never saved; what is encrypted is left out."""
    fields = [f for f in model._meta.concrete_fields if not isinstance(f, models.BinaryField)]
    return model(**{f.attname: f.to_python(kept[f.column]) for f in fields if f.column in kept})


def _lines(row: models.Model) -> list[tuple[str, str]]:
    if isinstance(row, Persoon):
        return person(row).lines
    if isinstance(row, Huishouden):
        lines = [(label(g), said(g, row)) for g in OF_HOUSEHOLD if known(g, row)]
        return lines + ([(_("Let op"), row.let_op)] if row.let_op else [])
    shown = [f for f in row._meta.concrete_fields if not f.is_relation and f.name not in _NOT_SAID]
    found = [(f.name, said((f.name,), row)) for f in shown if getattr(row, f.name)]
    return [(name.replace("_", " ").capitalize(), text) for name, text in found]


def _since(day: str) -> str:
    return _("sinds %(day)s") % {"day": day}
