"""The weights, thresholds and rules of a journey, straight from its definition: policy choices, not measurements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.dutch import number, sentence, uncapital
from exports.report.views import Block, Cell, Column, Item, Listing, Paragraph, Table
from questionnaires.condition_words import Labels, Meanings, condition_words
from questionnaires.journey_model import BaseScore, CountScore, HoursScore, JourneyDefinition
from questionnaires.model import MultipleChoice, SingleChoice
from questionnaires.translation import _


def journey_rules(definition: JourneyDefinition) -> Iterator[Block]:
    """Print how steps are scored, and when a step or a journey is what."""
    yield Listing(tuple(_scores(definition)), style="fine")
    yield Table(
        caption=_("De regels voor een stap en voor de hele reis"),
        columns=(Column(_("Uitkomst"), 46), Column(_("Regel"), 54)),
        rows=tuple(_rules(definition)),
        size="fine",
    )
    yield Paragraph(_("Bij de klasse geldt: de eerste regel die klopt, beslist."), tone="quiet")


def _scores(definition: JourneyDefinition) -> Iterator[Item]:
    for score in definition.scores:
        words = [str(score.text), *_thresholds(definition, score)]
        words.append(_("Gewicht {weight}.").format(weight=number(score.weight)))
        yield Item(lead=f"{score.label}:", text=" ".join(words), note=_sources(definition, score.sources))
    bands = [
        _("{name} vanaf {load}").format(name=str(band.label).lower(), load=number(band.at_least))
        for band in definition.load_bands
    ]
    if bands:
        yield Item(lead=_("Een stap is:"), text=sentence("; ".join(bands)))
    weight = number(definition.amounts.likely_weight)
    expected = _("Wat gewoon is telt {weight} keer, het minst en het meest elk één keer.").format(weight=weight)
    yield Item(lead=_("Verwachte tijd:"), text=expected, note=_sources(definition, definition.amounts.sources))
    yield Item(lead=_("De hele reis:"), text=str(definition.index.text))


def _thresholds(definition: JourneyDefinition, score: BaseScore) -> Iterator[str]:
    if isinstance(score, CountScore):
        for weight in sorted({weight for weight in score.weights.values() if weight != 1}):
            fields = [str(definition.field_by_id[name].text) for name, own in score.weights.items() if own == weight]
            yield _("Dit telt {weight} keer: {fields}").format(weight=number(weight), fields=" ".join(fields))
    if isinstance(score, CountScore | HoursScore):
        steps = [
            _("vanaf {amount}: {burden}").format(amount=number(one.at_least), burden=one.burden)
            for one in score.thresholds
        ]
        yield sentence("; ".join([*steps, _("daaronder: 0")]))


def _rules(definition: JourneyDefinition) -> Iterator[tuple[Cell, Cell]]:
    meanings, labels = journey_meanings(definition), _labels(definition)

    def row(lead: str, text: str, when: str | None, sources: Sequence[str] = ()) -> tuple[Cell, Cell]:
        return Cell(text, lead=lead, note=_sources(definition, sources)), Cell(condition_words(when, meanings, labels))

    for point in definition.breaking_points:
        yield row(_("Breekpunt."), str(point.text), point.when, point.sources)
    for flag in definition.red_flags:
        lead = _("Rode vlag {code}.").format(code=flag.code or "")
        yield row(lead, str(flag.text), flag.when, flag.sources)
    for rule in definition.classes:
        yield row(_("Klasse."), str(rule.text), rule.when)
    for one in definition.one_class_up:
        yield row(_("Klasse."), str(one.text), one.when, one.sources)
    evidence = definition.evidence
    yield row(_("Goed genoeg bekend."), str(evidence.text), evidence.when)
    yield row(_("Goed bekend."), _("De tijd van deze stap is goed bekend."), evidence.founded)
    yield row(_("Niet nodig volgens de wet."), _("Deze stap moet niet van de wet."), definition.avoidable)


def _sources(definition: JourneyDefinition, ids: Sequence[str]) -> str:
    titles = [str(source.title) for source in definition.sources if source.id in ids]
    return _("Bron: {titles}.").format(titles="; ".join(titles)) if titles else ""


def journey_meanings(definition: JourneyDefinition) -> Meanings:
    """Return what fields and scores are called: the word of the light form when a field has one of its own."""
    fields = {field.id: str(field.text).rstrip("?") for field in definition.fields}
    light = {one.fields[0]: str(one.label) for one in definition.light if len(one.fields) == 1}
    scores = {score.id: str(score.label) for score in definition.scores}
    return {name: uncapital(text) for name, text in {**fields, **light, **scores}.items()}


def _labels(definition: JourneyDefinition) -> Labels:
    return {
        (field.id, option.id): str(option.label)
        for field in definition.fields
        if isinstance(field, SingleChoice | MultipleChoice)
        for option in definition.form.options_of(field)
    }
