"""How well the texts of a document read, with what to do about it: for page one, the ready texts and the plan.

A score never stands alone and never proves that a text is clear: the sentences and words that make a text hard are
always shown with it. The limits are those of `questionnaires.readability`, which our own questions are held to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from exports.dutch import counted, number
from exports.report.views import Block, Item, Listing, PageOne, Paragraph
from questionnaires.readability import (
    EASIEST_DOUMA,
    LONGEST_SENTENCE,
    MEAN_SENTENCE,
    longest_words,
    measure,
    sentences_of,
    words_of,
    words_to_avoid,
)
from questionnaires.translation import _

MOST_SENTENCES: Final = 3
"""How many long sentences are shown."""


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence of more words than people read with ease, in full."""

    text: str
    words: int


@dataclass(frozen=True, slots=True)
class ReadingCheck:
    """What was measured in one text, and what could be better.

    Attributes:
        sentences: how many sentences.
        words: how many words.
        words_per_sentence: the mean; 0 for an empty text.
        long_sentences: the longest of those over 25 words, at most three, longest first.
        douma: Flesch-Douma, 0 (very hard) to 100 (very easy); None below three sentences. Never show it alone.
        hard_words: the words with the most syllables, when the score is low.
        advice: what to do, in Dutch; empty when nothing stands out.
    """

    sentences: int
    words: int
    words_per_sentence: float
    long_sentences: tuple[LongSentence, ...]
    douma: float | None
    hard_words: tuple[str, ...]
    advice: tuple[str, ...]

    @property
    def reads_well(self) -> bool:
        """Whether nothing stands out."""
        return not self.advice


def reading_check(texts: Iterable[str]) -> ReadingCheck:
    """Measure texts that are read one after the other.

    >>> reading_check(["Bel de gemeente.", "Dat mag altijd. Wij helpen je."]).advice
    ()
    """
    text = "\n\n".join(texts)
    found = measure(text)
    long = tuple(_long_sentences(text))
    is_hard = found.douma is not None and found.douma < EASIEST_DOUMA
    hard_words = tuple(longest_words(text)) if is_hard else ()
    return ReadingCheck(
        sentences=found.sentences,
        words=found.words,
        words_per_sentence=found.words_per_sentence,
        long_sentences=long[:MOST_SENTENCES],
        douma=found.douma,
        hard_words=hard_words,
        advice=tuple(_advice(text, found.words_per_sentence, found.douma, long, hard_words)),
    )


def page_texts(page: PageOne) -> tuple[str, ...]:
    """Return what people read on a page; titles, labels and tables are looked at and do not count."""
    blocks = (block for part in page.parts for block in part.blocks)
    texts = (page.outcome, *(text for block in blocks for text in _block_texts(block)), page.quiet, page.closing)
    return tuple(text for text in texts if text)


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Listing():
            yield from map(_item_text, block.items)
        case _:
            return


def _item_text(item: Item) -> str:
    return " ".join(part for part in (item.text, item.answer) if part)


def _long_sentences(text: str) -> list[LongSentence]:
    sentences = (LongSentence(sentence, len(words_of(sentence))) for sentence in dict.fromkeys(sentences_of(text)))
    return sorted((one for one in sentences if one.words > LONGEST_SENTENCE), key=lambda one: -one.words)


def _advice(
    text: str, mean: float, douma: float | None, long: tuple[LongSentence, ...], hard_words: tuple[str, ...]
) -> Iterator[str]:
    for one in long[:MOST_SENTENCES]:
        yield _("Maak twee of drie zinnen van deze zin van {count} woorden: “{sentence}”").format(
            count=one.words, sentence=one.text
        )
    if len(long) > MOST_SENTENCES:
        others = counted(len(long) - MOST_SENTENCES, _("andere zin"), _("andere zinnen"))
        yield _("Kijk ook naar {others} van meer dan {limit} woorden.").format(others=others, limit=LONGEST_SENTENCE)
    if douma is not None and mean > MEAN_SENTENCE:
        yield _("Maak de zinnen korter: ze hebben gemiddeld {mean} woorden. Streef naar hooguit {limit}.").format(
            mean=number(mean, 1), limit=number(MEAN_SENTENCE)
        )
    if hard_words and douma is not None:
        score = _("Leesscore Flesch-Douma: {score} van 100, streef naar {limit}.").format(
            score=number(round(douma)), limit=number(EASIEST_DOUMA)
        )
        yield _("Kies gewonere woorden, vooral voor: {words}. {score}").format(words=", ".join(hard_words), score=score)
    for word, better in words_to_avoid(text):
        yield _("Schrijf '{better}' in plaats van '{word}'.").format(better=better, word=word)
