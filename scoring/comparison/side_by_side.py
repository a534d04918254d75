"""From dossiers to columns: doing nothing first, then every variant, with the same rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from questionnaires.catalogue import Catalogue
from scoring.classes import worst_class
from scoring.comparison.answers import asks_nothing, is_known, of_each_group, themes_of_questions
from scoring.comparison.doing_nothing import doing_nothing
from scoring.comparison.variants import (
    AnswerCell,
    AnswerRow,
    GroupCell,
    GroupRow,
    SideBySide,
    StepCell,
    StepRow,
    ThemeCell,
    ThemeRow,
    VariantColumn,
)
from scoring.dossier import Dossier, Group
from scoring.outcome import GroupOutcome, Outcome, TraceNode
from scoring.totals import totals


def lay_side_by_side(
    dossiers: Sequence[Dossier], outcomes: Sequence[Outcome], catalogues: Sequence[Catalogue]
) -> SideBySide:
    """Lay doing nothing and variants of one proposal side by side.

    Today is that of the first dossier that has the group; a column says when its own dossier says otherwise.

    Args:
        dossiers: one or more dossiers about one proposal (see `scoring.comparison.same_proposal`).
        outcomes: their outcomes, with their derivation, in the same order.
        catalogues: the definitions that each was made with, in the same order.

    Raises:
        ScoringError: when a dossier cannot be scored; nothing is guessed.
    """
    variants = [_sides(*one, today=False) for one in zip(dossiers, outcomes, strict=True)]
    todays = [_sides(*one, today=True) for one in zip(dossiers, map(doing_nothing, dossiers, catalogues), strict=True)]
    today: Sides = {}
    for one in todays:
        today = {**one, **today}
    columns = [_nothing(dossiers[0], today)] if today else []
    columns += [
        _column(dossier, outcome, differs=any(map(_differ, *_shared(today, own))))
        for dossier, outcome, own in zip(dossiers, outcomes, todays, strict=True)
    ]
    sides = [today, *variants] if today else variants
    groups = dict.fromkeys(chain.from_iterable(variants))
    return SideBySide(tuple(columns), tuple(_group_row([one.get(group) for one in sides]) for group in groups))


@dataclass(frozen=True, slots=True)
class _Side:
    """One group in one column; `like` says which steps of today are like which of the proposal."""

    today: bool
    outcome: GroupOutcome
    answers: Mapping[str, TraceNode]
    themes: Mapping[str, str]
    like: Mapping[str, str]


Sides = Mapping[str, _Side]
"""The groups of one column by their id."""


def _sides(dossier: Dossier, outcome: Outcome | None, *, today: bool) -> Sides:
    if outcome is None:
        return {}
    answers, themes = of_each_group(outcome), themes_of_questions(outcome)
    like = {group.id: dict(_like(group)) if today else {} for group in dossier.groups}
    return {
        group.id: _Side(today, group, answers.get(group.id, {}), themes, like[group.id]) for group in outcome.groups
    }


def _like(group: Group) -> Iterator[tuple[str, str]]:
    """Yield the steps of today that are as one of the proposal, each of those once."""
    if group.journey is None:
        return
    if group.journey.current == "same":
        yield from ((step.id, step.id) for step in group.journey.steps)
    taken = set[str]()
    for step in group.journey.current_steps:
        if step.like is not None and step.like not in taken:
            taken.add(step.like)
            yield step.id, step.like


def _shared(first: Sides, second: Sides) -> tuple[Iterable[_Side], Iterable[_Side]]:
    """Return the groups that both have, in the same order."""
    both = [group for group in first if group in second]
    return [first[group] for group in both], [second[group] for group in both]


def _differ(first: _Side, second: _Side) -> bool:
    """Whether two dossiers say something else of today: another answer, or another load of a step."""
    answers = _answers([first, second])
    journeys = [
        side.outcome.journey and (side.outcome.journey.steps, side.outcome.journey.index) for side in (first, second)
    ]
    return next(answers, None) is not None or journeys[0] != journeys[1]


def _nothing(dossier: Dossier, today: Sides) -> VariantColumn:
    groups = [side.outcome for side in today.values()]
    return VariantColumn(
        kind="doing_nothing",
        title=dossier.title,
        variant=None,
        day=None,
        advice=None,
        rule=None,
        deviation=None,
        provisional=False,
        burden_class=worst_class([group.burden_class for group in groups]),
        burden_at_least=worst_class([group.burden_at_least for group in groups]),
        burden_at_most=worst_class([group.burden_at_most for group in groups]),
        compass=None,
        today_differs=False,
    )


def _column(dossier: Dossier, outcome: Outcome, *, differs: bool) -> VariantColumn:
    advice, compass = outcome.advice, outcome.compass
    return VariantColumn(
        kind="variant",
        title=dossier.title,
        variant=dossier.variant,
        day=dossier.filled_in_on,
        advice=advice.outcome if advice else None,
        rule=advice.rule if advice else None,
        deviation=advice.deviation if advice else None,
        provisional=advice is not None and advice.provisional,
        burden_class=outcome.burden_class,
        burden_at_least=outcome.burden_at_least,
        burden_at_most=outcome.burden_at_most,
        compass=compass.outcome if compass and not compass.not_applicable else None,
        today_differs=differs,
    )


def _group_row(sides: Sequence[_Side | None]) -> GroupRow:
    # What a group is called and what it is asked, as the last variant that has it tells.
    named = next(side for side in reversed(sides) if side is not None)
    return GroupRow(
        id=named.outcome.id,
        name=named.outcome.name,
        cells=tuple(_group_cell(side.outcome) if side else None for side in sides),
        themes=tuple(_themes(sides)),
        steps=tuple(_steps(sides)),
        answers=tuple(_answers(sides)),
    )


def _group_cell(group: GroupOutcome) -> GroupCell:
    journey, details = group.journey, group.journey_details
    told = zip(journey.steps, details.steps, strict=True) if journey and details else ()
    unknown = sum(step.breaking_point is None for step, detail in told if detail.counts)
    found = totals(group)
    return GroupCell(
        burden_class=group.burden_class,
        burden_at_least=group.burden_at_least,
        burden_at_most=group.burden_at_most,
        comparison=group.comparison,
        bottlenecks=tuple(found.question for found in group.bottlenecks),
        red_flags=found.red_flags,
        journey_class=journey.class_ if journey else None,
        hours=journey.hours_per_household if journey else None,
        hours_full_journey=journey.hours_full_journey if journey else None,
        index=journey.index if journey else None,
        breaking_points=found.breaking_points if journey else None,
        breaking_points_unknown=unknown if journey else None,
    )


def _themes(sides: Sequence[_Side | None]) -> Iterator[ThemeRow]:
    cells = [
        {theme.id: ThemeCell(theme.band, theme.unknown, theme.range) for theme in side.outcome.themes} if side else {}
        for side in sides
    ]
    for theme in dict.fromkeys(chain.from_iterable(cells)):
        yield ThemeRow(theme, tuple(one.get(theme) for one in cells))


def _steps(sides: Sequence[_Side | None]) -> Iterator[StepRow]:
    cells = [dict(_step_cells(side)) if side else {} for side in sides]
    # What is only there today finds its place among the steps of the variants.
    for row in _in_order([*(cells[at] for at in sorted(range(len(sides)), key=lambda at: _of_today(sides[at])))]):
        found = tuple(one.get(row) for one in cells)
        yield StepRow(next(cell.id for cell in reversed(found) if cell is not None), found)


def _of_today(side: _Side | None) -> bool:
    return side is not None and side.today


def _step_cells(side: _Side) -> Iterator[tuple[tuple[str, bool], StepCell]]:
    """Yield each step with its row; what is only there today has one of its own, also when its id stands elsewhere."""
    journey, details = side.outcome.journey, side.outcome.journey_details
    if journey is None or details is None:
        return
    for step, told in zip(journey.steps, details.steps, strict=True):
        cell = StepCell(step.id, told.name, told.counts, told.load, step.breaking_point)
        yield (side.like.get(step.id, step.id), side.today and step.id not in side.like), cell


def _in_order(columns: Sequence[Iterable[tuple[str, bool]]]) -> Sequence[tuple[str, bool]]:
    """Put rows in the order of the first column; what another one adds stands after what it followed there.

    >>> [row for row, _only in _in_order([[("a", False), ("b", False)], [("x", True), ("a", False), ("y", True)]])]
    ['x', 'a', 'y', 'b']
    """
    rows: list[tuple[str, bool]] = []
    for column in columns:
        for before, row in pairwise([None, *column]):
            if row is not None and row not in rows:
                rows.insert(0 if before is None else rows.index(before) + 1, row)
    return rows


def _answers(sides: Sequence[_Side | None]) -> Iterator[AnswerRow]:
    """Yield the questions that are not answered the same everywhere; why something is not known makes no difference."""
    there = [side for side in sides if side is not None]
    themes = {question: theme for side in there for question, theme in side.themes.items()}
    for question in dict.fromkeys(chain.from_iterable(side.answers for side in there)):
        nodes = [side.answers.get(question) if side else None for side in sides]
        if len({_substance(node) for node in nodes if node is not None}) > 1:
            cells = tuple(_answer_cell(node) if node else None for node in nodes)
            yield AnswerRow(themes.get(question, ""), question, cells)


def _substance(node: TraceNode) -> object:
    state = str(node.facts["state"])
    return node.result if is_known(state) else asks_nothing(state)


def _answer_cell(node: TraceNode) -> AnswerCell:
    burden = node.facts["burden"]
    return AnswerCell(node.result, str(node.facts["state"]), burden if isinstance(burden, int) else None)
