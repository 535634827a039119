"""What is a record of a delivery, on plain values."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.rules.levering import (
    Help,
    Record,
    belongs,
    chains,
    merged,
    must_be_confirmed,
    record_of_hulptraject,
    records_of,
)

H1 = date(2025, 1, 1), date(2025, 6, 30)
H2 = date(2025, 7, 1), date(2025, 12, 31)


def d(text):
    return date.fromisoformat(f"2025-{text}") if len(text) == 5 else date.fromisoformat(text)


def helped(days, ends=(), gesloten=None, reden=None, **more):
    """Days as `03-01 04-01`, hulpeinden as `05-01=volgens_plan`."""
    pairs = [(d(e.split("=")[0]), e.partition("=")[2] or None) for e in ends]
    return Help(
        "c1",
        "p1",
        days=[d(day) for day in days.split()],
        hulpeinden=pairs,
        gesloten=gesloten and d(gesloten),
        reden_sluiting=reden,
        **more,
    )


def shown(records):
    return [
        (
            f"{r.aanvang:%m-%d}",
            r.einde and f"{r.einde:%m-%d}",
            r.einddag and f"{r.einddag:%m-%d}",
            r.reden,
        )
        for r in records
    ]


# help, known until -> aanvang, einde, einddag, reden
RECORDS = {
    "no help, no record": (helped(""), "12-31", []),
    "running": (helped("03-01 04-01"), "12-31", [("03-01", None, None, None)]),
    "a pause of a year does not cut": (
        helped("2024-01-01 03-01"),
        "12-31",
        [("01-01", None, None, None)],
    ),
    "a hulpeinde ends on the last day of help": (
        helped("03-01 04-01", ["05-10=eenzijdig_client"]),
        "12-31",
        [("03-01", "04-01", "05-10", "eenzijdig_client")],
    ),
    "a hulpeinde on the day of help belongs to that help": (
        helped("03-01 04-01", ["03-01=volgens_plan"]),
        "12-31",
        [("03-01", "03-01", "03-01", "volgens_plan"), ("04-01", None, None, None)],
    ),
    "the first of two hulpeinden counts": (
        helped("03-01", ["06-01=volgens_plan", "05-01=eenzijdig_team"]),
        "12-31",
        [("03-01", "03-01", "05-01", "eenzijdig_team")],
    ),
    "a hulpeinde before any help does nothing": (
        helped("03-01", ["02-01=volgens_plan"]),
        "12-31",
        [("03-01", None, None, None)],
    ),
    "closing ends, with the reden of the casus": (
        helped("03-01", gesloten="06-01", reden="volgens_plan"),
        "12-31",
        [("03-01", "03-01", "06-01", "volgens_plan")],
    ),
    "a hulpeinde without reden does not borrow that of the casus": (
        helped("03-01", ["04-01"], gesloten="06-01", reden="volgens_plan"),
        "12-31",
        [("03-01", "03-01", "04-01", None)],
    ),
    "closing ends only the last piece": (
        helped("03-01 05-01", ["04-01=eenzijdig_team"], gesloten="06-01", reden="volgens_plan"),
        "12-31",
        [
            ("03-01", "03-01", "04-01", "eenzijdig_team"),
            ("05-01", "05-01", "06-01", "volgens_plan"),
        ],
    ),
    "what is later than known is not there": (
        helped("03-01 08-01", ["07-01=volgens_plan"], gesloten="09-01", reden="volgens_plan"),
        "06-30",
        [("03-01", None, None, None)],
    ),
    "known on the very last day": (
        helped("06-30", gesloten="06-30", reden="volgens_plan"),
        "06-30",
        [("06-30", "06-30", "06-30", "volgens_plan")],
    ),
    "two hulpeinden on a day: the known reden, the lowest code": (
        helped("03-01", ["04-01=eenzijdig_team", "04-01", "04-01=in_overeenstemming"]),
        "12-31",
        [("03-01", "03-01", "04-01", "in_overeenstemming")],
    ),
}


@pytest.mark.parametrize("case", RECORDS)
def test_records_of_one_person_in_one_casus(case):
    help_, until, expected = RECORDS[case]
    assert shown(records_of(help_, d(until))) == expected


@pytest.mark.parametrize(
    ("days", "ends", "crisis_days", "requests", "expected"),
    [
        ("03-01", [], ["03-01"], [], [True]),
        ("03-01 03-02", [], ["03-02"], [], [False]),
        ("03-01", [], [], ["03-01"], [True]),
        ("03-29", [], [], ["03-01"], [True]),
        ("03-30", [], [], ["03-01"], [False]),
        ("03-01", [], [], ["03-02"], [False]),
        ("03-01 03-10", ["03-05=volgens_plan"], [], ["03-06"], [False, False]),
        ("03-01 03-10", ["03-05=volgens_plan"], ["03-10"], [], [False, True]),
    ],
)
def test_started_with_crisis(days, ends, crisis_days, requests, expected):
    found = records_of(
        helped(
            days,
            ends,
            crisis_days=[d(x) for x in crisis_days],
            crisis_requests=[d(x) for x in requests],
        ),
        d("12-31"),
    )
    assert [r.crisis for r in found] == expected


def test_a_hulptraject_is_taken_as_it_is():
    args = ("c1", "p1", d("03-01"))
    ended = record_of_hulptraject(*args, d("05-01"), "volgens_plan", True, d("06-30"))
    assert (ended.einde, ended.einddag, ended.reden, ended.crisis) == (
        d("05-01"),
        d("05-01"),
        "volgens_plan",
        True,
    )
    later = record_of_hulptraject(*args, d("07-01"), "volgens_plan", None, d("06-30"))
    assert (later.einde, later.einddag, later.reden, later.crisis) == (None, None, None, False)
    assert record_of_hulptraject(*args, None, None, None, d("02-28")) is None


def rec(aanvang, einde=None, einddag=None, reden=None, crisis=False, person="p1", last=None):
    return Record(
        "c1",
        person,
        d(aanvang),
        einde and d(einde),
        d(einddag or einde) if einde else None,
        reden,
        crisis,
        d(last or einde or aanvang),
        "casus" if einde else "",
    )


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([rec("01-01", "02-01"), rec("02-02", "03-01")], [1, 1]),
        ([rec("01-01", "02-01"), rec("02-01", "03-01")], [2]),
        ([rec("02-15", "04-01"), rec("01-01", "02-01"), rec("02-01", "02-20")], [3]),
        ([rec("01-01"), rec("09-01", "10-01")], [2]),
        ([rec("01-01", "12-01"), rec("02-01", "02-02"), rec("03-01", "03-02")], [3]),
    ],
)
def test_records_that_share_a_day_are_one_chain(records, expected):
    assert [len(chain) for chain in chains(records)] == expected


def test_merged_record():
    ended = [
        rec("01-01", "03-01", "04-01", "volgens_plan", person="p2"),
        rec("01-01", "02-01", crisis=True),
        rec("02-01", "03-01", "05-01"),
        rec("02-02", "03-01", "03-15", "in_overeenstemming"),
    ]
    [chain] = chains(ended)
    assert merged(chain) == Record(
        "c1", "p1", d("01-01"), d("03-01"), d("05-01"), "volgens_plan", True, d("03-01"), "casus"
    )
    [chain] = chains([*ended, rec("02-10", crisis=True, last="06-01")])
    assert merged(chain) == Record("c1", "p1", d("01-01"), None, None, None, True, d("06-01"), "")


def test_crisis_counts_only_from_the_first_day():
    [chain] = chains([rec("01-01", "03-01"), rec("02-01", crisis=True)])
    assert not merged(chain).crisis


@pytest.mark.parametrize(
    ("record", "h1", "h2"),
    [
        (rec("03-01"), True, True),
        (rec("08-01"), False, True),
        (rec("03-01", "04-01"), True, False),
        (rec("03-01", "06-30"), True, False),
        (rec("03-01", "07-01"), True, True),
        (rec("03-01", "03-05", "12-10"), True, True),
        (rec("2024-03-01", "2024-03-05", "2025-06-30"), True, False),
        (rec("2024-03-01", "2024-03-05", "2024-12-31"), False, False),
    ],
)
def test_belongs_to_the_period(record, h1, h2):
    assert (belongs(record, *H1), belongs(record, *H2)) == (h1, h2)


def test_a_silent_running_record_must_be_confirmed():
    end = H2[1]
    silent, spoken = end - timedelta(days=180), end - timedelta(days=179)
    assert must_be_confirmed(rec("01-01", last=str(silent)), end)
    assert not must_be_confirmed(rec("01-01", last=str(spoken)), end)
    assert not must_be_confirmed(rec("01-01", "02-01"), end)


some_days = st.lists(st.dates(date(2024, 1, 1), date(2025, 12, 31)), max_size=8, unique=True)


@given(some_days, some_days, st.none() | st.dates(date(2024, 1, 1), date(2026, 6, 1)))
def test_records_hold_every_day_once_and_follow_one_another(days, ends, gesloten):
    """Told another way: the piece a day is in is the number of hulpeinden before it."""
    until = date(2025, 12, 31)
    help_ = Help("c", "p", sorted(days), hulpeinden=[(e, None) for e in ends], gesloten=gesloten)
    records = records_of(help_, until)
    pieces = {}
    for day in sorted(days):
        pieces.setdefault(sum(e < day for e in ends), []).append(day)
    assert [r.aanvang for r in records] == [p[0] for p in pieces.values()]
    assert [r.laatste_hulp for r in records] == [p[-1] for p in pieces.values()]
    for record in records[:-1]:
        assert record.einde is not None
    for record in records[-1:]:
        stopped = any(e >= record.laatste_hulp for e in ends)
        closed = gesloten is not None and gesloten <= until
        assert (record.einde is not None) == (stopped or closed)


spans = st.tuples(
    st.dates(date(2025, 1, 1), date(2025, 3, 1)), st.none() | st.integers(min_value=0, max_value=20)
)


@given(st.lists(spans, max_size=7))
def test_chains_do_not_share_a_day(pairs):
    records = [
        Record("c", "p", s, e, e, None, False, s, "")
        for s, e in ((s, None if n is None else s + timedelta(days=n)) for s, n in pairs)
    ]
    found = [merged(chain) for chain in chains(records)]
    for earlier, later in pairwise(found):
        assert earlier.einde is not None
        assert earlier.einde < later.aanvang
    assert sum(len(c) for c in chains(records)) == len(records)
