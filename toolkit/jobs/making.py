"""Make one document, in a process of its own that can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import assert_never

from sqlalchemy.orm import Session

from exports.advice import make_advice, make_plan, make_ready_text
from exports.pdf.errors import RenderingError
from exports.theme import Theme, read_theme
from questionnaires.catalogue import Catalogue
from questionnaires.findings import UnreadableError
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.errors import ScoringError
from toolkit.jobs.documents import Kind, Made, Subject, content_of
from toolkit.jobs.orphans import stop_with_parent
from toolkit.storage.definitions import MissingDefinitionError, catalogue_for
from toolkit.storage.engine import make_engine
from toolkit.storage.store import NoSuchDossierError, load_dossier
from toolkit.usable_definitions import usable_definitions

TIME_LIMIT = 180
"""Seconds for one document; the fullest example takes a few."""
RENDERS_PER_PROCESS = 50
FORESEEN = (RenderingError, ScoringError, UnreadableError, NoSuchDossierError, MissingDefinitionError)


class Maker:
    """A process that makes documents one after another, and is replaced when it hangs."""

    def __init__(self, address: str, questionnaires: tuple[Path, ...], theme: Path | None) -> None:
        self._arguments = (address, questionnaires, theme)
        self._pool = self._new_pool()

    def make(self, identity: str, kind: str) -> Made:
        """Make a document of a dossier.

        Raises:
            TimeoutError: when it takes longer than `TIME_LIMIT` seconds; the process is stopped.
            BrokenProcessPool: when the process died.
            RenderingError, ScoringError, ...: what is wrong with the dossier or the installation.
        """
        try:
            return self._pool.submit(make_document, identity, kind, *self._arguments).result(TIME_LIMIT)
        except (TimeoutError, BrokenProcessPool):
            self.stop()
            self._pool = self._new_pool()
            raise

    def stop(self) -> None:
        """Stop the process, whatever it is doing."""
        for process in list((self._pool._processes or {}).values()):  # noqa: SLF001 - there is no public way to stop it
            process.kill()
        self._pool.shutdown(wait=False, cancel_futures=True)

    @staticmethod
    def _new_pool() -> ProcessPoolExecutor:
        # Not fork: the worker has threads. A fresh process also gives its memory back after a while.
        return ProcessPoolExecutor(
            1,
            mp_context=get_context("spawn"),
            initializer=stop_with_parent,
            max_tasks_per_child=RENDERS_PER_PROCESS,
        )


def make_document(identity: str, kind: str, address: str, questionnaires: tuple[Path, ...], theme: Path | None) -> Made:
    """Read a dossier from the database and write a document; the same bytes as the command line writes."""
    wanted = Kind(kind)
    engine = make_engine(address)
    try:
        with Session(engine) as session:
            dossier = load_dossier(session, identity)
            catalogue = catalogue_for(session, dossier.definitions, _catalogue(questionnaires))
    finally:
        engine.dispose()
    look = read_theme(theme)
    data = _written(wanted, dossier, catalogue, look)
    return Made(content_of(dossier, catalogue, look, full=wanted.internal), data)


def _written(kind: Kind, dossier: Dossier, catalogue: Catalogue, theme: Theme) -> bytes:
    match kind.subject:
        case Subject.ADVICE:
            return make_advice(dossier, catalogue, kind.suffix, theme, full=kind.internal)
        case Subject.READY_TEXT:
            return make_ready_text(dossier, catalogue, kind.suffix, theme)
        case Subject.PLAN:
            return make_plan(dossier, catalogue, kind.suffix, theme)
        case _:
            assert_never(kind.subject)


@lru_cache(maxsize=1)
def _catalogue(questionnaires: tuple[Path, ...]) -> Catalogue:
    # The pages look at the folders once, at their start. A dossier keeps the definitions that it is pinned to.
    return usable_definitions(questionnaires).catalogue


def outcome_of(make: Callable[[], Made]) -> tuple[Made | None, str | None]:
    """Make a document; return it, or what to tell the person who asked."""
    try:
        return make(), None
    except FORESEEN as error:
        return None, str(error)
    except TimeoutError:
        return None, _("Het maken duurde te lang en is gestopt. Probeer het opnieuw.")
    except BrokenProcessPool:
        return None, _("Het programma dat het document maakt, stopte onverwacht. Probeer het opnieuw.")
