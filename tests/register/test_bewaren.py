"""What is past its term is destroyed after two people said so, and nothing of it is left anywhere.

Tables are found by looking at the database: one that is made later is walked too.
"""

import json
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from database import as_role, set_up
from register.everything import fill
from register.family import days_ago, open_casus, rows, signed_in
from wijkzicht.register.aanmeldingen.models import Aanmelding, Partneradvies
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.bewaren import actions, queries
from wijkzicht.register.bewaren.models import Uitstel, Vernietiging, Vernietigingsregel
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.concepten.models import Concept
from wijkzicht.register.inrichting import actions as inrichting
from wijkzicht.register.invultijd.models import Invultijd
from wijkzicht.register.organisatie.models import Gebeurtenis, Lidmaatschap, Medewerker, Rol
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.register.vrijwilligers.models import Vrijwilliger
from wijkzicht.register.walls import roles
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.retention import BEWAARSOORTEN, Manier, kept_until_in

pytestmark = pytest.mark.django_db

# What holds keys of what is gone, each for its own reason.
OUTLIVES = {"audit_logregel", "bewaren_vernietigingsregel"}
# Tables that hang on a file and have no key of a household: they go with what they hang on.
HANG_ON = {
    "buurt_groepsdeelname",
    "inbreng_inbreng",
    "personen_zoeksleutel",
    "samenvoegen_opgegaan",
    "vragenlijsten_antwoord",
}


@pytest.fixture
def officer(world):
    with signed_in(world.medewerkers[Rol.PRIVACY_OFFICER]) as by:
        yield by


@pytest.fixture
def old(world):
    """A family with a row in every table, closed, of which nothing happened for 21 years; beside it
    one of which all is the same but that it goes on."""
    with signed_in(world.anna) as anna:
        gone, stays = (open_casus(anna, world.noord, naam=name) for name in ("Vanouds", "Nu"))
    with set_up():
        for casus in (gone, stays):
            fill(casus, world)
        Casus.objects.filter(huishouden=gone.huishouden, gesloten=None).update(gesloten=days_ago(5))
        Aanmelding.objects.filter(huishouden=gone.huishouden).update(kolom="afgerond")
        Uitstel.objects.update(gestopt_op=timezone.now())
        age(gone.huishouden, 21)
    return gone.huishouden


@pytest.fixture
def advice(world):
    """Advice without a file of long ago."""
    with set_up():
        return Partneradvies.objects.create(
            team=world.noord, datum=date(2001, 2, 3), kanaal="school"
        )


def age(huishouden: Huishouden, years: int) -> None:
    """Every day and moment of a file, and of the other homes of its child, so many years earlier."""
    homes = homes_of(huishouden)
    tables = rows("SELECT tabel, kolom FROM walls.tabellen_van_gezin() ORDER BY historie")
    for table, key in tables:
        days = rows(
            "SELECT attname::text FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 "
            "AND NOT attisdropped AND atttypid IN ('date'::regtype, 'timestamptz'::regtype)",
            table,
        )
        if days:
            earlier = ", ".join(f"{d} = {d} - make_interval(years => {years})" for (d,) in days)
            with connection.cursor() as cursor:
                cursor.execute(f"UPDATE {table} SET {earlier} WHERE {key} = ANY (%s)", [homes])


def homes_of(huishouden: Huishouden) -> list:
    """A household and those that share a child with it."""
    stays = rows(
        "SELECT hoofd_id, huishouden_id FROM personen_verblijf WHERE %s IN (hoofd_id, huishouden_id)",
        huishouden.pk,
    )
    return [huishouden.pk, *(key for pair in stays for key in pair)]


def destroyed(soort: str, officer: Medewerker, world) -> Vernietiging:
    """A list made by the officer, signed by beheer, and carried out in the name of beheer."""
    lijst = actions.make_list(soort=soort, by=officer)
    with signed_in(world.medewerkers[Rol.BEHEER]) as beheer:
        actions.sign(lijst=lijst, by=beheer)
        actions.carry_out(lijst=lijst, by=beheer)
    lijst.refresh_from_db()
    return lijst


def everything() -> dict[str, list[str]]:
    """Every row of every table, as text."""
    tables = rows(
        "SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'p') "
        "AND relnamespace = 'public'::regnamespace"
    )
    return {t: [r for (r,) in rows(f"SELECT to_jsonb(t)::text FROM {t} t")] for (t,) in tables}


def keys_of(huishouden: Huishouden) -> set[str]:
    """The keys of everything of a family, its people, files and what hangs on those."""
    tables = {t for (t,) in rows("SELECT DISTINCT tabel FROM walls.tabellen_van_gezin()")}
    found = {str(huishouden.pk)}
    while True:
        before = len(found)
        for table, lines in everything().items():
            if table in tables - {"personen_verblijf"} | HANG_ON:
                rows_of = map(json.loads, lines)
                found |= {r["id"] for r in rows_of if _refers(r, found)}
        if len(found) == before:
            return found


def _refers(row: dict, keys: set[str]) -> bool:
    if not isinstance(row.get("id"), str):
        return False
    if "huishouden_id" in row:
        return row["huishouden_id"] in keys
    return any(isinstance(v, str) and v in keys for v in row.values())


# -- a file -------------------------------------------------------------------------------------


def test_nothing_of_a_destroyed_file_is_left_in_any_table(world, old, officer):
    with set_up():
        # The other homes, with nothing in them, are as old and go too.
        keys = keys_of(old) | {str(key) for key in homes_of(old)}
        before = everything()
    assert len(keys) > 40
    lijst = destroyed("dossier_jeugd", officer, world)
    with set_up():
        after = everything()
    for table in set(after) - OUTLIVES:
        assert [line for line in after[table] if any(key in line for key in keys)] == [], table
        assert [line for line in after[table] if "Vanouds" in line] == [], table
        # Nothing of anybody else went or changed; a meeting went that was about this file alone.
        others = {line for line in before[table] if not any(key in line for key in keys)}
        assert len(others - set(after[table])) == (table == "overleg_overleg"), table
    line = Vernietigingsregel.objects.get(voorwerp_id=old.pk)
    assert (line.afloop, line.team_id, lijst.aantal) == ("weg", world.noord.pk, 3)
    assert line.rijen["contacten_contact"] == 1
    assert "Vanouds" not in json.dumps(line.rijen)


def test_a_table_that_hangs_on_a_file_without_its_key_has_been_thought_of(world, old):
    with set_up():
        known = {t for (t,) in rows("SELECT DISTINCT tabel FROM walls.tabellen_van_gezin()")}
        pairs = rows(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint "
            "WHERE contype = 'f' AND connamespace = 'public'::regnamespace"
        )
        found: set[str] = set()
        while more := {a for a, b in pairs if b in known | found} - known - found:
            found |= more
        empty = [t for t in HANG_ON - {"samenvoegen_opgegaan"} if not rows(f"SELECT 1 FROM {t}")]
    assert found == HANG_ON
    assert empty == []


def test_it_is_told_beside_the_figures_in_whole_years(world, old, officer):
    destroyed("dossier_jeugd", officer, world)
    told = Gebeurtenis.objects.get(team=world.noord, soort="opschoning")
    last = days_ago(5).year - 21
    assert (told.datum, told.tot) == (date(2004, 1, 1), date(last, 12, 31))
    assert f"Dossiers uit 2004 tot en met {last} zijn vernietigd" in told.omschrijving
    with set_up():
        marked = rows("SELECT jaar FROM cijfers_vuil WHERE team_id = %s", world.noord.pk)
    assert {(2004,), (last,)} <= set(marked)


@pytest.mark.parametrize(
    "change, afloop",
    [
        ("put off", "uitgesteld"),
        ("put off until yesterday", "weg"),
        ("put off and ended", "weg"),
        ("somebody changed", "gewijzigd"),
        ("a casus again", "gewijzigd"),
        ("another file refers to it", "verweven"),
    ],
)
def test_a_line_is_looked_at_again_when_the_list_is_carried_out(world, officer, change, afloop):
    with set_up():
        casus = world.bakker.casus
        casus.gesloten = casus.geopend
        casus.save()
        age(world.bakker.huishouden, 24)
    key = world.bakker.huishouden.pk
    lijst = actions.make_list(soort="dossier_jeugd", by=officer)
    assert [line.voorwerp_id for line in queries.lines(lijst)] == [key]
    if change.startswith("put off"):
        row = actions.put_off(huishouden_id=key, reden="klacht", by=officer)
        if "ended" in change:
            actions.end_put_off(uitstel=row, by=officer)
        if "yesterday" in change:
            Uitstel.objects.update(tot=days_ago(1))
    with set_up():
        if change == "somebody changed":
            Persoon.objects.filter(pk=world.bakker.persoon.pk).update(voornaam="Robin")
        if change == "a casus again":
            Casus.objects.create(
                huishouden=world.bakker.huishouden, team=world.noord, geopend=today()
            )
        if change == "another file refers to it":
            Casus.objects.filter(pk=world.zeeman.casus.pk).update(eerder=casus)
    with signed_in(world.medewerkers[Rol.BEHEER]) as beheer:
        actions.sign(lijst=lijst, by=beheer)
        actions.carry_out(lijst=lijst, by=beheer)
    assert queries.lines(lijst)[0].afloop == afloop
    with set_up():
        assert Huishouden.objects.filter(pk=key).exists() == (afloop != "weg")


def test_what_is_put_off_is_counted_apart_and_in_no_list(world, old, officer):
    counted = queries.past()["dossier_jeugd"]
    assert (counted.aantal, counted.uitgesteld) == (3, 0)
    actions.put_off(huishouden_id=old.pk, reden="rechter", tot=today(), by=officer)
    counted = queries.past()["dossier_jeugd"]
    assert (counted.aantal, counted.uitgesteld) == (2, 1)
    lijst = actions.make_list(soort="dossier_jeugd", by=officer)
    assert old.pk not in [line.voorwerp_id for line in queries.lines(lijst)]
    with pytest.raises(NotAllowed, match="al uitgesteld"):
        actions.put_off(huishouden_id=old.pk, reden="klacht", by=officer)


@pytest.mark.parametrize(
    "rol, year, kind",
    [
        ("jeugdige", None, "dossier_jeugd"),
        ("ouder", 1970, "dossier_wmo"),
        ("volwassene", None, "dossier_jeugd"),  # the age is not known: the longest
        ("volwassene", 2000, "dossier_jeugd"),  # was 17 when it began
    ],
)
def test_which_term_a_file_has(world, rol, year, kind):
    with set_up():
        Casus.objects.filter(pk=world.bakker.casus.pk).update(geopend=date(2017, 5, 1))
        Persoon.objects.filter(pk=world.bakker.persoon.pk).update(rol=rol, geboortejaar=year)
        rows("DELETE FROM personen_persoonevent RETURNING 1")
        assert rows("SELECT walls.soort_dossier(%s)", world.bakker.huishouden.pk) == [(kind,)]


# -- two people, one door ------------------------------------------------------------------------


def test_who_made_a_list_does_not_sign_it(world, advice, officer):
    lijst = actions.make_list(soort="advies", by=officer)
    with pytest.raises(NotAllowed, match="Laat een ander tekenen"):
        actions.sign(lijst=lijst, by=officer)
    with pytest.raises(DatabaseError, match="same person"), transaction.atomic():
        rows("SELECT walls.bewaren_teken(%s)", lijst.pk)
    with pytest.raises(NotAllowed, match="al een lijst klaar"):
        actions.make_list(soort="advies", by=officer)
    actions.withdraw(lijst=lijst, by=officer)
    with signed_in(world.medewerkers[Rol.BEHEER]) as beheer, pytest.raises(NotAllowed):
        actions.sign(lijst=Vernietiging.objects.get(pk=lijst.pk), by=beheer)


def test_only_who_signed_carries_out_and_only_once(world, advice, officer):
    lijst = actions.make_list(soort="advies", by=officer)
    beheer = world.medewerkers[Rol.BEHEER]
    for who in (officer, beheer):  # not signed yet
        with signed_in(who), refused("signed by who asks"):
            rows("SELECT walls.bewaren_voer_uit(%s)", lijst.pk)
    with signed_in(beheer):
        actions.sign(lijst=lijst, by=beheer)
        actions.carry_out(lijst=lijst, by=beheer)
        with refused("signed by who asks"):
            rows("SELECT walls.bewaren_voer_uit(%s)", lijst.pk)


@pytest.mark.parametrize("rol", [r for r in Rol if r not in {Rol.PRIVACY_OFFICER, Rol.BEHEER}])
def test_no_other_role_counts_lists_or_sees_it(world, advice, officer, rol):
    actions.make_list(soort="advies", by=officer)
    with signed_in(world.medewerkers[rol]):
        assert (Vernietiging.objects.count(), Vernietigingsregel.objects.count()) == (0, 0)
        for call in ("bewaren_tel('advies')", "bewaren_lijst('advies', '')"):
            with refused("advies"):
                rows(f"SELECT walls.{call}")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM bewaren_vernietigingsregel",
        "UPDATE bewaren_vernietiging SET getekend_op = now()",
        "INSERT INTO bewaren_vernietiging (id) VALUES (gen_random_uuid())",
        "SELECT walls.wis_gezin(gen_random_uuid())",
        "SELECT walls.bewaren_nacht()",
    ],
)
def test_there_is_no_other_door(officer, statement):
    with refused("permission denied"):
        rows(statement)


def refused(match: str):
    """The database refuses; what came before it stands."""
    import contextlib

    @contextlib.contextmanager
    def block():
        with pytest.raises(DatabaseError, match=match), transaction.atomic():
            yield

    return block()


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
