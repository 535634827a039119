"""Advice to a partner leaves as an activity, and never as a resident with advice."""

import datetime

from register.family import days_ago, signed_in
from wijkzicht.dataset.read import open_basisset
from wijkzicht.extraction.basisset import extract
from wijkzicht.register.aanmeldingen import actions


def test_it_counts_as_an_activity_without_participants(url, committed, tmp_path):
    with signed_in(committed.anna) as anna:
        actions.advise_partner(
            team=committed.noord,
            datum=days_ago(2),
            kanaal="school",
            leefgebied="opvoeden_opgroeien",
            notitie="Over pesten in groep 6.",
            minuten=10,
            by=anna,
        )
    extract(url, tmp_path / "uit", datetime.date.today())
    con = open_basisset(tmp_path / "uit").connect()
    found = con.sql("SELECT soort, thema, datum, deelnemers, minuten FROM activiteit").fetchall()
    assert found == [("consultatie_partner", "opvoeden_opgroeien", days_ago(2), None, 10)]
    assert con.sql("SELECT count(*) FROM aanmelding").fetchall() == [(0,)]
