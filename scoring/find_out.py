"""What to find out first: every unknown on the path, most important first."""

from __future__ import annotations

from questionnaires.translation import _
from scoring.compiled import CompiledQuestion
from scoring.errors import ScoringError
from scoring.group import GroupScore
from scoring.outcome import FindOut


def find_out(score: GroupScore) -> tuple[FindOut, ...]:
    """List the unknowns on the path of a group.

    A question without a burden is listed when another question depends on it. Order: critical, then what other
    questions depend on, then what touches the circumstances of the group, then as in the questionnaire.
    """
    depended_on = score.compiled.depended_on

    def order(question: CompiledQuestion) -> tuple[bool, bool, bool]:
        touched = score.words.touches(question.id, score.group.circumstances)
        return (not question.critical, question.index not in depended_on, not touched)

    unknown = (
        question
        for question in score.plan.asked
        if score.proposal.actual.positions[question.index] is None
        and question.positions is not None
        and (question.scored or question.index in depended_on)
    )
    return tuple(_entry(score, question) for question in sorted(unknown, key=order))


def _entry(score: GroupScore, question: CompiledQuestion) -> FindOut:
    standing = score.answers.proposal[question.index]
    if standing is None or standing.reason is None:
        raise ScoringError(_("De vraag {id} is onbekend, en het is niet te zeggen waarom.").format(id=question.id))
    return FindOut(
        question=question.id,
        theme=question.section.id,
        unknown=standing.reason,
        critical=question.critical,
        informants=score.words.informants.get(question.id, ()),
        by=standing.by,
        until=standing.until,
    )
