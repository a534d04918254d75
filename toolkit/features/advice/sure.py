"""How sure the advice is: what alone would change it, how little does, and what it can still become."""

from __future__ import annotations

from dataclasses import dataclass

from exports.report.sure_words import said_change
from questionnaires.advice_model import AdviceId
from scoring.robustness.outcome import ChangedAnswer
from toolkit.features.advice.places import Place, check_place, question_place, step_place
from toolkit.features.advice.reckoned import Reckoned

MOST = 12
"""So many answers are shown; all of them stand in the documents and the JSON."""


@dataclass(frozen=True)
class OtherAnswer:
    """An answer that would be otherwise: where it stands, for whom (empty when that goes without saying), and what."""

    place: Place
    whom: str
    now: str
    to: str


@dataclass(frozen=True)
class Changes:
    """Answers that together change the advice, and to what."""

    answers: tuple[OtherAnswer, ...]
    advice: str


@dataclass(frozen=True)
class Sure:
    """How sure the advice is.

    `pivotal` are single answers, at most `MOST`, and `more` counts the others. `smallest` is filled when no single
    answer is enough, `smallest_size` None when nothing of `examined_up_to` answers or fewer is. `lightest` and
    `heaviest` are what the advice can still become; empty when nothing is `open`. `undecided`: there is none yet.
    """

    sentence: str
    pivotal: tuple[Changes, ...]
    more: int
    smallest: tuple[Changes, ...]
    smallest_size: int | None
    examined_up_to: int
    open: int
    lightest: str
    heaviest: str
    undecided: bool


def how_sure(found: Reckoned) -> Sure | None:
    """Return how sure an examined outcome is; None when that was not examined."""
    robustness, advice = found.context.outcome.robustness, found.advice
    if robustness is None or advice is None:
        return None

    words = advice.words

    def called(one: AdviceId) -> str:
        return str(words(one).label)

    pivotal = [Changes((_other(found, one.change),), called(one.advice)) for one in robustness.pivotal]
    several = [] if robustness.pivotal else robustness.smallest_change
    return Sure(
        sentence=robustness.sentence,
        pivotal=tuple(pivotal[:MOST]),
        more=max(0, len(pivotal) - MOST),
        smallest=tuple(
            Changes(tuple(_other(found, change) for change in one.changes), called(one.advice)) for one in several
        ),
        smallest_size=robustness.smallest_size,
        examined_up_to=robustness.examined_up_to,
        open=robustness.range.open,
        lightest=called(robustness.range.lightest),
        heaviest=called(robustness.range.heaviest),
        undecided=advice.outcome.outcome == "nog_niet_besluiten",
    )


def _other(found: Reckoned, change: ChangedAnswer) -> OtherAnswer:
    said = said_change(found.context, change)
    groups = (change.group,) if change.group else ()
    match change.kind:
        case "check":
            address = check_place(found, change.subject).address
        case "step":
            address = step_place(found, change.subject, groups).address
        case _:
            address = question_place(found, change.subject, groups).address
    return OtherAnswer(Place(said.what, address), said.whom, said.now, said.to)
