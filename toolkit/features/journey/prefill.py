"""What the journey of a group answers of the questionnaire: what can be taken over, and what was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.compiled import CompiledQuestion
from scoring.dossier import Answer, Group, Response
from scoring.journey.prefill import Prefilled, prefilled, still_says
from toolkit.features.dossier.opened import Opened
from toolkit.features.dossier.standing import Answers, asked_of, says_something
from toolkit.features.journey.described import Described, definition_of
from toolkit.storage.heads import seal
from toolkit.storage.store import NOTHING_STORED, Conflict, answer_from, answers_to, save_answer
from toolkit.web.access import current_name


@dataclass(frozen=True)
class Offer:
    """A question, with the answer that the journey gives now."""

    question: CompiledQuestion
    found: Prefilled


@dataclass(frozen=True)
class Offers:
    """What the journey of a group says of the questions that are asked of it.

    `to_take` have no answer yet, `taken` were taken over and are still the same, `changed` are not (None: the journey
    says nothing any more), and of the questions in `silent` it says too little.
    """

    to_take: tuple[Offer, ...] = ()
    taken: tuple[Offer, ...] = ()
    changed: tuple[tuple[CompiledQuestion, Prefilled | None], ...] = ()
    silent: tuple[CompiledQuestion, ...] = ()

    @property
    def seal(self) -> str:
        """The fingerprint of what can be taken over, which a page sends back."""
        return seal([[one.question.id, one.found.value, list(one.found.steps)] for one in self.to_take])


def offers_of(opened: Opened, group: Group, answers: Answers) -> Offers:
    """Compare what the journey of a group says with the answers that there are.

    Raises:
        ScoringError: when a step does not fit the definition.
    """
    definition = definition_of(opened)
    if definition is None or group.journey is None:
        return Offers()
    questionnaire = opened.definitions.questionnaire
    found = {one.question: one for one in prefilled(definition, questionnaire, group)}
    linked = {link.question for link in definition.prefill if link.questionnaire == questionnaire.id}
    parts = asked_of(opened, answers, group)
    asked = [question for _part, questions in parts for question in questions if question.id in linked]
    given = {question.id: answers.get((group.id, question.id)) for question in asked}
    unanswered = [question for question in asked if not _is_answered(given[question.id])]
    to_take = tuple(Offer(one, found[one.id]) for one in unanswered if one.id in found)
    silent = tuple(one for one in unanswered if one.id not in found)
    stored = {one: answer_from(one.id, data) for one in asked if (data := given[one.id]) and data.get("from_steps")}
    same = tuple(
        Offer(one, now) for one, answer in stored.items() if (now := found.get(one.id)) and still_says(answer, now)
    )
    kept = {offer.question for offer in same}
    return Offers(to_take, same, tuple((one, found.get(one.id)) for one in stored if one not in kept), silent)


def take_over(place: Described, offers: Offers, chosen: Iterable[str]) -> int:
    """Answer questions that have no answer yet as the journey does; return how many. The caller commits.

    Notes and evidence that are there already stay. Whoever answered in the meantime keeps that answer.
    """
    wanted = set(chosen)
    taken = [offer for offer in offers.to_take if offer.question.id in wanted]
    identity, key = place.opened.identity, place.group.id
    stored = answers_to(place.opened.session, identity, [(key, offer.question.id) for offer in taken])
    number = 0
    for offer in taken:
        before = stored.get((key, offer.question.id), NOTHING_STORED)
        answer = _taken(offer, before.answer)
        saved = save_answer(place.opened.session, identity, key, answer, before.revision, current_name())
        number += not isinstance(saved, Conflict)
    return number


def step_names(group: Group, steps: Sequence[str]) -> tuple[str, ...]:
    """Return what steps are called; one that is gone by its id."""
    names: Mapping[str, str] = {step.id: step.name for step in group.journey.steps} if group.journey else {}
    return tuple(names.get(step, step) for step in steps)


def _is_answered(data: Mapping[str, Any] | None) -> bool:
    return data is not None and ("ratings" in data or says_something(data))


def _taken(offer: Offer, before: Answer | None) -> Answer:
    old = before or Answer(question=offer.question.id)
    said = old.proposal or Response()
    proposal = said.model_copy(update={"value": offer.found.value, "basis": said.basis or offer.found.basis})
    return old.model_copy(update={"proposal": proposal, "same_as": None, "from_steps": offer.found.steps})
