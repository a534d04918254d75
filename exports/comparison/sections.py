"""What differs between two outcomes, as blocks that every writer of documents knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from exports.charts import ChartInput, ProfileChart, profile_chart
from exports.comparison.names import Names
from exports.dutch import counted, enumeration
from exports.report.views import Block, Cell, Column, Figure, Item, Listing, Paragraph, Section, Subheading, Table
from exports.report.words import band_mark, band_word, class_mark, comparison_word
from questionnaires.translation import _
from scoring.advice.outcome import AdviceDeviation, AdviceInputs
from scoring.comparison.outcome import AnswerChange, Comparison, GroupChange, Pair, StepChange
from scoring.outcome import BAND_ORDER


def comparison_sections(comparison: Comparison, names: Names) -> tuple[Section, ...]:
    """Decide everything that is said about two variants or moments.

    Args:
        comparison: what differs.
        names: how everything is called, in both.
    """
    found = (
        Section("advies", _("Advies"), tuple(_advice(comparison, names))),
        Section("groepen", _("Per doelgroep"), tuple(_groups(comparison, names))),
        Section("antwoorden", _("Andere antwoorden"), tuple(_answers(comparison, names))),
        Section("zekerheid", _("Hoe je het weet"), tuple(_bases(comparison, names))),
        Section("stappen", _("Andere stappen"), tuple(_steps(comparison, names))),
        Section("kompas", _("Kompas"), tuple(_checks(comparison, names))),
        Section("maatregelen", _("Maatregelen"), tuple(_measures(comparison))),
    )
    return tuple(section for section in found if section.blocks)


def in_one_sentence(comparison: Comparison, names: Names) -> str:
    """Say what it comes down to."""
    before, after = names.advice(comparison.advice.first), names.advice(comparison.advice.second)
    if comparison.advice.differs:
        said = [_("Het advies gaat van '{before}' naar '{after}'.").format(before=before, after=after)]
        return " ".join([*said, *_causes(comparison.inputs), *_deviates(comparison.deviation, names)])
    heavier = sum(change.direction == "heavier" for change in comparison.answers)
    lighter = sum(change.direction == "lighter" for change in comparison.answers)
    said = [_("Het advies blijft '{advice}'.").format(advice=after), *_deviates(comparison.deviation, names)]
    if heavier or lighter:
        counts = _("Van de antwoorden worden er {lighter} lichter en {heavier} zwaarder.")
        said.append(counts.format(lighter=lighter, heavier=heavier))
    else:
        said.append(_("Geen antwoord weegt anders."))
    if comparison.bases:
        changed = counted(len(comparison.bases), _("antwoord"), _("antwoorden"))
        said.append(_("Van {changed} is de basis anders.").format(changed=changed))
    if comparison.steps:
        changed = counted(len(comparison.steps), _("stap"), _("stappen"))
        said.append(_("In de reis is er iets anders bij {changed}.").format(changed=changed))
    return " ".join(said)


def _causes(inputs: Pair[AdviceInputs | None]) -> Iterator[str]:
    """Say which of the five inputs of the rules differ."""
    first, second = inputs.first, inputs.second
    if first is None or second is None:
        return
    called = {
        "burden": _("de zwaarte"),
        "compass": _("het kompas"),
        "open_flag": _("de rode vlaggen"),
        "measures_agreed": _("de toezeggingen"),
        "evidence": _("de zekerheid"),
    }
    changed = [name for field, name in called.items() if getattr(first, field) != getattr(second, field)]
    if changed:
        yield _("Wat daarvoor telt en anders is: {changed}.").format(changed=enumeration(changed))
    else:
        yield _("De vijf gegevens waar het op rust, zijn gelijk: de regels zelf zijn anders.")


def _deviates(deviation: Pair[AdviceDeviation | None], names: Names) -> Iterator[str]:
    """Say that a person deviates on one side only, or otherwise: the rules alone do not tell what is advised."""
    if not deviation.differs:
        return
    if deviation.first and deviation.second:
        yield _("In beide wijkt iemand van het advies af, maar anders.")
    else:
        where = names.first if deviation.first else names.second
        yield _("Alleen in '{where}' wijkt iemand van het advies af.").format(where=where)


def _advice(comparison: Comparison, names: Names) -> Iterator[Block]:
    rows = [
        (
            Cell(_("Advies")),
            Cell(names.advice(comparison.advice.first)),
            Cell(names.advice(comparison.advice.second)),
        ),
        (
            Cell(_("Omdat")),
            *(Cell(why) for why in names.whys),
        ),
        (
            Cell(_("Zwaarte")),
            Cell(mark=class_mark(comparison.burden_class.first, "laag")),
            Cell(mark=class_mark(comparison.burden_class.second, "laag")),
        ),
        (
            Cell(_("Kompas")),
            *(Cell(word) for word in names.compasses),
        ),
        *_judged(comparison.inputs),
    ]
    if comparison.deviation.first or comparison.deviation.second:
        told = (names.deviation(comparison.deviation.first), names.deviation(comparison.deviation.second))
        rows.append((Cell(_("Afwijking")), *(Cell(text) for text in told)))
    columns = (Column(_("Wat"), 16), Column(names.first, 42), Column(names.second, 42))
    yield Paragraph(in_one_sentence(comparison, names))
    yield Table(_("Advies, zwaarte en kompas"), columns, tuple(rows), caption_hidden=True)
    if comparison.definitions:
        changed = ", ".join(names.definition(one) for one in comparison.definitions)
        text = _("De twee zijn met een andere versie gemaakt van: {changed}. Een verschil kan ook daarvan komen.")
        yield Paragraph(text.format(changed=changed), tone="quiet")


def _judged(inputs: Pair[AdviceInputs | None]) -> Iterator[tuple[Cell, ...]]:
    """What the rules looked at beside the burden and the compass."""
    if inputs.first is None and inputs.second is None:
        return
    yes_or_no: tuple[tuple[str, Callable[[AdviceInputs], bool], str, str], ...] = (
        (_("Rode vlaggen"), lambda one: one.open_flag, _("er is een rode vlag"), _("geen rode vlag")),
        (
            _("Toezeggingen"),
            lambda one: one.measures_agreed,
            _("alles wat knelt is toegezegd"),
            _("nog niet alles is toegezegd"),
        ),
        (_("Zekerheid"), lambda one: one.evidence, _("genoeg bekend"), _("nog niet genoeg bekend")),
    )
    for name, read, yes, no in yes_or_no:
        said = ("" if one is None else yes if read(one) else no for one in (inputs.first, inputs.second))
        yield Cell(name), *(Cell(text) for text in said)


def _groups(comparison: Comparison, names: Names) -> Iterator[Block]:
    for group in comparison.groups:
        yield Subheading(group.name)
        if group.presence != "both":
            where = names.first if group.presence == "only_first" else names.second
            yield Paragraph(_("Deze doelgroep staat alleen in: {where}.").format(where=where))
            continue
        yield _class_table(group, names)
        if any(theme.band.differs for theme in group.themes):
            yield Figure(_chart(group, names), names.legend())
            yield _theme_table(group, names)
        else:
            yield Paragraph(_("Geen thema weegt anders."))
        yield from _bottlenecks(group, names)


def _class_table(group: GroupChange, names: Names) -> Table:
    rows: list[tuple[Cell, ...]] = []
    before, after = group.burden_class.first, group.burden_class.second
    if before and after:
        rows.append((Cell(_("Zwaarte")), Cell(mark=class_mark(before, "laag")), Cell(mark=class_mark(after, "laag"))))
    said = [comparison_word(one) if one else "" for one in (group.comparison.first, group.comparison.second)]
    rows.append((Cell(_("Vergeleken met niets doen")), Cell(said[0]), Cell(said[1])))
    if group.hours.first or group.hours.second:
        hours = (names.hours(group.hours.first), names.hours(group.hours.second))
        rows.append((Cell(_("Uren per huishouden per jaar")), Cell(hours[0]), Cell(hours[1])))
    if group.breaking_points.first is not None or group.breaking_points.second is not None:
        counts = (
            "" if one is None else str(one) for one in (group.breaking_points.first, group.breaking_points.second)
        )
        rows.append((Cell(_("Breekpunten")), *(Cell(count) for count in counts)))
    columns = (Column(_("Wat"), 32), Column(names.first, 34), Column(names.second, 34))
    return Table(group.name, columns, tuple(rows), caption_hidden=True)


def _theme_table(group: GroupChange, names: Names) -> Table:
    rows = tuple(
        (
            Cell(names.theme(theme.theme)),
            Cell(mark=band_mark(theme.band.first)),
            Cell(mark=band_mark(theme.band.second)),
        )
        for theme in group.themes
        if theme.band.differs
    )
    columns = (Column(_("Thema"), 40), Column(names.first, 30), Column(names.second, 30))
    return Table(_("Thema's die anders wegen: {group}").format(group=group.name), columns, rows, caption_hidden=True)


def _chart(group: GroupChange, names: Names) -> ProfileChart:
    inputs = []
    for theme in group.themes:
        name = names.theme(theme.theme)
        before, after = band_word(theme.band.first), band_word(theme.band.second)
        sentence = _("{name}: van {before} naar {after}.") if theme.band.differs else _("{name}: {after}, gelijk.")
        said = sentence.format(name=name, before=before, after=after)
        inputs.append(ChartInput(name, theme.band.second, theme.band.first, theme.band.second, None, after, said))
    title = _("Profiel van {group}, twee keer.").format(group=group.name)
    return profile_chart(title, inputs, [band_word(band) for band in BAND_ORDER])


def _bottlenecks(group: GroupChange, names: Names) -> Iterator[Block]:
    for lead, questions in (
        (_("Knelpunten die verdwijnen:"), group.bottlenecks_gone),
        (_("Knelpunten die erbij komen:"), group.bottlenecks_new),
    ):
        if questions:
            yield Paragraph("", lead=lead)
            yield Listing(tuple(Item(names.question(question, group.id)) for question in questions))


def _answers(comparison: Comparison, names: Names) -> Iterator[Block]:
    for group in comparison.groups:
        changes = [change for change in comparison.answers if change.group == group.id]
        if not changes:
            continue
        rows = tuple(_answer_row(change, names) for change in sorted(changes, key=_weight))
        columns = (Column(_("Vraag"), 40), Column(names.first, 22), Column(names.second, 22), Column(_("Wordt"), 16))
        yield Subheading(group.name)
        yield Table(_("Andere antwoorden: {group}").format(group=group.name), columns, rows, caption_hidden=True)


def _weight(change: AnswerChange) -> tuple[int, int]:
    order = ("heavier", "lighter", "unknown", "known", "same")
    return order.index(change.direction), -abs((change.burden.second or 0) - (change.burden.first or 0))


def _answer_row(change: AnswerChange, names: Names) -> tuple[Cell, ...]:
    asked = names.question(change.question, change.group)
    first, second = names.answers(change)
    return (
        Cell(asked, note=_("zoals het nu is") if change.of_today else ""),
        Cell(first),
        Cell(second),
        Cell(names.direction(change.direction)),
    )


def _bases(comparison: Comparison, names: Names) -> Iterator[Block]:
    for group in comparison.groups:
        changes = [change for change in comparison.bases if change.group == group.id]
        if not changes:
            continue
        rows = tuple(
            (
                Cell(names.question(change.question, change.group)),
                Cell(names.basis(change.basis.first)),
                Cell(names.basis(change.basis.second)),
            )
            for change in changes
        )
        columns = (Column(_("Vraag"), 48), Column(names.first, 26), Column(names.second, 26))
        yield Subheading(group.name)
        yield Table(_("Anders bekend: {group}").format(group=group.name), columns, rows, caption_hidden=True)


def _steps(comparison: Comparison, names: Names) -> Iterator[Block]:
    for group in comparison.groups:
        changes = [change for change in comparison.steps if change.group == group.id]
        if not changes:
            continue
        columns = (Column(_("Stap"), 34), Column(_("Wat er anders is"), 46), Column(_("Wordt"), 20))
        rows = tuple(
            (Cell(change.name), Cell("; ".join(_step_words(change, names))), Cell(names.direction(change.direction)))
            for change in changes
        )
        yield Subheading(group.name)
        yield Table(_("Andere stappen: {group}").format(group=group.name), columns, rows, caption_hidden=True)


def _step_words(change: StepChange, names: Names) -> Iterator[str]:
    if change.presence == "only_first":
        yield _("vervalt")
    elif change.presence == "only_second":
        yield _("komt erbij")
    for field in change.fields:
        yield names.field(field)
    if change.breaking_point.first and change.breaking_point.second is False:
        yield _("geen breekpunt meer")
    if change.breaking_point.second and not change.breaking_point.first:
        yield _("wordt een breekpunt")


def _checks(comparison: Comparison, names: Names) -> Iterator[Block]:
    if comparison.checks:
        columns = (Column(_("Vraag"), 60), Column(names.first, 20), Column(names.second, 20))
        rows = tuple(
            (
                Cell(names.check(change.check)),
                Cell(names.counts_as(change.counts_as.first, change.state.first)),
                Cell(names.counts_as(change.counts_as.second, change.state.second)),
            )
            for change in comparison.checks
        )
        yield Table(_("Kompas"), columns, rows, caption_hidden=True)


def _measures(comparison: Comparison) -> Iterator[Block]:
    if comparison.measures:
        yield Listing(
            tuple(
                Item(change.text, note=f"({_measure_words(change.presence, agreed=change.agreed.second)})")
                for change in comparison.measures
            )
        )


def _measure_words(presence: str, *, agreed: bool | None) -> str:
    if presence == "only_first":
        return _("vervalt")
    said = _("toegezegd") if agreed else _("nog een voornemen")
    return _("nieuw, {said}").format(said=said) if presence == "only_second" else _("nu {said}").format(said=said)
