"""A saved contact becomes a figure: the mark, the job, the snapshot, the row."""

import datetime

import pytest
from django.db import ProgrammingError, connection, transaction

from register.family import open_casus, signed_in
from wijkzicht.register.cijfers import queries
from wijkzicht.register.cijfers.models import Cijfer, Verloop, Vuil
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.personen.models import Persoon
from wijkzicht.web.monitor.refresh import Refreshed, refresh

TODAY = datetime.date.today()
PERIOD = f"{TODAY.year}-H{1 if TODAY.month < 7 else 2}"


def helped(world, url, snapshot) -> float:
    """Persons with own help of team Noord this half-year, as the page would read it."""
    refresh(url, snapshot, TODAY)
    with signed_in(world.anna) as anna:
        rows = queries.figures(by=anna, groep=str(world.noord.pk), indicatoren=["N06"])
        return next(float(row.teller) for row in rows if row.periode == PERIOD)


def waiting(world) -> tuple[int, int]:
    """Marks and jobs that stand now."""
    with signed_in(world.anna), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'")
        return Vuil.objects.count(), cursor.fetchone()[0]


@pytest.fixture
def casus(committed):
    with signed_in(committed.anna) as anna:
        return open_casus(anna, committed.noord)


def record(casus, by, **fields):
    with signed_in(by):
        return contacten.record(
            casus=casus,
            by=by,
            personen=Persoon.objects.filter(huishouden=casus.huishouden),
            **{"datum": TODAY, "activiteit": "hulp", "feiten": "Gesprek.", **fields},
        )


def test_a_contact_counts_after_the_worker_ran(committed, url, casus, tmp_path):
    before = helped(committed, url, tmp_path / "s")
    record(casus, committed.anna)
    assert helped(committed, url, tmp_path / "s") == before + 2


def test_a_save_marks_its_part_and_puts_one_job_in_line(committed, url, casus, tmp_path):
    refresh(url, tmp_path / "s", TODAY)
    record(casus, committed.anna)
    marks, jobs = waiting(committed)
    record(casus, committed.anna)
    assert (jobs, waiting(committed)) == (1, (marks * 2, 1))


def test_what_is_taken_back_leaves_no_mark_and_no_job(committed, url, casus, tmp_path):
    refresh(url, tmp_path / "s", TODAY)
    before = waiting(committed)
    with signed_in(committed.anna), transaction.atomic():
        contacten.record(
            casus=casus, datum=TODAY, activiteit="regie", feiten="x", by=committed.anna
        )
        transaction.set_rollback(True)
    assert waiting(committed) == before


def test_the_marks_that_were_read_are_gone_and_later_ones_stay(committed, url, casus, tmp_path):
    record(casus, committed.anna)
    refresh(url, tmp_path / "s", TODAY)
    with signed_in(committed.anna):
        assert not Vuil.objects.exists()
    record(casus, committed.anna)
    with signed_in(committed.anna):
        assert Vuil.objects.exists()
        assert queries.freshness(str(committed.noord.pk)).werk_sinds is not None


def test_without_marks_nothing_is_computed(committed, url, casus, tmp_path):
    assert refresh(url, tmp_path / "s", TODAY).rows > 0
    assert refresh(url, tmp_path / "s", TODAY) == Refreshed(0, 0)


def test_a_row_says_what_it_is_made_of(committed, url, casus, tmp_path):
    refresh(url, tmp_path / "s", TODAY, origin=True)
    with signed_in(committed.anna):
        assert "grond" not in Cijfer.objects.filter(indicator="B08").first().toelichting
        row = Cijfer.objects.filter(indicator="N01").first()
    assert (row.peildatum, len(row.definitie)) == (TODAY, 16)
    assert row.berekend_op is not None


def test_what_stands_beside_a_series_is_kept_at_night_and_not_at_a_save(
    committed, url, casus, tmp_path
):
    record(casus, committed.anna)
    refresh(url, tmp_path / "s", TODAY)
    with signed_in(committed.anna):
        assert not Verloop.objects.exists()
    refresh(url, tmp_path / "s", TODAY, everything=True)
    with signed_in(committed.anna):
        assert "grond" in Cijfer.objects.filter(indicator="B08").first().toelichting
        kept = {(row.soort, row.sleutel): row for row in Verloop.objects.filter(groep="totaal")}
        assert {"doorloop", "kwartaal"} <= {soort for soort, _ in kept}
        assert kept["kwartaal", "N04"].inhoud[-1]["teller"] >= 1
        with pytest.raises(ProgrammingError), transaction.atomic():
            Verloop.objects.create(
                groep="x",
                soort="x",
                inhoud=[],
                peildatum=TODAY,
                berekend_op=datetime.datetime.now(datetime.UTC),
            )


def test_the_parts_of_a_figure_are_kept_at_night_and_stay_at_a_save(
    committed, url, casus, tmp_path
):
    def parts() -> dict[str, float]:
        with signed_in(committed.anna):
            rows = Cijfer.objects.filter(indicator="N02", groep="totaal", periode=PERIOD)
            return {row.dimensie: float(row.teller) for row in rows}

    refresh(url, tmp_path / "s", TODAY)
    assert set(parts()) == {""}
    refresh(url, tmp_path / "s", TODAY, everything=True)
    kept = parts()
    for naam in ("kanaal", "samenstelling", "doelgroep"):
        assert sum(n for d, n in kept.items() if d.startswith(f"{naam}=")) == kept[""] >= 1
    record(casus, committed.anna)
    refresh(url, tmp_path / "s", TODAY)
    assert parts() == kept


def test_the_snapshot_is_closed_to_others(committed, url, casus, tmp_path):
    refresh(url, tmp_path / "s", TODAY)
    assert (tmp_path / "s").stat().st_mode & 0o077 == 0
