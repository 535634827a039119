"""Households written by hand, in every sample under the same ids, for a person to read.

A story is a YAML file: rows of the contract's tables with its field names. Days are counted from
the last day of the set (-30 is thirty days before it) and move to the next working day. `team`
and `medewerker` are numbers (the first team, the first caseworker of that team), `geboren` is a
person's birth day, `zelfde_als` the same human being under another persoon_id, `personen` of a
contact the members it was with. Ids get the story's number
in front: `yara` of story 01 is `v01-yara`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import numpy as np
import pyarrow as pa
import yaml

from wijkzicht.dataset.sample.calendar import Calendar
from wijkzicht.dataset.sample.columns import day_number
from wijkzicht.dataset.sample.stream import arrow_schema
from wijkzicht.dataset.sample.town import Town
from wijkzicht.dataset.schema import tables

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Story:
    """A story as it is written: its number in the ids, title, explanation and rows per table."""

    nummer: str
    titel: str
    uitleg: str
    tables: dict[str, list[dict]]


@cache
def stories() -> tuple[Story, ...]:
    """All stories, by number."""
    found = []
    folder = files(__package__).joinpath("stories")
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yaml"):
            told = yaml.safe_load(path.read_text("utf-8"))
            titel, uitleg = told.pop("titel"), told.pop("uitleg").strip()
            found.append(Story(f"v{path.name[:2]}", titel, uitleg, told))
    return tuple(found)


def rows(town: Town, calendar: Calendar) -> dict[str, list[dict]]:
    """Rows of every table with contract fields, dates and ids filled in."""
    gathered: dict[str, list[dict]] = {}
    for story in stories():
        for name, listed in story.tables.items():
            for number, told in enumerate(listed, start=1):
                row = _row(story, name, number, told, town, calendar)
                gathered.setdefault(name, []).append(row)
                for person in told.get("personen", ()):
                    member = {"contact_id": row["contact_id"], "persoon_id": _id(story, person)}
                    gathered.setdefault("contact_persoon", []).append(member | {"aanwezig": True})
    return gathered


def births(calendar: Calendar) -> dict[str, date]:
    """Birth day of every person in the stories, by persoon_id."""
    return {
        _id(story, person["persoon_id"]): _EPOCH + timedelta(calendar.last + person["geboren"])
        for story in stories()
        for person in story.tables.get("persoon", ())
    }


def twins() -> dict[str, str]:
    """Of each person who stands there twice the second persoon_id, with the first."""
    return {
        _id(story, person["persoon_id"]): _id(story, person["zelfde_als"])
        for story in stories()
        for person in story.tables.get("persoon", ())
        if "zelfde_als" in person
    }


def columns(name: str, listed: list[dict]) -> dict[str, pa.Array]:
    """The rows of a table as columns of the contract."""
    table = pa.Table.from_pylist(listed, schema=arrow_schema(tables()[name]))
    return {field: table[field].combine_chunks() for field in table.schema.names}


def _row(story: Story, name: str, number: int, told: dict, town: Town, calendar: Calendar) -> dict:
    fields = tables()[name].fields
    row = {key: value for key, value in told.items() if key in fields}
    for key, value in row.items():
        if fields[key].type == "date":
            row[key] = _day(value, calendar)
        elif key.endswith("_id"):
            row[key] = _id(story, value)
    if "team" in told:
        row["team_id"] = f"t{told['team']:08d}"
    if name == "contact":
        row |= {"contact_id": f"{story.nummer}-c{number:02d}"}
        row.setdefault("vastgelegd_op", row["datum"])
        row.setdefault("ook_hulp", False)
    if name == "persoon":
        born = _EPOCH + timedelta(calendar.last + told["geboren"])
        row |= {"geboortejaar": born.year, "geboortemaand": born.month}
        row["wijk_code"] = town.wijken[0]
    if "medewerker" in told:
        row["medewerker_id"] = _worker(story, told, town, calendar)
    return row


def _worker(story: Story, told: dict, town: Town, calendar: Calendar) -> str:
    """Who holds that job in the team of the file on the (first) day of the row."""
    files_ = {casus["casus_id"]: casus["team"] - 1 for casus in story.tables["casus"]}
    place = town.staff.first[files_[told["casus_id"]]] + told["medewerker"]
    day = day_number(_day(told.get("datum", told.get("van")), calendar))
    return f"m{town.staff.who(np.array([place]), np.array([day]))[0] + 1:08d}"


def _day(days_on: int, calendar: Calendar) -> date:
    number = calendar.last + days_on
    if calendar.first <= number <= calendar.last:
        number = int(calendar.to_workday(np.array([number]))[0])
    return _EPOCH + timedelta(number)


def _id(story: Story, name: str) -> str:
    return f"{story.nummer}-{name}"
