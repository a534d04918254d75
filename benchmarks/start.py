"""How quickly the command line answers `--help`, beside a Python that does nothing."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import Spread, cost_of_process, ratios

COMMAND = str(Path(sys.executable).with_name("doenvermogen"))
RUNS_PER_ROUND = 3
"""One run is over so soon that the clock of the system hardly sees it."""


def run(rounds: int) -> None:
    """Take turns, and print processor time, time on the clock and the ratio."""
    ours, bare = [], []
    for _round in range(rounds * RUNS_PER_ROUND):
        ours.append(cost_of_process([COMMAND, "--help"]))
        bare.append(cost_of_process([sys.executable, "-c", "pass"]))
    for name, costs in (("doenvermogen --help", ours), ("python -c pass", bare)):
        cpu, wall = Spread.of([cost.cpu for cost in costs]), Spread.of([cost.wall for cost in costs])
        print(f"{name:22} cpu {cpu.text(' ms', 0, 1000):18} wall {wall.text(' ms', 0, 1000)}")
    cpu = ratios([cost.cpu for cost in ours], [cost.cpu for cost in bare])
    wall = ratios([cost.wall for cost in ours], [cost.wall for cost in bare])
    print(f"{'ratio (target 3)':22} cpu {cpu.text(digits=1):18} wall {wall.text(digits=1)}")
