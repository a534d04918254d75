"""How far every theme is: counted from the stored answers, with one query, without scoring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from questionnaires.model import GroupKind
from scoring.compiled import CompiledQuestion
from scoring.dossier import Group
from toolkit.features.dossier.opened import Opened
from toolkit.features.questions.itinerary import Part, make_itinerary
from toolkit.features.questions.path import Path
from toolkit.storage.store import NOT_STORED, NOTHING_STORED, StoredAnswer, answer_from
from toolkit.storage.tables import WHOLE_DOSSIER, AnswerRow

Answers = Mapping[tuple[str, str], Mapping[str, Any]]
"""What is stored of every answer, by group key and question."""


@dataclass(frozen=True)
class Standing:
    """How far one theme is; `unknown` counts the answers 'weet ik niet'."""

    part: Part
    asked: int
    answered: int
    unknown: int

    @property
    def done(self) -> bool:
        """Whether everything that is asked has an answer."""
        return self.answered >= self.asked


def stored_answers(opened: Opened) -> Answers:
    """Fetch every answer of a dossier, as it is stored."""
    rows = opened.session.execute(
        select(AnswerRow.group_key, AnswerRow.question, AnswerRow.data).where(AnswerRow.dossier_id == opened.identity)
    )
    return {(group, question): data for group, question, data in rows}


def answers_out_of_sight(opened: Opened, group: Group, kind: GroupKind) -> int:
    """Return how many answers of a group would not be asked any more if it were of another kind."""
    if group.kind is kind:
        return 0
    asked = {
        question.id
        for question in opened.definitions.compiled.questions
        if group.kind in question.kinds and kind not in question.kinds
    }
    answers = stored_answers(opened)
    return sum(key == group.id and name in asked and says_something(data) for (key, name), data in answers.items())


def standings(opened: Opened, answers: Answers, group: Group | None) -> list[Standing]:
    """Return how far each theme of a group is, or of the dossier as a whole (None), at the depth of the dossier."""
    key = group.id if group else WHOLE_DOSSIER
    return [_standing(part, asked, answers, key) for part, asked in asked_of(opened, answers, group)]


def asked_of(opened: Opened, answers: Answers, group: Group | None) -> list[tuple[Part, Sequence[CompiledQuestion]]]:
    """Return the questions that are asked of a group in each part, or of the dossier as a whole (None)."""
    kind, key = (group.kind, group.id) if group else (None, WHOLE_DOSSIER)
    compiled, depth = opened.definitions.compiled, opened.head.depth
    itinerary = opened.definitions.keep(("itinerary", depth, kind), lambda: make_itinerary(compiled, depth, kind))
    path = Path(opened.session, opened.identity, compiled, key, kind)
    # Only answers that conditions name are needed to know what is asked; all are here already.
    for question in {one for part in itinerary.parts for one in part.deciding}:
        place = (WHOLE_DOSSIER if question.of_dossier else key, question.id)
        data = answers.get(place)
        stored = StoredAnswer(answer_from(question.id, data), NOT_STORED, None, None) if data else NOTHING_STORED
        path.put(question, stored)
    return [(part, part.asked(path)) for part in itinerary.parts]


def _standing(part: Part, asked: Sequence[CompiledQuestion], answers: Answers, key: str) -> Standing:
    given = [answers.get((key, question.id)) for question in asked]
    answered = [data for data in given if data and says_something(data)]
    return Standing(part, len(given), len(answered), sum(map(says_unknown, answered)))


def says_something(data: Mapping[str, Any]) -> bool:
    """Whether a stored answer says something: a value, why it is not known, or why it does not apply."""
    return any(not {"value", "unknown", "not_applicable"}.isdisjoint(one) for one in _responses(data))


def says_unknown(data: Mapping[str, Any]) -> bool:
    """Whether a stored answer says that it is not known."""
    responses = _responses(data)
    return any("unknown" in one for one in responses) and not any("value" in one for one in responses)


def _responses(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if "settled" in data:
        return [data["settled"]["proposal"]]
    return [*([data["proposal"]] if "proposal" in data else []), *(one["proposal"] for one in data.get("ratings", ()))]
