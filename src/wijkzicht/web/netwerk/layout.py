"""Where each person of a genogram stands: generations under each other, partners side by side.

Plain values in, places out; nothing of the screen. For families of one to four generations of a
few dozen people; more is drawn as well, only wider.
"""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field

Key = Hashable


@dataclass(frozen=True)
class Kin:
    """People in the order in which they were named, with who is partner and who is parent of whom.

    `children`: child to parents. `young`: who stands low when nothing is known of them.
    """

    people: list[Key]
    partners: set[frozenset]
    children: dict[Key, list[Key]]
    young: set[Key] = field(default_factory=set)

    def unions(self) -> list[tuple[Key, ...]]:
        """Every pair or single parent that is drawn with a line: partners, and parents of a child."""
        order = {key: at for at, key in enumerate(self.people)}
        found = {tuple(sorted(pair, key=order.get)): None for pair in self.partners}
        for parents in self.children.values():
            found[tuple(sorted(parents, key=order.get)[:2])] = None
        return [union for union in found if union]


def generations(kin: Kin) -> dict[Key, int]:
    """Row of each person, from 0 for the oldest: a child one below its parents, partners level.

    A circle, which the register refuses, ends after as many rounds as there are people.
    """
    row = dict.fromkeys(kin.people, 0)
    unions = kin.unions()
    for _round in range(len(kin.people) + 1):
        before = dict(row)
        for child, parents in kin.children.items():
            row[child] = max(row[child], *(row[parent] + 1 for parent in parents))
        for union in unions:
            for one in union:
                row[one] = max(row[other] for other in union)
        if row == before:
            break
    _lower_roots(kin, unions, row)
    tied = {key for union in unions for key in union} | set(kin.children)
    if tied:
        alone_young = max(row[key] for key in tied)
        alone_old = max(alone_young - 1, 0)
        for key in set(kin.people) - tied:
            row[key] = alone_young if key in kin.young else alone_old
    else:
        row |= {key: 1 for key in kin.young if set(kin.people) - kin.young}
    least = min(row.values(), default=0)
    return {key: value - least for key, value in row.items()}


def _lower_roots(kin: Kin, unions: list[tuple], row: dict[Key, int]) -> None:
    """Parents without parents of their own stand just above their eldest row of children."""
    for _round in range(len(kin.people)):
        moved = False
        for union in unions:
            if any(one in kin.children for one in union):
                continue
            others = [u for u in unions if u != union and set(u) & set(union)]
            mine = [c for c, parents in kin.children.items() if set(parents) & set(union)]
            if mine and not others:
                wanted = min(row[child] for child in mine) - 1
                moved |= any(row[one] != wanted for one in union)
                row.update(dict.fromkeys(union, wanted))
        if not moved:
            return


def places(kin: Kin) -> dict[Key, tuple[float, int]]:
    """Column and row of each person; columns are at least 1 apart and may lie between two whole ones."""
    row = generations(kin)
    column: dict[Key, float] = {}
    rows = [
        [key for key in kin.people if row[key] == at]
        for at in range(max(row.values(), default=-1) + 1)
    ]
    for people in rows:
        order = _ordered(kin, people, column)
        for at, key in enumerate(order):
            column[key] = float(at)
    ordered = [sorted(people, key=column.get) for people in rows]
    for _sweep in range(12):
        for people in ordered:
            _settle(people, column, {key: _above(kin, key, column) for key in people})
        for people in reversed(ordered):
            _settle(people, column, {key: _below(kin, key, column) for key in people})
    least = min(column.values(), default=0)
    return {key: (column[key] - least, row[key]) for key in kin.people}


def _ordered(kin: Kin, people: list[Key], column: dict[Key, float]) -> list[Key]:
    """A row from left to right: groups of partners under their parents, brothers and sisters together."""
    here = set(people)
    near: dict[Key, list[Key]] = defaultdict(list)
    for union in kin.unions():
        pair = [key for key in union if key in here]
        if len(pair) == 2:
            near[pair[0]].append(pair[1])
            near[pair[1]].append(pair[0])
    at = {key: number for number, key in enumerate(people)}

    def wish(key: Key) -> tuple[float, int]:
        parents = [column[p] for p in kin.children.get(key, ()) if p in column]
        return (sum(parents) / len(parents) if parents else float("inf"), at[key])

    groups, done = [], set()
    for key in sorted(people, key=wish):
        if key not in done:
            group = _path(key, near, at)
            done |= set(group)
            groups.append(group)
    return [key for group in groups for key in group]


def _path(key: Key, near: dict[Key, list[Key]], at: dict[Key, int]) -> list[Key]:
    """Everybody tied to somebody by partners, so that most of them stand beside each other."""
    group, look = {key: None}, [key]
    while look:
        for other in near[look.pop()]:
            if other not in group:
                group[other] = None
                look.append(other)
    ends = [one for one in group if len(near[one]) <= 1] or [key]
    start = key if key in ends else min(ends, key=at.get)
    found: dict[Key, None] = {}

    def walk(one: Key) -> None:
        found[one] = None
        for other in sorted(near[one], key=lambda k: len(near[k])):
            if other not in found:
                walk(other)

    walk(start)
    return list(found)


def _above(kin: Kin, key: Key, column: dict[Key, float]) -> list[float]:
    parents = [column[p] for p in kin.children.get(key, ())]
    return [sum(parents) / len(parents)] if parents else []


def _below(kin: Kin, key: Key, column: dict[Key, float]) -> list[float]:
    """Where the children of each of somebody's unions would have them: half a column off the middle."""
    found = []
    for union in kin.unions():
        if key not in union:
            continue
        young = [c for c, parents in kin.children.items() if set(parents[:2]) == set(union)]
        if young:
            middle = sum(column[c] for c in young) / len(young)
            others = [column[o] for o in union if o != key]
            side = 0.0 if not others else -0.5 if column[key] < others[0] else 0.5
            found.append(middle + side)
    return found


def _settle(people: list[Key], column: dict[Key, float], wishes: dict[Key, list[float]]) -> None:
    """Give each of a row the place it wishes as far as the order and a distance of 1 allow.

    Blocks of people that push each other share the mean of what they wish.
    """
    blocks: list[tuple[float, float, int]] = []  # sum of wishes less offset, weight, people
    for key in people:
        wish = wishes[key]
        want = sum(wish) / len(wish) if wish else column[key]
        weight = 1.0 if wish else 0.05
        total, mass, size = want * weight, weight, 1
        while blocks and total / mass < blocks[-1][0] / blocks[-1][1] + blocks[-1][2]:
            other_total, other_mass, other_size = blocks.pop()
            total = other_total + total - mass * other_size
            mass += other_mass
            size += other_size
        blocks.append((total, mass, size))
    at = iter(people)
    for total, mass, size in blocks:
        for offset in range(size):
            column[next(at)] = total / mass + offset
