"""Whether waiting for "not found" tells if a family exists: absent, of others, confidential.

    WIJKZICHT_EMBEDDED=FOLDER python bench/doors.py [--times N]

On the demo of that folder (`wijkzicht demo` made it), signed in as its professional, in this process:
no network stands between. The three are asked in random order. Writes docs/proof/doors.md.
"""

import argparse
import logging
import os
import platform
import random
import time
import uuid
from itertools import cycle
from pathlib import Path

import numpy as np

PROOF = Path(__file__).parents[1] / "docs" / "proof" / "doors.md"
KEYS = 40  # families of each kind, in turn
PAGE = "/huishouden/{}/"
WARM = 30
BOOTSTRAPS = 2_000


def main() -> None:
    """Measure and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=1_500)
    times = options.parse_args().times
    os.environ |= {"WIJKZICHT_MODE": "demo", "WIJKZICHT_MFA": "nee"}
    os.environ.pop("DATABASE_URL", None)
    from wijkzicht.cli.start import django_ready

    with django_ready("demo", "demo"):
        logging.disable(logging.WARNING)  # a line on the screen for each would be measured too
        waits = _asked(times)
    text = _report(waits)
    PROOF.write_text(text, "utf-8")
    print(text)


def _asked(times: int) -> dict[str, np.ndarray]:
    """Milliseconds of each answer, by kind."""
    from django.test import Client

    from wijkzicht.register.organisatie.models import Medewerker

    client = Client(SERVER_NAME="localhost")
    client.force_login(Medewerker.objects.get(email="professional@demo.wijkzicht.example"))
    keys = {kind: cycle(found) for kind, found in _keys().items()}
    order = [kind for kind in keys for _ in range(times)]
    random.Random(1).shuffle(order)
    waits = {kind: [] for kind in keys}
    for kind in [*list(keys) * WARM, *order]:
        url = PAGE.format(next(keys[kind]))
        began = time.perf_counter()
        answer = client.get(url)
        waits[kind].append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 404, (kind, answer.status_code)
    return {kind: np.array(found[WARM:]) for kind, found in waits.items()}


def _keys() -> dict[str, list[uuid.UUID]]:
    """Families that the professional may not see; some of another team are made confidential."""
    from wijkzicht.register.casussen.models import Betrokkenheid
    from wijkzicht.register.personen.models import Huishouden
    from wijkzicht.register.walls.owner import owner_maintenance

    with owner_maintenance():
        mine = Betrokkenheid.objects.filter(
            medewerker__email="professional@demo.wijkzicht.example"
        ).values("huishouden")
        others = list(
            Huishouden.objects.exclude(pk__in=mine).order_by("pk").values_list("pk", flat=True)
        )[: 2 * KEYS]
        secret, foreign = others[::2], others[1::2]
        Huishouden.objects.filter(pk__in=secret).update(vertrouwelijk=True)
    return {
        "absent": [uuid.uuid4() for _ in range(KEYS)],
        "of others": foreign,
        "confidential": secret,
    }


def _report(waits: dict[str, np.ndarray]) -> str:
    absent, draw = waits["absent"], np.random.default_rng(1)
    lines, size = [], absent.size
    chance = 1.96 * ((2 * size + 1) / (12 * size * size)) ** 0.5  # Mann-Whitney, without ties
    for kind, found in waits.items():
        shift = [
            np.median(draw.choice(found, found.size)) - np.median(draw.choice(absent, absent.size))
            for _ in range(BOOTSTRAPS)
        ]
        low, high = np.quantile(shift, [0.025, 0.975])
        longer = np.mean(np.searchsorted(np.sort(absent), found) / absent.size)
        against = (
            "| – | – |" if kind == "absent" else f"| {low:+.2f} to {high:+.2f} | {longer:.3f} |"
        )
        middle, p95 = np.median(found), np.quantile(found, 0.95)
        lines.append(f"| {kind} | {found.size:,} | {middle:.2f} | {p95:.1f} {against}")
    return f"""# Does waiting tell whether a family exists?

Somebody who may not see a family gets the same page as for a family that is not there. Here is how long
that takes: the page of a household asked by a professional, in this process (no network), in random
order, {KEYS} keys of each kind in turn. Python {platform.python_version()}, load of the machine at the end
{os.getloadavg()[0]:.1f}. Made by `bench/doors.py`.

| household | asked | median ms | p95 ms | median against absent, ms, 95% interval | took longer than absent |
|---|---|---|---|---|---|
{chr(10).join(lines)}

*Took longer than absent*: of all pairs of an answer of this kind and one for an absent household, the
share in which this one took longer. 0.500 is tossing a coin; {0.5 - chance:.3f} to {0.5 + chance:.3f} is what chance gives
at this number.
"""


if __name__ == "__main__":
    main()
