"""The tables of the delivery pages, in the form of `components/table.html`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from wijkzicht.register.leveringen.models import Levering, Stand, TeBevestigen
from wijkzicht.web.levering.words import Told, told
from wijkzicht.web.monitor.words import number


class Cell(NamedTuple):
    """One cell: its text, the label of its column, whether it is a number, where it leads."""

    text: str
    label: str
    numeric: bool = False
    url: str = ""


@dataclass(frozen=True)
class Table:
    """A table; `columns` of label and numeric."""

    caption: str
    columns: list[dict[str, Any]]
    rows: list[list[Cell]]


@dataclass(frozen=True)
class Report:
    """What the page of a delivery shows. `to_confirm` and the others count records.

    `deleted` is None when there was nothing to compare with. `same_period`: the former delivery is
    about the same half-year, so that what is gone from it goes at CBS too.
    """

    counts: Mapping[str, Any]
    version: str
    teams: Table
    left_out: list[Table]  # one a reason
    to_confirm: Table | None
    late: Table | None
    before: Table | None
    adults: Table | None
    faults: list[tuple[Told, Told]]  # what is wrong, and what to do
    notes: list[Told]
    difference: Table | None
    deleted: int | None = None
    same_period: bool = False


def history(rows: Iterable[Levering]) -> Table | None:
    """Every delivery in a row; None without any."""
    words = {
        Stand.WACHTEND: _("wordt gemaakt"),
        Stand.KLAAR: _("klaar"),
        Stand.MISLUKT: _("niet gelukt"),
    }
    cells = [
        (
            (row.periode, reverse("levering:verslag", args=[row.pk])),
            row.protocol,
            date_format(localtime(row.gevraagd_op), "j F Y, H:i"),
            row.gevraagd_door.naam,
            words[row.stand],
            row.records,
            ", ".join(date_format(sent.verzonden_op) for sent in row.verzendingen.all())
            or _("nee"),
        )
        for row in rows
    ]
    headings = (
        _("Halfjaar"), _("Protocol"), _("Gemaakt op"), _("Door"), _("Stand"), _("Records"),
        _("Verzonden"),
    )  # fmt: skip
    return _table(_("Alle leveringen, de nieuwste eerst"), headings, cells, numeric={5})


def report(levering: Levering) -> Report:
    """The tables of one delivery that is ready."""
    kept = levering.rapport
    counts, names = kept["report"], _by_name(kept["teams"])
    per_team = counts["per_team"]

    def by_team(caption: str, heading: str, numbers: Mapping[str, int]) -> Table | None:
        rows = [(_team(names, team), numbers[team]) for team in names if numbers.get(team)]
        return _table(caption, (_("Team"), heading), rows, numeric={1})

    previous = counts["previous"]
    return Report(
        counts=counts,
        version=kept["protocol_version"],
        teams=_teams(names, per_team, kept["in_dossier"]),
        left_out=_left_out(names, kept["left_out"]),
        to_confirm=by_team(_("Te bevestigen per team"), _("Records"), kept["to_confirm"]),
        late=by_team(
            _("Laat vastgelegd per team"), _("Contacten"), _one(per_team, "recorded_late")
        ),
        before=by_team(
            _("Eerder gestopt per team"), _("Records"), _one(per_team, "ends_before_period")
        ),
        adults=by_team(_("18 jaar of ouder per team"), _("Records"), kept["adults"]),
        faults=[(told(fault["message"]), told(fault["todo"])) for fault in counts["faults"]],
        notes=[told(note) for note in counts["notes"]],
        difference=_difference(previous, kept["same_period"]) if previous else None,
        deleted=previous["deleted_at_cbs"] if previous else None,
        same_period=bool(kept["same_period"]),
    )


def to_confirm(rows: Iterable[TeBevestigen]) -> Table | None:
    """The families in a row each; `url` of a row leads to the family where that page exists."""
    cells = [
        (
            (row.huishouden.naam, row.url),
            row.persoon.voornaam or row.persoon.achternaam,
            row.team.naam,
            date_format(row.laatste_hulp, "j F Y"),
            row.periode,
        )
        for row in rows
    ]
    headings = (_("Gezin"), _("Jeugdige"), _("Team"), _("Laatste hulp"), _("Levering over"))
    return _table(_("Hulp die je bevestigt of afsluit"), headings, cells)


def _teams(names: Mapping, per_team: Mapping, in_dossier: Mapping) -> Table:
    rows = [
        (
            _team(names, team),
            count["dossiers"],
            in_dossier.get(team, 0),
            count["records"],
            count["running"],
            count["ended"],
            count["without_bsn"],
        )
        for team, count in ((team, per_team[team]) for team in names if team in per_team)
    ]
    headings = (
        _("Team"), _("Dossiers"), _("Jeugdigen met dossier"), _("Hulp geleverd"), _("Loopt nog"),
        _("Gestopt"), _("Zonder BSN"),
    )  # fmt: skip
    found = _table(_("Dossiers en hulp per team"), headings, rows, numeric=set(range(1, 7)))
    return found or Table(_("Dossiers en hulp per team"), [], [])


def _left_out(names: Mapping, reasons: Sequence[Mapping]) -> list[Table]:
    found = []
    for entry in reasons:
        per_team = entry["per_team"]
        teams = [*names, *sorted(set(per_team) - set(names))]
        rows = [(_team(names, team), per_team[team]) for team in teams if per_team.get(team)]
        caption = capfirst(told(entry["reason"]).text)
        found.append(_table(caption, (_("Team"), _("Aantal")), rows, numeric={1}))
    return [table for table in found if table]


def _by_name(teams: Mapping[str, str]) -> dict[str, str]:
    """The names of the teams by key, in order of name; the database keeps no order. Unknown comes last."""
    return dict(sorted(teams.items(), key=lambda team: (not team[1], team[1], team[0])))


def _difference(previous: Mapping[str, int], same_period: bool) -> Table | None:
    gone = _("Wordt bij CBS verwijderd") if same_period else _("Liep toen nog, staat er nu niet in")
    rows = [
        (_("Nieuw"), previous["new"]),
        (_("Gestopt"), previous["ended"]),
        (_("Gewijzigd"), previous["changed"]),
        (gone, previous["deleted_at_cbs"]),
    ]
    return _table(_("Verschil in records"), (_("Wat"), _("Records")), rows, numeric={1})


def _one(per_team: Mapping[str, Mapping[str, int]], name: str) -> dict[str, int]:
    return {team: counts[name] for team, counts in per_team.items()}


def _team(names: Mapping[str, str], team: str) -> str:
    return names.get(team) or _("Onbekend team")


def _table(
    caption: str,
    headings: Sequence[str],
    rows: Iterable[Sequence],
    numeric: frozenset | set = frozenset(),
) -> Table | None:
    """None without rows. A pair of texts in a cell is a text and where it leads."""
    columns = [{"label": label, "numeric": i in numeric} for i, label in enumerate(headings)]
    made = [
        [
            _cell(value, label, i in numeric)
            for i, (value, label) in enumerate(zip(row, headings, strict=True))
        ]
        for row in rows
    ]
    return Table(caption, columns, made) if made else None


def _cell(value: Any, label: str, numeric: bool) -> Cell:
    if isinstance(value, tuple):
        return Cell(value[0], label, numeric, value[1])
    if value is None:
        return Cell("–", label, numeric)
    return Cell(number(value, 0) if numeric else str(value), label, numeric)
