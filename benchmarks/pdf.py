"""The fixed report of eight pages as a PDF, beside the same page printed by Chromium.

Cold is a process that makes one PDF; warm is a process that has made one before. Runs take turns, so that a busy moment
of the machine counts for all, and each ratio is taken within a turn.
"""

from __future__ import annotations

import compileall
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.chromium import Chromium, browsers
from benchmarks.measure import Cost, Spread, cost_of_process, peak_memory, ratios
from benchmarks.pdf_growth import report_growth
from benchmarks.pdf_worker import REPORT, making_one, page
from questionnaires.places import templates

ROOT = Path(__file__).parents[1]
MIB = 1024 * 1024
PDFS_IN_MEMORY = 20

# At most this many times what Chromium takes for one cold print.
TARGETS = {"cold": 1.2, "warm": 0.6, "memory": 0.25}


def run(rounds: int) -> None:
    """Measure and print.

    Args:
        rounds: how often everything takes its turn, after one round that is not counted.
    """
    # What is installed has byte code, and a working tree may not.
    for package in ("benchmarks", "exports", "questionnaires"):
        compileall.compile_dir(ROOT / package, quiet=2)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as temporary:
        folder = Path(temporary)
        web_page = _web_page(folder)
        _report_time(folder, web_page, rounds)
        _report_memory(folder, web_page, min(rounds, 5))
        report_growth(folder, min(rounds, 5))


def _report_time(folder: Path, web_page: Path, rounds: int) -> None:
    ours: dict[str, list[Cost]] = {"cold": [], "warm": []}
    printed: dict[Chromium, list[Cost]] = {browser: [] for browser in browsers()}
    with _warm_worker() as render_warm:
        for _round in range(rounds + 1):
            ours["cold"].append(cost_of_process(making_one(folder / "cold.pdf")))
            ours["warm"].append(render_warm())
            for browser, costs in printed.items():
                costs.append(_print(browser, web_page, folder))
    print(f"\nTime in {rounds} rounds: median (half of the runs lie between)\n")
    for name, costs in (ours | {browser.name: costs for browser, costs in printed.items()}).items():
        cpu, wall = (Spread.of(figures) for figures in _figures(costs))
        print(f"  {name:24} CPU {cpu.text(' s'):24} wall {wall.text(' s')}")
    for browser, costs in printed.items():
        print(f"\nRatio to one cold print by {browser.version} ({browser.name})\n")
        for name, costs_of_ours in ours.items():
            for kind, mine, theirs in zip(("CPU", "wall"), _figures(costs_of_ours), _figures(costs), strict=True):
                _print_ratio(f"PDF {name}, {kind}", ratios(mine, theirs), TARGETS[name])


def _report_memory(folder: Path, web_page: Path, rounds: int) -> None:
    many = [sys.executable, "-c", f"from benchmarks.pdf_worker import again; again({PDFS_IN_MEMORY})"]
    commands = {"one PDF": making_one(folder / "memory.pdf"), f"{PDFS_IN_MEMORY} PDFs": many}
    peaks = {name: [peak_memory(command) for _round in range(rounds)] for name, command in commands.items()}
    print(f"\nPeak memory of the process tree (PSS) in {rounds} rounds\n")
    for name, figures in peaks.items():
        print(f"  {name:24} {Spread.of(figures).text(' MiB', 0, 1 / MIB)}")
    for browser in browsers():
        printed = []
        for _round in range(rounds):
            with browser.printing(web_page, folder / "chromium.pdf") as command:
                printed.append(peak_memory(command))
        print(f"  {browser.name:24} {Spread.of(printed).text(' MiB', 0, 1 / MIB)}")
        for name, figures in peaks.items():
            _print_ratio(f"{name} to {browser.name}", ratios(figures, printed), TARGETS["memory"])


def _figures(costs: Sequence[Cost]) -> tuple[list[float], list[float]]:
    """Split into processor time and time on the clock; the first round only warmed up the machine."""
    counted = costs[1:]
    return [cost.cpu for cost in counted], [cost.wall for cost in counted]


def _print_ratio(name: str, ratio: Spread, target: float) -> None:
    verdict = "reached" if ratio.median <= target else "MISSED"
    print(f"  {name:40} {ratio.text():22} at most {target:4}  {verdict}")


def _print(browser: Chromium, web_page: Path, folder: Path) -> Cost:
    pdf = folder / "chromium.pdf"
    pdf.unlink(missing_ok=True)
    with browser.printing(web_page, pdf) as command:
        cost = cost_of_process(command)
    if not pdf.is_file():
        raise RuntimeError(f"{browser.name} printed nothing")
    return cost


@contextmanager
def _warm_worker() -> Iterator[Callable[[], Cost]]:
    """Keep a process that has made a PDF before, and have it make another when asked."""
    command = [sys.executable, "-c", "from benchmarks.pdf_worker import serve; serve()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as worker:
        if worker.stdin is None or worker.stdout is None:
            raise RuntimeError("the worker has no pipes")
        questions, answers = worker.stdin, worker.stdout

        def render_warm() -> Cost:
            questions.write("\n")
            cpu, wall = answers.readline().split()
            return Cost(float(cpu), float(wall))

        yield render_warm
        questions.close()


def _web_page(folder: Path) -> Path:
    """Write the same page with the same style and fonts where a browser can open it."""
    shutil.copytree(templates() / "assets" / "fonts", folder / "fonts")
    style = (REPORT / "report.css").read_text(encoding="utf-8")
    path = folder / "report.html"
    path.write_text(page().replace("</head>", f"<style>{style}</style></head>"), encoding="utf-8")
    return path
