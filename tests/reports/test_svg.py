"""What stands in words in a picture stands there in every form of it."""

import re

import altair as alt

from wijkzicht.reports.svg import drawn, to_png


def test_a_png_has_the_words_of_the_picture():
    rows = [{"naam": "Jeugdhulp", "aantal": 3}, {"naam": "Wmo", "aantal": 5}]
    chart = alt.Chart(alt.InlineData(rows)).mark_bar().encode(x="aantal:Q", y="naam:N")
    svg = drawn(chart, "proef", "Titel", "Tekst")
    wordless = re.sub(r"<text.*?</text>", "", svg, flags=re.S)
    assert wordless != svg
    assert to_png(svg) != to_png(wordless)
