"""The profile per theme as a picture with its table, and the counts per kind of burden and per capacity."""

from __future__ import annotations

from collections.abc import Iterator

from exports.charts import ChartInput, legend, profile_chart
from exports.dutch import counted, number, sentence
from exports.report.answer_words import is_new
from exports.report.context import Context
from exports.report.views import Block, Cell, Column, Figure, Item, Listing, Paragraph, Section, Subheading, Table
from exports.report.words import (
    band_mark,
    band_word,
    class_with_floor,
    comparison_phrase,
    deepen_word,
    group_kind_word,
    verdict_words,
)
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.dossier import Group
from scoring.outcome import BAND_ORDER, GroupOutcome, ProfileCount, ThemeOutcome


def profile_section(context: Context) -> tuple[Section, ...]:
    """Draw, for every group, how heavy each theme is now and after the proposal."""
    if context.outcome.depth == "quickscan" or not context.groups:
        return ()
    blocks: list[Block] = []
    for outcome, group in context.groups:
        blocks += _group_blocks(context, outcome, group, fresh_page=bool(blocks))
    # Of several groups each has a page, so that they can be laid side by side.
    several = len(context.groups) > 1
    return (Section("profiel", context.theme.heading("profile"), tuple(blocks), fresh_page=several),)


def _group_blocks(context: Context, outcome: GroupOutcome, group: Group, *, fresh_page: bool) -> Iterator[Block]:
    yield Subheading(group.name, fresh_page=fresh_page)
    yield Paragraph(
        _("De zwaarte na het voorstel is {burden_class}. Dat is {comparison}. Oordeel: {verdict}.").format(
            burden_class=class_with_floor(outcome.burden_class, outcome.burden_at_least),
            comparison=comparison_phrase(outcome.comparison),
            verdict=verdict_words(outcome.verdict, already_heavy=outcome.already_heavy),
        )
    )
    yield Paragraph(" ".join(_who(context, group)), tone="quiet")
    scored = tuple(theme for theme in outcome.themes if theme.role == "theme")
    around = tuple(theme for theme in outcome.themes if theme.role == "context")
    themes = (*scored, *around)
    title = _("Profiel van {group}.").format(group=group.name)
    chart = profile_chart(
        title, [_chart_input(context, theme) for theme in themes], [band_word(band) for band in BAND_ORDER]
    )
    yield Figure(chart, " ".join((_("Zwaarte per thema."), legend(), *_around_note(context, around))))
    yield Table(
        caption=_("Dezelfde gegevens als tabel: {group}").format(group=group.name),
        columns=(
            Column(_("Thema"), 35),
            Column(_("Na het voorstel"), 23),
            Column(_("Nu"), 13),
            Column(_("Kan nog worden"), 18),
            Column(_("Onbekend"), 11, "number"),
        ),
        rows=tuple(_theme_row(context, group, theme) for theme in themes),
        size="dense",
    )


def _who(context: Context, group: Group) -> Iterator[str]:
    """Who the group is, in full: its kind, size, circumstances and description."""
    kind = group_kind_word(group.kind)
    size = counted(group.size, _("persoon"), _("mensen")) if group.size is not None else _("aantal onbekend")
    source = _(" (bron: {source})").format(source=group.size_source) if group.size_source else ""
    yield sentence(f"{kind}, {size}{source}")
    if group.circumstances:
        labels = [context.term_label(VocabularyRole.CIRCUMSTANCES, one) for one in group.circumstances]
        yield _("Omstandigheden: {labels}.").format(labels="; ".join(labels))
    if group.description:
        yield group.description


def _around_note(context: Context, around: tuple[ThemeOutcome, ...]) -> Iterator[str]:
    for theme in around:
        yield _("{name} telt niet mee als thema, maar maakt een zwaar antwoord elders eerder tot knelpunt.").format(
            name=context.section_title(theme.id)
        )


def deepen_section(context: Context) -> tuple[Section, ...]:
    """After a short test: which themes deserve the full questions, and why."""
    if context.outcome.depth != "short":
        return ()
    reasons: dict[str, dict[str, list[str]]] = {}
    for outcome, group in context.groups:
        for theme in outcome.themes:
            if theme.deepen:
                reasons.setdefault(theme.id, {}).setdefault(deepen_word(theme.deepen), []).append(group.name)
    items = tuple(
        Item(
            lead=f"{context.section_title(theme)}:",
            text="; ".join(
                why if len(context.groups) == 1 else _("{why} ({groups})").format(why=why, groups=", ".join(groups))
                for why, groups in found.items()
            )
            + ".",
        )
        for theme, found in reasons.items()
    )
    depth = next((one for one in context.questionnaire.depths if one.id == "short"), None)
    leaves_out = str(depth.leaves_out) if depth else ""
    blocks: list[Block] = [Paragraph(_("Dit is een verkorte toets. {leaves_out}").format(leaves_out=leaves_out))]
    if items:
        blocks += [Paragraph(_("Vraag bij deze thema's verder met de volledige toets:")), Listing(items)]
    return (Section("verdiepen", context.theme.heading("deepen"), tuple(blocks)),)


def profiles_section(context: Context) -> tuple[Section, ...]:
    """Count heavy answers per kind of burden and per capacity: counts, never sums."""
    blocks = tuple(block for vocabulary in _profile_ids(context) for block in _profile_blocks(context, vocabulary))
    if not blocks or context.outcome.depth == "quickscan":
        return ()
    if not any(count.heavy for outcome, _group in context.groups for one in outcome.profiles for count in one.counts):
        none_heavy = Paragraph(_("Geen enkel antwoord is zwaar. Er is dus niets te tellen."))
        return (Section("soorten", context.theme.heading("profiles"), (none_heavy,)),)
    threshold = context.questionnaire.scoring.profile_from if context.questionnaire.scoring else 0
    introduction = Paragraph(
        _(
            "Hoeveel antwoorden zijn zwaar ({burden} of {heaviest} op de schaal van 0 tot 4)? Een antwoord kan bij "
            "meer soorten horen. Dit zijn aantallen, geen optelsom van zwaarte."
        ).format(burden=threshold, heaviest=4)
    )
    return (Section("soorten", context.theme.heading("profiles"), (introduction, *blocks)),)


def _chart_input(context: Context, theme: ThemeOutcome) -> ChartInput:
    name = context.section_title(theme.id)
    word = band_word(theme.band)
    parts = [_("{name}: {word}").format(name=name, word=word)]
    if theme.today:
        parts.append(_("nu {band}").format(band=band_word(theme.today)))
    if could_be := _range_words(theme):
        parts.append(_("kan nog worden: van {range}").format(range=could_be))
    return ChartInput(name, theme.band, theme.today, theme.range.low, theme.range.high, word, ", ".join(parts) + ".")


def _range_words(theme: ThemeOutcome) -> str:
    """Between which bands a theme can still end; empty when it is settled. A theme can end with nothing asked."""
    low, high = theme.range.low, theme.range.high
    if high is None or low == high:
        return ""
    return _("{low} tot {high}").format(low=band_word(low) if low else _("niets zwaars"), high=band_word(high))


def _theme_row(context: Context, group: Group, theme: ThemeOutcome) -> tuple[Cell, ...]:
    today = _("nieuw") if is_new(context, group, theme.id) else _("niet bekend")
    return (
        Cell(context.section_title(theme.id)),
        Cell(mark=band_mark(theme.band)),
        Cell(mark=band_mark(theme.today)) if theme.today else Cell(today),
        Cell(_range_words(theme) or _("ligt vast")),
        Cell(_("{unknown} van {asked}").format(unknown=number(theme.unknown), asked=number(theme.asked))),
    )


def _profile_ids(context: Context) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(profile.vocabulary for outcome, _group in context.groups for profile in outcome.profiles)
    )


def _profile_blocks(context: Context, vocabulary_id: str) -> Iterator[Block]:
    vocabulary = context.catalogue.vocabularies[vocabulary_id]
    counts: dict[str, dict[str, ProfileCount]] = {}
    for outcome, _group in context.groups:
        for profile in outcome.profiles:
            if profile.vocabulary == vocabulary_id:
                for count in profile.counts:
                    counts.setdefault(count.term, {})[outcome.id] = count
    shown = context.groups[:4]
    width = 52 // len(shown)
    rows = tuple(
        (
            Cell(str(vocabulary.term_by_id[term].label)),
            *(Cell(_count_words(by_group.get(outcome.id))) for outcome, _group in shown),
        )
        for term, by_group in counts.items()
    )
    yield Subheading(str(vocabulary.title))
    yield Table(
        caption_hidden=True,
        caption=str(vocabulary.title),
        columns=(Column(_("Soort"), 100 - width * len(shown)), *(Column(group.name, width) for _o, group in shown)),
        rows=rows,
        size="dense",
    )


def _count_words(count: ProfileCount | None) -> str:
    if count is None:
        return _("niet gevraagd")
    return _("{heavy} van {asked}").format(heavy=count.heavy, asked=count.asked)
