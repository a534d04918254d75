"""The derivation of the advice for people: the rule, the five inputs, and what is or is not arranged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from questionnaires.advice_model import SUBJECT, AdviceDefinition
from questionnaires.catalogue import Catalogue
from questionnaires.dutch import capital
from questionnaires.expressions import parse
from questionnaires.facts import ADVICE_FACTS
from questionnaires.translation import _
from scoring.advice.outcome import AdviceOutcome, Condition
from scoring.advice.trace import ADVICE
from scoring.outcome import Fact, Outcome, TraceNode


def explain_advice(outcome: Outcome, catalogue: Catalogue) -> Iterator[str]:
    """Tell where the advice comes from; nothing when there is none.

    Args:
        outcome: an outcome with its trace.
        catalogue: the definitions that it was made with.
    """
    if outcome.advice is not None:
        definition = catalogue.advice_rules[outcome.advice.definition]
        yield from _Explainer(outcome, outcome.advice, definition, catalogue).lines()


def condition_sentence(condition: Condition, outcome: Outcome, catalogue: Catalogue) -> str:
    """Return what has to be arranged, in the words of the definition."""
    advice = outcome.advice
    definition = catalogue.advice_rules[advice.definition] if advice else None
    words = definition.conditions if definition else ()
    text = next((str(one.text) for one in words if one.about == condition.about), SUBJECT)
    # Not `format`: a question may hold braces of its own.
    return text.replace(SUBJECT, _subject(condition, outcome, catalogue))


def _subject(condition: Condition, outcome: Outcome, catalogue: Catalogue) -> str:
    questionnaire, subject = catalogue.questionnaires[outcome.questionnaire], condition.subject
    match condition.about:
        case "bottleneck" | "red_flag":
            return str(questionnaire.question_by_id[subject].text)
        case "theme":
            return next(str(section.title) for section in questionnaire.sections if section.id == subject)
        case "check":
            compass = catalogue.compasses[outcome.compass.definition] if outcome.compass else None
            return str(compass.check_by_id[subject].title) if compass else subject
        case _:
            groups = [group for group in outcome.groups if group.id in condition.groups]
            steps = (step for group in groups if group.journey_details for step in group.journey_details.steps)
            return next((step.name for step in steps if step.id == subject), subject)


@dataclass(frozen=True)
class _Explainer:
    outcome: Outcome
    advice: AdviceOutcome
    definition: AdviceDefinition
    catalogue: Catalogue

    def lines(self) -> Iterator[str]:
        nodes = {node.id: node for node in self.outcome.trace}
        node = nodes[ADVICE]
        yield _("Advies: {words}").format(words=self.definition.words_by_id[self.advice.outcome].label)
        yield "  " + _("Regel {rule}: {text}").format(rule=node.rule, text=node.rule_text)
        when = node.facts["when"]
        if isinstance(when, str):
            yield "  " + _("Als: {condition}").format(condition=when)
            found = (f"{ADVICE_FACTS[name].meaning} = {_word(node.facts[name])}" for name in parse(when).names)
            yield "  " + _("Gevonden: {facts}").format(facts="; ".join(found))
        for name in ADVICE_FACTS:
            yield from self._input(nodes[f"{ADVICE}/{name}"])
        titles = {source.id: str(source.title) for source in self.definition.sources}
        yield "  " + _("Bron: {sources}").format(sources="; ".join(titles[source] for source in node.sources))

    def _input(self, node: TraceNode) -> Iterator[str]:
        meaning = ADVICE_FACTS[node.subject].meaning
        applies = self.outcome.compass is None or not self.outcome.compass.not_applicable
        said = _word(node.result) if applies or node.subject != "compass" else _("niet van toepassing")
        yield f"  {capital(meaning)}: {said}"
        if node.subject == "measures_agreed":
            yield from self._conditions(compass=False)
        elif node.subject == "compass":
            yield from self._conditions(compass=True)
        elif node.subject == "evidence":
            yield f"    {node.rule_text}"
            yield from self._known(node.facts)

    def _conditions(self, *, compass: bool) -> Iterator[str]:
        for condition in self.advice.conditions:
            if (condition.about == "check") is compass:
                mark = _("toegezegd") if condition.agreed else _("nog niet toegezegd")
                yield f"    - {condition_sentence(condition, self.outcome, self.catalogue)} ({mark})"

    def _known(self, facts: Mapping[str, Fact]) -> Iterator[str]:
        yield "    " + _("Beter bekend dan een eigen inschatting: {share} procent van de antwoorden").format(
            share=round(100 * float(facts["founded_share"] or 0))
        )
        questions = self.catalogue.questionnaires[self.outcome.questionnaire].question_by_id
        found = self.advice.evidence_facts
        for title, names in (
            (_("Knelpunt dat nog een eigen inschatting is"), found.unfounded_bottlenecks),
            (_("Vraag van doorslaggevend belang die nog niet goed bekend is"), found.unfounded_critical),
        ):
            yield from (f"    {title}: {questions[name].text}" for name in names)
        if found.journey_evidence is not None:
            yield "    " + _("Hoe goed de reis bekend is: {word}").format(word=found.journey_evidence)
        if found.journey_missing:
            yield "    " + _("De reis is niet beschreven, en die is nu nodig.")


def _word(value: Fact) -> str:
    match value:
        case "onbekend":
            return _("nog niet te beoordelen")
        case True:
            return _("ja")
        case False:
            return _("nee")
        case _:
            return str(value).replace("_", " ")
