"""Five figures by hand in SQL, as a peer: B02, T01, D04, Z06 and Z08, team by half-year.

    python bench/five_duckdb.py FOLDER OUT.csv [--once]

Every query stands alone, so trajectories of own help are derived in three of them; with `--once`
they are kept in a table, as somebody would who writes all five on one day. Nothing of the program
is imported.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

import duckdb

TABLES = ("team", "bevolking", "persoon", "aanmelding", "casus", "contact")
TABLES += ("contact_persoon", "hulpeinde", "doel", "voorziening")

# As known on the as-of date: later rows are not there, later second dates are empty.
PREPARED = """
CREATE MACRO dag() AS (SELECT DATE '{day}');
CREATE VIEW k AS SELECT casus_id, team_id, geopend,
    CASE WHEN gesloten <= dag() THEN gesloten END AS gesloten FROM casus WHERE geopend <= dag();
CREATE VIEW per AS SELECT p0::DATE AS p0, least((p0 + INTERVAL 6 MONTH - INTERVAL 1 DAY)::DATE, dag()) AS p1,
    year(p0) || '-H' || CASE WHEN month(p0) = 1 THEN 1 ELSE 2 END AS periode
    FROM range((SELECT date_trunc('year', m) + CASE WHEN month(m) > 6 THEN INTERVAL 6 MONTH ELSE INTERVAL 0 MONTH END
        FROM (SELECT least((SELECT min(datum) FROM aanmelding), (SELECT min(geopend) FROM casus),
                           (SELECT min(datum) FROM contact)) AS m)),
        dag() + INTERVAL 1 DAY, INTERVAL 6 MONTH) r(p0);
CREATE MACRO periode(d) AS year(d) || '-H' || CASE WHEN month(d) <= 6 THEN 1 ELSE 2 END;
CREATE {kind} traject AS
WITH hulpdag AS (
    SELECT DISTINCT c.casus_id, p.persoon_id, c.datum
    FROM contact c JOIN contact_persoon p USING (contact_id)
    WHERE (c.activiteit IN ('hulp', 'overbruggingshulp', 'crisishulp') OR c.ook_hulp) AND c.datum <= dag()),
gestopt AS (
    SELECT d.*, e.datum AS einde FROM hulpdag d ASOF LEFT JOIN (FROM hulpeinde WHERE datum <= dag()) e
    ON d.casus_id = e.casus_id AND d.persoon_id = e.persoon_id AND d.datum <= e.datum),
stap AS (
    SELECT *, lag(datum) OVER w AS voor, lag(einde) OVER w AS voor_einde FROM gestopt
    WINDOW w AS (PARTITION BY casus_id, persoon_id ORDER BY datum)),
nummer AS (
    SELECT *, count(*) FILTER (voor IS NULL OR datum - voor > 180 OR voor_einde < datum)
        OVER (PARTITION BY casus_id, persoon_id ORDER BY datum) AS nr FROM stap),
reeks AS (
    SELECT casus_id, persoon_id, nr, min(datum) AS eerste, max(datum) AS laatste,
        arg_max(einde, datum) AS einde FROM nummer GROUP BY ALL),
volgorde AS (
    SELECT *, nr = max(nr) OVER (PARTITION BY casus_id, persoon_id) AS is_laatste FROM reeks)
SELECT v.*, k.team_id,
    NOT is_laatste OR einde IS NOT NULL OR k.gesloten IS NOT NULL OR dag() - laatste > 180 AS beeindigd
FROM volgorde v JOIN k USING (casus_id);
"""

B02 = """
WITH actief AS (
    SELECT DISTINCT t.team_id, p.periode, t.persoon_id
    FROM traject t JOIN per p ON t.eerste <= p.p1 AND t.laatste >= p.p0
    JOIN persoon USING (persoon_id)
    WHERE rol = 'jeugdige' AND (geboortejaar IS NULL OR year(p.p0) - geboortejaar < 23)),
mensen AS (
    SELECT team_id, jaar, sum(aantal) AS aantal FROM bevolking
    WHERE leeftijd_tot <= 22 AND team_id IS NOT NULL GROUP BY ALL),
bekend AS (
    SELECT team_id, periode, arg_max(aantal, jaar) AS aantal
    FROM mensen JOIN per ON jaar <= year(p1) GROUP BY ALL)
SELECT coalesce(team_id, 'totaal'), periode, count(DISTINCT persoon_id),
    CASE WHEN team_id IS NULL THEN (SELECT sum(aantal) FROM bekend b WHERE b.periode = a.periode)
         ELSE (SELECT aantal FROM bekend b WHERE b.periode = a.periode AND b.team_id = a.team_id) END
FROM actief a GROUP BY GROUPING SETS ((team_id, periode), (periode))
"""
T01 = """
WITH vraag AS (
    SELECT aanmelding_id, team_id, casus_id, datum FROM aanmelding WHERE datum <= dag()
    AND (triage_uitkomst IS NULL OR triage_uitkomst = 'casus' OR triage_datum > dag())),
eerste AS (
    SELECT aanmelding_id, min(c.datum) AS werkdag FROM vraag v JOIN k USING (casus_id) JOIN contact c USING (casus_id)
    WHERE c.activiteit <> 'administratie' AND c.datum >= v.datum AND c.datum <= dag() GROUP BY ALL),
duur AS (
    SELECT v.team_id, periode(v.datum) AS periode, e.werkdag IS NOT NULL AS gebeurd,
        coalesce(e.werkdag, greatest(coalesce(k.gesloten, dag()), v.datum)) - v.datum AS dagen
    FROM vraag v LEFT JOIN k USING (casus_id) LEFT JOIN eerste e USING (aanmelding_id))
SELECT coalesce(team_id, 'totaal'), periode, dagen, count(*) FILTER (gebeurd), count(*)
FROM duur GROUP BY GROUPING SETS ((team_id, periode, dagen), (periode, dagen))
"""
D04 = """
SELECT coalesce(team_id, 'totaal'), periode(gesloten) AS p, count(*) FILTER (uitkomst = 'behaald'), count(*)
FROM doel JOIN k USING (casus_id)
WHERE gesloten IS NOT NULL AND gesteld_op <= dag() AND uitkomst IN ('behaald', 'deels_behaald', 'niet_behaald')
    AND (geevalueerd_op IS NULL OR geevalueerd_op <= dag())
GROUP BY GROUPING SETS ((team_id, p), (p))
"""
Z06 = """
WITH af AS (
    SELECT t.* FROM traject t JOIN persoon USING (persoon_id)
    WHERE rol = 'jeugdige' AND is_laatste AND beeindigd AND laatste + 365 <= dag()),
ander AS (
    SELECT DISTINCT a.casus_id, a.persoon_id FROM af a JOIN voorziening v USING (persoon_id)
    WHERE v.soort = 'jeugdhulp' AND v.start <= least(a.laatste + 365, dag())
        AND (v.eind IS NULL OR v.eind > dag() OR v.eind > a.laatste))
SELECT coalesce(team_id, 'totaal'), periode(laatste) AS p,
    count(*) - count(o.casus_id), count(*)
FROM af a LEFT JOIN ander o USING (casus_id, persoon_id) GROUP BY GROUPING SETS ((team_id, p), (p))
"""
Z08 = """
SELECT coalesce(team_id, 'totaal'), periode(eerste) AS p, laatste - eerste + 1 AS dagen,
    count(*) FILTER (beeindigd), count(*)
FROM traject JOIN persoon USING (persoon_id) WHERE rol = 'jeugdige'
GROUP BY GROUPING SETS ((team_id, p, dagen), (p, dagen))
"""


def main(folder: str, out: str, once: bool) -> None:
    """Compute the five and write code, groep, periode, teller, noemer, waarde."""
    con = duckdb.connect()
    for table in TABLES:
        con.execute(f"CREATE VIEW {table} AS FROM '{folder}/{table}.parquet'")
    day = con.execute(f"SELECT peildatum FROM '{folder}/datapackage.json'").fetchone()[0]
    con.execute(PREPARED.format(day=day, kind="TABLE" if once else "VIEW"))
    rows = [
        (code, group, period, part, whole, 100 * part / whole)
        for code, sql in (("B02", B02), ("D04", D04), ("Z06", Z06))
        for group, period, part, whole in con.execute(sql).fetchall()
    ]
    for code, sql in (("T01", T01), ("Z08", Z08)):
        rows += [(code, *row) for row in medians(con.execute(sql).fetchall())]
    with Path(out).open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(sorted(rows))


def medians(counts: list[tuple]) -> list[tuple]:
    """Kaplan-Meier medians from (group, period, days, events, cases); events before censorings."""
    spread = defaultdict(dict)
    for group, period, days, events, cases in counts:
        spread[group, period][days] = (events, cases)
    found = []
    for (group, period), by_day in spread.items():
        whole = at_risk = sum(cases for _, cases in by_day.values())
        above, below, median = 1, 1, None
        for days, (events, cases) in sorted(by_day.items()):
            if events:
                above, below = above * (at_risk - events), below * at_risk
                if 2 * above <= below:
                    median = days
                    break
            at_risk -= cases
        happened = sum(events for events, _ in by_day.values())
        found.append((group, period, happened, whole, median))
    return found


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], "--once" in sys.argv)
