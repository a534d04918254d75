"""What is not known about a journey, most needed first, and which numbers nobody filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exports.dutch import enumeration, number
from exports.report.journey_words import DescribedJourney
from exports.report.views import Block, Item, Listing, Paragraph
from questionnaires.journey_model import JourneyDefinition
from questionnaires.translation import _
from scoring.journey.outcome import NotFilledIn


def needed_first(one: DescribedJourney) -> Iterator[Block]:
    """List what the journey cannot be judged without, as tasks."""
    first = tuple(Item(text, note=steps) for text, steps in _unknown(one, needed=True))
    if first:
        words = _("Zonder deze antwoorden is de reis niet te beoordelen.")
        yield Paragraph(words, lead=_("Zoek dit eerst uit."))
        yield Listing(first, style="tasks")


def needed_later(one: DescribedJourney) -> Iterator[Block]:
    """List what only makes the picture more exact."""
    at: dict[str, list[str]] = {}
    for text, steps in _unknown(one, needed=False):
        at.setdefault(steps, []).append(text)
    if at:
        yield Paragraph(_("Met deze antwoorden wordt het beeld preciezer."), lead=_("Zoek daarna uit."))
        yield Listing(tuple(Item(lead=steps, text=" ".join(texts)) for steps, texts in at.items()), style="fine")


def assumptions(one: DescribedJourney) -> Iterator[Block]:
    """List the numbers that nobody filled in, each once with the steps that it is used for."""
    found: dict[str, list[str]] = {}
    for used in one.details.not_filled_in:
        field = one.definition.field_by_id[used.field]
        text = f"{field.text} {number(used.value)}. {assumption(one.definition, used)}"
        found.setdefault(text, []).append(used.step)
    if found:
        yield Paragraph(_("Deze getallen vulde niemand in. Ze zijn geleend of aangenomen."), lead=_("Aannames:"))
        yield Listing(tuple(Item(f"{text} {_steps(one, steps)}") for text, steps in found.items()), style="fine")


def assumption(definition: JourneyDefinition, used: NotFilledIn) -> str:
    """Say why a number that nobody filled in is what it is, and where it was borrowed."""
    text = next((str(one.text) for one in definition.start_values if one.field == used.field), "")
    titles: Mapping[str, str] = {source.id: str(source.title) for source in definition.sources}
    source = _("Bron: {title}.").format(title=titles[used.source]) if used.source else ""
    return f"{text} {source}".strip()


def _unknown(one: DescribedJourney, *, needed: bool) -> Iterator[tuple[str, str]]:
    """Yield what is not known, and of which steps."""
    found: dict[str, list[str]] = {}
    for unknown in one.details.find_out:
        if unknown.needed is needed:
            found.setdefault(unknown.field, []).append(unknown.step)
    # In the order of the fields, not in that of the first step that lacks them.
    for field in one.definition.fields:
        if field.id in found:
            yield str(field.text), _steps(one, found[field.id])


def _steps(one: DescribedJourney, steps: Sequence[str]) -> str:
    """Say of which steps something is told, by their number."""
    numbers = {step.id: place for place, step in enumerate(one.details.steps, start=1)}
    counting = [step.id for step in one.details.steps if step.counts]
    if len(steps) == len(counting) and len(counting) > 1:
        return _("Bij elke stap.")
    return _("Bij stap {numbers}.").format(numbers=enumeration([number(numbers[step]) for step in steps]))
