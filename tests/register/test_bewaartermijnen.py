"""How long each kind is kept, the same by rule and database; and what goes that is no file."""

import json
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from database import as_role, set_up
from register.destroying import destroyed
from register.family import days_ago, rows, signed_in
from wijkzicht.register.aanmeldingen.models import Aanmelding, Partneradvies
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.bewaren import actions, queries
from wijkzicht.register.bewaren.models import Vernietiging
from wijkzicht.register.clock import today
from wijkzicht.register.concepten.models import Concept
from wijkzicht.register.inrichting import actions as inrichting
from wijkzicht.register.invultijd.models import Invultijd
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Rol
from wijkzicht.register.vrijwilligers.models import Vrijwilliger
from wijkzicht.register.walls import roles
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.retention import BEWAARSOORTEN, Manier, kept_until_in

pytestmark = pytest.mark.django_db


# -- the terms ------------------------------------------------------------------------------------


def test_the_database_knows_the_same_terms():
    with set_up():
        ((known,),) = rows("SELECT walls.bewaarsoorten()::text")
    assert json.loads(known) == {
        soort: [kind.termijn, kind.least, "dag" if kind.dagen else "jaar"]
        for soort, kind in BEWAARSOORTEN.items()
    }


@pytest.mark.parametrize("soort, term", [("dossier_jeugd", 20), ("aanmelding", 1), ("concept", 14)])
def test_ten_thousand_days_are_kept_as_long_by_rule_and_database(soort, term):
    with set_up():
        found = rows(
            "SELECT d::date, walls.bewaard_tot(%s, d::date, %s) FROM generate_series("
            "'2000-01-01'::date, '2000-01-01'::date + 9999, '1 day') d",
            *(soort, term),
        )
    assert len(found) == 10_000
    assert [day for day, until in found if until != kept_until_in(soort, day, term)] == []


def test_a_term_is_set_from_a_day_on_and_never_below_the_least(world, advice, officer):
    term = "SELECT walls.bewaartermijn('advies')"
    with signed_in(world.medewerkers[Rol.BEHEER]) as beheer:
        inrichting.set_retention(
            soort="advies", termijn=3, bron="Eigen besluit 4", van=today(), by=beheer
        )
        inrichting.set_retention(
            soort="advies", termijn=9, bron="Later", van=days_ago(-1), by=beheer
        )
        for soort, years, sentence in [
            ("dossier_jeugd", 15, "Kies 20 tot en met 50 jaar."),
            ("concept", 15, "Kies 1 tot en met 14 dagen."),
            ("huishouden", 1, "niet in te stellen"),
        ]:
            with pytest.raises(NotAllowed, match=sentence):
                inrichting.set_retention(
                    soort=soort, termijn=years, bron="x", van=today(), by=beheer
                )
        with pytest.raises(NotAllowed, match="waar de termijn vandaan komt"):
            inrichting.set_retention(soort="log", termijn=6, bron=" ", van=today(), by=beheer)
    with set_up():
        assert rows(term) == [(3,)]
        rows("UPDATE inrichting_instelling SET waarde = '0' WHERE sleutel = 'advies' RETURNING 1")
        assert rows(term) == [(1,)]
    with (
        pytest.raises(NotAllowed, match="niets waarvan de termijn voorbij is"),
        transaction.atomic(),
    ):
        actions.make_list(soort="aanmelding", by=officer)
    lijst = actions.make_list(soort="advies", by=officer)
    assert (lijst.termijn, lijst.bron) == (1, "Eigen besluit 4")


# -- what is no file ------------------------------------------------------------------------------


def test_other_kinds_go_by_a_list_when_they_are_past(world, officer):
    with set_up():
        for days in (6 * 366, 100):
            for advies in ("", "Bel de huisarts."):
                Aanmelding.objects.create(
                    team=world.noord,
                    datum=days_ago(days),
                    vraag="Kan iemand bellen?",
                    advies=advies,
                    kolom="afgerond",
                )
            Partneradvies.objects.create(team=world.noord, datum=days_ago(days), kanaal="school")
            Vrijwilliger.objects.create(
                team=world.noord, naam="Til", kan="Rijden", gestopt_op=days_ago(days)
            )
        Aanmelding.objects.create(team=world.noord, datum=days_ago(4000), vraag="Loopt nog")
        Lidmaatschap.objects.filter(medewerker=world.zoe).update(tot=days_ago(800))
        Medewerker.objects.filter(pk=world.zoe.pk).update(is_active=False)
        Aanmelding.objects.filter(datum=days_ago(4000)).update(kolom="nieuw")
    expected = {"aanmelding": 1, "advies": 2, "vrijwilliger": 1, "account": 1}
    for soort, number in expected.items():
        assert queries.past()[soort].aantal == number, soort
        assert destroyed(soort, officer, world).aantal == number, soort
        assert queries.past()[soort].aantal == 0, soort
    with set_up():
        assert Aanmelding.objects.count() == 3
        assert [p.datum for p in Partneradvies.objects.all()] == [days_ago(100)]
        zoe = Medewerker.objects.get(pk=world.zoe.pk)
        assert (zoe.naam, zoe.has_usable_password(), "zoe" in zoe.email) == ("zoe", False, False)
        assert Vrijwilliger.objects.count() == 1


def test_the_name_of_a_volunteer_goes_with_the_files_in_which_it_stands(world, old, officer):
    with set_up():
        Vrijwilliger.objects.update(gestopt_op=days_ago(800), kan="Rijden", bereikbaar="06")
    destroyed("vrijwilliger", officer, world)
    with set_up():
        assert set(Vrijwilliger.objects.values_list("kan", "bereikbaar")) == {("", "")}


def test_at_night_goes_what_is_no_file_and_it_is_counted(world):
    with set_up():
        for days, form in ((13, "jong"), (15, "oud")):
            draft = Concept.objects.create(medewerker=world.anna, formulier=form, inhoud={})
            Concept.objects.filter(pk=draft.pk).update(
                bijgewerkt_op=timezone.now() - timedelta(days=days)
            )
            Invultijd.objects.create(
                formulier=form, week=days_ago(days * 50), seconden=9, team=world.noord
            )
            moment = timezone.now() - timedelta(days=days * 125)
            Logregel.objects.bulk_create(
                [Logregel(handeling="bekeken", soort=form, toegestaan=True, moment=moment)]
            )
    with as_role(roles.EXTRACT), connection.cursor() as cursor:
        assert actions.clean_at_night(cursor) == {
            "concept": 1,
            "invultijd": 1,
            "log": 1,
            "sessie": 0,
        }
    with set_up():
        assert [Concept.objects.get().formulier, Invultijd.objects.get().formulier] == ["jong"] * 2
        counted = Vernietiging.objects.order_by("soort").values_list("soort", "aantal")
        assert list(counted) == [("concept", 1), ("invultijd", 1), ("log", 1)]


def test_every_kind_goes_in_one_way():
    night = {soort for soort, kind in BEWAARSOORTEN.items() if kind.manier is Manier.NACHT}
    assert night == {"log", "invultijd", "concept", "sessie"}
