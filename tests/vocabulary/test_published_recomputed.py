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


def rest(*shares):
    return 100 - sum(shares)


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
    "samenloop.ook_andere": (rest, "samenloop.alleen_team"),
    "team.geen_2017": (rest, "team.heeft_2017"),
    "model.anders_2017": (
        rest, "model.A1_2017", "model.A2_2017", "model.B_2017", "model.C_2017",
    ),
    "duur.groei_nl": (growth, "duur.locatie_2019", "duur.locatie_2017"),
    "leden.aantal": (
        lambda a, b, c: a + b + c, "leden.groot", "leden.middel", "leden.klein",
    ),
}  # fmt: skip
# n-weighted totals (Zwaan2022: sum of p times n over sum of n): figure, parts
WEIGHTED = {
    "ceo.helpend": ("ceo.helpend.wmo", "ceo.helpend.integraal", "ceo.helpend.jeugd"),
    "team.heeft_2017": ("team.heeft_2017_g32", "team.heeft_2017_overig"),
}
# Two tables on the same surveys of the same years: they should have one total and one n.
TABLE_1 = ("ceo.bekendheid.2016_2017", "ceo.bekendheid.2018_2019", "ceo.bekendheid.2020_2021")
TABLE_2 = ("ceo.bekendheid.wmo", "ceo.bekendheid.jeugd", "ceo.bekendheid.integraal")
# The percent of n follows from a count that is published, often as n of another figure.
COUNTED = {
    "respons.movisie2017": 242,
    "respons.movisie2017_g32": 26,
    "team.heeft_2017": 201,
    "doelgroep.specifiek_2017": 76,
    "werkinkomen.2017": 86,
    "monitor.doet_2017": 161,
}
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
    "verwijzing.groei_aandeel_zelf",
    "verwijzing.groei_aandeel_niet",
    "positionering.1_2017",
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


def test_shares_of_referrals_grew_by_points_that_the_changes_give():
    """All referrals -10%, those by the team +6%: 33% in 2020 was 28.0% in 2017."""
    for kind, before, points in (("zelf", 28.0, 5.0), ("niet", 26.4, 5.6)):
        team = 1 + value(f"verwijzing.team_{kind}") / 100
        total = 1 + value(f"verwijzing.totaal_{kind}") / 100
        then = value(f"verwijzing.aandeel_{kind}") * total / team
        assert then == pytest.approx(before, abs=0.05)
        grown = value(f"verwijzing.aandeel_{kind}") - then
        assert grown == pytest.approx(points, abs=0.05)
        # The source gives 4, which is neither the points nor the percent.
        published_growth = value(f"verwijzing.groei_aandeel_{kind}")
        assert published_growth + 0.5 < grown
        assert published_growth + 0.5 < 100 * grown / then


def test_more_than_half_of_the_plans_hold_no_goal_and_no_question():
    without = rest(value("plan.duidelijk_doel"), value("plan.alleen_hulpvraag"))
    assert without == pytest.approx(51.7)
    assert without > value("plan.geen_doel_geen_vraag")


def test_own_youth_teams_follow_from_teams_for_target_groups():
    """88% of the 76 municipalities with such teams, of 194."""
    teams = round(value("doelgroep.jeugd_2017") / 100 * FIGURES["doelgroep.jeugd_2017"].n)
    assert floor(100 * teams / 194 + 0.5) == value("jeugd.apart_team_2017")


def test_the_mean_number_of_teams_fits_its_two_parts():
    """23 municipalities of the G32 have teams, 178 of the others."""
    low, high = band(
        lambda g32, other: (23 * g32 + 178 * other) / 201, "team.aantal_g32", "team.aantal_overig"
    )
    assert low <= value("team.aantal") <= high


def test_own_management_by_size_does_not_give_the_whole():
    """At most 26 of the 188 are G32: 16% and 55% give at least 49%, not 46%."""
    low, _ = band(
        lambda g32, other: (26 * g32 + 162 * other) / 188,
        "positionering.1_g32",
        "positionering.1_overig",
    )
    assert low > value("positionering.1_2017") + 0.5


def test_the_page_tells_of_all_that_does_not_fit_and_nothing_else():
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert {line.split("`")[1] for line in rows} == DOES_NOT_FIT
