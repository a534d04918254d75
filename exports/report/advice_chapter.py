"""The advice in the report: the rule that decided, what it looked at, what would give a better one, and deviations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from exports.dutch import number, sentence
from exports.report.advice_words import Advised, advised
from exports.report.context import Context
from exports.report.journey_words import about_hours
from exports.report.views import Block, Cell, Column, Item, Listing, Paragraph, Section, Subheading, Table
from exports.report.words import (
    class_with_floor,
    comparison_phrase,
    compass_said,
    compass_word,
)
from questionnaires.compass_model import CompassId
from questionnaires.translation import _
from scoring.advice.alternatives import doing_nothing, is_doing_nothing
from scoring.advice.definition import compiled_advice
from scoring.advice.outcome import AdviceEvidenceFacts, AdviceInputs, InputChange
from scoring.outcome import ClassId, ComparisonId, GroupOutcome


def advice_section(context: Context) -> tuple[Section, ...]:
    """Tell the whole advice."""
    found = advised(context)
    if found is None:
        return ()
    blocks = (*_said(found), *_deviation(found), *_inputs(context, found), *_next_better(context, found))
    return (Section("advies", context.theme.heading("advice"), blocks),)


def alternatives_section(context: Context) -> tuple[Section, ...]:
    """Print every alternative in full, doing nothing first, and what a heavy advice is missing."""
    advice, given = context.outcome.advice, context.dossier.alternatives
    if advice is None or not (given or context.doing_nothing):
        return ()
    easier = {True: _("ja"), False: _("nee"), None: _("nog niet bekend")}
    others = [
        (
            Cell(lead=one.name, note=one.what or ""),
            Cell(easier[one.easier]),
            Cell(one.why_not or _("nog geen reden opgeschreven")),
        )
        for one in given
        if not is_doing_nothing(one.name)
    ]
    table = Table(
        caption=_("Andere keuzes"),
        columns=(Column(_("Keuze"), 26), Column(_("Makkelijker voor mensen?"), 40), Column(_("Waarom niet"), 34)),
        rows=(_nothing_row(context, advice.comparison), *others),
        size="dense",
        caption_hidden=True,
    )
    blocks: list[Block] = [table]
    if "easier_alternative" in advice.missing:
        said = _(
            "Dit voorstel is zwaar. Dan hoort hier welke makkelijkere weg is bekeken, en waarom die niet is gekozen."
        )
        blocks.append(Paragraph(said, lead=_("Nog niet ingevuld.")))
    return (Section("andere-keuzes", context.theme.heading("alternatives"), tuple(blocks)),)


def _nothing_row(context: Context, comparison: ComparisonId) -> tuple[Cell, Cell, Cell]:
    """How heavy it is for each group when nothing changes."""
    given = next((one for one in context.dossier.alternatives if is_doing_nothing(one.name)), None)
    compared = _("Dit voorstel is {comparison}.").format(comparison=comparison_phrase(comparison))
    nothing = context.doing_nothing
    figures = (Item(_figures(group), lead=f"{group.name}:") for group in (nothing.groups if nothing else ()))
    return (
        Cell(lead=doing_nothing(), note=(given.what or "") if given else ""),
        Cell(compared, items=tuple(figures)),
        Cell(given.why_not if given and given.why_not else _("Dit is waarmee het voorstel is vergeleken.")),
    )


def _figures(group: GroupOutcome) -> str:
    words = class_with_floor(group.burden_class, group.burden_at_least)
    burden = _("zwaarte {words}").format(words=words)
    if group.journey is None:
        return burden
    hours = group.journey.hours_per_household
    return f"{burden}; {_('0 uur') if hours and not hours.high else about_hours(hours)}"


def _said(found: Advised) -> Iterator[Block]:
    words = found.words(found.final)
    if found.outcome.provisional:
        yield Paragraph(
            _("Het voorstel is nog een verkenning. Wat hier staat, is voorlopig en geen advies om over te besluiten.")
        )
    yield Paragraph(str(words.sentence), lead=sentence(str(words.label)))
    yield Paragraph(str(words.next_step), lead=_("Wat nu:"))
    yield Paragraph(_rule(found), lead=_("De regel die dit besliste:"))


def _rule(found: Advised) -> str:
    given = str(found.words(found.outcome.outcome).label)
    if found.outcome.deviation is None:
        return found.why
    return _("{rule} Dat geeft: {advice}.").format(rule=found.why, advice=given)


def _deviation(found: Advised) -> Iterator[Block]:
    rules, outcome = found.definition.deviation, found.outcome
    if outcome.deviation is not None:
        given, made = (str(found.words(one).label) for one in (outcome.outcome, outcome.deviation.advice))
        yield Subheading(_("Afgeweken van de uitkomst"))
        yield Paragraph(_("De regels geven: {given}. Het advies is nu: {made}.").format(given=given, made=made))
        yield Paragraph(sentence(outcome.deviation.reason), lead=_("De reden:"))
        yield Paragraph(sentence(outcome.deviation.by), lead=_("Besloten door:"))
        yield Paragraph(str(rules.text), tone="quiet")
    elif outcome.refused_deviation is not None:
        chosen = str(found.words(outcome.refused_deviation.advice).label)
        yield Subheading(_("Een afwijking die niet telt"))
        yield Paragraph(_("In het dossier staat: {advice}. Dat mag hier niet.").format(advice=chosen))
        yield Paragraph(str(rules.text), tone="quiet")


def _inputs(context: Context, found: Advised) -> Iterator[Block]:
    inputs, facts = found.outcome.inputs, found.outcome.evidence_facts
    at_least = context.outcome.burden_at_least
    promised = _("Voorwaarden: {promises} toegezegd, {intentions} nog niet.").format(
        promises=number(found.outcome.promises), intentions=number(found.outcome.intentions)
    )
    rows = (
        (Cell(_input_name("burden")), Cell(class_with_floor(inputs.burden, at_least)), Cell(_worst(context))),
        (Cell(_input_name("compass")), Cell(_compass(context, inputs)), Cell(_compass_why(context))),
        (Cell(_input_name("open_flag")), Cell(_said_of(inputs, "open_flag")), Cell("")),
        (
            Cell(_input_name("measures_agreed")),
            Cell(_said_of(inputs, "measures_agreed")),
            Cell(promised if found.outcome.conditions else _("Er hoeft niets te worden toegezegd.")),
        ),
        (
            Cell(_input_name("evidence")),
            Cell(_said_of(inputs, "evidence")),
            Cell(items=tuple(Item(text) for text in _evidence(context, facts))),
        ),
    )
    yield Subheading(_("Waar de regels naar keken"))
    yield Table(
        caption=_("Waar de regels naar keken"),
        columns=(Column(_("Gegeven"), 34), Column(_("Uitkomst"), 20), Column(_("Hoe dat komt"), 46)),
        rows=rows,
        size="dense",
        caption_hidden=True,
    )


def _worst(context: Context) -> str:
    names = [group.name for outcome, group in context.groups if outcome.burden_class == context.outcome.burden_class]
    return _("De zwaarste groep telt: {group}.").format(group=names[0]) if names else _("Er is nog geen doelgroep.")


def _compass(context: Context, inputs: AdviceInputs) -> str:
    compass = context.outcome.compass
    return compass_said(compass) if compass else _said_of(inputs, "compass")


def _compass_why(context: Context) -> str:
    compass = context.outcome.compass
    if compass is None:
        return _("Er is geen kompas bij deze vragenlijst.")
    if compass.not_applicable:
        return _("Het kompas is niet van toepassing; de reden staat bij het kompas.")
    rules = context.catalogue.compasses[compass.definition].outcomes
    return next((str(rule.text) for rule in rules if rule.id == compass.rule), "")


def _evidence(context: Context, facts: AdviceEvidenceFacts) -> Iterator[str]:
    percent = number(round(100 * facts.founded_share))
    yield _("Beter bekend dan een eigen inschatting: {percent} procent van de antwoorden.").format(percent=percent)
    for questions, words in (
        (facts.unfounded_bottlenecks, _("Alleen een eigen inschatting, en een knelpunt: {question}")),
        (facts.unfounded_critical, _("Alleen een eigen inschatting, en doorslaggevend: {question}")),
    ):
        for question in questions:
            yield words.format(question=str(context.question(question).text))
    if facts.journey_missing:
        yield _("De reis is nog niet beschreven.")
    elif facts.journey_evidence == "onvoldoende":
        yield _("De reis is beschreven, maar nog niet goed genoeg bekend.")


def _next_better(context: Context, found: Advised) -> Iterator[Block]:
    better = found.outcome.next_better
    if better is None:
        return
    label = str(found.words(better.advice).label)
    yield Subheading(_("Wat er moet veranderen voor: {advice}").format(advice=label))
    yield Listing(tuple(Item(_change(change), lead=f"{_input_name(change.input)}:") for change in better.changes))
    rule = found.definition.rule_by_id[better.rule]
    compass = context.outcome.compass
    applies = compass is None or not compass.not_applicable
    then = _after(found.outcome.inputs, better.changes)
    because = compiled_advice(found.definition).reasons_for(rule, then, compass_applies=applies)
    yield Paragraph(_("Dan geldt: {why}").format(why=" ".join(because)), tone="quiet")


def _after(inputs: AdviceInputs, changes: Sequence[InputChange]) -> AdviceInputs:
    """Return the inputs after these changes."""
    values: dict[str, Any] = {change.input: change.to for change in changes}
    return replace(inputs, **values)


def _change(change: InputChange) -> str:
    now, then = _value(change.input, change.now), _value(change.input, change.to)
    if change.to in {True, False, _CLASSES[0], _COMPASS[0]}:
        return _("van {now} naar {then}.").format(now=now, then=then)
    better = _("lichter") if change.input == "burden" else _("beter")
    return _("van {now} naar {then} of {better}.").format(now=now, then=then, better=better)


def _said_of(inputs: AdviceInputs, name: str) -> str:
    return _value(name, getattr(inputs, name))


def _input_name(name: str) -> str:
    names = {
        "burden": _("Zwaarte"),
        "compass": _("Kompas"),
        "open_flag": _("Is er een rode vlag?"),
        "measures_agreed": _("Is alles wat knelt met een toezegging geregeld?"),
        "evidence": _("Is er genoeg bekend?"),
    }
    return names[name]


_CLASSES: tuple[ClassId, ...] = ("laag", "middel", "hoog", "onbekend")
_COMPASS: tuple[CompassId, ...] = ("op_orde", "deels", "niet_op_orde", "onbekend")


def _value(name: str, value: object) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if name == "burden":
        return next(class_with_floor(one, one) for one in _CLASSES if one == value)
    return next(compass_word(one) for one in _COMPASS if one == value)
