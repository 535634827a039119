"""What goes along with who moves out changes no figure, but those of a plan that had the goal."""

from datetime import date, timedelta

from register.family import open_casus, signed_in
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.plannen.models import Plan
from wijkzicht.register.samenvoegen.years import mark_years
from wijkzicht.register.uithuis import along
from wijkzicht.register.uithuis.actions import move_out
from wijkzicht.web.monitor.refresh import refresh

TODAY = date.today()
# docs/contract/CHOICES.md: a goal that goes along counts with the casus where it stands.
OF_A_PLAN = {"D00", "D01", "E02"}


def figures(committed, url, snapshot) -> dict[tuple, tuple]:
    refresh(url, snapshot, TODAY)
    with signed_in(committed.anna):
        return {
            (row.indicator, row.groep, row.periode): (
                row.waarde,
                row.teller,
                row.noemer,
                row.onbekend,
            )
            for row in Cijfer.objects.filter(dimensie="")
        }


def test_what_goes_along_changes_the_figures_of_an_old_plan_alone(committed, url, tmp_path):
    with signed_in(committed.anna) as anna:
        casus = open_casus(anna, committed.noord)
        child = casus.huishouden.personen.get(voornaam="Bram")
        goal = plannen.add_doel(
            casus=casus, tekst="Zelf koken", persoon=child, streefdatum=TODAY, gesteld_op=TODAY - timedelta(days=20),
            waaraan_zien_we_het="Drie dagen", acties=[plannen.Step("netwerk", "Oma kookt mee")],
            by=anna,
        )  # fmt: skip
        for days, score in ((9, -1), (2, 1)):
            day = TODAY - timedelta(days=days)
            plannen.score(doel=goal, datum=day, informant="jeugdige", score=score, by=anna)
            contacten.record(
                casus=casus, datum=day, activiteit="hulp", personen=[child], feiten="x", doel=goal,
                by=anna,
            )  # fmt: skip
        plan = plannen.start(casus=casus, by=anna)
        Plan.objects.filter(pk=plan.pk).update(vastgesteld=TODAY)
        new = move_out(
            huishouden=casus.huishouden, personen=[child], casus=casus, op=TODAY, naam="Bram",
            verder=True, by=anna,
        )  # fmt: skip
    before = figures(committed, url, tmp_path / "s")
    with signed_in(committed.anna):
        child.refresh_from_db()
        along.show_contacts([child], casus.huishouden, new)
        moved = along.move_goals([child], casus.huishouden, new.casussen.get())
        for household in (casus.huishouden, new):
            mark_years(household)
    after = figures(committed, url, tmp_path / "s")
    assert moved == {child: 1}
    assert before.keys() == after.keys()
    changed = {key[0] for key, row in before.items() if after[key] != row}
    assert changed == OF_A_PLAN
