"""A file that was destroyed is in no part of the snapshot, from which every figure comes; it is told."""

import datetime

import duckdb

from database import set_up
from register.destroying import age, destroyed
from register.family import open_casus, rows, signed_in
from wijkzicht.extraction.snapshot import Touched, renew
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.organisatie.models import Gebeurtenis, Rol

TODAY = datetime.date.today()
YEARS = 21


def test_a_destroyed_file_leaves_the_snapshot_and_that_is_told(committed, url, tmp_path):
    with signed_in(committed.anna) as anna:
        casus = open_casus(anna, committed.noord)
        contacten.record(casus=casus, by=anna, datum=TODAY, activiteit="regie", feiten="Gesprek.")
    with set_up():
        Casus.objects.filter(pk=casus.pk).update(gesloten=TODAY)
        age(casus.huishouden, YEARS)
    holds = {str(casus.pk), str(casus.huishouden.pk)}

    def found() -> set[str]:
        return {
            path.parent.name
            for path in tmp_path.rglob("*.parquet")
            for row in duckdb.read_parquet(str(path)).fetchall()
            if holds & set(map(str, row))
        }

    renew(url, tmp_path, [Touched(committed.noord.pk, TODAY.year - YEARS, casus.huishouden.pk)])
    assert {"casus", "contact", "huishouden"} <= found()
    with signed_in(committed.medewerkers[Rol.PRIVACY_OFFICER]) as officer:
        destroyed("dossier_jeugd", officer, committed)
        marks = rows("SELECT team_id, jaar, huishouden_id FROM cijfers_vuil")
        told = Gebeurtenis.objects.get(soort="opschoning")
    renew(url, tmp_path, [Touched(*mark) for mark in marks])
    assert found() == set()
    assert told.datum <= TODAY.replace(day=1, year=TODAY.year - YEARS) <= told.tot
