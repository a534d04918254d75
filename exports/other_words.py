"""Pages in the words of another version, held against the data: what they state has to follow, however it is said.

A line that this version would write as well is known to be true. A line that differs from one of ours only in a figure,
a date or a word for an outcome is not. In a line that is worded in another way every figure must occur in the data, and
no outcome may be named where the data lead to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from exports.dutch import months, spelled
from exports.page_words import WordDifference

_FIGURE = r"\w*\d\w*(?:[.,:]\d+)*"
_HIGHEST_IN_WORDS = 12
_TELLING = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class HeldLines:
    """What came of it.

    Attributes:
        untrue: lines that state something else than the data, with what should stand there.
        reworded: lines that state nothing that is not so, in words that this version does not write.
        not_written: how many lines this version writes and do not stand there, or in other words.
    """

    untrue: tuple[WordDifference, ...]
    reworded: tuple[str, ...]
    not_written: int


@dataclass(frozen=True)
class Statements:
    """What counts as a statement in a line of text.

    Attributes:
        advices: what an advice can be called; in running text these are ordinary words, so they count where a line
            begins, after a colon and between quotes.
        outcomes: the words for other outcomes, by kind: of one kind a place on the page names one.
        figures: every figure that the data give, as `figures_in` finds them.
    """

    advices: AbstractSet[str]
    outcomes: Mapping[str, AbstractSet[str]]
    figures: AbstractSet[str]

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        words = {word.lower(): kind for kind, words in self.outcomes.items() for word in words}
        return words | {word.lower(): "advice" for word in self.advices}

    @cached_property
    def _outcome(self) -> re.Pattern[str]:
        apart = rf"(?:^|(?<=: )|(?<=['‘])){_any_of(self.advices)}"
        anywhere = rf"\b{_any_of(word for words in self.outcomes.values() for word in words)}"
        return re.compile(rf"(?:{apart}|{anywhere})\b", re.IGNORECASE)

    def named(self, lines: Iterable[str]) -> Mapping[str, AbstractSet[str]]:
        """Return the outcomes that lines name, by kind."""
        found: dict[str, set[str]] = {}
        for line in lines:
            for match in self._outcome.findall(line):
                found.setdefault(self._kinds[match.lower()], set()).add(match.lower())
        return found

    def without(self, line: str) -> str:
        """Return a line with a sign in the place of everything that it states."""
        return _figure_pattern().sub("#", self._outcome.sub("~", line))


def hold(written: Sequence[str], expected: Sequence[str], statements: Statements) -> HeldLines:
    """Hold lines that another version wrote against those that this version writes from the same data."""
    untrue: list[WordDifference] = []
    reworded: list[str] = []
    not_written = 0
    for ours, theirs in _gaps(written, expected):
        pairs = list(_same_but_for_statements(ours, theirs, statements))
        untrue += (WordDifference(theirs[right], ours[left]) for left, right in pairs if ours[left] != theirs[right])
        left_over = [line for place, line in enumerate(ours) if place not in {left for left, _right in pairs}]
        others = [line for place, line in enumerate(theirs) if place not in {right for _left, right in pairs}]
        not_written += len(others)
        for line in left_over:
            wrong = _contradiction(line, others, statements)
            if wrong:
                untrue.append(wrong)
            else:
                reworded.append(line)
    return HeldLines(tuple(untrue), tuple(reworded), not_written)


def figures_in(text: str) -> frozenset[str]:
    """Return the figures, months and numbers in words of a text, written in one way.

    >>> sorted(figures_in("Op 3 mei 2026 kreeg 0,5% van 1.200 mensen er drie."))
    ['0.5', '1200', '2026', '3', 'mei']
    """
    return frozenset(_one_way(found) for found in _figure_pattern().findall(text))


def figures_of(data: Any) -> Iterator[str]:
    """Yield the figures in plain data, exact and rounded as they may be printed."""
    if isinstance(data, Mapping):
        for value in data.values():
            yield from figures_of(value)
    elif isinstance(data, list):
        yield str(len(data))
        for value in data:
            yield from figures_of(value)
    elif isinstance(data, str):
        yield from figures_in(data)
    elif isinstance(data, int | float) and not isinstance(data, bool):
        for number in (data, 100 * data):
            yield from (f"{number:g}", f"{number:.0f}", f"{number:.1f}", f"{number:.2f}")


def _gaps(written: Sequence[str], expected: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    matcher = SequenceMatcher(None, written, expected, autojunk=False)
    for tag, begin, end, other_begin, other_end in matcher.get_opcodes():
        if tag != "equal":
            yield written[begin:end], expected[other_begin:other_end]


def _same_but_for_statements(
    written: Sequence[str], expected: Sequence[str], statements: Statements
) -> Iterator[tuple[int, int]]:
    """Pair the places of lines that say the same when figures and outcomes are left out."""
    ours, theirs = (list(map(statements.without, lines)) for lines in (written, expected))
    if ours == theirs:
        yield from ((place, place) for place in range(len(ours)))
        return
    for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            # A cell with a figure alone can stand for anything once rows have come or gone.
            if _TELLING.search(ours[block.a + step]):
                yield block.a + step, block.b + step


def _contradiction(line: str, expected: Sequence[str], statements: Statements) -> WordDifference | None:
    """Return what a line in other words states that is not so."""
    if not figures_in(line) <= statements.figures:
        return WordDifference(None, line)
    due = statements.named(expected)
    for kind, words in statements.named([line]).items():
        if due.get(kind) and not words <= due[kind]:
            return WordDifference(next(one for one in expected if kind in statements.named([one])), line)
    return None


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _numbers_in_words() -> Mapping[str, str]:
    return {spelled(number): str(number) for number in range(_HIGHEST_IN_WORDS + 1)}


def _figure_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{_any_of((*months(), *_numbers_in_words()))}\b|{_FIGURE}")


def _one_way(figure: str) -> str:
    figure = _numbers_in_words().get(figure, figure)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", figure):
        figure = figure.replace(".", "")
    return figure.replace(",", ".")
