"""Every write of the register goes the same way: nothing is forgotten."""

import ast
from pathlib import Path

import pytest

import wijkzicht
from wijkzicht.register.audit.acts import ACTS

REGISTER = Path(wijkzicht.__file__).parent / "register"

# Not an action of a person on a file: helpers of actions, with why they need no log line.
HELPERS = {
    "audit.write": "the log itself",
    "audit.record": "the log itself",
    "cijfers.mark": "says which figures to renew; called inside actions",
    "casussen.locked": "reads and holds the row; called inside actions",
    "casussen.end_waiting_involvement": "part of ending an aanmelding, which is logged",
    "leren.frozen": "turns a figure into plain values",
    "buurt.repeat": "records an activity, which is logged",
    "grens.judge": "about no household; a line would tell whose voice it is",
    "concepten.save": "a draft is nobody's record yet and is saved every few seconds",
    "weergave.keep": "how somebody likes to see a list is no record of anybody",
    "concepten.clear": "a draft is nobody's record yet",
    "concepten.remove_old": "done by the worker, of drafts",
}


def actions() -> dict[str, ast.FunctionDef]:
    found = {}
    for path in sorted(REGISTER.glob("*/actions.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                found[f"{path.parent.name}.{node.name}"] = node
    return found


ACTIONS = {name: node for name, node in actions().items() if name not in HELPERS}


def calls(node: ast.AST) -> set[str]:
    return {ast.unparse(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)}


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_is_whole_or_not_at_all_and_says_by_whom(name):
    node = ACTIONS[name]
    assert "transaction.atomic" in [ast.unparse(d) for d in node.decorator_list]
    assert not node.args.args
    assert "by" in [a.arg for a in node.args.kwonlyargs]
    assert ast.get_docstring(node)


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_is_written_in_the_log(name):
    # `_done` marks the figures and writes the line.
    done = {"audit.record", "_done"} | (
        {"_involve_and_log"} if name.startswith("casussen") else set()
    )
    assert calls(ACTIONS[name]) & done


def test_every_helper_is_still_there():
    assert set(HELPERS) <= set(actions())


def test_every_act_has_its_kind_and_none_is_left_over():
    used = set()
    for path in REGISTER.glob("*/actions.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in {"audit.record", "_done"}:
                first = call.args[0]
                used |= {first.value} if isinstance(first, ast.Constant) else set()
    assert used == set(ACTS)


def test_an_act_stands_under_one_kind():
    """Two branches that both add names would otherwise turn a change into a provision, unseen."""
    source = ast.parse((REGISTER / "audit" / "acts.py").read_text("utf-8"))
    texts = [n.value for n in ast.walk(source) if isinstance(n, ast.Constant)]
    names = [name for text in texts[1:] if "\n" in str(text) for name in text.split()]
    assert sorted(names) == sorted(set(names))
    assert set(names) == set(ACTS)
