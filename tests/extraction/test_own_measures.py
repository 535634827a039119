"""A team's own measure is computed by the same worker, and can be tried out before it is kept."""

import datetime

import pytest

from register.family import open_casus, signed_in
from wijkzicht.indicators.eigen_bestand import from_data, to_data
from wijkzicht.indicators.eigen_kaart import examples
from wijkzicht.register.maten import actions
from wijkzicht.register.maten.models import Maat, MaatCijfer
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.vocabulary.periods import period_of
from wijkzicht.web.maten.compute import tried
from wijkzicht.web.monitor.refresh import refresh

TODAY = datetime.date.today()
PERIOD = f"{TODAY.year}-H{1 if TODAY.month < 7 else 2}"
OPENED = {
    **to_data(examples()[0]),
    "soort": "aantal",
    "periode": "geopend",
    "alleen": {"voorwaarden": [{"veld": "jeugdige", "is": "een_van", "waarden": ["ja"]}]},
}
del OPENED["telt"]


def shown(by) -> dict:
    with signed_in(by):
        rows = MaatCijfer.objects.select_related("maat")
        return {(r.indicator, r.maat.versie, r.groep, r.periode): r.waarde for r in rows}


@pytest.fixture
def noord(committed):
    leader = committed.medewerkers[Rol.TEAMLEIDER]
    with signed_in(leader):
        return actions.make(team=committed.noord, inhoud=OPENED, by=leader)


def test_a_measure_is_computed_for_its_team_only(committed, url, noord, tmp_path):
    with signed_in(committed.anna) as anna:
        open_casus(anna, committed.noord)
    refresh(url, tmp_path / "s", TODAY)
    found = shown(committed.anna)
    groep = str(committed.noord.pk)
    assert {where for _, _, where, _ in found} == {groep}
    assert found["X-STEM", 1, groep, PERIOD] == 1.0


def test_that_of_the_organisation_is_for_every_team_and_the_whole(committed, url, tmp_path):
    analist = committed.medewerkers[Rol.ANALIST]
    with signed_in(analist):
        actions.make(team=None, inhoud=OPENED, by=analist)
    refresh(url, tmp_path / "s", TODAY)
    groups = {where for _, _, where, _ in shown(analist)}
    assert groups == {"totaal", str(committed.noord.pk), str(committed.zuid.pk)}


def test_figures_of_an_old_version_and_of_a_stopped_measure_stay(committed, url, noord, tmp_path):
    leader = committed.medewerkers[Rol.TEAMLEIDER]
    refresh(url, tmp_path / "s", TODAY)
    before = shown(leader)
    with signed_in(leader):
        newer = actions.change(maat=noord, inhoud=OPENED | {"periode": "gesloten"}, by=leader)
        open_casus(leader, committed.noord)
    refresh(url, tmp_path / "s", TODAY)
    after = shown(leader)
    assert {key: value for key, value in after.items() if key[1] == 1} == before
    with signed_in(leader):
        assert MaatCijfer.objects.filter(maat=newer).exists()
        hashes = set(MaatCijfer.objects.values_list("maat__versie", "definitie"))
        assert len({definition for _, definition in hashes}) == 2
        actions.stop(maat=newer, by=leader)
    refresh(url, tmp_path / "s", TODAY, everything=True)
    assert shown(leader) == after


def test_quarters_and_parts_are_kept_at_night_and_stay_at_a_save(committed, url, noord, tmp_path):
    opened = TODAY - datetime.timedelta(days=10)
    quarter, half = (period_of(kind, opened).name for kind in ("kwartaal", "halfjaar"))

    def standing() -> dict[tuple[str, str], float | None]:
        with signed_in(committed.anna):
            rows = MaatCijfer.objects.filter(periode__in=[quarter, half])
            return {(row.periode, row.dimensie.partition("=")[0]): row.waarde for row in rows}

    with signed_in(committed.anna) as anna:
        open_casus(anna, committed.noord, opened)
    refresh(url, tmp_path / "s", TODAY)
    assert standing() == {(half, ""): 1.0}
    refresh(url, tmp_path / "s", TODAY, everything=True)
    night = standing()
    assert {(quarter, ""), (half, ""), (half, "samenstelling"), (half, "kanaal")} <= night.keys()
    assert night[quarter, ""] == night[half, "kanaal"] == 1.0
    with signed_in(committed.anna) as anna:
        open_casus(anna, committed.noord, opened, naam="Gezin later")
    refresh(url, tmp_path / "s", TODAY)
    assert standing() == night | {(half, ""): 2.0}


def test_one_that_cannot_be_read_stops_nothing(committed, url, noord, tmp_path):
    with signed_in(committed.medewerkers[Rol.TEAMLEIDER]):
        Maat.objects.update(inhoud=OPENED | {"onderwerp": "bestaat niet meer"})
    assert refresh(url, tmp_path / "s", TODAY).rows > 0
    assert shown(committed.anna) == {}


def test_a_measure_is_tried_on_the_snapshot_and_nothing_is_kept(committed, url, casus, tmp_path):
    measure, groep = from_data(OPENED), str(committed.noord.pk)
    assert tried(tmp_path / "s", measure, groep, TODAY) == []
    refresh(url, tmp_path / "s", TODAY)
    rows = tried(tmp_path / "s", measure, groep, TODAY)
    assert {row.groep for row in rows} == {groep}
    assert rows[-1][:3] == ("X-STEM", groep, PERIOD)
    assert rows[-1].waarde == 1.0
    assert len(rows) == 3
    assert shown(committed.anna) == {}


@pytest.fixture
def casus(committed):
    with signed_in(committed.anna) as anna:
        return open_casus(anna, committed.noord)
