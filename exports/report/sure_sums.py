"""The annex on how sure the advice is: every threshold that was moved, and how often the advice stays when shaken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.dutch import capital, counted, enumeration, number, sentence
from exports.report.context import Context
from exports.report.number_words import NumberWords, number_words
from exports.report.sure_words import advice_label
from exports.report.views import Block, Cell, Column, Item, Listing, Paragraph, Section, Subheading, Table
from questionnaires.advice_model import ADVICE_ORDER, RobustnessSettings
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
            "terwijl al het andere gelijk bleef."
        ).format(factors=enumeration([number(factor) for factor in factors]))
    )
    changing = [one for one in found.thresholds if one.changes]
    if changing:
        yield _table(context, changing)
    elif len(found.thresholds) > 1:
        yield Paragraph(_("Geen van de {n} verandert het advies.").format(n=number(len(found.thresholds))))
    yield from _unchanged(context, [one for one in found.thresholds if not one.changes])


def _table(context: Context, found: Sequence[ThresholdCheck]) -> Table:
    return Table(
        caption=_("Dit verandert het advies wel"),
        columns=(Column(_("Regel of gewicht"), 58), Column(_("Waarde"), 12, "number"), Column(_("Advies"), 30)),
        rows=tuple(
            (
                Cell(words.about, note=words.which),
                Cell(number(one.value)),
                Cell(items=tuple(_moved(context, one))),
            )
            for one, words in zip(found, _words(context, found), strict=True)
        ),
        size="fine",
        may_break=True,
    )


def _unchanged(context: Context, found: Sequence[ThresholdCheck]) -> Iterator[Block]:
    """Name what does not change the advice, in one run for each definition."""
    by_definition: dict[str, dict[str, list[str]]] = {}
    for one, words in zip(found, _words(context, found), strict=True):
        of_definition = by_definition.setdefault(one.definition, {})
        of_definition.setdefault(words.about, []).append(f"{words.which}: {number(one.value)}")
    for definition, rules in by_definition.items():
        source = context.catalogue.sources.get(definition)
        yield Paragraph(
            _("Hierbij blijft het advies gelijk:"), lead=f"{source.definition.title}." if source else "", tone="quiet"
        )
        yield Listing(
            tuple(Item(sentence("; ".join(said)), lead=_lead(about)) for about, said in rules.items()), style="fine"
        )


def _lead(about: str) -> str:
    return about if about.endswith(".") else f"{about}:"


def _words(context: Context, found: Sequence[ThresholdCheck]) -> Iterator[NumberWords]:
    sources = context.catalogue.sources
    return (number_words(getattr(sources.get(one.definition), "definition", None), one.where) for one in found)


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
    no_chance = _("Dit is geen kans dat het advies klopt.")
    if context.outcome.advice is not None and context.outcome.advice.outcome == ADVICE_ORDER[-1]:
        # What stays then is that too little is known: a share would read as very sure.
        nothing = _("Er is nog geen advies dat gelijk kan blijven. Daarom staat hier niet hoe vaak dat zo is.")
        yield Paragraph(f"{nothing} {_known(context, found)}", lead=no_chance)
        return
    yield Paragraph(_stays(context, found), lead=no_chance)
    yield Paragraph(_known(context, found))
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


def _known(context: Context, found: Stability) -> str:
    """Say how many answers were shaken, and how many could not be because nobody knows them yet."""
    shaken = counted(sum(one.answers for one in found.shaken), _("antwoord"), _("antwoorden"))
    unknown = sum(theme.unknown for group in context.outcome.groups for theme in group.themes)
    if not unknown:
        return _("Bekend en geschud: {shaken}. Er staat geen vraag open.").format(shaken=shaken)
    words = _("Bekend en geschud: {shaken}. Nog niet bekend: {unknown}. Die doen niet mee en blijven onbekend.")
    return words.format(shaken=shaken, unknown=counted(unknown, _("antwoord"), _("antwoorden")))


def _basis(context: Context, basis: str) -> str:
    words = _("niet gezegd hoe we dit weten") if basis == NOT_STATED else context.basis(basis)
    return capital(words)


def _settings(context: Context) -> RobustnessSettings | None:
    advice = context.outcome.advice
    return context.catalogue.advice_rules[advice.definition].robustness if advice else None
