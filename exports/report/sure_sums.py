"""The annex on how sure the advice is: every threshold that was moved, and how often the advice stays when shaken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exports.dutch import enumeration, number
from exports.report.context import Context
from exports.report.sure_words import advice_label
from exports.report.views import Block, Cell, Column, Item, Paragraph, Section, Subheading, Table
from exports.report.words import band_word
from questionnaires.advice_model import RobustnessSettings
from questionnaires.model import BandRule
from questionnaires.translation import _
from scoring.outcome import NOT_STATED
from scoring.robustness.outcome import Robustness, Stability, ThresholdCheck

_HUNDRED = 100


def sure_sums_section(context: Context) -> tuple[Section, ...]:
    """Print what was moved and shaken, with every assumption."""
    found = context.outcome.robustness
    if found is None or not (found.thresholds or found.stability):
        return ()
    blocks = (*_thresholds(context, found), *_stability(context, found.stability))
    return (Section("zekerheid-rekenblad", context.theme.heading("sure_sums"), blocks),)


def _thresholds(context: Context, found: Robustness) -> Iterator[Block]:
    if not found.thresholds:
        return
    yield Subheading(_("Elke grens en elk gewicht, hoger en lager gezet"))
    factors = sorted({moved.factor for one in found.thresholds for moved in one.moved})
    yield Paragraph(
        _(
            "Grenzen en gewichten zijn keuzes van beleid, geen metingen. Elk is apart vermenigvuldigd met {factors}, "
            "terwijl al het andere gelijk bleef. Bovenaan in elke tabel staat wat het advies verandert."
        ).format(factors=enumeration([number(factor) for factor in factors]))
    )
    by_definition: dict[str, list[ThresholdCheck]] = {}
    for one in sorted(found.thresholds, key=lambda one: not one.changes):
        by_definition.setdefault(one.definition, []).append(one)
    for definition in dict.fromkeys(one.definition for one in found.thresholds):
        yield _table(context, definition, by_definition[definition])


def _table(context: Context, definition: str, found: Sequence[ThresholdCheck]) -> Table:
    source = context.catalogue.sources.get(definition)
    title = str(source.definition.title) if source else definition
    return Table(
        caption=_("Grenzen en gewichten van: {title}").format(title=title),
        columns=(Column(_("Regel of gewicht"), 58), Column(_("Waarde"), 12, "number"), Column(_("Advies"), 30)),
        rows=tuple(
            (
                _place(named_place(source.definition if source else None, one.where), one.where),
                Cell(number(one.value)),
                Cell(_("blijft gelijk")) if not one.changes else Cell(items=tuple(_moved(context, one))),
            )
            for one in found
        ),
        size="fine",
        may_break=True,
    )


def _place(name: str, where: str) -> Cell:
    return Cell(name, note=where) if name else Cell(where)


def named_place(definition: object, where: str) -> str:
    """Return what a place in a definition is called there: the last label or text on the way to it; else empty."""
    found, said = definition, ""
    for part in where.split("."):
        found = _inside(found, part)
        if isinstance(found, BandRule):
            said = _("Een thema is {band}.").format(band=band_word(found.band))
        said = str(getattr(found, "label", None) or getattr(found, "text", None) or said)
    return said


def _inside(found: object, part: str) -> object:
    """Return what a part of a place points at: a key, the id of one in a row, or its number in the row."""
    if isinstance(found, Mapping):
        return found.get(part)
    if isinstance(found, tuple):
        return next((one for one in found if getattr(one, "id", None) == part), None)
    return getattr(found, part, None)


def _moved(context: Context, one: ThresholdCheck) -> Iterator[Item]:
    advice = context.outcome.advice
    for moved in one.moved:
        if advice is None or moved.advice != advice.outcome:
            words = _("keer {factor}: {advice}")
            yield Item(words.format(factor=number(moved.factor), advice=advice_label(context, moved.advice)))


def _stability(context: Context, found: Stability | None) -> Iterator[Block]:
    if found is None:
        return
    yield Subheading(_("Als elk antwoord een beetje kan schuiven"))
    yield Paragraph(_stays(context, found), lead=_("Dit is geen kans dat het advies klopt."))
    if settings := _settings(context):
        yield Paragraph(str(settings.text))
    yield Paragraph(
        _("Er is {draws} keer geschud. Begingetal: {seed}. Met hetzelfde dossier komt er hetzelfde uit.").format(
            draws=number(found.draws), seed=str(found.seed)
        )
    )
    rows = tuple(
        (
            Cell(_basis(context, one.basis)),
            Cell(number(one.answers)),
            Cell(_("{n} van de 100 keer").format(n=number(round(_HUNDRED * one.chance, 1)))),
        )
        for one in found.shaken
    )
    if rows:
        yield Table(
            caption=_("Aanname: hoe vaak een antwoord schuift"),
            columns=(
                Column(_("Hoe bekend"), 46),
                Column(_("Antwoorden"), 20, "number"),
                Column(_("Schuift een plaats"), 34),
            ),
            rows=rows,
            size="fine",
        )
    yield Table(
        caption=_("Welk advies eruit kwam"),
        columns=(Column(_("Advies"), 60), Column(_("Keer"), 40, "number")),
        rows=tuple(
            (Cell(advice_label(context, advice)), Cell(number(times))) for advice, times in found.by_advice.items()
        ),
        size="fine",
    )


def _stays(context: Context, found: Stability) -> str:
    """Say how often the advice stays, in whole hundredths and never with a false precision."""
    advice = context.outcome.advice
    label = advice_label(context, advice.outcome) if advice else ""
    if found.share >= 1:
        return _("Bij elke keer schudden bleef het: {advice}.").format(advice=label)
    times = round(_HUNDRED * found.share)
    if times in {0, _HUNDRED}:
        words = (
            _("Bij bijna elke keer schudden bleef het: {advice}.") if times else _("Bijna nooit bleef het: {advice}.")
        )
        return words.format(advice=label)
    return _("Bij ongeveer {times} van de 100 keer schudden bleef het: {advice}.").format(
        times=number(times), advice=label
    )


def _basis(context: Context, basis: str) -> str:
    words = _("niet gezegd hoe we dit weten") if basis == NOT_STATED else context.basis(basis)
    return words[:1].upper() + words[1:]


def _settings(context: Context) -> RobustnessSettings | None:
    advice = context.outcome.advice
    return context.catalogue.advice_rules[advice.definition].robustness if advice else None
