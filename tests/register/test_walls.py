"""Row-level security, looked at from the database itself."""

import contextlib
import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils.timezone import localdate

from database import as_role, set_up
from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.concepten.models import Concept
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Rol
from wijkzicht.register.personen.models import Huishouden, HuishoudenTeam, Persoon, Persoonskaart
from wijkzicht.register.vragenlijsten import actions as vragenlijsten
from wijkzicht.register.vragenlijsten.codes import code_hash
from wijkzicht.register.vragenlijsten.models import Antwoord, Respons, Uitnodiging
from wijkzicht.register.walls import roles
from wijkzicht.register.walls.framework import excepted
from wijkzicht.register.walls.rights import as_medewerker, set_letter_code, set_medewerker

pytestmark = pytest.mark.django_db


def rows(query: str, *parameters: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()


def names_seen_by(medewerker: Medewerker | None) -> set[str]:
    with as_medewerker(medewerker and medewerker.pk):
        return set(Huishouden.objects.values_list("naam", flat=True))


def refused():
    return pytest.raises(DatabaseError, match=r"row-level security|permission denied")


# -- the catalog ------------------------------------------------------------------------------


def test_every_table_is_walled_or_excepted_with_a_reason():
    tables = dict(
        rows(
            "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class "
            "WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
        )
    )
    open_tables = {name for name, walled in tables.items() if not walled}
    assert open_tables == set(excepted()) & set(tables)
    assert all(excepted().values())
    assert "personen_persoonevent" in set(tables) - open_tables


def test_no_table_has_a_policy_for_everybody():
    assert rows("SELECT tablename FROM pg_policies WHERE 'public' = ANY (roles)") == []


def test_every_view_asks_as_the_reader():
    views = rows(
        "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace "
        "AND NOT coalesce(reloptions, '{}') @> '{security_invoker=true}'"
    )
    assert views == []


def test_the_application_role_has_no_powers_and_owns_nothing():
    with connection.cursor() as cursor:
        roles.refuse_wrong_role(cursor)


@pytest.mark.parametrize("role", [roles.OWNER])
def test_another_role_is_refused(role):
    with as_role(role), connection.cursor() as cursor, pytest.raises(roles.WrongRole) as told:
        roles.refuse_wrong_role(cursor)
    assert "is eigenaar van tabellen" in str(told.value)
    assert roles.APP in str(told.value)


# -- who sees what ----------------------------------------------------------------------------


def test_nobody_sees_nothing(world):
    assert names_seen_by(None) == set()
    assert Persoon.objects.count() == 0


@pytest.mark.parametrize(
    "rol, seen",
    [
        (Rol.PROFESSIONAL, {"Bakker"}),
        (Rol.GEDRAGSWETENSCHAPPER, set()),
        (Rol.TEAMLEIDER, {"Bakker"}),  # not Geheim: confidential
        (Rol.ANALIST, set()),
        (Rol.OPDRACHTGEVER, set()),
        (Rol.PRIVACY_OFFICER, set()),
        (Rol.BEHEER, set()),
    ],
)
def test_each_role_sees_its_households(world, rol, seen):
    assert names_seen_by(world.medewerkers[rol]) == seen


def test_involved_see_a_confidential_household(world):
    assert names_seen_by(world.zoe) == {"Zeeman", "Geheim"}


def test_the_end_of_involvement_ends_sight_at_once(world):
    with set_up():
        Betrokkenheid.objects.filter(medewerker=world.anna).update(
            tot=localdate() - timedelta(days=1)
        )
    assert names_seen_by(world.anna) == set()


def test_the_last_day_of_involvement_still_counts(world):
    with set_up():
        Betrokkenheid.objects.filter(medewerker=world.anna).update(tot=localdate())
    assert names_seen_by(world.anna) == {"Bakker"}


def test_the_end_of_a_role_ends_sight_too(world):
    with set_up():
        Lidmaatschap.objects.filter(medewerker=world.anna).update(
            tot=localdate() - timedelta(days=1)
        )
    assert names_seen_by(world.anna) == set()


def test_owner_sees_nothing_without_the_switch(world):
    with as_role(roles.OWNER):
        assert Huishouden.objects.count() == 0
    with set_up():
        assert Huishouden.objects.count() == 3


def test_the_switch_does_nothing_for_the_application(world):
    with as_role(roles.APP, maintenance=True):
        assert Huishouden.objects.count() == 0


def test_extraction_reads_all_and_writes_no_work(world):
    with as_role(roles.EXTRACT):
        assert Huishouden.objects.count() == 3
        with refused(), transaction.atomic():
            Huishouden.objects.update(naam="x")
        with refused(), transaction.atomic():
            Medewerker.objects.values_list("password").first()


def test_history_falls_under_the_same_wall(world):
    with as_medewerker(world.anna.pk):
        Persoon.objects.update(voornaam="Robin")
        assert rows("SELECT voornaam FROM personen_persoonevent") == [("Sam",)]
    with as_medewerker(world.zoe.pk):
        assert rows("SELECT voornaam FROM personen_persoonevent") == []
    with as_medewerker(world.anna.pk), refused(), transaction.atomic():
        rows("DELETE FROM personen_persoonevent RETURNING 1")


def test_search_cards_show_colleagues_but_no_confidential_household(world):
    with as_medewerker(world.anna.pk):
        cards = set(Persoonskaart.objects.values_list("weergavenaam", flat=True))
    assert cards == {"Sam Bakker", "Sam Zeeman"}


def test_an_open_aanmelding_is_for_its_team(world):
    with set_up():
        Aanmelding.objects.create(datum=localdate(), team=world.noord, vraag="Kan iemand bellen?")
    with as_medewerker(world.anna.pk):
        assert Aanmelding.objects.count() == 1
    with as_medewerker(world.zoe.pk):
        assert Aanmelding.objects.count() == 0
    with set_up():
        Aanmelding.objects.update(kolom="afgerond")
    with as_medewerker(world.anna.pk):
        assert Aanmelding.objects.count() == 0
    with as_medewerker(world.medewerkers[Rol.TEAMLEIDER].pk):
        assert Aanmelding.objects.count() == 1


# -- who writes what --------------------------------------------------------------------------


def test_a_new_household_is_taken_up_by_who_makes_it(world):
    with as_medewerker(world.anna.pk):
        new = Huishouden.objects.create(naam="Nieuw")
        HuishoudenTeam.objects.create(huishouden=new, team=world.noord)
        Betrokkenheid.objects.create(huishouden=new, medewerker=world.anna, van=localdate())
        Persoon.objects.create(huishouden=new, voornaam="Kim", rol="ouder")
        Casus.objects.create(huishouden=new, team=world.noord, geopend=localdate())
        assert set(Huishouden.objects.values_list("naam", flat=True)) == {"Bakker", "Nieuw"}


def test_nobody_gives_themselves_a_household_of_others(world):
    with as_medewerker(world.anna.pk), refused(), transaction.atomic():
        Betrokkenheid.objects.create(
            huishouden=world.zeeman.huishouden, medewerker=world.anna, van=localdate()
        )


def test_nobody_gives_themselves_a_role(world):
    with as_medewerker(world.anna.pk), refused(), transaction.atomic():
        Lidmaatschap.objects.create(medewerker=world.anna, rol=Rol.TEAMLEIDER, van=localdate())
    with as_medewerker(world.medewerkers[Rol.BEHEER].pk):
        Lidmaatschap.objects.create(medewerker=world.anna, rol=Rol.ANALIST, van=localdate())


def test_a_row_is_not_moved_to_another_household(world):
    with as_medewerker(world.anna.pk), refused(), transaction.atomic():
        Persoon.objects.update(huishouden=world.zeeman.huishouden)


def test_a_draft_is_for_its_writer_alone(world):
    with as_medewerker(world.anna.pk):
        Concept.objects.create(medewerker=world.anna, formulier="contact", inhoud={"feiten": "x"})
    for other in (*world.medewerkers.values(), world.zoe):
        if other != world.anna:
            with as_medewerker(other.pk):
                assert Concept.objects.count() == 0
                with refused(), transaction.atomic():
                    Concept.objects.create(medewerker=world.anna, formulier="x", inhoud={})
    with as_role(roles.EXTRACT), refused(), transaction.atomic():
        Concept.objects.values_list("inhoud").first()
    with as_medewerker(world.anna.pk):
        assert Concept.objects.get().inhoud == {"feiten": "x"}


def test_a_letter_code_opens_its_own_letter_and_nobody_of_the_team_reads_the_answer(world):
    letters = []
    for family, by in ((world.bakker, world.anna), (world.zeeman, world.zoe)):
        with as_medewerker(by.pk):
            letters.append(
                vragenlijsten.invite(
                    casus=family.casus, vragenlijst="ervaring_kort", informant="jeugdige", by=by
                )
            )
    mine, other = letters
    with as_medewerker(None):
        set_letter_code(code_hash(mine.code))
        vragenlijsten.answer(code=mine.code, waarden={"meebeslist": 5})
        assert list(Uitnodiging.objects.values_list("pk", flat=True)) == [mine.uitnodiging.pk]
        assert Antwoord.objects.filter(waarde=5).count() == 1
        assert Huishouden.objects.count() == Persoon.objects.count() == Casus.objects.count() == 0
        set_letter_code(code_hash(other.code))
        assert Respons.objects.count() == Antwoord.objects.count() == 0
        set_letter_code(b"")
        assert Uitnodiging.objects.count() == 0
    for medewerker in world.medewerkers.values():
        with as_medewerker(medewerker.pk):
            assert Respons.objects.count() == Antwoord.objects.count() == 0


def test_an_invisible_key_tells_nothing_but_that_it_is_refused(world):
    with (
        as_medewerker(world.anna.pk),
        pytest.raises((DatabaseError, IntegrityError)),
        transaction.atomic(),
    ):
        Persoon.objects.create(
            pk=world.zeeman.persoon.pk, huishouden=world.zeeman.huishouden, rol="ouder"
        )


# -- the variable -----------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_the_name_of_who_asks_does_not_outlive_its_transaction():
    with as_medewerker(uuid.uuid4()):
        assert rows("SELECT walls.me() IS NULL") == [(False,)]
    assert rows("SELECT walls.me() IS NULL") == [(True,)]


@pytest.mark.django_db(transaction=True)
def test_the_name_of_who_asks_is_refused_outside_a_transaction():
    with pytest.raises(transaction.TransactionManagementError):
        set_medewerker(uuid.uuid4())


# -- the log ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_logregel SET reden = 'x'",
        "DELETE FROM audit_logregel",
        "TRUNCATE audit_logregel",
    ],
)
@pytest.mark.parametrize("role", [roles.APP, roles.EXTRACT, roles.OWNER])
def test_a_log_line_is_never_changed(world, change, role):
    Logregel.objects.bulk_create(
        [
            Logregel(
                handeling="bekeken", soort="persoon", toegestaan=True, medewerker_id=uuid.uuid4()
            )
        ]
    )
    with (
        as_role(role),
        contextlib.suppress(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
        # The owner without the switch: no row is found to change.
        assert cursor.rowcount == 0
    with set_up():
        assert Logregel.objects.filter(reden="").count() == 1


def test_the_owner_can_not_change_a_line_even_with_the_switch(world):
    Logregel.objects.bulk_create([Logregel(handeling="bekeken", soort="x", toegestaan=True)])
    with set_up(), pytest.raises(DatabaseError, match="Een logregel wordt nooit"):
        Logregel.objects.update(reden="x")


def test_who_reads_the_log(world):
    Logregel.objects.bulk_create(
        [
            Logregel(
                handeling="bekeken",
                soort="huishouden",
                toegestaan=True,
                huishouden_id=family.huishouden.pk,
            )
            for family in (world.bakker, world.zeeman)
        ]
    )
    seen = {}
    for rol in (Rol.PROFESSIONAL, Rol.PRIVACY_OFFICER, Rol.BEHEER):
        with as_medewerker(world.medewerkers[rol].pk):
            seen[rol] = Logregel.objects.count()
    assert seen == {Rol.PROFESSIONAL: 1, Rol.PRIVACY_OFFICER: 2, Rol.BEHEER: 0}
