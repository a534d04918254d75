"""The trace for people: an indented account of where an outcome comes from, down to answers and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from questionnaires.catalogue import Catalogue
from questionnaires.expressions import parse
from questionnaires.facts import ANSWER_FACTS, BAND_FACTS, CLASS_FACTS, JOURNEY_FACTS
from questionnaires.model import ChoiceQuestion, GroupKind, NumberQuestion, Question, Questionnaire, VocabularyRole
from questionnaires.translation import _
from scoring.advice.explanation import explain_advice
from scoring.advice.trace import DOSSIER
from scoring.journey.explanation import explain_journey
from scoring.outcome import Fact, GroupOutcome, Outcome, TraceNode

_MEANINGS = {**BAND_FACTS, **ANSWER_FACTS, **CLASS_FACTS, **JOURNEY_FACTS}


def explain(outcome: Outcome, catalogue: Catalogue) -> str:
    """Tell where an outcome comes from.

    Args:
        outcome: an outcome with its trace.
        catalogue: the definitions that it was made with.
    """
    return "\n".join(_Explainer(outcome, catalogue).lines())


@dataclass(frozen=True)
class _Explainer:
    outcome: Outcome
    catalogue: Catalogue

    @property
    def questionnaire(self) -> Questionnaire:
        return self.catalogue.questionnaires[self.outcome.questionnaire]

    def lines(self) -> Iterator[str]:
        yield _("Waar deze uitkomst vandaan komt")
        yield ""
        advice = tuple(explain_advice(self.outcome, self.catalogue))
        yield from (*advice, "") if advice else ()
        top = next(node for node in self.outcome.trace if node.id == DOSSIER)
        yield _("Klasse: {word}. {rule}").format(word=_word(self.outcome.burden_class), rule=top.rule_text)
        for group in self.outcome.groups:
            yield ""
            yield _("Doelgroep: {name}").format(name=group.name)
            yield from _indented(self.group(group))
        yield ""
        yield _("Gebruikte definities:")
        yield from _indented(f"{used.id} {used.version} ({used.hash})" for used in self.outcome.definitions)

    def group(self, group: GroupOutcome) -> Iterator[str]:
        nodes = {node.id: node for node in self.outcome.trace if node.group == group.id}
        for title, step in (
            (_("Klasse"), "class"),
            (_("Klasse als alles wat nog open is licht uitvalt"), "at_least"),
            (_("Klasse als alles wat nog open is zwaar uitvalt"), "at_most"),
        ):
            yield from _ruled(title, nodes[f"{group.id}/{step}"])
        yield from self.verdict(group, nodes[f"{group.id}/verdict"])
        for node in nodes.values():
            if node.kind == "quickscan":
                yield from _ruled(_("Quickscan"), node)
                yield from _indented(self.answers(group, node.because, nodes))
            elif node.kind == "bottleneck":
                yield from _ruled(_("Knelpunt, {question}").format(question=self.asked(node.subject, group)), node)
            elif node.kind == "red_flag":
                yield from _ruled(_("Rode vlag, {question}").format(question=self.asked(node.subject, group)), node)
            elif node.kind == "journey":
                yield from explain_journey(node, nodes, self.catalogue)
            elif node.kind == "band":
                yield from _ruled(_("Thema {title}").format(title=self.title(node.subject)), node)
                yield from _indented(self.answers(group, node.because, nodes))

    def verdict(self, group: GroupOutcome, node: TraceNode) -> Iterator[str]:
        yield _("Oordeel tegen nu: {verdict}, {comparison}. {rule}").format(
            verdict=_word(node.result), comparison=group.comparison.replace("_", " "), rule=node.rule_text
        )
        for title, differences in ((_("Zwaarder"), group.heavier), (_("Lichter"), group.lighter)):
            for one in differences:
                yield "  " + _("{title}: {question} (nu {today}, straks {proposal})").format(
                    title=title,
                    question=self.asked(one.question, group),
                    today=_burden(one.today),
                    proposal=_burden(one.proposal),
                )
        if group.today_unknown:
            yield "  " + _("Van nu niet bekend: {n} van de antwoorden hieronder").format(n=len(group.today_unknown))

    def answers(self, group: GroupOutcome, because: Sequence[str], nodes: Mapping[str, TraceNode]) -> Iterator[str]:
        for step in because:
            node = nodes[step]
            question = self.questionnaire.question_by_id[node.subject]
            yield f"- {self.asked(node.subject, group)}"
            yield from _indented(self.answer(question, node, group))

    def answer(self, question: Question, node: TraceNode, group: GroupOutcome) -> Iterator[str]:
        facts = node.facts
        if facts["state"] == "known":
            label, burden = self.label(question, node.result), facts["burden"]
            answer = label if burden is None else f"{label}, {_burden(burden)}"
            yield _("Antwoord: {answer}").format(answer=answer)
            yield _("Hoe weet je dit: {basis}").format(basis=self.basis(facts["basis"]))
        else:
            yield _("Antwoord: {answer}").format(answer=_state(facts["state"]))
        if facts.get("from_steps") and group.journey_details:
            names = {step.id: step.name for step in group.journey_details.steps}
            taken = ", ".join(names[step] for step in str(facts["from_steps"]).split(", "))
            yield _("Overgenomen uit de reis, stap: {steps}").format(steps=taken)
        if facts["raters_disagree"]:
            yield _("De invullers zijn het niet eens: van {light} tot {heavy}. Het zwaarste telt.").format(
                light=_burden(facts["burden_at_least"]), heavy=_burden(facts["burden_at_most"])
            )
        now = _burden(facts["today"]) if facts["today_state"] == "known" else _state(facts["today_state"])
        yield _("Nu: {state} ({origin})").format(state=now, origin=_origin(facts["today_from"]))
        if node.rule_text:
            yield _("Wordt gevraagd als: {condition}").format(condition=node.rule_text)
        titles = {source.id: str(source.title) for source in self.questionnaire.sources}
        for source in node.sources:
            yield _("Bron: {title}").format(title=titles.get(source, source))

    def asked(self, question_id: str, group: GroupOutcome) -> str:
        question = self.questionnaire.question_by_id[question_id]
        text = question.text_for_kind(GroupKind(group.kind))
        return f"{question.code} {text}" if question.code else str(text)

    def title(self, section_id: str) -> str:
        (section,) = (section for section in self.questionnaire.sections if section.id == section_id)
        return f"{section.code} {section.title}" if section.code else str(section.title)

    def label(self, question: Question, result: Fact) -> str:
        if isinstance(question, ChoiceQuestion):
            labels = {option.id: str(option.label) for option in self.questionnaire.options_of(question)}
            return ", ".join(labels[option] for option in str(result).split(", ") if option) or _("niets aangekruist")
        unit = question.unit_for(result) if isinstance(question, NumberQuestion) else ""
        return f"{_word(result)} {unit}".strip()

    def basis(self, basis: Fact) -> str:
        for vocabulary in self.catalogue.vocabularies_for_role(VocabularyRole.BASES):
            if basis in vocabulary.term_by_id:
                return str(vocabulary.term_by_id[str(basis)].label)
        return _("niet gezegd")


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _ruled(title: str, node: TraceNode) -> Iterator[str]:
    """Tell the result, the rule that gave it and the facts that the rule looks at."""
    yield f"{title}: {_word(node.result)}"
    if node.rule is None:
        return
    when = node.rule_text if node.kind == "band" else node.facts.get("when")
    text = _("in alle andere gevallen") if node.kind == "band" and when is None else node.rule_text
    yield "  " + _("Regel {rule}: {text}").format(rule=node.rule, text=text)
    if not isinstance(when, str):
        return
    if text != when:
        yield "  " + _("Als: {condition}").format(condition=when)
    found = [
        f"{_MEANINGS[name].meaning} = {_word(node.facts[name])}" for name in parse(when).names if name in node.facts
    ]
    if found:
        yield "  " + _("Gevonden: {facts}").format(facts="; ".join(found))


def _word(value: Fact) -> str:
    match value:
        case None | "onbekend":
            return _("nog niet te beoordelen")
        case True:
            return _("ja")
        case False:
            return _("nee")
        case int() | float():
            return f"{value:.4g}".replace(".", ",")
        case str():
            return value.replace("_", " ")


def _burden(burden: Fact) -> str:
    return _("niet gevraagd") if burden is None else _("zwaarte {n}").format(n=burden)


def _state(state: Fact) -> str:
    words = {
        "not_in_proposal": _("staat niet in het voorstel"),
        "not_known": _("niet bekend"),
        "being_found_out": _("wordt uitgezocht"),
        "not_answered": _("nog niet beantwoord"),
        "not_applicable": _("niet van toepassing"),
        "hidden": _("niet gevraagd, door een ander antwoord"),
        "not_for_this_kind": _("niet gevraagd, niet voor deze soort doelgroep"),
    }
    return words[str(state)]


def _origin(origin: Fact) -> str:
    words = {
        "explicit": _("zo ingevuld"),
        "changes_no": _("dit thema verandert niet"),
        "changes_new": _("dit thema is nieuw"),
        "current_none": _("er is nu nog niets"),
        "unknown": _("niet ingevuld"),
    }
    return words[str(origin)]
