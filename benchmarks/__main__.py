"""Run benchmarks by name, or all of them: `python -m benchmarks pdf --rounds 9`."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

# Each is a module of this package with `run(rounds)`, which prints its figures.
BENCHMARKS = ("start", "definitions", "scoring", "robustness", "pdf", "web")
FEWEST_ROUNDS = 2
"""One figure has no spread."""


def main() -> None:
    """Run what was asked for, and say on what machine."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=(*BENCHMARKS, []), metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--rounds", type=int, default=9, help="how often everything is run (default %(default)s)")
    arguments = parser.parse_args()
    if arguments.rounds < FEWEST_ROUNDS:
        parser.error("a spread needs at least two rounds")
    print(machine())
    for name in arguments.names or BENCHMARKS:
        print(f"\n=== {name}")
        run: Callable[[int], None] = import_module(f"benchmarks.{name}").run
        run(arguments.rounds)


def machine() -> str:
    """Say what the figures were measured on, as far as it matters to compare them."""
    facts = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    processor = next((line.partition(":")[2].strip() for line in facts if line.startswith("model name")), "unknown")
    load, _, _ = os.getloadavg()
    system = f"{platform.system()} {platform.release()}"
    return (
        f"{processor}, {len(os.sched_getaffinity(0))} cores, load {load:.1f}; {system}; "
        f"Python {platform.python_version()}, WeasyPrint {version('weasyprint')}"
    )


if __name__ == "__main__":
    main()
