"""The documentation names what there is."""

from pathlib import Path

from wijkzicht.cli.sample import command
from wijkzicht.dataset import kwb, sample
from wijkzicht.dataset.sample.habits import HABITS

DOCS = Path(__file__).parents[2] / "docs"


def test_every_option_habit_and_story_is_described():
    text = (DOCS / "sample.md").read_text("utf-8")
    named = [option.opts[0] for option in command.params if option.opts[0].startswith("--")]
    named += [f"t{n:08d} | `{habit.name}`" for n, habit in enumerate(HABITS, start=1)]
    named += [f"`{story.nummer}-` | {story.titel} |" for story in sample.stories()]
    assert [name for name in named if name not in text] == []


def test_every_column_of_the_cbs_table_is_described():
    text = (DOCS / "cbs-kwb.md").read_text("utf-8")
    assert [name for name in kwb.COUNTS if name not in text] == []
