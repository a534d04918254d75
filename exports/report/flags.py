"""Red flags of all groups, of answers and of steps, each once with the norm that it touches."""

from __future__ import annotations

from dataclasses import dataclass

from exports.report.context import Context
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import VocabularyRole


@dataclass(frozen=True, slots=True)
class GatheredFlag:
    """Something that decision-makers must see. `norms` are by lens: what they are called, and the lens."""

    subject: str
    answer: str
    rule: str
    code: str
    norms: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]


def red_flags(context: Context) -> tuple[GatheredFlag, ...]:
    """Return the flags of answers in order of the questionnaire's groups, then those of steps."""
    rules = {
        rule.id: str(rule.text)
        for rule in (context.questionnaire.scoring.red_flags if context.questionnaire.scoring else ())
    }
    found: dict[GatheredFlag, list[str]] = {}
    for outcome, group in context.groups:
        for flag in outcome.red_flags:
            answers = {one.question: one.answer for one in outcome.bottlenecks}
            answer = answers.get(flag.question)
            text = context.question_text(flag.question, outcome.kind)
            said = "" if answer is None else context.value(flag.question, answer)
            rule = rules.get(flag.reason, flag.reason)
            one = GatheredFlag(text, said, rule, "", _norms(context, flag.question), ())
            found.setdefault(one, []).append(group.name)
    for outcome, group in context.groups:
        if outcome.journey is None or group.journey is None:
            continue
        definition = context.catalogue.journeys[context.dossier.journey or ""]
        said_of = {rule.id: str(rule.text) for rule in definition.red_flags}
        steps = {step.id: step.name for step in group.journey.steps}
        for step_flag in outcome.journey.red_flags:
            name, rule = steps.get(step_flag.step, step_flag.step), said_of[step_flag.reason]
            norms = step_flag_norms(context, definition, step_flag.reason)
            one = GatheredFlag(name, "", rule, step_flag.code or "", norms, ())
            found.setdefault(one, []).append(group.name)
    return tuple(
        GatheredFlag(one.subject, one.answer, one.rule, one.code, one.norms, tuple(dict.fromkeys(groups)))
        for one, groups in found.items()
    )


def step_flag_norms(context: Context, definition: JourneyDefinition, rule: str) -> tuple[tuple[str, str], ...]:
    """Return the norms that a red flag of a step touches: what they are called, and the lens.

    Only those of lenses that the outcome rests on travel with a document, so that it can be worked out again anywhere.
    """
    used = {one.id for one in context.outcome.definitions}
    tags = next(flag.tags for flag in definition.red_flags if flag.id == rule)
    return tuple(
        (str(term.label), str(vocabulary.title).lower())
        for vocabulary in context.catalogue.vocabularies_for_role(VocabularyRole.LENS)
        if vocabulary.id in used
        for term in vocabulary.terms
        if term.id in tags.get(vocabulary.id, ())
    )


def _norms(context: Context, question_id: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (str(term.label), str(vocabulary.title).lower())
        for vocabulary, term in context.terms(VocabularyRole.LENS, question_id)
    )
