"""Time and memory of longer documents: they may grow with the pages, and no faster."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import Spread, cost_of_process, peak_memory
from benchmarks.pdf_worker import making_one

EXAMPLES = Path(__file__).parents[1] / "examples"
MIB = 1024 * 1024
MEMORY_ROUNDS = 2
ROOM = 1.1
"""A page of a longer document may cost this many times a page of the shortest, before it counts as growing faster."""


def report_growth(folder: Path, rounds: int) -> None:
    """Print what a page costs of the report once, twice, four and eight times over, and of the fullest example.

    The last goes from dossier to PDF by the command line, so that reading, scoring and the attachments are in it.
    """
    print("\nPer page of longer documents, each in a fresh process\n")
    output = folder / "growth.pdf"
    pages = [_report(f"report x {times}", making_one(output, times), output, rounds) for times in (1, 2, 4, 8)]
    grows = "at most linearly" if max(pages) <= ROOM * pages[0] else "FASTER than the pages"
    print(f"  time grows {grows}")
    fullest = max(EXAMPLES.glob("*.yaml"), key=lambda path: path.stat().st_size, default=None)
    if fullest:
        command = [sys.executable, "-c", "import sys; from toolkit.cli import main; sys.exit(main())"]
        _report(fullest.name, [*command, "advise", str(fullest), "-o", str(output)], output, rounds)


def _report(name: str, command: list[str], output: Path, rounds: int) -> float:
    """Print the cost of one document; give the processor time of one page of it."""
    cpu = Spread.of([cost_of_process(command).cpu for _round in range(rounds)])
    peak = min(peak_memory(command) for _round in range(MEMORY_ROUNDS))
    pages = _pages(output)
    print(
        f"  {name:24} {pages:3} pages  CPU {cpu.text(' s'):24} {1000 * cpu.median / pages:5.0f} ms a page"
        f"   {peak / MIB:5.0f} MiB  {peak / MIB / pages:5.2f} MiB a page"
    )
    return cpu.median / pages


def _pages(pdf: Path) -> int:
    import pikepdf

    with pikepdf.open(pdf) as document:
        return len(document.pages)
