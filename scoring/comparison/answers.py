"""Which answers differ between two outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scoring.comparison.outcome import AnswerChange, BasisChange, Direction, Pair
from scoring.outcome import Outcome, TraceNode

_KNOWN = "known"
_NO_BURDEN = frozenset({"hidden", "not_applicable", "not_for_this_kind"})
"""What asks nothing: as light as can be. Every other state but `known` is a way of not knowing."""


def changed_answers(first: Outcome, second: Outcome) -> Iterator[AnswerChange]:
    """Yield the questions that have another answer, in the groups that both have; heavier ones are not sorted out."""
    before, after = _by_place(first), _by_place(second)
    themes = themes_of_questions(second)
    for place, node in before.items():
        other = after.get(place)
        if other is None:
            continue
        group, question = place
        theme = themes.get(question, "")
        if _what(node) != _what(other):
            burden = Pair(_number(node, "burden"), _number(other, "burden"))
            states = Pair(str(node.facts["state"]), str(other.facts["state"]))
            yield AnswerChange(
                group=group,
                theme=theme,
                question=question,
                of_today=False,
                answer=Pair(node.result, other.result),
                state=states,
                burden=burden,
                direction=_way(burden, states),
            )
        today = Pair(_number(node, "today"), _number(other, "today"))
        today_states = Pair(str(node.facts["today_state"]), str(other.facts["today_state"]))
        if today.differs or today_states.differs:
            yield AnswerChange(
                group=group,
                theme=theme,
                question=question,
                of_today=True,
                answer=Pair(None, None),
                state=today_states,
                burden=today,
                direction=_way(today, today_states),
            )


def changed_bases(first: Outcome, second: Outcome) -> Iterator[BasisChange]:
    """Yield the questions that are known in another way, in the groups that both have, also with the same answer.

    Where only one of the two has an answer, that is told as another answer.
    """
    before, after = _by_place(first), _by_place(second)
    themes = themes_of_questions(second)
    for place, node in before.items():
        other = after.get(place)
        if other is None or not node.facts["state"] == other.facts["state"] == _KNOWN:
            continue
        basis = Pair(_text(node, "basis"), _text(other, "basis"))
        if basis.differs:
            group, question = place
            yield BasisChange(group, themes.get(question, ""), question, basis)


def of_each_group(outcome: Outcome) -> Mapping[str, Mapping[str, TraceNode]]:
    """Return the answers that an outcome rests on: by group, then by question."""
    found: dict[str, dict[str, TraceNode]] = {}
    for (group, question), node in _by_place(outcome).items():
        found.setdefault(group, {})[question] = node
    return found


def is_known(state: str) -> bool:
    """Whether a question with this state in the derivation has an answer."""
    return state == _KNOWN


def asks_nothing(state: str) -> bool:
    """Whether a question with this state in the derivation asks nothing; what is neither that nor known is unknown."""
    return state in _NO_BURDEN


def _by_place(outcome: Outcome) -> Mapping[tuple[str, str], TraceNode]:
    return {(node.group or "", node.subject): node for node in outcome.trace if node.kind == "answer"}


def themes_of_questions(outcome: Outcome) -> Mapping[str, str]:
    """Return the theme that each question stands in, when it weighs there."""
    return {
        because.rsplit("/", 1)[1]: node.subject
        for node in outcome.trace
        if node.kind == "band"
        for because in node.because
    }


def _what(node: TraceNode) -> tuple[object, object]:
    return node.result, node.facts["state"]


def _number(node: TraceNode, fact: str) -> int | None:
    value = node.facts[fact]
    return value if isinstance(value, int) else None


def _text(node: TraceNode, fact: str) -> str | None:
    value = node.facts[fact]
    return value if isinstance(value, str) else None


def _way(burden: Pair[int | None], states: Pair[str]) -> Direction:
    known = [state == _KNOWN or state in _NO_BURDEN for state in (states.first, states.second)]
    if not known[0]:
        return "known" if known[1] else "same"
    if not known[1]:
        return "unknown"
    before, after = burden.first or 0, burden.second or 0
    return "same" if before == after else "heavier" if after > before else "lighter"
