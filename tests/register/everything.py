"""A family with a row in every table that refers to it, found by looking at the database.

A table that is made later has no row here, and the tests that use this say so.
"""

import uuid
from datetime import date
from types import SimpleNamespace

from django.apps import apps
from django.db import models

from register.family import days_ago, rows
from wijkzicht.register.basis import CodeField
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.concepten.models import Concept
from wijkzicht.register.netwerk.models import Band
from wijkzicht.register.personen.models import Huishouden, Verblijf
from wijkzicht.vocabulary.codelists import codelist

MERGED = {"personen_huishouden", "personen_persoon", "casussen_casus"}
# Made anew from the people, or the bookkeeping of the act itself.
DERIVED = {"personen_persoonskaart", "personen_zoeksleutel"}
OWN = {"samenvoegen_samenvoeging", "samenvoegen_opgegaan"}


def references() -> list[tuple[str, str, str]]:
    """Every column of every table that refers to a household, a person or a casus."""
    return rows(
        "SELECT c.conrelid::regclass::text, a.attname::text, c.confrelid::regclass::text "
        "FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] "
        "WHERE c.contype = 'f' AND c.confrelid::regclass::text = ANY (%s) ORDER BY 1, 2",
        sorted(MERGED),
    )


def some(table: str, known: dict[str, models.Model]) -> models.Model:
    """A row of that table, made once; every column that refers to what is known is filled."""
    if table not in known:
        model = next(m for m in apps.get_models() if m._meta.db_table == table)
        known[table] = row = model(**SPECIAL.get(table, lambda _known: {})(known))
        for field in model._meta.concrete_fields:
            if field.is_relation:
                target = field.related_model._meta.db_table
                if getattr(row, field.attname) or (field.null and target not in MERGED):
                    continue
                if table != "netwerk_band":
                    setattr(row, field.attname, some(target, known).pk)
            elif not (field.primary_key or field.has_default() or field.null or field.blank) and (
                getattr(row, field.attname) in (None, "")
            ):
                setattr(row, field.attname, made_up(field))
        row.save(force_insert=True)
    return known[table]


SPECIAL = {
    "netwerk_band": lambda known: {
        "soort": "partner",
        "huishouden": known["personen_huishouden"],
        "van_persoon": known["personen_persoon"],
        "naar_lid": some("netwerk_netwerklid", known),
    },
    "personen_verblijf": lambda known: {"huishouden": Huishouden.objects.create(naam="Elders")},
    "plannen_doelscore": lambda known: {"score": 1},
    "documenten_document": lambda known: {"soort": "bijlage"},
    "inbreng_inbreng": lambda known: {"partner": known["organisatie_medewerker"]},
}


def made_up(field: models.Field):
    if isinstance(field, CodeField):
        return codelist(field.lijst).codes[0]
    if field.choices:
        return field.choices[0][0]
    kinds = {
        models.DateTimeField: None,
        models.DateField: date(2025, 3, 3),
        models.TimeField: "10:00",
        models.BooleanField: False,
        models.BinaryField: b"\x00\x01inhoud",
        models.JSONField: {"tekst": "Nog niet bewaard"},
        models.UUIDField: uuid.uuid4(),
        models.IntegerField: 1,
        models.DecimalField: 1,
        models.CharField: uuid.uuid4().hex[: field.max_length or 10],
        models.TextField: "Wat er stond.",
    }
    return next(value for kind, value in kinds.items() if isinstance(field, kind))


def fill(casus: Casus, world: SimpleNamespace) -> dict[str, models.Model]:
    """A row in every table that refers to the family; those made, by table. Inside `set_up`."""
    child = casus.huishouden.personen.order_by("geboortejaar").last()
    known = {
        "personen_huishouden": casus.huishouden,
        "personen_persoon": child,
        "casussen_casus": casus,
        "organisatie_team": world.noord,
        "organisatie_medewerker": world.anna,
        "organisatie_organisatie": world.organisatie,
    }
    for table in sorted({table for table, _column, _target in references()}):
        if table not in DERIVED | OWN | {"personen_huishouden_team"}:
            some(table, known)
    some("vragenlijsten_antwoord", known)
    for table in ("concepten_concept", "inbreng_inbreng", "buurt_groepsdeelname"):
        some(table, known)
    Concept.objects.filter(pk=known["concepten_concept"].pk).update(
        voorwerp=casus.huishouden.pk, formulier=str(casus.geopend)
    )
    lid = known["netwerk_netwerklid"]
    Band.objects.create(
        huishouden=casus.huishouden, soort="partner", van_lid=lid, naar_persoon=child
    )
    Verblijf.objects.create(
        persoon=child,
        hoofd=Huishouden.objects.create(naam="Thuis"),
        huishouden=casus.huishouden,
    )
    Casus.objects.create(
        huishouden=casus.huishouden,
        team=world.zuid,
        geopend=days_ago(200),
        gesloten=days_ago(100),
        eerder=casus,
    )
    return known
