"""Doing nothing and variants in columns, as blocks that every writer of documents knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from exports.comparison.columns import ColumnNames
from exports.dutch import counted, enumeration
from exports.report.journey_steps import load_words
from exports.report.journey_words import about_hours
from exports.report.views import Block, Cell, Column, Paragraph, Section, Subheading, Table
from exports.report.words import band_mark, class_mark, comparison_word
from questionnaires.translation import _
from scoring.advice.alternatives import doing_nothing
from scoring.comparison.answers import asks_nothing, is_known
from scoring.comparison.variants import (
    AnswerRow,
    GroupCell,
    GroupRow,
    SideBySide,
    StepCell,
    StepRow,
    ThemeCell,
    VariantColumn,
)

_FIRST = 28
"""Percent of a table for what a row is about."""


def side_by_side_sections(beside: SideBySide, names: ColumnNames, *, with_answers: bool = True) -> tuple[Section, ...]:
    """Decide everything that is said about doing nothing and the variants.

    Args:
        beside: what stands in every column.
        names: how everything is called.
        with_answers: whether to tell the answers that are not the same everywhere.
    """
    found = [Section("kort", _("In het kort"), tuple(_overview(beside, names)))]
    for group in beside.groups:
        blocks = tuple(_group(group, names, with_answers=with_answers))
        found.append(Section(f"groep-{group.id}", group.name, blocks))
    return tuple(found)


def _overview(beside: SideBySide, names: ColumnNames) -> Iterator[Block]:
    columns = beside.columns
    yield _table(
        _("Advies, zwaarte en kompas"),
        names,
        [
            (_("Advies"), [Cell(names.advice(one), note=_deviation(one)) for one in columns]),
            (_("Zwaarte"), [Cell(mark=class_mark(one.burden_class, one.burden_at_least)) for one in columns]),
            (_("Kompas"), [Cell(names.compass(one)) for one in columns]),
        ],
    )
    if not beside.groups:
        yield Paragraph(_("Er is nog geen doelgroep. Daarom is er nog niets om naast elkaar te zetten."))
        return
    if columns[0].kind != "doing_nothing":
        yield Paragraph(_("De quickscan zegt dat er geen toets nodig is. Daarom staat niets doen er niet naast."))
        return
    yield Paragraph(
        _("{nothing} is: alles blijft zoals het nu is. Wat van nu niet bekend is, is hier ook niet bekend.").format(
            nothing=doing_nothing()
        ),
        tone="quiet",
    )
    other = [title for title, one in zip(names.titles, columns, strict=True) if one.today_differs]
    if other:
        said = _("Over hoe het nu is, staat iets anders in: {variants}. Kijk of dat klopt.")
        yield Paragraph(said.format(variants=enumeration(other)), lead=_("Let op."))


def _deviation(column: VariantColumn) -> str:
    return _("afgeweken van de regels") if column.deviation is not None else ""


def _group(group: GroupRow, names: ColumnNames, *, with_answers: bool) -> Iterator[Block]:
    yield _table(_("Zwaarte van {group}").format(group=group.name), names, list(_figures(group)))
    missing = [title for title, cell in zip(names.titles, group.cells, strict=True) if cell is None]
    if missing:
        yield Paragraph(_("Deze doelgroep staat niet in: {variants}.").format(variants=enumeration(missing)))
    yield from _themes(group, names)
    yield from _steps(group, names)
    if with_answers:
        yield from _answers(group, names)


def _figures(group: GroupRow) -> Iterator[tuple[str, Sequence[Cell]]]:
    def row(name: str, read: Callable[[GroupCell], Cell]) -> tuple[str, Sequence[Cell]]:
        return name, [Cell(_("doet niet mee")) if cell is None else read(cell) for cell in group.cells]

    yield row(_("Zwaarte"), lambda cell: Cell(mark=class_mark(cell.burden_class, cell.burden_at_least)))
    yield row(_("Vergeleken met niets doen"), lambda cell: Cell(comparison_word(cell.comparison)))
    yield row(_("Knelpunten"), lambda cell: Cell(str(len(cell.bottlenecks))))
    yield row(_("Rode vlaggen"), lambda cell: Cell(str(cell.red_flags)))
    if any(cell is not None and cell.journey_class is not None for cell in group.cells):
        yield row(_("Uren per huishouden per jaar"), lambda cell: Cell(_hours(cell)))
        yield row(_("Breekpunten"), lambda cell: Cell(_breaking_points(cell)))


def _breaking_points(cell: GroupCell) -> str:
    if cell.breaking_points is None:
        return _not_described()
    if not cell.breaking_points_unknown:
        return str(cell.breaking_points)
    steps = counted(cell.breaking_points_unknown, _("stap"), _("stappen"))
    return _("{n}, en van {steps} nog niet te beoordelen").format(n=cell.breaking_points, steps=steps)


def _hours(cell: GroupCell) -> str:
    if cell.journey_class is None:
        return _not_described()
    return about_hours(cell.hours) if cell.hours is None or cell.hours.high else _("geen")


def _not_described() -> str:
    return _("reis niet beschreven")


def _themes(group: GroupRow, names: ColumnNames) -> Iterator[Block]:
    words = {row.theme: [_band(cell) if cell else None for cell in row.cells] for row in group.themes}
    differ = [row for row in group.themes if _differ([said for said in words[row.theme] if said])]
    if differ:
        yield Subheading(_("Per thema"))
        rows = [(names.theme(row.theme), [said or Cell() for said in words[row.theme]]) for row in differ]
        yield _table(_("Thema's van {group}").format(group=group.name), names, rows)
    alike = [row for row in group.themes if row not in differ]
    same = [names.theme(row.theme) for row in alike if any(cell and cell.band for cell in row.cells)]
    if same:
        yield Paragraph(_("Overal even zwaar: {themes}.").format(themes=enumeration(same)), tone="quiet")
    unknown = [names.theme(row.theme) for row in alike if any(cell and _is_open(cell) for cell in row.cells)]
    if unknown:
        yield Paragraph(_("Nergens te beoordelen: {themes}.").format(themes=enumeration(unknown)), tone="quiet")


def _is_open(cell: ThemeCell) -> bool:
    return cell.band is None and cell.unknown > 0


def _band(cell: ThemeCell) -> Cell:
    return Cell(mark=band_mark(cell.band)) if cell.band or cell.unknown else Cell(_("speelt niet"))


def _differ(found: Sequence[object]) -> bool:
    return len(set(found)) > 1


def _steps(group: GroupRow, names: ColumnNames) -> Iterator[Block]:
    if not group.steps or names.journey is None:
        return
    yield Subheading(_("Per stap"))
    yield _table(
        _("Stappen van {group}").format(group=group.name), names, [_step_row(row, group, names) for row in group.steps]
    )


def _step_row(row: StepRow, group: GroupRow, names: ColumnNames) -> tuple[str, Sequence[Cell]]:
    name = next(cell.name for cell in reversed(row.cells) if cell is not None)
    described = [cell is not None and cell.journey_class is not None for cell in group.cells]
    cells = [
        Cell(_("is er niet") if there else _not_described()) if cell is None else _step_cell(cell, name, names)
        for cell, there in zip(row.cells, described, strict=True)
    ]
    return name, cells


def _step_cell(cell: StepCell, name: str, names: ColumnNames) -> Cell:
    definition = names.journey
    words = load_words(definition, cell) if definition else ""
    said = _("{load}, breekpunt").format(load=words) if cell.breaking_point else words
    return Cell(said, note=cell.name if cell.name != name else "")


def _answers(group: GroupRow, names: ColumnNames) -> Iterator[Block]:
    told = [row for row in group.answers if _is_told(row, names)]
    if told:
        yield Subheading(_("Per vraag"))
        yield _table(
            _("Antwoorden die niet overal gelijk zijn, van {group}").format(group=group.name),
            names,
            [_answer_row(row, group, names) for row in told],
        )
    left = len(group.answers) - len(told)
    if left:
        yield Paragraph(
            _("Van {questions} is niet ingevuld hoe het nu is. De varianten geven daar hetzelfde antwoord.").format(
                questions=counted(left, _("vraag"), _("vragen"))
            ),
            tone="quiet",
        )


def _is_told(row: AnswerRow, names: ColumnNames) -> bool:
    """Whether there is more to tell than that nobody filled in how it is now."""
    nothing, *others = row.cells if len(names.titles) > len(names.variants) else (None, *row.cells)
    if nothing is None or nothing.state != "not_answered":
        return True
    return _differ([(cell.answer, is_known(cell.state), asks_nothing(cell.state)) for cell in others if cell])


def _answer_row(row: AnswerRow, group: GroupRow, names: ColumnNames) -> tuple[str, Sequence[Cell]]:
    today = len(names.titles) - len(names.variants)
    cells = [
        Cell(names.answer(row.question, cell, today=place < today)) if cell else Cell()
        for place, cell in enumerate(row.cells)
    ]
    return names.question(row.question, group.id), cells


def _table(caption: str, names: ColumnNames, rows: Sequence[tuple[str, Sequence[Cell]]]) -> Table:
    width = (100 - _FIRST) // len(names.titles)
    first = 100 - width * len(names.titles)
    columns = (Column(_("Wat"), first), *(Column(title, width) for title in names.titles))
    return Table(caption, columns, tuple((Cell(name), *cells) for name, cells in rows), caption_hidden=True)
