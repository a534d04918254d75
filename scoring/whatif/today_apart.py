"""A copy in which today stands apart from the proposal, so that it stays what it was when the proposal changes."""

from __future__ import annotations

from collections.abc import Mapping

from questionnaires.catalogue import Catalogue
from scoring.answers import read_answers
from scoring.compiled import Compiled, compiled
from scoring.dossier import Answer, CurrentStep, Dossier, Group, Journey
from scoring.path import walk_proposal, walk_today
from scoring.same_as import group_named, still_the_same
from scoring.walks import Walks
from scoring.whatif.shapes import changed
from scoring.whatif.today import keep_today, moved_questions
from scoring.words import words_for


def with_today_apart(dossier: Dossier, catalogue: Catalogue) -> Dossier:
    """Return the dossier with today written out where it was said to be as the proposal; it scores as it did.

    That is in themes that do not change, and in a journey that is the same today or has steps like those of the
    proposal. What is not known stays as it is: it is still about both. So does an answer that would no longer be asked
    today when it is written out, because today says something else about what it depends on.

    Args:
        dossier: a dossier that is valid against the catalogue.
        catalogue: the definitions.
    """
    questionnaire = catalogue.questionnaires[dossier.questionnaire]
    form, bases = compiled(questionnaire), words_for(questionnaire, catalogue).bases
    groups = (_answers_apart(form, bases, dossier, group) for group in dossier.groups)
    apart = changed(dossier, groups=tuple(_steps_apart(group) for group in groups))
    return changed(apart, groups=tuple(_as_taken_over(dossier, apart, group) for group in apart.groups))


def _answers_apart(form: Compiled, bases: Mapping[str, int], dossier: Dossier, group: Group) -> Group:
    before = _today(form, bases, dossier, group)
    left = {question.id for question in form.questions if not question.of_dossier and _is_known(before, question.index)}
    while left:
        written = keep_today(form, group, group, left)
        moved = moved_questions(form, before, _today(form, bases, dossier, written))
        if not moved:
            return written
        if left.isdisjoint(moved):
            break
        left -= moved
    return group


def _today(form: Compiled, bases: Mapping[str, int], dossier: Dossier, group: Group) -> Walks:
    answers = read_answers(form, dossier, group, bases)
    return walk_today(form, answers, group.kind, walk_proposal(form, answers, group.kind))


def _is_known(today: Walks, index: int) -> bool:
    """Whether it is known where a question stands today, whatever turns out of what is open."""
    stands = today.actual.positions[index]
    return stands is not None and all(walk.positions[index] is stands for walk in today)


def _steps_apart(group: Group) -> Group:
    journey = group.journey
    if journey is None:
        return group
    if journey.current != "same":
        today = tuple(_step_apart(journey, step) for step in journey.current_steps)
        return changed(group, journey=changed(journey, current_steps=today))
    steps = tuple(_step_apart(journey, CurrentStep(id=step.id, like=step.id)) for step in journey.steps)
    return changed(group, journey=changed(journey, current=None if steps else "none", current_steps=steps))


def _step_apart(journey: Journey, step: CurrentStep) -> CurrentStep:
    """Write out what a step of today takes from the step that it is like; it stays beside that one."""
    like = next((one for one in journey.steps if one.id == step.like), None)
    if like is None:
        return step
    return changed(step, name=step.name or like.name, values={**like.values, **step.values})


def _as_taken_over(before: Dossier, after: Dossier, group: Group) -> Group:
    """Let no answer say that it is the same as another when only one of the two was written out."""

    def is_same(dossier: Dossier, group: Group | None, answer: Answer) -> bool:
        own = group.answer_by_question.get(answer.question) if group else None
        other = group_named(dossier, answer.same_as)
        theirs = other.answer_by_question.get(answer.question) if other else None
        return own is not None and still_the_same(own, theirs)

    old = group_named(before, group.id)
    return changed(
        group,
        answers=tuple(
            changed(answer, same_as=None)
            if answer.same_as and is_same(before, old, answer) and not is_same(after, group, answer)
            else answer
            for answer in group.answers
        ),
    )
