"""Run a process and tell its CPU seconds and peak memory; medians over interleaved rounds."""

import os
import subprocess
import sys
from statistics import median
from typing import NamedTuple


class Cost(NamedTuple):
    """CPU seconds (user and system, the whole process) and peak resident memory in MB."""

    cpu: float
    memory: float


def run(command: list[str], allowed: tuple[int, ...] = (0,)) -> Cost:
    """Run to the end, output thrown away. Any exit code not in `allowed` ends the benchmark."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        sys.exit(f"{command} ended with {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def rounds(commands: dict[str, tuple[list[str], tuple[int, ...]]], times: int) -> dict[str, Cost]:
    """Each command `times` times, in turn, so that a busy moment strikes all; the medians."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(times):
        for name, (command, allowed) in commands.items():
            costs[name].append(run(command, allowed))
    return {
        name: Cost(median(c.cpu for c in found), max(c.memory for c in found))
        for name, found in costs.items()
    }
