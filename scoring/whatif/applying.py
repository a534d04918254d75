"""The proposal as it would be with measures taken: other answers and other steps, and today as it was.

Only the proposal changes. The measures stay in the dossier with what was promised about them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from questionnaires.catalogue import Catalogue
from scoring.answers import best_founded, proposed_standing, read_answers
from scoring.batch.places import Place
from scoring.compiled import Compiled, CompiledQuestion, compiled
from scoring.dossier import Answer, AnswerChange, Dossier, Group, Response, Settled
from scoring.path import walk_proposal
from scoring.publication import DOSSIER_WIDE
from scoring.whatif.candidates import Candidate, in_order, measures_named
from scoring.whatif.journeys import with_edited_steps, without_references
from scoring.whatif.merging import merged_answers, merged_steps
from scoring.whatif.shapes import changed
from scoring.whatif.today import keep_today, moved_questions
from scoring.words import words_for

Answers = Mapping[str, AnswerChange]
"""What becomes of answers of one group, or of the whole dossier, by question."""


def apply_measures(dossier: Dossier, catalogue: Catalogue, ids: Collection[str]) -> Dossier:
    """Return the dossier with these measures taken; the order in which they are named makes no difference.

    Args:
        dossier: a dossier that is valid against the catalogue.
        catalogue: the definitions.
        ids: of measures of the dossier, or of the library.

    Raises:
        ScoringError: for an id that is not there (it names those that are), or when the dossier cannot be scored.
    """
    return apply_edits(dossier, catalogue, measures_named(dossier, catalogue, ids))


def apply_edits(dossier: Dossier, catalogue: Catalogue, chosen: Iterable[Candidate]) -> Dossier:
    """Return the dossier with what these measures change.

    Of several changes to the same answer the lightest counts. A step that goes is gone; of several values for a field
    of a step the lightest counts, else that of the measure that comes first in `candidates`. What was known about an
    answer stays so, unless the change says otherwise; what raters said about it no longer counts.

    Args:
        dossier: a dossier that is valid against the catalogue.
        catalogue: the definitions.
        chosen: candidates of this dossier.
    """
    form = compiled(catalogue.questionnaires[dossier.questionnaire])
    ordered = in_order(dossier, catalogue, chosen)
    answers, steps = merged_answers(form, ordered), merged_steps(catalogue.journeys.get(dossier.journey or ""), ordered)
    if not answers and not steps:
        return dossier
    bases = words_for(catalogue.questionnaires[dossier.questionnaire], catalogue).bases
    new = changed(
        dossier,
        answers=_with_changes(form, bases, dossier.answers, _at(answers, DOSSIER_WIDE)),
        groups=tuple(
            changed(group, answers=_with_changes(form, bases, group.answers, _at(answers, group.id)))
            for group in dossier.groups
        ),
    )
    groups = []
    for before, after in zip(dossier.groups, new.groups, strict=True):
        walks = (
            walk_proposal(form, read_answers(form, whole, group, bases), group.kind)
            for whole, group in ((dossier, before), (new, after))
        )
        kept = keep_today(form, before, after, {*_at(answers, before.id), *moved_questions(form, *walks)})
        edits = {edit.step: edit for edit in steps if edit.group == before.id}
        groups.append(with_edited_steps(kept, edits) if edits else kept)
    new = changed(new, groups=_still_the_same(groups, answers))
    return without_references(new, [(edit.group, edit.step) for edit in steps if edit.remove])


def _at(answers: Mapping[Place, AnswerChange], group: str) -> Answers:
    return {place.question: change for place, change in answers.items() if place.group == group}


def _with_changes(
    form: Compiled, bases: Mapping[str, int], answers: Sequence[Answer], changes: Answers
) -> tuple[Answer, ...]:
    """Change answers where they stand; one that was not given comes last, in the order of the questionnaire."""
    given = {answer.question for answer in answers}
    new = [question.id for question in form.questions if question.id in changes and question.id not in given]
    return tuple(
        _changed_answer(form.by_id[answer.question], bases, answer, changes[answer.question])
        if answer.question in changes
        else answer
        for answer in (*answers, *(Answer(question=one) for one in new))
    )


def _changed_answer(
    question: CompiledQuestion, bases: Mapping[str, int], answer: Answer, change: AnswerChange
) -> Answer:
    """Change what is proposed. What raters said about today stays: of the proposal, what is settled counts."""
    basis = change.basis or (None if change.value is None else _basis(question, bases, answer))
    proposal = Response(value=change.value, not_applicable=change.not_applicable, basis=basis)
    if not answer.ratings:
        return Answer(question=answer.question, proposal=proposal, current=answer.current, comments=answer.comments)
    today = answer.settled.current if answer.settled else None
    return Answer(
        question=answer.question,
        current=answer.current,
        ratings=answer.ratings,
        settled=Settled(proposal=proposal, current=today),
        comments=answer.comments,
    )


def _basis(question: CompiledQuestion, bases: Mapping[str, int], answer: Answer) -> str | None:
    """How the answer was known; of several raters as the scoring has it, and for a text the best that is named."""
    said = answer.settled.proposal if answer.settled else answer.proposal
    if said is not None or not answer.ratings:
        return said.basis if said else None
    standing = proposed_standing(question, answer, bases)
    if standing is not None and standing.actual is not None:
        return standing.basis
    return best_founded([rating.proposal for rating in answer.ratings], bases)


def _still_the_same(groups: Sequence[Group], answers: Mapping[Place, AnswerChange]) -> tuple[Group, ...]:
    """Let no answer say that it is the same as another when one of the two has changed."""

    def is_same(group: Group, answer: Answer) -> bool:
        both = (group.id, answer.same_as or group.id)
        return not any(Place(one, answer.question) in answers for one in both)

    return tuple(
        changed(
            group,
            answers=tuple(
                answer if answer.same_as is None or is_same(group, answer) else changed(answer, same_as=None)
                for answer in group.answers
            ),
        )
        if any(answer.same_as is not None for answer in group.answers)
        else group
        for group in groups
    )
