"""Lists of rows in one statement are the lists that the ORM gives, value by value."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from register.family import days_ago, open_casus, people, signed_in
from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.afspraken.models import Afspraak
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.plannen.models import Doel, Meting
from wijkzicht.register.together import gather, tie, together

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(world):
    with signed_in(world.anna):
        casus = open_casus(world.anna, world.noord)
        for number in range(3):
            Doel.objects.create(
                casus=casus, huishouden=casus.huishouden, tekst=f"'Rust' %s {number} \\ é",
                gesteld_op=days_ago(number), schaal=["a", "", "b,c", '"', "e"], meetbaar=None,
            )  # fmt: skip
        persoon = people(casus)[0]
        Persoon.objects.filter(pk=persoon.pk).update(veilig_adres_versleuteld=b"\x00\xff1")
        Doel.objects.filter(gesteld_op=days_ago(1)).update(persoon=persoon)
        Meting.objects.create(
            casus=casus, huishouden=casus.huishouden, persoon=persoon, instrument="zrm",
            domein="justitie", datum=days_ago(1), score=Decimal("3.10"),
        )  # fmt: skip
        Afspraak.objects.create(
            casus=casus, huishouden=casus.huishouden, datum=days_ago(1), tijd=datetime.time(9, 30),
            onderwerp="Thuis", medewerker=world.anna,
        )  # fmt: skip
    return casus


def test_rows_are_those_of_the_orm(world, casus):
    lists = [
        Doel.objects.filter(casus=casus).order_by("-gesteld_op"),
        Persoon.objects.filter(huishouden=casus.huishouden).order_by("geboortejaar"),
        Persoon.objects.filter(huishouden=casus.huishouden).defer("bsn_zoek").order_by("pk"),
        Casus.objects.filter(pk=casus.pk).annotate(doelen_=Count("doelen")),
        Meting.objects.filter(casus=casus),
        Afspraak.objects.filter(casus=casus, datum__gte=days_ago(9)),
        Aanmelding.objects.filter(pk__in=[]),
    ]
    with signed_in(world.anna):
        with CaptureQueriesContext(connection) as asked:
            found = together(*lists)
        assert len(asked) == 1
        assert [_plain(rows) for rows in found] == [_plain(rows) for rows in lists]
    assert [len(rows) for rows in found] == [3, 2, 2, 1, 1, 1, 0]
    assert "bsn_zoek" in found[2][0].get_deferred_fields()


def _plain(rows) -> list[dict]:
    skip = {"_state"}
    return [{k: v for k, v in vars(row).items() if k not in skip} for row in rows]


def test_rows_are_tied_to_what_is_seen_of_the_other_list(world, casus):
    with signed_in(world.anna), CaptureQueriesContext(connection) as asked:
        doelen, personen, casussen = together(
            Doel.objects.filter(casus=casus).order_by("gesteld_op"),
            Persoon.objects.all(),
            Casus.objects.order_by("geopend"),
        )
        tie(doelen, "persoon", personen)
        assert [str(doel.persoon) for doel in doelen] == ["None", "Karin Wit", "None"]
        gather(casussen, "doelen", doelen)
        assert [list(row.doelen.all()) for row in casussen] == [[], doelen]
        gather([], "doelen", doelen)
        tie(doelen, "persoon", [])  # none of them may be seen
        assert [str(doel.persoon) for doel in doelen] == ["None"] * 3
        assert [doel.persoon_id is None for doel in doelen] == [True, False, True]
    assert len(asked) == 1


def test_row_security_holds_in_each_list(world, casus):
    lists = (Doel.objects.all(), Casus.objects.filter(huishouden=world.geheim.huishouden))
    with signed_in(world.zoe):
        assert [len(rows) for rows in together(*lists)] == [0, 1]
    with signed_in(world.anna):
        assert [len(rows) for rows in together(*lists)] == [3, 0]


def test_a_join_is_refused():
    with pytest.raises(ValueError, match="list of their own"):
        together(Doel.objects.select_related("casus"))
