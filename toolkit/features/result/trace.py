"""Where the outcome of one group comes from, conclusion by conclusion: rule, findings, answers and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from exports.dutch import number
from exports.report.answer_words import basis_text, evidence_texts, response_text, today_text
from exports.report.context import Context
from exports.report.words import band_word, class_word, comparison_phrase, scan_outcome, unknown_yet, verdict_words
from questionnaires.condition_words import condition_words
from questionnaires.expressions import parse
from questionnaires.facts import ANSWER_FACTS, BAND_FACTS, CLASS_FACTS, JOURNEY_FACTS
from questionnaires.translation import _
from scoring.dossier import Group
from scoring.outcome import Difference, Fact, GroupOutcome, TraceNode

_MEANINGS = {**BAND_FACTS, **ANSWER_FACTS, **CLASS_FACTS, **JOURNEY_FACTS}


@dataclass(frozen=True)
class AnswerTrace:
    """One answer that a conclusion follows from: the question, what was said of it, and the sources of the question."""

    question: str
    text: str
    said: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Conclusion:
    """One conclusion: `rule` tells why in a sentence, `when` its condition, `found` what the condition looks at."""

    title: str
    rule: str
    when: str
    found: tuple[str, ...]
    answers: tuple[AnswerTrace, ...]


@dataclass(frozen=True)
class Chapter:
    """Conclusions of one kind."""

    title: str
    conclusions: tuple[Conclusion, ...]


def trace_of(context: Context, outcome: GroupOutcome, group: Group) -> tuple[Chapter, ...]:
    """Return every conclusion about one group, most important first; a kind without conclusions is left out.

    Args:
        context: an outcome with its trace, the dossier and the definitions.
        outcome: what came out for the group.
        group: the group itself.
    """
    tracer = _Tracer(context, outcome, group)
    chapters = (
        Chapter(_("De zwaarte"), tuple(tracer.classes())),
        Chapter(_("Vergeleken met nu"), tuple(tracer.verdict())),
        Chapter(_("Rode vlaggen"), tuple(tracer.of_answers("red_flag"))),
        Chapter(_("Knelpunten"), tuple(tracer.of_answers("bottleneck"))),
        Chapter(_("De thema's"), tuple(tracer.themes())),
        Chapter(_("De quickscan"), tuple(tracer.scan())),
    )
    return tuple(chapter for chapter in chapters if chapter.conclusions)


@dataclass(frozen=True)
class _Tracer:
    context: Context
    outcome: GroupOutcome
    group: Group

    @cached_property
    def nodes(self) -> Mapping[str, TraceNode]:
        return {node.id: node for node in self.context.outcome.trace if node.group == self.group.id}

    def classes(self) -> Iterator[Conclusion]:
        outcome = self.outcome
        yield self._ruled("class", _("De zwaarte is {word}").format(word=class_word(outcome.burden_class)))
        for step, word, title in (
            ("at_least", outcome.burden_at_least, _("Als alles wat nog open is licht uitvalt: {word}")),
            ("at_most", outcome.burden_at_most, _("Als alles wat nog open is zwaar uitvalt: {word}")),
        ):
            if outcome.find_out:
                yield self._ruled(step, title.format(word=class_word(word)))

    def verdict(self) -> Iterator[Conclusion]:
        node = self.nodes[f"{self.group.id}/verdict"]
        words = verdict_words(self.outcome.verdict, already_heavy=self.outcome.already_heavy)
        title = _("Oordeel: {verdict}").format(verdict=words)
        why = [
            node.rule_text or "",
            _("Het is {comparison}.").format(comparison=comparison_phrase(self.outcome.comparison)),
        ]
        if self.outcome.today_unknown:
            why.append(_("Van nu niet bekend: {n} antwoorden.").format(n=len(self.outcome.today_unknown)))
        yield Conclusion(title, " ".join(why).strip(), "", (), ())
        for title, differences in (
            (_("Zwaarder dan nu"), self.outcome.heavier),
            (_("Lichter dan nu"), self.outcome.lighter),
        ):
            if differences:
                yield Conclusion(f"{title} ({len(differences)})", "", "", (), tuple(self._differences(differences)))

    def of_answers(self, kind: str) -> Iterator[Conclusion]:
        for node in self.nodes.values():
            if node.kind == kind:
                question = self.context.question_text(node.subject, self.outcome.kind)
                title = f"{question} {response_text(self.context, self.group, node.subject)}"
                yield self._conclusion(title, node, node.rule_text or "", _when(node), self._answers(node.because))

    def themes(self) -> Iterator[Conclusion]:
        for theme in self.outcome.themes:
            node = self.nodes.get(f"{self.group.id}/band/{theme.id}")
            if node is not None:
                title = f"{self.context.section_title(theme.id)}: {band_word(theme.band)}"
                yield self._conclusion(title, node, "", node.rule_text, self._answers(node.because))

    def scan(self) -> Iterator[Conclusion]:
        for node in self.nodes.values():
            if node.kind == "quickscan":
                scan = self.context.outcome.quickscan
                title = scan_outcome(scan) if scan else unknown_yet()
                yield self._conclusion(title, node, node.rule_text or "", _when(node), self._answers(node.because))

    def _ruled(self, step: str, title: str) -> Conclusion:
        node = self.nodes[f"{self.group.id}/{step}"]
        return self._conclusion(title, node, node.rule_text or "", _when(node), ())

    def _conclusion(
        self, title: str, node: TraceNode, rule: str, when: str | None, answers: Iterable[AnswerTrace]
    ) -> Conclusion:
        if node.rule is None:
            return Conclusion(title, "", "", (), tuple(answers))
        names = parse(when).names if when else ()
        found = tuple(_found(name, node.facts[name]) for name in names if name in node.facts and name in _MEANINGS)
        return Conclusion(title, rule, condition_words(when) if when or not rule else "", found, tuple(answers))

    def _answers(self, steps: Iterable[str]) -> Iterator[AnswerTrace]:
        for step in steps:
            node = self.nodes.get(step)
            if node is not None and node.kind == "answer":
                yield self._answer(node)

    def _answer(self, node: TraceNode) -> AnswerTrace:
        context, group, question = self.context, self.group, node.subject
        if node.facts["state"] in {"hidden", "not_for_this_kind"}:
            said = [(_("Antwoord"), _("niet gevraagd, door een ander antwoord"))]
        else:
            said = [(_("Antwoord"), self._with_burden(response_text(context, group, question), node))]
            if basis := basis_text(context, group, question):
                said.append((_("Hoe weten we dit"), basis))
        if evidence := evidence_texts(context, group, question):
            said.append((_("Bewijs"), "; ".join(item.text for item in evidence)))
        if now := today_text(context, group, question):
            said.append((_("Nu"), now))
        if node.facts["raters_disagree"]:
            said.append((_("Let op"), _("De invullers zijn het niet eens. Het zwaarste antwoord telt.")))
        titles = {source.id: str(source.title) for source in context.questionnaire.sources}
        sources = tuple(titles.get(source, source) for source in node.sources)
        return AnswerTrace(question, context.question_text(question, self.outcome.kind), tuple(said), sources)

    def _with_burden(self, words: str, node: TraceNode) -> str:
        burden = node.facts["burden"]
        return words if burden is None else _("{answer} (zwaarte {n} van 4)").format(answer=words, n=burden)

    def _differences(self, differences: Iterable[Difference]) -> Iterator[AnswerTrace]:
        for one in differences:
            node = self.nodes.get(f"{self.group.id}/answer/{one.question}")
            if node is not None:
                yield self._answer(node)


def _when(node: TraceNode) -> str | None:
    when = node.facts.get("when")
    return when if isinstance(when, str) else None


def _found(name: str, fact: Fact) -> str:
    return f"{_MEANINGS[name].meaning}: {_word(fact)}"


def _word(fact: Fact) -> str:
    match fact:
        case None:
            return unknown_yet()
        case bool():
            return _("ja") if fact else _("nee")
        case int() | float():
            return number(round(fact, 2))
        case str():
            return fact.replace("_", " ")
