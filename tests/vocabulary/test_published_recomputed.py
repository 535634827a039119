"""Published figures that follow from others are computed again; what does not fit is listed.

Sources round to whole percents or one decimal, so a figure fits when the recomputed one, with
its inputs anywhere within their rounding, can round to it. `docs/proof/published_figures.md`
tells what does not fit, and a test holds that list equal to this one.
"""

from itertools import product
from math import floor
from pathlib import Path

import pytest
from scipy.stats import chi2

from wijkzicht.vocabulary.published import published

PAGE = Path(__file__).parents[2] / "docs" / "proof" / "published_figures.md"
FIGURES = published()


def value(key):
    return FIGURES[key].value


def half_step(number):
    """Half of the last decimal in which a figure was written."""
    text = f"{number:g}"
    decimals = len(text.partition(".")[2])
    return 0.5 * 10**-decimals


def band(compute, *keys):
    """The lowest and highest outcome with every input anywhere within its rounding.

    Each of these computations rises or falls in each input, so the corners hold the extremes.
    """
    ends = [(value(k) - half_step(value(k)), value(k) + half_step(value(k))) for k in keys]
    outcomes = [compute(*corner) for corner in product(*ends)]
    return min(outcomes), max(outcomes)


def fits(key, compute, *keys):
    """Whether the published figure lies where the others say, each within its rounding."""
    low, high = band(compute, *keys)
    given, step = value(key), half_step(value(key))
    return low - 1e-9 <= given + step and given - step <= high + 1e-9


def difference(a, b):
    return a - b


def ratio(a, b):
    return a / b


def growth(after, before):
    return (after / before - 1) * 100


# figure, computation, inputs
DERIVED = {
    "bereik.jeugdhulp_team.verschil_groot": (
        difference, "bereik.jeugdhulp_team.3groot", "bereik.jeugdhulp_team.4groot_zonder",
    ),
    "bereik.zonder_verblijf_overig.verschil": (
        difference, "bereik.zonder_verblijf_overig.4groot", "bereik.zonder_verblijf_overig.3groot",
    ),
    "bereik.verhouding_min": (ratio, "bereik.jeugdhulp_team.5g_min", "bereik.jeugdhulp_team.nl"),
    "bereik.verhouding_max": (ratio, "bereik.jeugdhulp_team.5g_max", "bereik.jeugdhulp_team.nl"),
    "samenloop.ook_andere": (lambda alone: 100 - alone, "samenloop.alleen_team"),
    "leden.aantal": (
        lambda a, b, c: a + b + c, "leden.groot", "leden.middel", "leden.klein",
    ),
}  # fmt: skip
# n-weighted totals (Zwaan2022: sum of p times n over sum of n): figure, parts
WEIGHTED = {
    "ceo.helpend": ("ceo.helpend.wmo", "ceo.helpend.integraal", "ceo.helpend.jeugd"),
}
# Two tables on the same surveys of the same years: they should have one total and one n.
TABLE_1 = ("ceo.bekendheid.2016_2017", "ceo.bekendheid.2018_2019", "ceo.bekendheid.2020_2021")
TABLE_2 = ("ceo.bekendheid.wmo", "ceo.bekendheid.jeugd", "ceo.bekendheid.integraal")
# Of so many units the percent must be a whole number of them: figure, published count
COUNTED = {"respons.movisie2017": 242, "respons.movisie2017_g32": 26}
# chi-square tests of the poll: figure, degrees of freedom, published p
TESTS = {
    "toets.model_g32": (3, ".341"),
    "toets.model_stedelijkheid": (12, ".251"),
    "toets.jeugdteam_model": (3, "<.001"),
    "toets.positionering_g32": (3, ".005"),
    "toets.positionering_stedelijkheid": (12, ".012"),
    "toets.positionering_dienst": (12, "<.001"),
    "toets.belangen_positionering": (3, ".153"),
}
DOES_NOT_FIT = {
    "bereik.verhouding_min",
    "ceo.helpend",
    "ceo.bekendheid",
    "rapporten.aantal",
    "jaarverslag",
}


def weighted(keys):
    n = [FIGURES[k].n for k in keys]
    return lambda *shares: sum(p * w for p, w in zip(shares, n, strict=True)) / sum(n)


def answers(keys):
    return sum(FIGURES[k].n for k in keys)


@pytest.mark.parametrize("key", DERIVED)
def test_a_derived_figure(key):
    compute, *inputs = DERIVED[key]
    assert fits(key, compute, *inputs) == (key not in DOES_NOT_FIT)


def test_the_factor_2_5_is_2_8():
    assert ratio(value("bereik.jeugdhulp_team.5g_min"), value("bereik.jeugdhulp_team.nl")) == (
        pytest.approx(2.786, abs=0.001)
    )
    assert band(ratio, "bereik.jeugdhulp_team.5g_min", "bereik.jeugdhulp_team.nl")[0] > 2.6


@pytest.mark.parametrize("key", WEIGHTED)
def test_an_n_weighted_total(key):
    parts = WEIGHTED[key]
    assert answers(parts) == FIGURES[key].n
    assert fits(key, weighted(parts), *parts) == (key not in DOES_NOT_FIT)


def test_helpend_is_76_5_and_not_75():
    parts = WEIGHTED["ceo.helpend"]
    assert weighted(parts)(*map(value, parts)) == pytest.approx(76.4815, abs=1e-4)


def test_the_two_tables_on_who_knew_the_team_do_not_agree():
    by_year = weighted(TABLE_1)(*map(value, TABLE_1))
    by_type = weighted(TABLE_2)(*map(value, TABLE_2))
    assert (answers(TABLE_1), answers(TABLE_2)) == (12501, 9433)
    assert by_year == pytest.approx(65.9176, abs=1e-4)
    assert by_type == pytest.approx(61.7499, abs=1e-4)
    assert band(weighted(TABLE_1), *TABLE_1)[0] > band(weighted(TABLE_2), *TABLE_2)[1]
    missing = (by_year * 12501 - by_type * 9433) / (12501 - 9433)
    assert missing == pytest.approx(78.7, abs=0.05)


@pytest.mark.parametrize("key", COUNTED)
def test_a_share_of_a_known_count(key):
    assert floor(100 * COUNTED[key] / FIGURES[key].n + 0.5) == value(key)


def test_the_number_of_reports_is_one_more():
    assert (value("rapporten.aantal"), 34 + 27 + 18) == (78, 79)


def test_shares_of_annual_reports_fit_25_reports_and_not_34_or_31():
    shares = [value(f"jaarverslag.{name}") for name in (
        "formatie", "bereik", "klachten", "samenwerking", "nieuwe_werkwijzen",
    )]  # fmt: skip

    def possible(n):
        return all(any(floor(100 * k / n + 0.5) == p for k in range(n + 1)) for p in shares)

    assert [n for n in (25, 31, 34) if possible(n)] == [25]


@pytest.mark.parametrize("key", TESTS)
def test_a_p_value_of_the_poll(key):
    df, given = TESTS[key]
    assert FIGURES[key].caveat.startswith(f"df {df};")
    p = chi2.sf(value(key), df)
    if given.startswith("<"):
        assert p < float(given[1:])
    else:
        assert round(p, 3) == pytest.approx(float(given))


def test_lengths_of_help_grew_as_much_as_the_source_says():
    """17% and 24% longer than in 2017 give each group its own length in 2017."""
    own, other = value("duur.locatie_zelf"), value("duur.locatie_niet")
    assert growth(value("duur.locatie_2019"), value("duur.locatie_2017")) == pytest.approx(
        14.8, abs=0.05
    )
    assert (own / 1.17, other / 1.24) == (
        pytest.approx(288.0, abs=0.1),
        pytest.approx(313.7, abs=0.1),
    )


def test_shares_of_referrals_grew_by_points_that_the_changes_give():
    """All referrals -10%, those by the team +6%: 33% in 2020 was 28.0% in 2017."""
    for kind, before, points in (("zelf", 28.0, 5.0), ("niet", 26.4, 5.6)):
        team = 1 + value(f"verwijzing.team_{kind}") / 100
        total = 1 + value(f"verwijzing.totaal_{kind}") / 100
        then = value(f"verwijzing.aandeel_{kind}") * total / team
        assert then == pytest.approx(before, abs=0.05)
        assert value(f"verwijzing.aandeel_{kind}") - then == pytest.approx(points, abs=0.05)


def test_the_page_tells_of_all_that_does_not_fit_and_nothing_else():
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert {line.split("`")[1] for line in rows} == DOES_NOT_FIT
