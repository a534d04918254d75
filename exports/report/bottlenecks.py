"""Bottlenecks with why they are one and what could be done, red flags with their norms, and the chosen measures."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import clipped, day, enumeration, sentence
from exports.report.context import Context
from exports.report.findings import GatheredBottleneck, bottlenecks
from exports.report.views import Cell, Column, Item, Listing, Paragraph, Section, Table
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.dossier import Measure

_MOST_POSSIBLE = 4


def bottlenecks_section(context: Context) -> tuple[Section, ...]:
    """List every bottleneck: the answer, for whom, how it is known, why it is one, and the measures."""
    found = bottlenecks(context)
    if not found:
        return ()
    introduction = Paragraph(
        _(
            "Een knelpunt is een antwoord dat zo zwaar is dat lichte antwoorden het niet goedmaken. "
            "Bovenaan staat wat het zwaarst weegt. Een knelpunt telt ook mee als er een maatregel voor is."
        )
    )
    table = Table(
        caption=_("Knelpunten, waarom ze dat zijn en wat eraan te doen is"),
        columns=(Column(_("Knelpunt"), 36), Column(_("Waarom, en hoe bekend"), 28), Column(_("Maatregelen"), 36)),
        rows=tuple(_row(context, one) for one in found),
        caption_hidden=True,
    )
    return (Section("knelpunten", context.theme.heading("bottlenecks"), (introduction, table)),)


def red_flags_section(context: Context) -> tuple[Section, ...]:
    """List the answers that decision-makers must see, each with the norms it touches."""
    rules = {
        rule.id: str(rule.text)
        for rule in (context.questionnaire.scoring.red_flags if context.questionnaire.scoring else ())
    }
    found: dict[tuple[str, str, str], list[str]] = {}
    for outcome, group in context.groups:
        for flag in outcome.red_flags:
            key = (flag.question, context.question_text(flag.question, outcome.kind), flag.reason)
            found.setdefault(key, []).append(group.name)
    if not found:
        return ()
    items = tuple(
        Item(
            lead=sentence(text),
            text=rules.get(reason, reason),
            note=" ".join(filter(None, (_groups_note(context, tuple(groups)), _norms(context, question)))),
        )
        for (question, text, reason), groups in found.items()
    )
    return (Section("rode-vlaggen", context.theme.heading("red_flags"), (Listing(items),)),)


def measures_section(context: Context) -> tuple[Section, ...]:
    """List the chosen measures: promised, or only an intention."""
    if not context.dossier.measures:
        return ()
    rows = tuple(_measure_row(context, measure) for measure in context.dossier.measures)
    table = Table(
        caption=_("Gekozen maatregelen"),
        columns=(Column(_("Maatregel"), 54), Column(_("Stand"), 46)),
        rows=rows,
        caption_hidden=True,
    )
    introduction = Paragraph(
        _(
            "Een maatregel is pas toegezegd als een functie die belooft, met een datum en dekking. "
            "Anders is het een voornemen. Maatregelen veranderen de uitkomst pas als het voorstel zelf verandert."
        )
    )
    return (Section("maatregelen", context.theme.heading("measures"), (introduction, table)),)


def _row(context: Context, one: GatheredBottleneck) -> tuple[Cell, ...]:
    tags = [_("rode vlag")] if one.red_flag else []
    if one.new:
        tags.append(_("nieuw door het voorstel"))
    groups = _groups_note(context, one.groups)
    return (
        Cell(
            text=one.question,
            answer=sentence(one.answer),
            note=" ".join(filter(None, (groups, sentence(enumeration(tags))))),
        ),
        Cell(
            text=_reason(context, one.reason),
            note=_("Hoe weten we dit: {basis}.").format(basis=context.basis(one.basis).lower()),
        ),
        Cell(items=tuple(_measures(context, one))),
    )


def _reason(context: Context, rule_id: str) -> str:
    scoring = context.questionnaire.scoring
    return next((str(rule.text) for rule in (scoring.bottlenecks if scoring else ()) if rule.id == rule_id), rule_id)


def _groups_note(context: Context, groups: tuple[str, ...]) -> str:
    if len(context.groups) < 2 or len(groups) == len(context.groups):  # noqa: PLR2004 - one group needs no name.
        return ""
    return _("Voor: {groups}.").format(groups=enumeration([clipped(group, 60) for group in groups]))


def _measures(context: Context, one: GatheredBottleneck) -> Iterator[Item]:
    chosen = [measure for measure in context.dossier.measures if measure.id in one.measures]
    for measure in chosen:
        yield Item(lead=_("Toegezegd:") if measure.is_agreed else _("Voornemen:"), text=measure.text)
    taken = {measure.term for measure in chosen}
    possible = [
        (vocabulary, term)
        for vocabulary, term in context.terms(VocabularyRole.MEASURES, one.question_id)
        if term.id not in taken
    ]
    for vocabulary, term in possible[:_MOST_POSSIBLE]:
        label = next((str(group.label) for group in vocabulary.groups if group.id == term.group), _("Mogelijk"))
        yield Item(lead=_("Kan: {kind}.").format(kind=label.lower()), text=str(term.label))
    if not chosen and not possible:
        yield Item(text=_("Nog geen maatregel."))


def _norms(context: Context, question_id: str) -> str:
    norms = [
        _("{norm} ({lens})").format(norm=term.label, lens=str(vocabulary.title).lower())
        for vocabulary, term in context.terms(VocabularyRole.LENS, question_id)
    ]
    return _("Raakt aan: {norms}.").format(norms=enumeration(norms)) if norms else ""


def _measure_row(context: Context, measure: Measure) -> tuple[Cell, ...]:
    names = {group.id: group.name for group in context.dossier.groups}
    groups = enumeration([names[group] for group in measure.groups if group in names]) or _("alle doelgroepen")
    term = sentence(context.term_label(VocabularyRole.MEASURES, measure.term)) if measure.term else ""
    return (
        Cell(measure.text, note=f"{term} {_('Voor: {groups}.').format(groups=groups)}".strip()),
        Cell(lead=_("Toegezegd.") if measure.is_agreed else _("Voornemen."), text=_promise(measure)),
    )


def _promise(measure: Measure) -> str:
    parts = []
    if measure.agreed:
        parts.append(
            _("Toegezegd door {function} op {day}.").format(function=measure.agreed.by, day=day(measure.agreed.on))
        )
    if measure.deadline:
        parts.append(_("Klaar op {day}.").format(day=day(measure.deadline)))
    if measure.cover:
        parts.append(_("Dekking: {cover}.").format(cover=measure.cover))
    missing = [
        word
        for word, there in (
            (_("toezegging"), measure.agreed),
            (_("datum"), measure.deadline),
            (_("dekking"), measure.is_covered),
        )
        if not there
    ]
    if missing:
        parts.append(_("Ontbreekt nog: {parts}.").format(parts=enumeration(missing)))
    return " ".join(parts)
