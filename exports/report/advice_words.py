"""The advice in words: what it is called, why, and each condition with who, when and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exports.report.context import Context
from questionnaires.advice_model import AdviceDefinition, AdviceId, AdviceWords
from scoring.advice.outcome import AdviceOutcome, Condition
from scoring.dossier import Measure

_SUBJECT = "{subject}"


@dataclass(frozen=True, slots=True)
class Advised:
    """The advice of a dossier beside the definition that words it."""

    outcome: AdviceOutcome
    definition: AdviceDefinition

    @property
    def final(self) -> AdviceId:
        """What is advised in the end: what the rules give, or what a person made of it with a reason."""
        return self.outcome.deviation.advice if self.outcome.deviation else self.outcome.outcome

    def words(self, advice: AdviceId) -> AdviceWords:
        """Return how an advice is called and what it says."""
        return self.definition.words_by_id[advice]

    @property
    def why(self) -> str:
        """Why the rule that decided holds: every reason that is true here."""
        return " ".join(self.outcome.because)


@dataclass(frozen=True, slots=True)
class SaidCondition:
    """A condition in words with the measures for it, those that are agreed first."""

    condition: Condition
    text: str
    subject: str
    measures: tuple[Measure, ...]


def advised(context: Context) -> Advised | None:
    """Return the advice with its definition; None when the outcome was made without rules for an advice."""
    outcome = context.outcome.advice
    return Advised(outcome, context.catalogue.advice_rules[outcome.definition]) if outcome else None


def conditions(context: Context) -> tuple[SaidCondition, ...]:
    """Return the conditions of the advice in words, what weighs most first."""
    found = advised(context)
    if found is None:
        return ()
    texts = {words.about: str(words.text) for words in found.definition.conditions}
    by_id = {measure.id: measure for measure in context.dossier.measures}
    said = []
    for one in found.outcome.conditions:
        subject = _subject(context, one)
        # Not `format`: a question may hold braces of its own.
        text = texts.get(one.about, _SUBJECT).replace(_SUBJECT, subject)
        measures = tuple(by_id[measure] for measure in one.measures if measure in by_id)
        said.append(SaidCondition(one, text, subject, measures))
    return tuple(said)


def _subject(context: Context, one: Condition) -> str:
    if one.about in {"bottleneck", "red_flag"}:
        kinds = [outcome.kind for outcome, group in context.groups if group.id in one.groups]
        return context.question_text(one.subject, kinds[0]) if kinds else str(context.question(one.subject).text)
    if one.about == "theme":
        return context.section_title(one.subject)
    if one.about == "check" and context.outcome.compass:
        compass = context.catalogue.compasses[context.outcome.compass.definition]
        return str(compass.check_by_id[one.subject].title)
    return next(_step_names(context, one), one.subject)


def _step_names(context: Context, one: Condition) -> Iterator[str]:
    for _outcome, group in context.groups:
        if group.journey is not None and group.id in one.groups:
            yield from (step.name for step in group.journey.steps if step.id == one.subject)
