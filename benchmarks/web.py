"""The web application beside a bare Flask application, in turns: pages, answers, whole questionnaires, memory, start.

The bare one comes in two kinds. "floor" keeps its connections to the database open: less than that is not possible.
"documented" opens one for each request, as Flask's own documentation has it. Both ask 50 questions on 50 pages; the
application asks the same 50 and once for each of ten themes whether it changes, on 60 pages.

Time is what a client on this machine waits for, over a bare socket. Processor time is that of the server process alone.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.measure import Spread, ratios
from benchmarks.web_client import Client, Timed, fill_in, filled
from benchmarks.web_servers import Server, application, floor

SIZES = (10, 50, 200)
SIZE = 50
CLIENTS = 8
CROWDS = 2
"""How often all clients come at once."""
PAGES = 20
"""Of each number of questions, in each round."""
WARMING_UP = 2
"""Questionnaires that are not counted: every thread has then opened its database, and every page was drawn once."""
TARGET = 2.0
MIB = 1024 * 1024


@dataclass
class Figures:
    """What was measured of one server, a figure for each round, in seconds."""

    page: dict[int, list[float]] = field(default_factory=dict)
    page_cpu: dict[int, list[float]] = field(default_factory=dict)
    answer: dict[int, list[float]] = field(default_factory=dict)
    answer_cpu: dict[int, list[float]] = field(default_factory=dict)
    steps: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    whole_cpu: list[float] = field(default_factory=list)
    crowd: list[float] = field(default_factory=list)
    crowd_cpu: list[float] = field(default_factory=list)
    asked: int = 0


def run(
    rounds: int, sizes: Sequence[int] = SIZES, size: int = SIZE, crowds: int = CROWDS, clients: int = CLIENTS
) -> None:
    """Measure and print.

    Args:
        rounds: how often both take their turn.
        sizes: the numbers of questions between which a page and an answer are compared.
        size: the number of questions of a whole questionnaire.
        crowds: how often many clients come at once.
        clients: how many.
    """
    dossiers = WARMING_UP + rounds + (crowds + 1) * clients
    with tempfile.TemporaryDirectory(prefix="benchmark-") as temporary, ExitStack() as stack:
        folders = [Path(temporary) / name for name in ("application", "floor", "documented")]
        for folder in folders:
            folder.mkdir()
        servers = [
            stack.enter_context(application(folders[0], sizes, size, dossiers)),
            stack.enter_context(floor(folders[1], size, dossiers, keep=True)),
            stack.enter_context(floor(folders[2], size, dossiers, keep=False)),
        ]
        turns = [(server, stack.enter_context(Client(server.address)), Figures()) for server in servers]
        for server, client, _figures in turns:
            _warm_up(server, client, clients)
        for _round in range(rounds):
            for turn in turns:
                _fill_in_one(*turn)
                _look_and_change(*turn)
        for _time in range(crowds):
            for server, client, figures in turns:
                seconds, cpu = _crowd(server, client, clients)
                figures.crowd.append(clients / seconds)
                figures.crowd_cpu.append(cpu / clients)
        _report(servers, [figures for _server, _client, figures in turns], size, clients)


def _warm_up(server: Server, client: Client, clients: int) -> None:
    if server.entrance:
        client.enter(server.entrance)
    _crowd(server, client, clients)
    for _time in range(WARMING_UP):
        fill_in(client, next(server.starts))


def _fill_in_one(server: Server, client: Client, figures: Figures) -> None:
    """Let one person fill in one questionnaire."""
    start, cpu = time.perf_counter(), server.cpu()
    timed = fill_in(client, next(server.starts))
    figures.whole_cpu.append(server.cpu() - cpu)
    figures.whole.append(time.perf_counter() - start)
    figures.steps.append(median(_steps(timed)))
    figures.asked = len(timed.answers)


def _steps(timed: Timed) -> list[float]:
    """Return what an answer and the page behind it took together."""
    return [answer + page for answer, page in zip(timed.answers, timed.pages[1:], strict=False)]


def _look_and_change(server: Server, client: Client, figures: Figures) -> None:
    """Look at pages of dossiers in which all is answered, spread over them, and then change those answers."""
    for number, pages in server.answered.items():
        chosen = pages[:: max(1, len(pages) // PAGES)][:PAGES]
        cpu = server.cpu()
        shown = [client.get(page) for page in chosen]
        figures.page_cpu.setdefault(number, []).append((server.cpu() - cpu) / len(chosen))
        figures.page.setdefault(number, []).append(median(reply.seconds for reply in shown))
        changed = len(figures.page[number]) % 2
        forms = [filled(reply.body, changed) for reply in shown]
        cpu = server.cpu()
        sent = [client.post(page, form) for page, form in zip(chosen, forms, strict=True)]
        figures.answer_cpu.setdefault(number, []).append((server.cpu() - cpu) / len(chosen))
        figures.answer.setdefault(number, []).append(median(reply.seconds for reply in sent))
        if not all(reply.location for reply in sent):
            raise RuntimeError("not every answer was saved")


def _crowd(server: Server, known: Client, number: int) -> tuple[float, float]:
    """Let several people fill in a questionnaire at the same time; return time and processor time."""
    with ExitStack() as stack, ThreadPoolExecutor(number) as threads:
        clients = [stack.enter_context(Client(server.address)).stay_in(known) for _client in range(number)]
        starts = [next(server.starts) for _client in clients]
        start, cpu = time.perf_counter(), server.cpu()
        list(threads.map(fill_in, clients, starts))
        return time.perf_counter() - start, server.cpu() - cpu


def _report(servers: Sequence[Server], every: Sequence[Figures], size: int, clients: int) -> None:
    for server, figures in zip(servers, every, strict=True):
        print(f"\n{server.name}: medians of {len(figures.steps)} rounds (half of the rounds lie between)\n")
        for number in figures.page:
            for name, times, cpus in (
                ("page", figures.page[number], figures.page_cpu[number]),
                ("saved answer", figures.answer[number], figures.answer_cpu[number]),
            ):
                _line(f"{name}, {number} questions, all answered", times, cpus, "ms", 1000)
        _line(f"answer and next page, {figures.asked} asked", figures.steps, [], "ms", 1000)
        _line(f"questionnaire, {figures.asked} asked", figures.whole, figures.whole_cpu, "s", 1)
        print(
            f"  {f'{clients} clients at once':40} {Spread.of(figures.crowd).text(' a second', 2)}, "
            f"cpu {Spread.of(figures.crowd_cpu).text(' s')} each"
        )
        print(
            f"  {'start to first link':40} {server.start_seconds:.2f} s, cpu {server.start_cpu:.2f} s; "
            f"memory after all this {server.memory() / MIB:.0f} MiB"
        )
    for server, bare in zip(servers[1:], every[1:], strict=True):
        _compare(server.name, every[0], bare, size)
        _ratio(f"questionnaire, {clients} clients, cpu", every[0].crowd_cpu, bare.crowd_cpu)


def _compare(name: str, ours: Figures, bare: Figures, size: int) -> None:
    print(f"\nRatio to {name}, round by round (target {TARGET:g})\n")
    _ratio("answer and next page, time", ours.steps, bare.steps)
    _ratio("page, time", ours.page[size], bare.page[size])
    _ratio("saved answer, time", ours.answer[size], bare.answer[size])
    _ratio("page, cpu", ours.page_cpu[size], bare.page_cpu[size])
    _ratio("saved answer, cpu", ours.answer_cpu[size], bare.answer_cpu[size])
    _ratio("questionnaire, cpu", ours.whole_cpu, bare.whole_cpu)


def _line(name: str, times: Sequence[float], cpus: Sequence[float], unit: str, scale: float) -> None:
    time_text = Spread.of(times).text(f" {unit}", 2, scale)
    cpu_text = f"cpu {Spread.of(cpus).text(f' {unit}', 2, scale)}" if cpus else ""
    print(f"  {name:40} {time_text:26} {cpu_text}".rstrip())


def _ratio(name: str, ours: Sequence[float], bare: Sequence[float]) -> None:
    print(f"  {name:40} {ratios(ours, bare).text()}")
