"""Measuring processes and figures: time of a whole process tree, memory of a whole process tree, medians with spread.

A process that starts others is judged by all of them: a browser does most of its work in its children. Linux only.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
_PR_SET_CHILD_SUBREAPER = 36
_PATIENCE = 10.0
"""Seconds that a stray grandchild may take after its parent has gone."""


@dataclass(frozen=True)
class Cost:
    """What one run took, in seconds: of processor time, children included, and on the clock."""

    cpu: float
    wall: float


@dataclass(frozen=True)
class Spread:
    """A median and the quartiles around it, so that half of the runs lie between `low` and `high`."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, figures: Iterable[float]) -> Spread:
        """Summarise figures; at least two.

        >>> Spread.of([1.0, 2.0, 9.0])
        Spread(median=2.0, low=1.5, high=5.5)
        """
        low, median, high = statistics.quantiles(figures, n=4, method="inclusive")
        return cls(median, low, high)

    def text(self, unit: str = "", digits: int = 2, scale: float = 1) -> str:
        """Write it for people.

        >>> Spread(2.0, 1.5, 5.5).text(" s", 1)
        '2.0 s (1.5 to 5.5)'
        """
        low, high = (f"{figure * scale:.{digits}f}" for figure in (self.low, self.high))
        return f"{self.median * scale:.{digits}f}{unit} ({low} to {high})"


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Compare runs that took turns, pair by pair, so that a busy moment of the machine counts for both.

    >>> ratios([1.0, 2.0, 4.0], [2.0, 4.0, 4.0]).median
    0.5
    """
    return Spread.of([mine / other for mine, other in zip(ours, theirs, strict=True)])


def cost_of_process(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end; count the processor time of every process it started.

    Raises:
        subprocess.CalledProcessError: when it fails; its output is in the error.
    """
    with _whole_tree():
        before, start = _time_of_children(), time.perf_counter()
        process = _start(command, environment)
        output, _ = process.communicate()
        wall = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command), output)
    return Cost(_time_of_children() - before, wall)


def cost_of_call(call: Callable[[], object]) -> Cost:
    """Call a function of this process once."""
    cpu, wall = time.process_time(), time.perf_counter()
    call()
    return Cost(time.process_time() - cpu, time.perf_counter() - wall)


def peak_memory(command: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    """Run a command to its end; give the most memory that it and its children held at one time, in bytes.

    Memory is PSS: what processes share is counted once. It is read some hundred times a second, which slows the run
    down, so that time and memory are measured in different runs.

    Raises:
        subprocess.CalledProcessError: when it fails.
    """
    with _whole_tree() as tree:
        process = _start(command, environment, output=subprocess.DEVNULL)
        peak = 0
        while process.poll() is None:
            peak = max(peak, sum(map(_memory, tree())))
            time.sleep(0.002)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return peak


def descendants(root: int) -> set[int]:
    """Find the processes that a process started, and those that they started."""
    parents = dict(_parents())
    found: set[int] = set()
    fringe = {root}
    while fringe:
        fringe = {child for child, parent in parents.items() if parent in fringe} - found
        found |= fringe
    return found


def _parents() -> Iterable[tuple[int, int]]:
    for entry in PROC.iterdir():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError):
                # The name of the program, in parentheses, may hold spaces; what follows it does not.
                yield int(entry.name), int((entry / "stat").read_text().rpartition(")")[2].split()[1])


def _memory(process: int) -> int:
    with contextlib.suppress(OSError):
        for line in (PROC / str(process) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _start(
    command: Sequence[str], environment: Mapping[str, str] | None, output: int = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=environment)


@contextlib.contextmanager
def _whole_tree() -> Iterator[Callable[[], set[int]]]:
    """Follow all processes that are started inside this block, and wait for those that outlive their parent.

    A process whose parent is gone is handed to this one, so that its time is counted too.
    """
    prctl = ctypes.CDLL(None).prctl
    prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    older = descendants(os.getpid())

    def tree() -> set[int]:
        return descendants(os.getpid()) - older

    try:
        yield tree
    finally:
        deadline = time.monotonic() + _PATIENCE
        while strays := tree():
            late = time.monotonic() > deadline
            for process in strays:
                with contextlib.suppress(ChildProcessError, ProcessLookupError):
                    if late:
                        os.kill(process, signal.SIGKILL)
                    os.waitpid(process, os.WNOHANG)
            time.sleep(0.002)
        prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def _time_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
