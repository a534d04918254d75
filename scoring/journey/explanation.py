"""The derivation of a journey for people: the class, the figures, and every step with its fields and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaires.catalogue import Catalogue
from questionnaires.expressions import parse
from questionnaires.facts import JOURNEY_FACTS
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import ChoiceQuestion, EstimateQuestion, NumberQuestion
from questionnaires.translation import _
from scoring.outcome import Fact, TraceNode


def explain_journey(node: TraceNode, nodes: Mapping[str, TraceNode], catalogue: Catalogue) -> Iterator[str]:
    """Tell where the class of a journey comes from.

    Args:
        node: the step of the derivation that gives the class of the journey.
        nodes: every step of the derivation for this group, by id.
        catalogue: the definitions that the outcome was made with.
    """
    yield from _Explainer(catalogue.journeys[node.subject], nodes).journey(node)


class _Explainer:
    def __init__(self, definition: JourneyDefinition, nodes: Mapping[str, TraceNode]) -> None:
        self._definition = definition
        self._nodes = nodes
        self._titles = {source.id: str(source.title) for source in definition.sources}

    def journey(self, node: TraceNode) -> Iterator[str]:
        facts = node.facts
        yield _("De reis: {word}").format(word=_word(node.result))
        yield "  " + _("Regel {rule}: {text}").format(rule=node.rule, text=node.rule_text)
        when = facts.get("when")
        if isinstance(when, str):
            yield "  " + _("Als: {condition}").format(condition=when)
            found = (f"{JOURNEY_FACTS[name].meaning} = {_word(facts[name])}" for name in parse(when).names)
            yield "  " + _("Gevonden: {facts}").format(facts="; ".join(found))
        for rule in self._definition.one_class_up:
            if rule.id in str(facts["raised_by"]).split(", "):
                yield "  " + _("Regel {rule}: {text}").format(rule=rule.id, text=rule.text)
        yield "  " + _("Zwaarte van de reis: {index}. {text}").format(
            index=_word(facts["index"]), text=facts["index_text"]
        )
        yield "  " + _("Uren per jaar: {expected} ({low} tot {high})").format(
            expected=_word(facts["hours_expected"]), low=_word(facts["hours_low"]), high=_word(facts["hours_high"])
        )
        yield "  " + _("Hoe goed is dit bekend: {word}. {text}").format(
            word=_word(facts["evidence"]), text=self._definition.evidence.text
        )
        if facts["sensitive_to"]:
            yield "  " + _("Gevoelig: de klasse verandert als het gewicht verdubbelt van {scores}").format(
                scores=facts["sensitive_to"]
            )
        for step in node.because:
            found_node = self._nodes[step]
            if found_node.kind == "step":
                yield from (f"  {line}" for line in self._step(found_node))

    def _step(self, node: TraceNode) -> Iterator[str]:
        yield _("Stap {id}: zwaarte {load}").format(id=node.subject, load=_word(node.result))
        yield "  " + _("Formule: {formula}").format(formula=node.rule_text)
        for score in self._definition.scores:
            yield "  " + _("{label}: {score}. {text}").format(
                label=score.label, score=_word(node.facts[score.id]), text=score.text
            )
        for rule in self._definition.breaking_points:
            if rule.id == node.facts["breaking_rule"] and node.facts["breaking_point"]:
                yield "  " + _("Breekpunt, regel {rule}: {text}").format(rule=rule.id, text=rule.text)
        for flag in self._nodes.values():
            if flag.kind == "step_flag" and flag.subject == node.subject:
                yield "  " + _("Rode vlag {code}, regel {rule}: {text}").format(
                    code=flag.result, rule=flag.rule, text=flag.rule_text
                )
        for field in node.because:
            yield from (f"  {line}" for line in self._field(self._nodes[field]))
        for source in node.sources:
            yield "  " + _("Bron: {title}").format(title=self._titles.get(source, source))

    def _field(self, node: TraceNode) -> Iterator[str]:
        field = self._definition.field_by_id[node.subject]
        if node.facts["state"] == "unknown":
            yield f"- {field.text} " + _("Niet bekend.")
            return
        value = str(node.result)
        if isinstance(field, ChoiceQuestion):
            labels = {option.id: str(option.label) for option in self._definition.form.options_of(field)}
            value = ", ".join(labels.get(one, one) for one in value.split(", "))
        elif isinstance(field, NumberQuestion | EstimateQuestion):
            value = (
                f"{_word(node.result)} {field.unit_for(node.result)}"
                if isinstance(field, NumberQuestion)
                else f"{value} {field.unit}"
            )
        burden = node.facts["burden"]
        weighs = "" if burden is None or not isinstance(field, ChoiceQuestion) else f" ({_('zwaarte')} {_word(burden)})"
        note = f" {node.rule_text}" if node.rule_text else ""
        yield f"- {field.text} {value}{weighs}.{note}"
        for source in node.sources:
            yield "  " + _("Bron: {title}").format(title=self._titles.get(source, source))


def _word(value: Fact) -> str:
    match value:
        case None | "onbekend":
            return _("nog niet te beoordelen")
        case True:
            return _("ja")
        case False:
            return _("nee")
        case int() | float():
            return f"{value:.5g}".replace(".", ",")
        case str():
            return value.replace("_", " ")
