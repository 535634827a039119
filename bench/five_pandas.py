"""The five figures of `five_duckdb.py` in pandas: B02, T01, D04, Z06 and Z08, team by half-year.

    python bench/five_pandas.py FOLDER OUT.csv

Runs in an environment of its own with pandas and pyarrow; nothing of the program is imported.
Written as an analyst would, with columns and no loops over rows.
"""

import csv
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd

HELP = ["hulp", "overbruggingshulp", "crisishulp"]
DAY = pd.Timedelta(days=1)


def main(folder: str, out: str) -> None:
    """Compute the five and write code, groep, periode, teller, noemer, waarde."""
    descriptor = json.loads(Path(folder, "datapackage.json").read_text("utf-8"))
    today = pd.Timestamp(descriptor["peildatum"])

    def read(table: str, columns: list[str], days: tuple[str, ...] = ()) -> pd.DataFrame:
        frame = pd.read_parquet(f"{folder}/{table}.parquet", columns=columns)
        for day in days:
            frame[day] = pd.to_datetime(frame[day])
        return frame

    casus = read("casus", ["casus_id", "team_id", "geopend", "gesloten"], ("geopend", "gesloten"))
    casus = casus[casus.geopend <= today].drop(columns="geopend")
    casus["gesloten"] = casus.gesloten.where(casus.gesloten <= today)
    contact = read(
        "contact", ["contact_id", "casus_id", "datum", "activiteit", "ook_hulp"], ("datum",)
    )
    contact = contact[contact.datum <= today]
    young = read("persoon", ["persoon_id", "rol", "geboortejaar"])
    young = young[young.rol == "jeugdige"].drop(columns="rol")
    asked = read(
        "aanmelding",
        ["aanmelding_id", "casus_id", "team_id", "datum", "triage_datum", "triage_uitkomst"],
        ("datum", "triage_datum"),
    )
    asked = asked[asked.datum <= today]
    runs = trajectories(read, contact, casus, today)
    youth = runs.merge(young, on="persoon_id")
    rows = [
        *reach(read, youth, asked, contact, today),
        *waiting(asked, casus, contact, today),
        *goals(read, casus, today),
        *after(read, youth, today),
        *lengths(youth),
    ]
    with Path(out).open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)


def trajectories(read, contact, casus, today) -> pd.DataFrame:
    """Trajectories of own help, one row each."""
    pair = ["casus_id", "persoon_id"]
    helped = contact[contact.activiteit.isin(HELP) | contact.ook_hulp.fillna(False).astype(bool)]
    persons = read("contact_persoon", ["contact_id", "persoon_id"])
    days = helped.merge(persons, on="contact_id")[[*pair, "datum"]].drop_duplicates()
    ends = read("hulpeinde", [*pair, "datum"], ("datum",))
    ends = ends[ends.datum <= today].rename(columns={"datum": "einde"}).sort_values("einde")
    days = pd.merge_asof(
        days.sort_values("datum"),
        ends,
        left_on="datum",
        right_on="einde",
        by=pair,
        direction="forward",
    ).sort_values([*pair, "datum"])
    by = days.groupby(pair, sort=False)
    before, stopped = by.datum.shift(), by.einde.shift()
    begins = before.isna() | (days.datum - before > 180 * DAY) | (stopped < days.datum)
    days["nr"] = begins.groupby([days.casus_id, days.persoon_id], sort=False).cumsum()
    runs = (
        days.groupby([*pair, "nr"], sort=False)
        .agg(eerste=("datum", "min"), laatste=("datum", "max"), einde=("einde", "last"))
        .reset_index()
    )
    # The end that counts is the one after the last day; "last" skips empty ones.
    runs["einde"] = runs.einde.where(runs.einde >= runs.laatste)
    runs["is_laatste"] = runs.nr == runs.groupby(pair, sort=False).nr.transform("max")
    runs = runs.merge(casus, on="casus_id")
    silent = today - runs.laatste > 180 * DAY
    runs["beeindigd"] = ~runs.is_laatste | runs.einde.notna() | runs.gesloten.notna() | silent
    return runs


def half(days: pd.Series) -> pd.Series:
    """Names of half-years."""
    return days.dt.year.astype("Int64").astype(str) + np.where(days.dt.month <= 6, "-H1", "-H2")


def shares(code: str, frame: pd.DataFrame, period: pd.Series, counts: pd.Series):
    """Rows of a share, for each team and for all."""
    table = pd.DataFrame({"groep": frame.team_id, "periode": period, "telt": counts.astype(int)})
    both = pd.concat([table, table.assign(groep="totaal")])
    for (group, name), part in both.groupby(["groep", "periode"]).telt:
        yield code, group, name, part.sum(), len(part), 100 * part.sum() / len(part)


def medians(
    code: str, frame: pd.DataFrame, period: pd.Series, days: pd.Series, happened: pd.Series
):
    """Rows of a Kaplan-Meier median, in whole numbers, events before censorings."""
    table = pd.DataFrame(
        {"groep": frame.team_id, "periode": period, "dagen": days.dt.days, "af": happened}
    )
    both = pd.concat([table, table.assign(groep="totaal")])
    for (group, name), part in both.groupby(["groep", "periode"]):
        spread = part.groupby("dagen").af.agg(["sum", "size"])
        at_risk, above, below, median = len(part), 1, 1, ""
        for day, events, cases in zip(spread.index, spread["sum"], spread["size"], strict=True):
            if events:
                above, below = above * (at_risk - int(events)), below * at_risk
                if 2 * above <= below:
                    median = day
                    break
            at_risk -= int(cases)
        yield code, group, name, int(part.af.sum()), len(part), median


def reach(read, youth, asked, contact, today):
    """B02."""
    opened = pd.to_datetime(read("casus", ["geopend"]).geopend)
    first = min(asked.datum.min(), contact.datum.min(), opened.min())
    begin = pd.Timestamp(first.year, 1 if first.month <= 6 else 7, 1)
    people = read("bevolking", ["team_id", "jaar", "leeftijd_tot", "aantal"])
    people = people[people.team_id.notna() & (people.leeftijd_tot <= 22)]
    people = people.groupby(["team_id", "jaar"]).aantal.sum().unstack("jaar").ffill(axis=1)
    for p0 in pd.date_range(begin, today, freq="6MS"):
        p1 = min(p0 + pd.DateOffset(months=6) - DAY, today)
        active = youth[(youth.eerste <= p1) & (youth.laatste >= p0)]
        active = active[active.geboortejaar.isna() | (p0.year - active.geboortejaar < 23)]
        known = people[max(year for year in people.columns if year <= p1.year)]
        name = f"{p0.year}-H{1 if p0.month == 1 else 2}"
        for group, count in active.groupby("team_id").persoon_id.nunique().items():
            yield "B02", group, name, count, int(known[group]), 100 * count / known[group]
        count, whole = active.persoon_id.nunique(), known.sum()
        yield "B02", "totaal", name, count, int(whole), 100 * count / whole


def waiting(asked, casus, contact, today):
    """T01."""
    asked = asked[
        asked.triage_uitkomst.isna()
        | (asked.triage_uitkomst == "casus")
        | (asked.triage_datum > today)
    ]
    asked = asked.merge(
        casus[["casus_id", "gesloten"]].assign(bekend=True), on="casus_id", how="left"
    )
    work = contact.loc[contact.activiteit != "administratie", ["casus_id", "datum"]]
    pairs = asked[asked.bekend.notna()].merge(work, on="casus_id", suffixes=("", "_werk"))
    firsts = pairs[pairs.datum_werk >= pairs.datum].groupby("aanmelding_id").datum_werk.min()
    first = asked.aanmelding_id.map(firsts)
    until = asked.gesloten.fillna(today)
    until = until.where(until >= asked.datum, asked.datum)
    return medians(
        "T01", asked, half(asked.datum), first.fillna(until) - asked.datum, first.notna()
    )


def goals(read, casus, today):
    """D04."""
    found = read(
        "doel",
        ["casus_id", "gesteld_op", "geevalueerd_op", "uitkomst"],
        ("gesteld_op", "geevalueerd_op"),
    )
    found = found[(found.gesteld_op <= today) & ~(found.geevalueerd_op > today)]
    found = found[found.uitkomst.isin(["behaald", "deels_behaald", "niet_behaald"])]
    found = found.merge(casus[casus.gesloten.notna()], on="casus_id")
    return shares("D04", found, half(found.gesloten), found.uitkomst == "behaald")


def after(read, youth, today):
    """Z06."""
    runs = youth[youth.is_laatste & youth.beeindigd & (youth.laatste + 365 * DAY <= today)]
    care = read("voorziening", ["persoon_id", "soort", "start", "eind"], ("start", "eind"))
    care = care[(care.soort == "jeugdhulp") & (care.start <= today)]
    pairs = runs.merge(care, on="persoon_id")
    late = pairs.eind.isna() | (pairs.eind > today) | (pairs.eind > pairs.laatste)
    pairs = pairs[(pairs.start <= pairs.laatste + 365 * DAY) & late]
    other = pd.MultiIndex.from_frame(pairs[["casus_id", "persoon_id"]])
    mine = pd.MultiIndex.from_frame(runs[["casus_id", "persoon_id"]])
    return shares("Z06", runs, half(runs.laatste), pd.Series(~mine.isin(other), runs.index))


def lengths(youth):
    """Z08."""
    days = youth.laatste - youth.eerste + DAY
    return medians("Z08", youth, half(youth.eerste), days, youth.beeindigd)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
