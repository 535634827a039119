"""What is past its term is destroyed after two people said so, and nothing of it is left anywhere.

Tables are found by looking at the database: one that is made later is walked too.
"""

import json
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from database import set_up
from register.destroying import age, destroyed, homes_of
from register.family import days_ago, rows, signed_in
from wijkzicht.register.bewaren import actions, queries
from wijkzicht.register.bewaren.models import Uitstel, Vernietiging, Vernietigingsregel
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Gebeurtenis, Rol
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.rules.errors import NotAllowed

pytestmark = pytest.mark.django_db

# What holds keys of what is gone, each for its own reason.
OUTLIVES = {
    "audit_logregel",
    "bewaren_vernietigingsregel",
    "cijfers_vuil",  # until the worker has made the figures of what is left
}
# Tables that hang on a file and have no key of a household: they go with what they hang on.
HANG_ON = {
    "buurt_groepsdeelname",
    "inbreng_inbreng",
    "personen_zoeksleutel",
    "samenvoegen_opgegaan",
    "vragenlijsten_antwoord",
}


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
