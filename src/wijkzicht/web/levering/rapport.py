"""What of a delivery is kept in the clear: counts, and persons by pseudonym only."""

from collections import Counter
from typing import Any

from wijkzicht.deliveries import report
from wijkzicht.deliveries.cbs import Delivery
from wijkzicht.deliveries.previous import Difference


def rapport(delivery: Delivery, difference: Difference | None, digest: str) -> dict[str, Any]:
    """The contract's report under `report`, and beside it what the page shows per team.

    No BSN, birth date or postcode is in it. Keys of teams and persons are pseudonyms.
    """
    confirm = Counter(delivered.team_id for delivered in delivery.unconfirmed())
    return {
        "report": report.as_json(delivery, difference, digest),
        "protocol_version": delivery.protocol.version,
        "teams": {
            team_id: delivery.teams.get(team_id) or "" for team_id in report.team_ids(delivery)
        },
        "in_dossier": dict(delivery.around.in_dossier),
        "to_confirm": dict(confirm),
        "adults": dict(Counter(delivered.team_id for delivered in report.adults(delivery))),
        "left_out": [
            {"reason": reason, "per_team": dict(per_team)}
            for reason, per_team in report.left_out(delivery).items()
        ],
        "same_period": difference.same_period if difference else None,
    }
