"""The compass in the report: every check with its answer and what shows it."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import day, enumeration, number, sentence
from exports.report.context import Context
from exports.report.views import Block, Cell, Column, Item, Paragraph, Section, Table
from exports.report.words import compass_said, compass_word, evidence_word
from questionnaires.compass_model import Check, CompassDefinition
from questionnaires.translation import _
from scoring.compass.outcome import CheckOutcome, CompassOutcome
from scoring.participation import CheckAnswer


def compass_section(context: Context) -> tuple[Section, ...]:
    """Tell how people are involved, check by check."""
    outcome, answers = context.outcome.compass, context.dossier.compass
    if outcome is None or answers is None:
        return ()
    definition = context.catalogue.compasses[outcome.definition]
    blocks: list[Block] = [Paragraph(_why(outcome, definition), lead=_outcome(outcome))]
    if answers.not_applicable:
        blocks.append(Paragraph(sentence(answers.not_applicable), lead=_("Niet van toepassing, omdat:")))
        return (Section("kompas", context.theme.heading("compass"), tuple(blocks)),)
    blocks.append(Paragraph(_points(outcome, definition)))
    if answers.mandate is not None:
        chosen = next((one for one in definition.mandate.options if one.id == answers.mandate), None)
        said = sentence(str(chosen.label)) if chosen else ""
        more = sentence(answers.mandate_explanation or "")
        blocks.append(Paragraph(f"{said} {more}".strip(), lead=str(definition.mandate.text)))
    blocks.append(_checks(context, outcome, definition))
    names = [group.name for group in context.dossier.groups if group.id in outcome.groups_without_journey]
    if names:
        words = _("Deze groepen staan in het plan, maar hun reis is nog niet beschreven: {groups}.")
        blocks.append(Paragraph(words.format(groups=enumeration(names))))
    return (Section("kompas", context.theme.heading("compass"), tuple(blocks)),)


def _outcome(outcome: CompassOutcome) -> str:
    return sentence(_("Hoe mensen zijn betrokken: {word}").format(word=compass_said(outcome)))


def _why(outcome: CompassOutcome, definition: CompassDefinition) -> str:
    if outcome.not_applicable:
        return ""
    why = next((str(rule.text) for rule in definition.outcomes if rule.id == outcome.rule), str(definition.range_text))
    if outcome.outcome_at_best == outcome.outcome_at_worst:
        return why
    between = _("Het kan nog worden: van {worst} tot {best}.").format(
        worst=compass_word(outcome.outcome_at_worst), best=compass_word(outcome.outcome_at_best)
    )
    return f"{why} {between}"


def _points(outcome: CompassOutcome, definition: CompassDefinition) -> str:
    phase = definition.phase_by_id[outcome.phase]
    counted_as = (
        _("Geteld voor de fase: {phase}.").format(phase=str(phase.label).lower())
        if outcome.phase_known
        else _("De fase is niet bekend. Daarom is geteld voor: {phase}.").format(phase=str(phase.label).lower())
    )
    points = _("{points} van de {maximum} punten.").format(
        points=number(outcome.points), maximum=number(outcome.maximum)
    )
    return f"{counted_as} {points}"


def _checks(context: Context, outcome: CompassOutcome, definition: CompassDefinition) -> Table:
    answers = context.dossier.compass
    rows = tuple(
        _row(definition, definition.check_by_id[one.id], one, answers.answer_by_check.get(one.id) if answers else None)
        for one in outcome.checks
    )
    return Table(
        caption=_("Het kompas, vraag voor vraag"),
        columns=(Column(_("Vraag"), 40), Column(_("Antwoord"), 26), Column(_("Waaruit dat blijkt"), 34)),
        rows=rows,
        size="dense",
        caption_hidden=True,
        may_break=True,
    )


def _row(
    definition: CompassDefinition, check: Check, one: CheckOutcome, answer: CheckAnswer | None
) -> tuple[Cell, ...]:
    lead = f"{check.code}. {check.title}:" if check.code else f"{check.title}:"
    note = _("Telt in de kern.") if one.core else ""
    return (
        Cell(str(check.text), lead=lead, note=note),
        Cell(_answer(definition, one), note=" ".join(_explained(one, answer))),
        Cell(items=tuple(_evidence(answer))),
    )


def _answer(definition: CompassDefinition, one: CheckOutcome) -> str:
    if one.state == "later":
        return _("komt later")
    if one.state == "not_applicable":
        return _("niet van toepassing")
    given = str(definition.option_by_id[one.answer].label) if one.answer else _("weet ik niet")
    if one.counts_as and one.counts_as != one.answer:
        counts = str(definition.option_by_id[one.counts_as].label).lower()
        return _("{given}, telt als {counts}").format(given=given, counts=counts)
    if one.answer and one.state == "unknown":
        return _("{given}, telt als nog niet bekend").format(given=given)
    return given


def _explained(one: CheckOutcome, answer: CheckAnswer | None) -> Iterator[str]:
    if one.why == "no_evidence":
        yield _("Er staat niet bij waaruit dat blijkt.")
    elif one.why == "no_explanation":
        yield _("Er staat niet bij wat wel en wat niet is gedaan.")
    if answer is None:
        return
    for text in (answer.explanation, answer.not_applicable):
        if text:
            yield sentence(text)
    if answer.by or answer.until:
        who = answer.by or _("nog niemand")
        when = _(", uiterlijk {day}").format(day=day(answer.until)) if answer.until else ""
        yield _("Zoekt het uit: {who}{when}.").format(who=who, when=when)


def _evidence(answer: CheckAnswer | None) -> Iterator[Item]:
    for one in answer.evidence if answer else ():
        yield Item(_("{description} ({kind})").format(description=one.description, kind=evidence_word(one.kind)))
