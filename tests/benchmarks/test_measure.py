"""What the benchmarks measure with: all processes count, whoever started them."""

from __future__ import annotations

import contextlib
import doctest
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks import measure
from benchmarks.measure import Spread, cost_of_call, cost_of_process, descendants, peak_memory, ratios
from benchmarks.pdf_worker import page

BURN = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def command_line(process: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_text()
    return ""


def test_the_examples_in_the_module_hold() -> None:
    assert doctest.testmod(measure).failed == 0


def test_time_of_a_child_counts() -> None:
    assert (
        cost_of_process(python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BURN!r}])")).cpu > 0.3
    )


def test_time_of_a_grandchild_that_outlives_its_parent_counts() -> None:
    cost = cost_of_process(python(f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BURN!r}])"))
    assert cost.cpu > 0.3
    # A browser of another test may start and stop processes of its own meanwhile.
    assert not [line for line in map(command_line, descendants(os.getpid())) if BURN in line]


def test_time_of_waiting_is_no_processor_time() -> None:
    cost = cost_of_process(["sleep", "0.2"])
    assert cost.wall > 0.2
    assert cost.cpu < 0.15
    assert cost_of_call(lambda: time.sleep(0.01)).wall > 0.01


def test_processes_from_before_are_left_alone() -> None:
    with subprocess.Popen(["sleep", "60"]) as older:
        cost_of_process(python("pass"))
        assert older.poll() is None
        older.terminate()


def test_memory_of_a_child_counts() -> None:
    hold = "import time; held = b'x' * 100_000_000; time.sleep(0.3)"
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    assert 100_000_000 < peak_memory(python(nested)) < 150_000_000


@pytest.mark.parametrize("measured", [cost_of_process, peak_memory])
def test_a_command_that_fails_is_no_measurement(measured: object) -> None:
    assert callable(measured)
    with pytest.raises(subprocess.CalledProcessError):
        measured(python("raise SystemExit(3)"))


def test_a_ratio_is_taken_pair_by_pair() -> None:
    assert ratios([1, 20, 1], [2, 40, 2]) == Spread(0.5, 0.5, 0.5)


def test_a_longer_report_has_its_own_anchors() -> None:
    html = page(2)
    assert html.count("<h1") == 2
    assert 'id="c0-profiel"' in html
    assert 'data-ref="#c1-profiel"' in html
