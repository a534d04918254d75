"""Mutation testing of the scoring: change it in every small way, and see whether a test notices.

    python -m tests.proofs.mutation [--part DIGIT|any] [MODULE...]

Without modules all of `scoring/` is tried but the folders of `LEFT_OUT`; with them only those, such as `weighing` or
`batch/group`. It works in a copy of the tree. mutmut makes the mutants, numbers them in each function, and runs for
each of them the tests that reach it. All of them take hours; `--part 7` tries those whose number ends in 7, and `any`
draws a digit, so that ten parts are all of them. Prints the figures per module and every mutant that survived; exits 1
when fewer are killed than `FLOOR` says.
"""

from __future__ import annotations

import argparse
import json
import secrets
import shutil
import string
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLOOR = 0.85
"""The share of the mutants that must be killed. Those that survive are explained in docs/mutation-testing.md."""
LEFT_OUT = ("batch", "comparison", "robustness", "whatif")
"""Folders that are tried only when asked for: their tests take long, and oracles of their own prove them."""

_COPIED = ("questionnaires", "scoring", "examples", "tests")
_SETTINGS = """
[tool.mutmut]
source_paths = ["scoring"]
only_mutate = [{modules}]
do_not_mutate = [{left_out}]
also_copy = ["questionnaires", "examples"]
pytest_add_cli_args = [
    "-q",
    "-p", "no:cacheprovider",
    "--hypothesis-profile=mutation",
    # Slow, and they say little more than the oracle.
    "--ignore=tests/scoring/test_properties.py",
    "--ignore=tests/scoring/test_ranges.py",
    "--ignore=tests/scoring/advice/test_properties.py",
    {ignored}
]
pytest_add_cli_args_test_selection = ["tests/scoring"]
use_git_change_detection = false
"""
_KILLED, _SURVIVED, _NO_TESTS = 1, 0, 33


@dataclass(frozen=True)
class Mutant:
    """One small change, and how it ended."""

    name: str
    module: str
    end: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Run mutmut and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.proofs.mutation")
    parser.add_argument("modules", nargs="*", help="modules of scoring/")
    parser.add_argument("--part", choices=[*string.digits, "any"], help="only the mutants whose number ends in this")
    options = parser.parse_args(arguments)
    part = secrets.choice(string.digits) if options.part == "any" else options.part or ""
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copy = Path(folder)
        _copy_tree(copy, options.modules)
        run = _mutmut(copy, "run", "--max-children", "2", *([f"*__mutmut_*{part}"] if part else []))
        everything = list(_read(copy))
        mutants = sorted((one for one in everything if one.name.endswith(part)), key=lambda mutant: mutant.name)
        if not mutants or any(mutant.end == "not run" for mutant in mutants):
            _say(run)
            return 1
        _report(mutants, copy)
    _say(f"{len(mutants)} of {len(everything)} mutants{f', those whose number ends in {part}' if part else ''}")
    killed = sum(mutant.end != "survived" for mutant in mutants) / len(mutants)
    return 0 if killed >= FLOOR else 1


def _copy_tree(copy: Path, modules: Sequence[str]) -> None:
    for name in _COPIED:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    folders = [folder for folder in LEFT_OUT if not any(module.startswith(f"{folder}/") for module in modules)]
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    settings += _SETTINGS.format(
        modules=", ".join(f'"scoring/{module}.py"' for module in modules or ("*",)),
        left_out=", ".join(f'"scoring/{folder}/*.py"' for folder in folders),
        ignored=", ".join(f'"--ignore=tests/scoring/{folder}"' for folder in folders),
    )
    (copy / "pyproject.toml").write_text(settings, encoding="utf-8")


def _mutmut(copy: Path, *arguments: str) -> str:
    command = (str(Path(sys.executable).parent / "mutmut"), *arguments)
    found = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    return found.stdout + found.stderr


def _read(copy: Path) -> Iterator[Mutant]:
    """Read how every mutant ended, from what mutmut keeps beside each module."""
    for file in (copy / "mutants" / "scoring").rglob("*.py.meta"):
        module = file.relative_to(copy / "mutants").as_posix().removesuffix(".py.meta")
        for name, code in json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            ends = {None: "not run", _KILLED: "killed", _SURVIVED: "survived", _NO_TESTS: "survived"}
            # Anything else is a mutant that could not go on: out of time, out of memory, or no longer Python.
            yield Mutant(name, module, ends.get(code, "stopped"))


def _report(mutants: Sequence[Mutant], copy: Path) -> None:
    for mutant in mutants:
        if mutant.end == "survived":
            _say(f"survived: {mutant.name}")
            _say("\n".join(_change(_mutmut(copy, "show", mutant.name))))
    _say(f"\n{'module':40} {'mutants':>8} {'killed':>8} {'stopped':>8} {'survived':>8}")
    for module in (*sorted({mutant.module for mutant in mutants}), "all"):
        ends = Counter(mutant.end for mutant in mutants if module in {mutant.module, "all"})
        total = ends.total()
        _say(
            f"{module:40} {total:8} {ends['killed']:8} {ends['stopped']:8} {ends['survived']:8}"
            f"  {1 - ends['survived'] / total:.1%}"
        )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _change(shown: str) -> Iterator[str]:
    for line in shown.splitlines():
        if line[:1] in {"-", "+"} and line[:3] not in {"---", "+++"}:
            yield f"    {line}"


if __name__ == "__main__":
    sys.exit(main())
