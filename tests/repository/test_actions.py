"""Every write of the register goes the same way: nothing is forgotten."""

import ast
import re
from pathlib import Path

import pytest

import wijkzicht
from wijkzicht.register.audit.acts import ACTS

REGISTER = Path(wijkzicht.__file__).parent / "register"

# Not an action of a person on a file: helpers of actions, with why they need no log line.
HELPERS = {
    "audit.write": "the log itself",
    "audit.write_each": "the log itself",
    "audit.record": "the log itself",
    "cijfers.mark": "says which figures to renew; called inside actions",
    "cijfers.mark_work": "the same, of a casus",
    "cijfers.mark_people": "the same, of a household",
    "cijfers.wake_for_the_whole": "asks the worker for what it can compute any time",
    "casussen.locked": "reads and holds the row; called inside actions",
    "casussen.end_waiting_involvement": "part of ending an aanmelding, which is logged",
    "leren.frozen": "turns a figure into plain values",
    "buurt.repeat": "records an activity, which is logged",
    "verslagen.progress": "says what the worker is doing; asking and making are logged",
    "grens.judge": "about no household; a line would tell whose voice it is",
    "invultijd.note": "about no household; a line would tell whose seconds it is",
    "concepten.save": "a draft is nobody's record yet and is saved every few seconds",
    "weergave.keep": "how somebody likes to see a list is no record of anybody",
    "concepten.clear": "a draft is nobody's record yet",
    "steekproef.draw": "done by the worker, from the log itself",
    "bewaren.clean_at_night": "done by the worker, of no file; the record of destroying counts it",
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


# Actions beside what becomes the basisset that write nothing of it, by what they do write.
_NO_FIGURE = {
    "where a request stands on the board and with whom": """
        aanmeldingen.move aanmeldingen.look_over aanmeldingen.assign aanmeldingen.set_expertise
    """,
    "places, signals, the social map, and who is asked for a group": """
        buurt.add_place buurt.change_place buurt.note_signal buurt.answer_signal buurt.add_offer
        buurt.change_offer buurt.ask_provider buurt.answer_as_provider buurt.judge_proposal
        buurt.make_group buurt.change_group buurt.note_answer
    """,
    "what was said in an overleg, and advice; that it was held is marked by overleg.discuss": """
        overleg.hold_intervisie overleg.change_intervisie overleg.change_discussion
        overleg.finish_step overleg.ask overleg.advise
    """,
    "who is involved, without regie": """
        casussen.involve casussen.consult casussen.end_involvement
    """,
    "a step that was agreed": "contacten.finish_next_step",
    "who has an account, who works when and who is away": """
        organisatie.make_medewerker organisatie.stop_medewerker organisatie.join
        organisatie.end_membership organisatie.note_absence organisatie.remove_absence
        organisatie.set_working_days
    """,
    "the organisation itself, before there is a team": "organisatie.make_organisation",
    "what is hidden of a person, authority, and where somebody stays": """
        personen.set_bsn personen.set_safe_address personen.show_safe_address personen.show_bsn
        personen.ask_brp personen.record_authority personen.change_authority personen.record_stay
        personen.change_stay personen.give_to_team
    """,
}
NO_FIGURE = {name for text in _NO_FIGURE.values() for name in text.split()}


def in_basisset() -> set[str]:
    """The apps of which a table becomes a table of the basisset."""
    folder = REGISTER.parent / "extraction" / "sql"
    text = " ".join(path.read_text("utf-8") for path in folder.glob("*.sql"))
    return {name.partition("_")[0] for name in re.findall(r"(?:FROM|JOIN) (\w+_\w+)", text)}


def called() -> dict[str, set[str]]:
    """What each function of an actions file calls, by app and name."""
    found = {}
    for path in sorted(REGISTER.glob("*/actions.py")):
        app = path.parent.name
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                names = {name.removeprefix("actions.") for name in calls(node)}
                found[f"{app}.{node.name}"] = {n if "." in n else f"{app}.{n}" for n in names}
    return found


CALLED = called()


def marks(name: str, seen: frozenset[str] = frozenset()) -> bool:
    """Whether an action says which figures to renew, itself or by what it calls."""
    inner = CALLED.get(name, set())
    names = {n.rpartition(".")[2] for n in inner}
    return bool(names & {"mark", "mark_work", "mark_people"}) or any(
        marks(n, seen | {name}) for n in inner - seen if n in CALLED
    )


@pytest.mark.parametrize("name", [n for n in ACTIONS if n.partition(".")[0] in in_basisset()])
def test_a_save_says_which_figures_to_renew(name):
    assert marks(name) != (name in NO_FIGURE), name


def test_what_changes_no_figure_is_still_an_action():
    assert set(NO_FIGURE) <= set(ACTIONS)
