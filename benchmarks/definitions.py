"""Reading and checking definitions: all that are bundled, and one large file, with growth."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.large import large_questionnaire
from benchmarks.measure import Spread, cost_of_process

COMMAND = str(Path(sys.executable).with_name("doenvermogen"))
SIZES = (50, 100, 200)


def run(rounds: int) -> None:
    """Print the cost of whole commands, start of Python included."""
    _print("check, all bundled files", [], rounds)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "groot.yaml"
        for size in SIZES:
            path.write_text(large_questionnaire(size), encoding="utf-8")
            _print(
                f"check, {size} questions" + (" (target 1 s of cpu)" if size == SIZES[-1] else ""), [str(path)], rounds
            )


def _print(name: str, arguments: list[str], rounds: int) -> None:
    costs = [cost_of_process([COMMAND, "check", *arguments]) for _round in range(rounds)]
    cpu, wall = Spread.of([cost.cpu for cost in costs]), Spread.of([cost.wall for cost in costs])
    print(f"{name:42} cpu {cpu.text(' s'):24} wall {wall.text(' s')}")
