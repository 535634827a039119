"""A file is opened through `access.py` and nowhere else in the pages."""

import ast
from pathlib import Path

import pytest

import wijkzicht.web

WEB = Path(wijkzicht.web.__file__).parent
FILES = {"Casus", "Huishouden", "Persoon"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404", "aget_object_or_404"}
ONE = {"get", "aget", "in_bulk", "get_or_create", "update_or_create"}
BY_KEY = {"pk", "id", "pk__in", "id__in"}


def openings(source: str) -> list[int]:
    """Lines where one file is taken by its key past the door."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in SHORTCUTS:
            if node.args and _model(node.args[0]) in FILES:
                lines.append(node.lineno)
        elif isinstance(node.func, ast.Attribute) and _model(node.func.value) in FILES:
            by_key = any(keyword.arg in BY_KEY for keyword in node.keywords)
            if node.func.attr in ONE or (node.func.attr == "filter" and by_key):
                lines.append(node.lineno)
    return lines


def _model(node: ast.expr) -> str | None:
    """`Casus` of `Casus`, `models.Casus`, `Casus.objects.filter(...).order_by(...)`."""
    while True:
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Attribute):
            if node.attr in FILES:
                return node.attr
            node = node.value
        else:
            return node.id if isinstance(node, ast.Name) else None


def test_no_page_goes_past_the_door():
    found = {
        str(path.relative_to(WEB)): lines
        for path in WEB.rglob("*.py")
        if path.name != "access.py" and (lines := openings(path.read_text("utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "Casus.objects.get(pk=1)",
        "models.Persoon.objects.select_related('huishouden').get(id=key)",
        "get_object_or_404(Huishouden, pk=key)",
        "get_object_or_404(Casus.objects.filter(team=t), pk=key)",
        "Casus.objects.filter(pk=key).first()",
        "Casus.objects.exclude(gesloten=None).filter(id__in=keys)",
    ],
)
def test_a_way_past_is_seen(source):
    assert openings(source) == [1]


@pytest.mark.parametrize("source", ["Team.objects.get(pk=1)", "Casus.objects.filter(team=team)"])
def test_a_list_or_another_table_is_no_file(source):
    assert openings(source) == []
