"""The annex on how sure the advice is: every threshold that was moved, and how often the advice stays when shaken."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import number
from exports.report.context import Context
from exports.report.sure_words import advice_label
from exports.report.views import Block, Cell, Column, Paragraph, Section, Subheading, Table
from questionnaires.advice_model import RobustnessSettings
from questionnaires.translation import _
from scoring.outcome import NOT_STATED
from scoring.robustness.outcome import MovedThreshold, Robustness, Stability, ThresholdCheck

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
    yield Paragraph(
        _(
            "Grenzen en gewichten zijn keuzes van beleid, geen metingen. Elk is apart vermenigvuldigd met de getallen "
            "in de tabel, terwijl al het andere gelijk bleef. Bovenaan staat wat het advies verandert."
        )
    )
    ordered = sorted(found.thresholds, key=lambda one: not one.changes)
    factors = sorted({moved.factor for one in found.thresholds for moved in one.moved})
    width = 40 // max(1, len(factors))
    yield Table(
        caption=_("Elke grens en elk gewicht, hoger en lager gezet"),
        columns=(
            Column(_("Waar het staat"), 100 - 12 - width * len(factors)),
            Column(_("Waarde"), 12, "number"),
            *(Column(_("Keer {factor}").format(factor=number(factor)), width) for factor in factors),
        ),
        rows=tuple(_threshold(context, one, factors) for one in ordered),
        size="fine",
        caption_hidden=True,
        may_break=True,
    )


def _threshold(context: Context, one: ThresholdCheck, factors: list[float]) -> tuple[Cell, ...]:
    source = context.catalogue.sources.get(one.definition)
    title = str(source.definition.title) if source else one.definition
    moved = {each.factor: each for each in one.moved}
    return (
        Cell(one.where, note=title),
        Cell(number(one.value)),
        *(Cell(_moved(context, moved.get(factor))) for factor in factors),
    )


def _moved(context: Context, moved: MovedThreshold | None) -> str:
    if moved is None:
        return _("niet bekeken")
    advice = context.outcome.advice
    if advice is not None and moved.advice == advice.outcome:
        return _("gelijk")
    return advice_label(context, moved.advice)


def _stability(context: Context, found: Stability | None) -> Iterator[Block]:
    if found is None:
        return
    yield Subheading(_("Als elk antwoord een beetje kan schuiven"))
    percent = number(round(_HUNDRED * found.share))
    yield Paragraph(
        _("Het advies bleef gelijk bij ongeveer {percent} van de 100 keer schudden.").format(percent=percent),
        lead=_("Dit is geen kans dat het advies klopt."),
    )
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
            Cell(_("{n} van de 100 keer").format(n=number(round(_HUNDRED * one.chance)))),
        )
        for one in found.shaken
    )
    if rows:
        yield Table(
            caption=_("Hoe vaak een antwoord schuift"),
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


def _basis(context: Context, basis: str) -> str:
    words = _("niet gezegd hoe we dit weten") if basis == NOT_STATED else context.basis(basis)
    return words[:1].upper() + words[1:]


def _settings(context: Context) -> RobustnessSettings | None:
    advice = context.outcome.advice
    return context.catalogue.advice_rules[advice.definition].robustness if advice else None
