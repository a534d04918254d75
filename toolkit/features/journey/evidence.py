"""What a step rests on: its own evidence, and that of answers which is for the step as well."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from wtforms import Form

from scoring.dossier import Answer, Step
from scoring.evidence import Evidence
from toolkit.features.dossier.standing import Answers
from toolkit.features.journey.described import Described
from toolkit.storage.store import Conflict, answer_from, answers_to, save_answer
from toolkit.web.access import current_name
from toolkit.web.answer_words import question_text
from toolkit.web.forms.answers import said, with_said
from toolkit.web.forms.choices import option
from toolkit.web.forms.evidence import evidence_field


@dataclass(frozen=True)
class OfAnswer:
    """A piece of evidence of an answer; `name` is what a box on the page sends."""

    name: str
    question: str
    number: int
    evidence: Evidence


def evidence_form(place: Described) -> type[Form]:
    """Return the form for the evidence of a step; built once for each kind of group."""
    definitions, kind = place.opened.definitions, place.group.kind

    def build() -> type[Form]:
        asked = [one for one in definitions.compiled.questions if kind in one.kinds and not one.of_dossier]
        questions = [option(one.id, question_text(one.question, kind)) for one in asked]
        return type("StepEvidenceForm", (Form,), {"evidence": evidence_field(questions)})

    return definitions.keep(("step evidence form", kind), build)


def of_answers(place: Described, answers: Answers) -> tuple[OfAnswer, ...]:
    """Return all evidence of the answers of this group."""
    found: list[OfAnswer] = []
    for question in place.opened.definitions.compiled.questions:
        data = answers.get((place.group.id, question.id))
        proposal = said(answer_from(question.id, data))[0] if data else None
        for number, one in enumerate(proposal.evidence if proposal else ()):
            found.append(OfAnswer(f"{question.id}/{number}", question.id, number, one))
    return tuple(found)


def point_at(place: Described, step: Step, shown: Collection[OfAnswer], chosen: Collection[str]) -> bool:
    """Show the chosen evidence of answers at a step as well, and the rest no longer; False when somebody was first.

    The caller commits, or rolls back.
    """
    changes: dict[str, dict[int, str | None]] = {}
    for one in shown:
        wanted = one.name in chosen
        if wanted != (one.evidence.step == step.id):
            changes.setdefault(one.question, {})[one.number] = step.id if wanted else None
    session, identity, key = place.opened.session, place.opened.identity, place.group.id
    stored = answers_to(session, identity, [(key, question) for question in changes])
    for question, steps in changes.items():
        before = stored.get((key, question))
        if before is None or before.answer is None:
            return False
        answer = _pointing(before.answer, steps)
        if isinstance(save_answer(session, identity, key, answer, before.revision, current_name()), Conflict):
            return False
    return True


def _pointing(answer: Answer, steps: dict[int, str | None]) -> Answer:
    proposal, current = said(answer)
    if proposal is None:
        return answer
    evidence = tuple(
        one.model_copy(update={"step": steps[number]}) if number in steps else one
        for number, one in enumerate(proposal.evidence)
    )
    changed = with_said(answer, answer.question, proposal.model_copy(update={"evidence": evidence}), current)
    # Where else it is shown changes nothing about what it says.
    return changed.model_copy(update={"same_as": answer.same_as})
