"""Two files become one and are taken apart again: nothing is lost, whatever table refers to them.

Tables are found by looking at the database: one that is made later has no row here, and is told.
"""

import json

import pytest

from database import set_up
from register.everything import DERIVED, MERGED, OWN, fill, references
from register.family import days_ago, merge, open_casus, people, rows, signed_in
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.personen.models import Persoon, Verblijf
from wijkzicht.register.samenvoegen import actions
from wijkzicht.register.samenvoegen.models import Samenvoeging
from wijkzicht.register.veiligheid.models import Drang, Meldcode

pytestmark = pytest.mark.django_db


def contents() -> dict[str, list[str]]:
    """Every row of every table that holds something of a household, as text."""
    tables = {table for table, _column, _target in references()} | MERGED
    tables |= {"vragenlijsten_antwoord", "concepten_concept"}
    with set_up():
        return {
            table: sorted(
                row for (row,) in rows(f"SELECT (to_jsonb(t) - 'id')::text FROM {table} t")
            )
            if table == "personen_zoeksleutel"
            else sorted(row for (row,) in rows(f"SELECT to_jsonb(t)::text FROM {table} t"))
            for table in sorted(tables - OWN)
        }


@pytest.fixture
def double(world):
    """The same family twice at one team, each with everything that can refer to it."""
    with signed_in(world.anna) as anna:
        one, other = (open_casus(anna, world.noord, geopend=days_ago(n)) for n in (90, 60))
    with set_up():
        for casus in (one, other):
            fill(casus, world)
        Casus.objects.filter(eerder=other).update(eerder=None)
        # These two can run once in a casus.
        Meldcode.objects.filter(casus=other).update(afgerond_op=today())
        Drang.objects.filter(casus=other).update(gestopt_op=today())
    return one, other


# -- nothing is lost --------------------------------------------------------------------------


def test_every_table_that_refers_to_a_family_has_a_row_here(double):
    with set_up():
        empty = [
            f"{table}.{column}"
            for table, column, _target in references()
            if table not in OWN and not rows(f"SELECT 1 FROM {table} WHERE {column} IS NOT NULL")
        ]
    assert empty == []


def test_after_it_nothing_refers_to_what_went_and_no_row_is_gone(double, world):
    one, other = double
    gone = {other.huishouden.pk, other.pk, *(p.pk for p in people_as(world.anna, other))}
    before = contents()
    with signed_in(world.anna) as anna:
        row = merge(one, other, anna)
    after = contents()
    with set_up():
        for table, column, _target in references():
            found = rows(f"SELECT count(*) FROM {table} WHERE {column} = ANY (%s)", list(gone))
            assert (table, column, found) == (table, column, [(0,)])
        taken = [
            e["tabel"]
            for e in Samenvoeging.objects.get(pk=row.pk).bewaard
            if "voor" in e and e["na"] is None
        ]
    # What is gone from a table is in what was kept.
    for table in set(before) - DERIVED:
        assert len(before[table]) - len(after[table]) == taken.count(table), table
    with set_up():
        folded = {table for (table,) in rows("SELECT jsonb_object_keys(walls.vouwt())")}
    assert set(taken) - MERGED <= folded | {"netwerk_band", "personen_gezag"}


def people_as(by, casus: Casus) -> list[Persoon]:
    with signed_in(by):
        return people(casus)


def test_undone_every_row_is_the_same_to_the_byte(double, world):
    one, other = double
    before = contents()
    with signed_in(world.anna) as anna:
        row = merge(one, other, anna, neem=("naam", "straat"))
    assert contents() != before
    with signed_in(world.anna) as anna:
        actions.undo(samenvoeging=row, by=anna)
    after = contents()
    for table, found in before.items():
        assert found == after[table], table


def test_somebody_of_two_that_stay_two_is_one_and_undone_to_the_byte(double, world):
    one, other = double
    before = contents()
    with signed_in(world.anna) as anna:
        child, again = people(one)[-1], people(other)[-1]
        row = actions.merge_persons(blijft=child, weg=again, by=anna)
        assert [p.voornaam for p in people(other)] == ["Karin"]
        assert Verblijf.objects.filter(
            persoon=child, huishouden=other.huishouden, stond_hier=True
        ).exists()
    with set_up():
        for table, column, target in references():
            if target == "personen_persoon":
                found = rows(f"SELECT count(*) FROM {table} WHERE {column} = %s", again.pk)
                assert (table, column, found) == (table, column, [(0,)])
    with signed_in(world.anna) as anna:
        row.refresh_from_db()
        actions.undo(samenvoeging=row, by=anna)
    after = contents()
    for table, found in before.items():
        assert found == after[table], table


def test_rows_that_may_say_the_same_are_those_that_the_database_keeps_apart():
    with set_up():
        unique = dict(
            rows(
                "SELECT i.indrelid::regclass::text, array_agg(a.attname::text ORDER BY a.attname) "
                "FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) "
                "WHERE i.indisunique AND NOT i.indisprimary AND i.indrelid::regclass::text "
                "IN (SELECT jsonb_object_keys(walls.vouwt())) GROUP BY i.indexrelid, i.indrelid"
            )
        )
        folded = dict(rows("SELECT key, value::text FROM jsonb_each(walls.vouwt())"))
    # A question that is still open is one at a time: it folds with one that is open too.
    unique["toegang_toegangsvraag"] = sorted([*unique["toegang_toegangsvraag"], "antwoord"])
    assert {t: sorted(json.loads(c)) for t, c in folded.items()} == unique
