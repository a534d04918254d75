"""The application and the floor beside it, each as a process of its own, with dossiers to fill in."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy.orm import Session

from benchmarks.large import large_questionnaire
from questionnaires.catalogue import Catalogue, load_catalogue
from questionnaires.model import GroupKind, NumberQuestion, Question
from scoring.dossier import Answer, Dossier, Group, Response
from toolkit.storage.definitions import keep_definitions, pins_for
from toolkit.storage.engine import make_engine
from toolkit.storage.migrating import migrate
from toolkit.storage.store import add_dossier
from toolkit.web.server import THREADS

GROUP = "bewoners"
_PATIENCE = 10


@dataclass(frozen=True)
class Server:
    """A process that answers.

    `starts` are the first pages of dossiers without an answer, `answered` the pages of questions, by the number of
    questions, that were all answered before.
    """

    name: str
    process: psutil.Process
    address: str
    entrance: str | None
    starts: Iterator[str]
    answered: dict[int, list[str]]
    start_seconds: float
    start_cpu: float

    def cpu(self) -> float:
        """Return the processor time of this process so far, in seconds, without that of processes it started."""
        # The clock that psutil reads ticks a hundred times a second; this one of the same process is finer.
        return time.clock_gettime((~self.process.pid << 3) | 2)

    def memory(self) -> int:
        """Return the memory that this process holds, in bytes; what it shares with others is counted in full."""
        return int(self.process.memory_info().rss)


@contextmanager
def application(folder: Path, sizes: Sequence[int], size: int, dossiers: int) -> Iterator[Server]:
    """Run the application as its users do.

    Args:
        folder: an empty one.
        sizes: the numbers of questions of which there is a dossier with every answer.
        size: the number of questions of the dossiers without an answer.
        dossiers: how many of those there are.
    """
    catalogue = _catalogue(folder / "lijsten", {*sizes, size})
    data = folder / "data"
    data.mkdir(parents=True)
    engine = make_engine(f"sqlite:///{data / 'doenvermogen.db'}")
    migrate(engine)
    with Session(engine) as session:
        empty = [_add(session, catalogue, size, full=False) for _dossier in range(dossiers)]
        full = {number: _add(session, catalogue, number, full=True) for number in sizes}
        session.commit()
    engine.dispose()
    pages = {
        number: [f"{_base(dossier)}/vragen/{one.id}" for one in catalogue.questionnaires[_name(number)].questions]
        for number, dossier in full.items()
    }
    first = catalogue.questionnaires[_name(size)].sections[0].id
    command = [sys.executable, "-m", "toolkit.cli", "--questionnaires", str(folder / "lijsten")]
    command += ["serve", "--port", "0", "--data", str(data)]
    starts = iter([f"{_base(dossier)}/themas/{first}" for dossier in empty])
    with _running("application", command, starts, pages) as server:
        yield server


@contextmanager
def floor(folder: Path, size: int, dossiers: int, *, keep: bool) -> Iterator[Server]:
    """Run the floor, with the same questions.

    Args:
        folder: an empty one.
        size: the number of questions.
        dossiers: how many can be filled in.
        keep: whether it keeps its connections to the database.
    """
    catalogue = _catalogue(folder / "lijsten", {size})
    questions = [_plain(catalogue, size, one) for one in catalogue.questionnaires[_name(size)].questions]
    (folder / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.web_floor", str(folder), str(THREADS), "kept" if keep else "opened"]
    pages = {size: [f"/answered/{number}" for number in range(1, size + 1)]}
    starts = iter([f"/dossier{number}/1" for number in range(dossiers)])
    with _running("floor" if keep else "documented", command, starts, pages) as server:
        yield server


@contextmanager
def _running(name: str, command: list[str], starts: Iterator[str], pages: dict[int, list[str]]) -> Iterator[Server]:
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        try:
            link = _link(child)
            seconds = time.perf_counter() - began
            process = psutil.Process(child.pid)
            times = process.cpu_times()
            address, entrance = re.fullmatch(r"(http://[^/]+)(/.*)", link).groups()  # type: ignore[union-attr]
            yield Server(
                name, process, address, entrance if len(entrance) > 1 else None, starts, pages, seconds,
                times.user + times.system,
            )  # fmt: skip
        finally:
            child.terminate()
            child.wait(_PATIENCE)


def _link(child: subprocess.Popen[str]) -> str:
    """Wait until a server tells where it is."""
    assert child.stdout is not None, "asked for"  # noqa: S101 - tells the type checker
    for line in child.stdout:
        if found := re.search(r"http://\S+", line):
            return found[0]
    raise RuntimeError("the server stopped before it started")


def _name(size: int) -> str:
    return f"groot_{size}"


def _catalogue(folder: Path, sizes: set[int]) -> Catalogue:
    """Write a questionnaire of each size into a folder, and read it."""
    folder.mkdir(parents=True)
    for size in sizes:
        text = large_questionnaire(size).replace("id: groot\n", f"id: {_name(size)}\n", 1)
        (folder / f"{_name(size)}.yaml").write_text(text, encoding="utf-8")
    return load_catalogue([folder])


def _add(session: Session, catalogue: Catalogue, size: int, *, full: bool) -> str:
    """Store a dossier with one group, with every answer or with none."""
    name = _name(size)
    pins = pins_for(catalogue, name)
    keep_definitions(session, catalogue, pins)
    questions = catalogue.questionnaires[name].questions if full else ()
    answers = tuple(Answer(question=one.id, proposal=Response(value=_value(one))) for one in questions)
    group = Group(id=GROUP, name="Bewoners", kind=GroupKind.RESIDENT, answers=answers)
    dossier = Dossier(format=1, title="Meten", questionnaire=name, depth="full", definitions=pins, groups=(group,))
    return add_dossier(session, dossier, "benchmark")


def _value(question: Question) -> Any:
    return 3 if isinstance(question, NumberQuestion) else "redelijk"


def _base(dossier: str) -> str:
    return f"/dossiers/{dossier}/groepen/{GROUP}"


def _plain(catalogue: Catalogue, size: int, question: Question) -> dict[str, Any]:
    """Return what the floor shows of a question."""
    options = catalogue.questionnaires[_name(size)].options_of(question)
    return {
        "id": question.id,
        "text": str(question.text),
        "help": str(question.help),
        "example": str(question.example),
        "options": [{"id": option.id, "label": str(option.label)} for option in options],
    }
