"""
Facts that several indicators share, each computed once in a run.

A function's parameters are the tables and facts it needs. A parameter with the default
`OPTIONAL` may be absent: no rows are then taken to be recorded.
"""

import ibis

from wijkzicht.dataset import expressions
from wijkzicht.dataset.expressions import days_between, is_young_in
from wijkzicht.indicators.tables import AS_OF

OPTIONAL = None
# Ages as they are shown apart: name, first and last year. Help to youth ends at 18 or 23.
BANDS = (
    ("0-11", 0, 11),
    ("12-17", 12, 17),
    ("18-22", 18, 22),
    ("23-66", 23, 66),
    ("67+", 67, 200),
)


def hulpcontact(contact, contact_persoon):
    """Hulp contacts, once for each person they were with or for; persoon_id null if nobody."""
    persons = contact_persoon.select("contact_id", "persoon_id")
    help_given = contact.filter(contact.hulp).select(
        "contact_id", "casus_id", "team_id", "periode", "datum", "activiteit"
    )
    joined = help_given.left_join(persons, "contact_id")
    return joined.select(
        "casus_id",
        "team_id",
        "periode",
        "datum",
        "persoon_id",
        crisis=joined.activiteit == "crisishulp",
    )


def hulpdag(hulpcontact):
    """Days on which a person in a casus got own help, and whether it was crisishulp."""
    given = hulpcontact.filter(hulpcontact.persoon_id.notnull())
    return given.group_by(["casus_id", "persoon_id", "datum"]).aggregate(
        crisis=given.crisis.any(), periode=given.periode.max()
    )


def traject(hulpdag, casus, hulpeinde=OPTIONAL):
    """Trajectories of own help, of everybody (rules.own_help)."""
    days = hulpdag.select("casus_id", "persoon_id", "datum", "crisis")
    runs = expressions.trajectories(days, hulpeinde, casus, AS_OF)
    return runs.mutate(length=days_between(runs.first, runs.last) + 1)


def hulp_na_sluiting(hulpdag, casus):
    """(casus, person, period) with a day of own help after the casus was closed."""
    files = casus.select("casus_id", "team_id", "geopend", "gesloten")
    late = hulpdag.join(files, "casus_id").filter(ibis._.datum > ibis._.gesloten)
    return late.select("team_id", "casus_id", "persoon_id", "periode", "geopend").distinct()


def jeugdtraject(traject, persoon, kalender):
    """Trajectories of young persons, with the periods that hold their first and last day."""
    young = persoon.filter(persoon.rol == "jeugdige").select("persoon_id")
    runs = traject.semi_join(young, "persoon_id")
    first = kalender.select(eerste_dag=kalender.dag, begonnen_in=kalender.periode)
    last = kalender.select(laatste_dag=kalender.dag, geeindigd_in=kalender.periode)
    runs = runs.left_join(first, runs["first"] == first.eerste_dag).drop("eerste_dag")
    runs = runs.left_join(last, runs["last"] == last.laatste_dag).drop("laatste_dag")
    return runs.mutate(geeindigd_in=ibis.cases((runs.ended, runs.geeindigd_in)))


def trajectstart(jeugdtraject, aanmelding):
    """First trajectories of a young person in a casus, and whether they started from a crisis."""
    starts = jeugdtraject.filter(jeugdtraject.is_first)
    return expressions.starts_in_crisis(starts, aanmelding)


def hulp_actief(traject, periode):
    """(team, period, casus, person) with own help active in the period."""
    runs = traject.select("team_id", "casus_id", "persoon_id", "first", "last")
    joined = runs.join(
        periode,
        # An open end (of a hulptraject taken as it is) is active in every later period.
        [runs["first"] <= periode.p1, runs["last"].fill_null(AS_OF) >= periode.p0],
    )
    return joined.select("team_id", "periode", "casus_id", "persoon_id").distinct()


def jeugd_met_hulp(hulp_actief, persoon, periode):
    """(team, period, casus, young person in P) with own help active."""
    return young_in_period(hulp_actief, persoon, periode, "persoon_id")


def jeugd_in_dossier(casus, persoon, periode):
    """(casus of the team open in P, period, young person in P of the household)."""
    files = casus.select("team_id", "casus_id", "huishouden_id", "geopend", "gesloten")
    files = files.join(
        periode,
        [files.geopend <= periode.p1, files.gesloten.isnull() | (files.gesloten >= periode.p0)],
    )
    files = files.select("team_id", "casus_id", "huishouden_id", "periode").distinct()
    return young_in_period(files, persoon, periode, "huishouden_id")


def young_in_period(rows, persoon, periode, by):
    """
    The rows of a period that have a young person in P by that key, with person and herkomst.

    Not known to be 23 or older in the year in which the period begins.
    """
    young = persoon.filter(persoon.rol == "jeugdige").select(
        "persoon_id", "huishouden_id", "geboortejaar", "herkomst"
    )
    joined = rows.join(young, by).join(periode.select("periode", "p0"), "periode")
    joined = joined.filter(is_young_in(joined.p0.year(), joined.geboortejaar))
    kept = [name for name in rows.columns if name not in ("persoon_id", "huishouden_id")]
    return joined.select(*kept, "persoon_id", "herkomst")


def casuswerk(contact, casus):
    """For each casus: last work day, any help, first help from the day it was opened."""
    opened = casus.select("casus_id", "geopend")
    work = contact.select("casus_id", "datum", "werk", "hulp", "jeugdige_alleen")
    work = work.join(opened, "casus_id")
    return work.group_by("casus_id").aggregate(
        laatste_werk=work.datum.max(where=work.werk),
        hulp=work.hulp.any(),
        eerste_hulp=work.datum.min(where=work.hulp & (work.datum >= work.geopend)),
        jeugdige_alleen=work.jeugdige_alleen.fill_null(False).any(),
    )


def werk_in_periode(contact):
    """(casus, period) with work contacts, and the last day of them."""
    work = contact.filter(contact.werk)
    return work.group_by(["casus_id", "periode"]).aggregate(laatste=work.datum.max())


def open_op_p1(casus, periode):
    """Casussen open on the last day of a period."""
    files = casus.select("casus_id", "team_id", "geopend", "gesloten")
    return files.join(
        periode,
        [files.geopend <= periode.p1, files.gesloten.isnull() | (files.gesloten >= periode.p1)],
    )


def wachtend(aanmelding, contact, casus):
    """Aanmeldingen that wait or waited for a first work contact, with its day (null: none)."""
    outcome = aanmelding.triage_uitkomst
    asked = aanmelding.filter(outcome.isnull() | (outcome == "casus"))
    asked = asked.select("aanmelding_id", "team_id", "periode", "datum", "casus_id")
    work = contact.filter(contact.werk).select("casus_id", werkdag=contact.datum)
    helped = asked.join(work, "casus_id")
    helped = helped.filter(helped.werkdag >= helped.datum)
    # Also by day: a faulty set may give one id to two aanmeldingen.
    firsts = helped.group_by(["aanmelding_id", "casus_id", "datum"]).aggregate(
        eerste=helped.werkdag.min()
    )
    files = casus.select("casus_id", "geopend", "gesloten")
    joined = asked.left_join(files, "casus_id").drop("casus_id_right")
    joined = joined.left_join(firsts, ["aanmelding_id", "casus_id", "datum"])
    return joined.select(
        "aanmelding_id",
        "casus_id",
        "team_id",
        "periode",
        "datum",
        "eerste",
        "gesloten",
        has_casus=joined.geopend.notnull(),
    )


def plandoel(plan, doel):
    """(plan, goal of the plan): set by then, and not yet evaluated before it."""
    goals = doel.select(
        "doel_id",
        "casus_id",
        "gesteld_op",
        "geevalueerd_op",
        "leefgebied",
        "meetbaar",
        "streefdatum",
    )
    plans = plan.select("plan_id", "casus_id", "vastgesteld")
    joined = plans.join(goals, "casus_id")
    return joined.filter(
        joined.gesteld_op <= joined.vastgesteld,
        joined.geevalueerd_op.isnull() | (joined.geevalueerd_op >= joined.vastgesteld),
    ).select("plan_id", "doel_id", "leefgebied", "meetbaar", "streefdatum")


def planvraag(plan, hulpvraag):
    """(plan, question of the plan): asked by then, or on a day not known."""
    asked = hulpvraag.select("casus_id", "leefgebied", "datum")
    plans = plan.select("plan_id", "casus_id", "vastgesteld")
    joined = plans.join(asked, "casus_id")
    return joined.filter(joined.datum.isnull() | (joined.datum <= joined.vastgesteld)).select(
        "plan_id", "leefgebied"
    )


def vraag_in_zes_weken(casus, hulpvraag):
    """(casus, leefgebied) asked within 42 days of opening, or on a day not known."""
    asked = hulpvraag.filter(hulpvraag.leefgebied.notnull())
    asked = asked.select("casus_id", "leefgebied", "datum")
    files = casus.select("casus_id", "geopend")
    joined = files.join(asked, "casus_id")
    early = joined.datum.isnull() | (joined.datum <= expressions.plus_days(joined.geopend, 42))
    return joined.filter(early).select("casus_id", "leefgebied").distinct()


def populatie(bevolking, team, groep, periode, team_gemeente=OPTIONAL):
    """Inhabitants in age bands wholly up to 22, by group and period, for the latest year known."""
    young = bevolking.filter(bevolking.leeftijd_tot <= 22)
    return inhabitants(young, team, groep, periode, team_gemeente)


def populatie_per_leeftijd(bevolking, team, groep, periode, team_gemeente=OPTIONAL):
    """As `populatie`, for each of BANDS up to 22 (`deel`)."""
    young = [band for band in BANDS if band[2] <= 22]
    # A year in which a band of the source lies across a border of ours can't be divided.
    across = [
        (bevolking.leeftijd_van <= last) & (bevolking.leeftijd_tot > last) for _, _, last in young
    ]
    years = bevolking.filter(ibis.or_(*across)).select("jaar").distinct()
    sound = bevolking.anti_join(years, "jaar")
    parts = [
        inhabitants(
            sound.filter(sound.leeftijd_van >= first, sound.leeftijd_tot <= last),
            team,
            groep,
            periode,
            team_gemeente,
        ).mutate(deel=ibis.literal(name))
        for name, first, last in young
    ]
    return ibis.union(*parts)


def inhabitants(bands, team, groep, periode, team_gemeente):
    """
    Inhabitants in these rows of bevolking, by group and period, for the latest year known.

    A group of several teams: the sum of its teams if every one has rows for the year, else
    the rows of their municipalities.
    """
    members = groep.join(team.select("team_id", "gemeente_code"), "team_id")
    sizes = members.group_by("groep").aggregate(teams=members.team_id.nunique())
    own = (
        members.select("team_id", "groep")
        .distinct()
        .join(bands.filter(bands.team_id.notnull()).select("team_id", "jaar", "aantal"), "team_id")
    )
    own = own.group_by(["groep", "jaar"]).aggregate(
        aantal=own.aantal.sum(), teams=own.team_id.nunique()
    )
    own = own.join(sizes, ["groep", "teams"]).select("groep", "jaar", "aantal", bron=0)
    further = members.select("team_id", "groep").join(team_gemeente, "team_id")
    codes = members.select("groep", "gemeente_code").union(further.select("groep", "gemeente_code"))
    whole = bands.filter(bands.team_id.isnull(), bands.wijk_code.isnull())
    around = codes.distinct().join(whole.select("gemeente_code", "jaar", "aantal"), "gemeente_code")
    # A single team has only its own rows: its municipality is not its working area.
    around = around.anti_join(team.select(groep=team.team_id), "groep")
    around = around.group_by(["groep", "jaar"]).aggregate(aantal=around.aantal.sum())
    both = own.union(around.mutate(bron=1).select("groep", "jaar", "aantal", "bron"))
    dated = both.join(periode, both.jaar <= periode.p1.year())
    latest = ibis.window(group_by=["groep", "periode"], order_by=[ibis.desc("jaar"), "bron"])
    ranked = dated.mutate(plaats=ibis.row_number().over(latest))
    return ranked.filter(ranked.plaats == 0).select("groep", "periode", noemer="aantal")


def levering(traject, casus):
    """
    Records of own help by the rules of `deliver cbs`, before the period is applied.

    A pause without hulpeinde does not cut; `einde` is the hulpeinde that ended the record.
    """
    order = ibis.window(group_by=["casus_id", "persoon_id"], order_by="first")
    before = traject.einde.lag().over(order).notnull().cast("int32")
    runs = traject.select("casus_id", "persoon_id", "team_id", "first", "einde").mutate(
        cut=before.fill_null(0)
    )
    running = ibis.cumulative_window(group_by=["casus_id", "persoon_id"], order_by="first")
    runs = runs.mutate(record=runs.cut.sum().over(running))
    records = runs.group_by(["casus_id", "persoon_id", "team_id", "record"]).aggregate(
        first=runs["first"].min(), einde=runs.einde.max()
    )
    files = casus.select("casus_id", "geopend", "gesloten")
    return records.join(files, "casus_id").drop("record")


def traject_overgenomen(hulptraject, casus):
    """Trajectories of a source without contacts, taken as they are."""
    pair = ["casus_id", "persoon_id"]
    runs = hulptraject.join(casus.select("casus_id", "team_id"), "casus_id")
    order = ibis.window(
        group_by=pair, order_by=[runs.start, runs.eind.isnull(), runs.eind, runs.hulptraject_id]
    )
    runs = runs.mutate(nr=ibis.row_number().over(order), follower=runs.start.lead().over(order))
    return runs.select(
        *pair,
        "team_id",
        first=runs.start,
        last=runs.eind,
        einde=runs.eind,
        is_first=runs.nr == 0,
        is_last=runs.follower.isnull(),
        crisis_day=runs.crisis,
        ended=runs.eind.notnull(),
        reden=runs.reden_einde,
        stilgevallen=ibis.literal(False),
        length=days_between(runs.start, runs.eind.fill_null(AS_OF)) + 1,
    )


def trajectstart_overgenomen(jeugdtraject):
    """Crisis as the source gives it; null is unknown."""
    starts = jeugdtraject.filter(jeugdtraject.is_first)
    return starts.mutate(crisis=starts.crisis_day)


def levering_overgenomen(hulptraject, casus):
    """Records of a source without contacts: its trajectories, ended by nothing but their end."""
    runs = hulptraject.join(casus.select("casus_id", "team_id", "geopend"), "casus_id")
    return runs.select(
        "casus_id",
        "persoon_id",
        "team_id",
        "geopend",
        first=runs.start,
        einde=runs.eind,
        gesloten=ibis.null("date"),
    )


def hulp_na_sluiting_overgenomen(levering):
    """A source without contacts tells of no days."""
    nothing = levering.filter(ibis.literal(False))
    return nothing.select(
        "team_id", "casus_id", "persoon_id", "geopend", periode=ibis.literal(0, "int32")
    ).select("team_id", "casus_id", "persoon_id", "periode", "geopend")


FACTS = {
    f.__name__: f
    for f in (
        hulpcontact,
        hulpdag,
        traject,
        hulp_na_sluiting,
        jeugdtraject,
        trajectstart,
        hulp_actief,
        jeugd_met_hulp,
        jeugd_in_dossier,
        casuswerk,
        werk_in_periode,
        open_op_p1,
        wachtend,
        plandoel,
        planvraag,
        vraag_in_zes_weken,
        populatie,
        populatie_per_leeftijd,
        levering,
    )
}

# What takes the place of a fact when the source has hulptraject and no contact.
WITHOUT_CONTACT = {
    "traject": traject_overgenomen,
    "trajectstart": trajectstart_overgenomen,
    "levering": levering_overgenomen,
    "hulp_na_sluiting": hulp_na_sluiting_overgenomen,
}
