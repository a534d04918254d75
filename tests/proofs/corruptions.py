"""Break dossiers and questionnaires in many ways and see that every command stays polite.

    python -m tests.proofs.corruptions [COUNT] [SEED]

Half of the corruptions are of bytes (flip, drop, insert, cut off, copy), half of structure (a key dropped, doubled,
renamed or moved, a value of another type or far too large). A corrupted file is either still valid (exit 0) or is
refused: exit 1, a message with file:line:column, no file written, never a traceback.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from toolkit.cli import main

ROOT = Path(__file__).parents[2]
UNFORESEEN = "Er ging iets mis in het programma zelf"
LOCATED = re.compile(r":\d+:\d+: [A-Z]\d{3} ")
NAUGHTY: tuple[Any, ...] = (
    None, True, -1, 10**30, 1.5, "", " ", "=1+1", "../../etc/passwd", "{{ 7*7 }}", "<script>", "\u202e", "x" * 5000,
    [], {}, [[[[]]]], {"a": {"a": {"a": 1}}}, ["x", 1, None],
)  # fmt: skip


@dataclass(frozen=True)
class Result:
    """What one command did with one corrupted file."""

    exit_status: int
    error: str
    written: bool

    @property
    def fault(self) -> str | None:
        """Why this is not how a command should behave; None when it is."""
        if "Traceback" in self.error or UNFORESEEN in self.error:
            return "unforeseen error"
        if self.exit_status == 0:
            return None
        if self.exit_status != 1:
            return f"exit status {self.exit_status}"
        if self.written:
            return "a file was written"
        return None if LOCATED.search(self.error) else "no located message"


def subjects() -> list[Path]:
    """Everything that is corrupted: the example dossiers and the bundled definitions."""
    return sorted((ROOT / "examples").glob("*.yaml")) + sorted((ROOT / "questionnaires" / "catalogue").glob("*.yaml"))


def corrupt_bytes(data: bytes, random_: random.Random) -> bytes:
    """Change some bytes somewhere."""
    place = random_.randrange(len(data))
    length = random_.choice((1, 1, 2, 8, 64, 1024))
    match random_.randrange(6):
        case 0:
            return data[:place] + bytes([data[place] ^ (1 << random_.randrange(8))]) + data[place + 1 :]
        case 1:
            return data[:place] + data[place + length :]
        case 2:
            return data[:place] + random_.randbytes(length) + data[place:]
        case 3:
            return data[:place]
        case 4:
            return data[:place] + data[place : place + length] * 2 + data[place + length :]
        case _:
            return (
                data[:place]
                + random_.choice((b"\x00", b"\t", b"&a ", b"*a ", b"!!x ", b": ", b"- ", b"\xff"))
                + data[place:]
            )


def corrupt_structure(data: bytes, random_: random.Random) -> bytes:
    """Change the tree of a file somewhere and write it again, as YAML or (still valid YAML) as JSON."""
    tree = yaml.load(data, Loader=yaml.CBaseLoader)  # noqa: S506 - our own file, strings only.
    parents = [node for node in _nodes(tree) if node]
    parent = random_.choice(parents)
    key = random_.choice(list(parent) if isinstance(parent, dict) else range(len(parent)))
    match random_.randrange(5):
        case 0:
            del parent[key]
        case 1:
            parent[key] = random_.choice(NAUGHTY)
        case 2 if isinstance(parent, dict):
            parent[f"{key}_"] = parent.pop(key)
        case 3:
            other = random_.choice(parents)
            _put(other, parent[key], random_)
        case _:
            _put(parent, parent[key], random_)
    try:
        return yaml.dump(tree, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False).encode()
    except (yaml.YAMLError, ValueError):
        return json.dumps(str(tree)).encode()


class _PlainDumper(yaml.SafeDumper):
    """Writes no anchors, so that the corruption is the only thing wrong."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


def _put(parent: Any, value: Any, random_: random.Random) -> None:
    copy = json.loads(json.dumps(value))
    if isinstance(parent, dict):
        parent[random_.choice(["extra", *parent])] = copy
    else:
        parent.insert(random_.randrange(len(parent) + 1), copy)


def _nodes(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _nodes(value)
    elif isinstance(node, list):
        yield node
        for value in node:
            yield from _nodes(value)


def run_command(path: Path, folder: Path, random_: random.Random) -> Result:
    """Give the corrupted file to a command that takes it, in this process, and look at what comes out."""
    output = folder / f"out{random_.choice(('.json', '.csv', '.html'))}"
    if "kind:" in path.read_text(errors="replace")[:200] or path.parent.name == "definition":
        arguments = ["check", str(path)]
    else:
        arguments = random_.choice(
            (
                ["score", str(path), "--json"],
                ["advise", str(path), "-o", str(output)],
                ["migrate", str(path), "-o", str(folder / "out.yaml")],
            )
        )
    error, out = io.StringIO(), io.StringIO()
    with contextlib.redirect_stderr(error), contextlib.redirect_stdout(out):
        try:
            status = main(arguments)
        except SystemExit as stop:
            status = int(stop.code or 0)
    written = list(folder.glob("*out*"))
    for file in written:
        file.unlink()
    # The checker's findings are its output; other commands tell what is wrong on standard error.
    text = error.getvalue() + (out.getvalue() if arguments[0] == "check" else "")
    return Result(status, text, bool(written))


def run(count: int, seed: int, report: Callable[[str], None] = print) -> list[str]:
    """Corrupt `count` times; return a line per fault."""
    random_ = random.Random(seed)  # noqa: S311 - a reproducible choice, no secret.
    files, faults, seen = subjects(), [], Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(count):
            original = random_.choice(files)
            corrupt = random_.choice((corrupt_bytes, corrupt_structure))
            target = folder / ("definition" if original.parent.name == "catalogue" else "dossier") / original.name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(corrupt(original.read_bytes(), random_))
            result = run_command(target, folder, random_)
            seen["still valid" if result.exit_status == 0 else "refused"] += 1
            if result.fault:
                faults.append(f"{number} {corrupt.__name__} of {original.name}: {result.fault}: {result.error[-300:]}")
    counts = f"{seen['refused']} refused, {seen['still valid']} still valid, {len(faults)} faults"
    report(f"{count} corruptions (seed {seed}): {counts}")
    for fault in faults:
        report(fault)
    return faults


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    sys.exit(1 if run(wanted, int(sys.argv[2]) if len(sys.argv) > 2 else 1) else 0)
