"""The ready texts: what goes into the decision document, under the headings that such documents have.

Written from the outcome and the dossier, 150 to 250 words together. What matters most comes first; what no longer fits
is left to the advice itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from exports.dutch import words_in
from exports.report.context import Context
from exports.report.ready_said import READY_PARTS, ReadyId, Said
from exports.report.ready_sentences import all_sentences
from scoring.dossier import ReadyText

MOST_READY_WORDS: Final = 250


@dataclass(frozen=True, slots=True)
class ReadyPart:
    """One ready text: plain, paragraphs split by a blank line. `text` is the edited one when there is one.

    `outdated`: what the tool would write now is not what it wrote when somebody edited this.
    """

    part: ReadyId
    heading: str
    generated: str
    text: str
    edited: bool
    outdated: bool


def ready_texts(context: Context) -> tuple[ReadyPart, ...]:
    """Return the three ready texts of an outcome, in the order in which they stand in a decision document."""
    texts = _texts(tuple(all_sentences(context)))
    form = context.dossier.advice
    edited: Mapping[str, ReadyText] = {one.part: one for one in (form.ready_texts if form else ())}
    headings = {
        "relation": context.theme.heading("ready_relation"),
        "explanation": context.theme.heading("ready_explanation"),
        "finance": context.theme.heading("ready_finance"),
    }
    return tuple(
        ReadyPart(
            part=part,
            heading=headings[part],
            generated=texts[part],
            text=edited[part].text if part in edited else texts[part],
            edited=part in edited,
            outdated=part in edited and edited[part].generated != texts[part],
        )
        for part in READY_PARTS
    )


def _texts(said: Sequence[Said]) -> Mapping[ReadyId, str]:
    """Keep what matters most within the words there are, in the order in which it was said."""
    left = MOST_READY_WORDS
    kept: set[int] = set()
    for place in sorted(range(len(said)), key=lambda place: said[place].rank):
        cost = words_in(said[place].text)
        if said[place].rank == 0 or cost <= left:
            kept.add(place)
            left -= cost
    paragraphs: dict[ReadyId, dict[int, list[Said]]] = {part: {} for part in READY_PARTS}
    for place, one in enumerate(said):
        if place in kept and one.text:
            paragraphs[one.part].setdefault(one.paragraph, []).append(one)
    return {part: "\n\n".join(map(_paragraph, paragraphs[part].values())) for part in READY_PARTS}


def _paragraph(said: Sequence[Said]) -> str:
    """Join sentences with a space, and an item of a list with what stands before and after it by a new line."""
    text = said[0].text
    for before, one in pairwise(said):
        text += ("\n" if before.item or one.item else " ") + one.text
    return text
