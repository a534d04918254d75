"""How well a Dutch text reads: sentence length and the Flesch-Douma score, as a help for writers.

A figure never proves that a text is clear. It only points at sentences that are worth a second look, so what we
find is a warning. The limits are choices: a municipal style guide asks for 15 words a sentence, we refuse none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pyphen import Pyphen  # type: ignore[import-untyped]

from questionnaires.translation import _

LONGEST_SENTENCE = 25
"""Words in one sentence; a longer one is shown to the writer."""
MEAN_SENTENCE = 15.0
"""Words per sentence, on average, in a text of three sentences or more."""
EASIEST_DOUMA = 60.0
"""Flesch-Douma of a normal text; below it a text is fairly hard (45-60) or harder."""
SENTENCES_TO_JUDGE = 3
"""A mean or a score over fewer sentences says nothing."""

NOT_OUR_WORDS = {
    "u": "je",
    "uw": "je",
    "wrr-toets": "doenvermogenstoets",
    "wrr-test": "doenvermogenstoets",
    "middels": "met",
    "dient": "moet",
    "dienen": "moeten",
    "teneinde": "om",
    "conform": "volgens",
    "derhalve": "daarom",
    "indien": "als",
    "alsmede": "en ook",
    "tevens": "ook",
    "betreffende": "over",
}
"""Words that we do not use in our own texts, with the word that we do use."""

_ABBREVIATIONS = ("bijv", "bv", "o.a", "d.w.z", "enz", "nr", "art", "ca", "blz", "m.b.t", "i.p.v", "t/m", "e.d", "resp")
_PROTECTED_STOP = "\N{ONE DOT LEADER}"
_STOP_OF_ABBREVIATION = re.compile(
    rf"\b(?i:{'|'.join(re.escape(word) for word in _ABBREVIATIONS)})\.(?=\s+[^A-Z]|[,;)])"
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'\u2019\u201d)]*\s+|\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)")
_WORD = re.compile(r"[^\W_]+(?:['\u2019/-][^\W_]+)*")
_VOWELS = re.compile(r"[äëïöü]?[aeiouyáàâéèêíìîóòôúùû]+|[äëïöü]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Readability:
    """What was measured in one text.

    Attributes:
        sentences: how many sentences.
        words: how many words.
        syllables: how many syllables, an estimate.
        longest: the sentence with the most words.
    """

    sentences: int
    words: int
    syllables: int
    longest: str

    @property
    def words_per_sentence(self) -> float:
        """The mean length of a sentence in words; 0 for an empty text."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def douma(self) -> float | None:
        """Flesch-Douma, 0 (very hard) to 100 (very easy); None when the text is too short to judge.

        Source: Douma (1960), 206.8 - 0.77 x syllables per 100 words - 0.93 x words per sentence.
        """
        if self.sentences < SENTENCES_TO_JUDGE or not self.words:
            return None
        score = 206.8 - 77 * self.syllables / self.words - 0.93 * self.words_per_sentence
        return min(100.0, max(0.0, score))


def sentences_of(text: str) -> tuple[str, ...]:
    """Split a text into sentences; an item of a list counts as one.

    >>> sentences_of("Bel de gemeente, bijv. als je het niet weet. Dat mag altijd!")
    ('Bel de gemeente, bijv. als je het niet weet.', 'Dat mag altijd!')
    """
    protected = _STOP_OF_ABBREVIATION.sub(lambda found: found.group().replace(".", _PROTECTED_STOP), text)
    parts = (" ".join(part.split()) for part in _SENTENCE_END.split(protected))
    return tuple(part.replace(_PROTECTED_STOP, ".") for part in parts if _WORD.search(part))


def words_of(text: str) -> tuple[str, ...]:
    """Split a text into words; a number is a word too.

    >>> words_of("Vraag 's morgens om e-mail, foto's en 3 brieven.")
    ('Vraag', 's', 'morgens', 'om', 'e-mail', "foto's", 'en', '3', 'brieven')
    """
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=20_000)
def syllables_of(word: str) -> int:
    """Estimate the syllables of a Dutch word: hyphenation points or groups of vowels, whichever are more.

    Hyphenation never leaves one letter alone ("over" has no break) and vowels alone miss "be-oor-de-len".

    >>> [syllables_of(word) for word in ("over", "beoordelen", "ideeën", "1")]
    [2, 4, 3, 1]
    """
    hyphenated = len(_hyphenation().positions(word.lower())) + 1
    return max(hyphenated, len(_VOWELS.findall(word)))


def measure(text: str) -> Readability:
    """Measure one Dutch text."""
    sentences = sentences_of(text)
    words = words_of(text)
    longest = max(sentences, key=lambda sentence: len(words_of(sentence)), default="")
    # Hyphenation is the slow part, and only a text of some length gets a score.
    syllables = sum(map(syllables_of, words)) if len(sentences) >= SENTENCES_TO_JUDGE else 0
    return Readability(len(sentences), len(words), syllables, longest)


def hard_sentences(text: str) -> Iterator[tuple[str, str]]:
    """Find sentences that are too long: what is wrong and what to do about it, in Dutch."""
    for sentence in sentences_of(text):
        count = len(words_of(sentence))
        if count > LONGEST_SENTENCE:
            yield (
                _("deze zin heeft {count} woorden: '{sentence}'").format(count=count, sentence=sentence),
                _("Maak er twee of drie zinnen van, van hooguit {limit} woorden.").format(limit=LONGEST_SENTENCE),
            )


def hard_text(text: str) -> Iterator[tuple[str, str]]:
    """Say what makes a text of three sentences or more hard, and what to do about it, in Dutch."""
    found = measure(text)
    if found.douma is None:
        return
    if found.words_per_sentence > MEAN_SENTENCE:
        yield (
            _("een zin heeft hier gemiddeld {mean:.0f} woorden; de langste is: '{sentence}'").format(
                mean=found.words_per_sentence, sentence=found.longest
            ),
            _("Maak de zinnen korter, gemiddeld hooguit {limit:.0f} woorden.").format(limit=MEAN_SENTENCE),
        )
    if found.douma < EASIEST_DOUMA:
        yield (
            _("deze tekst leest moeilijk (Flesch-Douma {score:.0f} van 100), vooral door: {words}").format(
                score=found.douma, words=", ".join(longest_words(text))
            ),
            _("Gebruik kortere zinnen en gewonere woorden, tot de score {limit:.0f} is.").format(limit=EASIEST_DOUMA),
        )


def longest_words(text: str) -> list[str]:
    """Return the four words of a text with the most syllables, each once."""
    return sorted(dict.fromkeys(words_of(text)), key=lambda word: (-syllables_of(word), word))[:4]


def words_to_avoid(text: str) -> Iterator[tuple[str, str]]:
    """Find the words that we do not use, each once, with the word that we do use."""
    for word in dict.fromkeys(map(str.lower, words_of(text))):
        if word in NOT_OUR_WORDS:
            yield word, NOT_OUR_WORDS[word]


@cache
def _hyphenation() -> Pyphen:
    return Pyphen(lang="nl_NL")
