"""What a chart shows, as files: its figures and its picture."""

from wijkzicht.reports.model import Chart
from wijkzicht.reports.sheet import FORMS, PICTURES
from wijkzicht.reports.svg import to_png


def files_of(chart: Chart) -> dict[str, tuple[str, bytes]]:
    """Media type and bytes by ending; without figures as numbers only the pictures."""
    made = {}
    if chart.numbers is not None:
        made = {form: (kind, make(chart.numbers)) for form, (make, kind) in FORMS.items()}
    made["svg"] = (PICTURES["svg"], chart.svg.encode())
    made["png"] = (PICTURES["png"], to_png(chart.svg))
    return made
