"""The report beside a delivery: the contract's JSON, and a page for the people who answer for it."""

from collections import Counter, defaultdict
from collections.abc import Callable

from wijkzicht.deliveries.cbs import Delivered, Delivery
from wijkzicht.deliveries.previous import Difference
from wijkzicht.deliveries.words import ENDED_BEFORE


def as_json(delivery: Delivery, difference: Difference | None, digest: str) -> dict:
    """The report of CONTRACT.md. Also `adults_at_start`, `without_bsn`, `sha256` and `notes`.

    `previous` is null when no earlier delivery was given. `dossiers` counts casussen open in
    the period; `recorded_late` hulp contacts with a young person recorded after its last day.
    """
    return {
        "period": delivery.period.name,
        "protocol": delivery.protocol.name,
        **totals(delivery),
        "per_team": counts_by_team(delivery),
        "left_out": [
            {"reason": reason, "count": per_team.total()}
            for reason, per_team in left_out(delivery).items()
        ],
        "to_confirm": delivery.to_confirm(),
        "adults_at_start": sorted({d.record.persoon_id for d in adults(delivery)}),
        "faults": [fault.as_json() for fault in delivery.faults],
        "previous": difference.counts() if difference else None,
        "sha256": digest,
        "notes": delivery.notes,
    }


def team_ids(delivery: Delivery) -> list[str]:
    """Teams by name, with the empty id last when something belongs to no known team."""
    around = delivery.around
    used = {d.team_id for d in delivery.records} | set(around.dossiers) | set(around.late)
    ids = sorted(delivery.teams, key=lambda team_id: (delivery.teams[team_id] or "", team_id))
    return [*ids, *sorted(used - set(ids))]


def adults(delivery: Delivery) -> list[Delivered]:
    """Records of persons who certainly were 18 or older at the start."""
    return [d for d in delivery.records if d.adult_at_start]


def counts_by_team(delivery: Delivery) -> dict[str, dict[str, int]]:
    """The counts of the report for each team, teams in order of name."""
    by_team: dict[str, list[Delivered]] = defaultdict(list)
    for delivered in delivery.records:
        by_team[delivered.team_id].append(delivered)
    return {t: _counts(delivery, by_team[t], lambda c, t=t: c[t]) for t in team_ids(delivery)}


def totals(delivery: Delivery) -> dict[str, int]:
    """The same counts for the whole delivery."""
    return _counts(delivery, delivery.records, Counter.total)


def left_out(delivery: Delivery) -> dict[str, Counter]:
    """Per reason and team what is not in the delivery; reasons that do not occur are left out."""
    found = {**delivery.around.left_out, ENDED_BEFORE: delivery.ended_before}
    return {reason: per_team for reason, per_team in found.items() if per_team.total()}


def _counts(
    delivery: Delivery, records: list[Delivered], of: Callable[[Counter], int]
) -> dict[str, int]:
    ended = [d for d in records if d.record.einde is not None]
    return {
        "records": len(records),
        "dossiers": of(delivery.around.dossiers),
        "ended": len(ended),
        "running": len(records) - len(ended),
        "ends_before_period": sum(d.record.einde < delivery.period.start for d in ended),
        "recorded_late": of(delivery.around.late),
        "without_bsn": sum(d.cells[0] == delivery.protocol.bsn_onbekend for d in records),
    }
