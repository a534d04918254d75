"""RULES sections 1-4 once more, written down as plainly as possible, to hold the real scoring against.

It shares nothing with `scoring` but the shapes of questionnaire and dossier: it reads conditions itself, keeps no
tables, and has the numbers of RULES in its code. A cell is what one question is answered with: a value, UNKNOWN, or
ABSENT when it is hidden or does not apply.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from questionnaires.model import MultipleChoice, NumberQuestion, Question, Questionnaire, SectionRole, SingleChoice
from scoring.dossier import Answer, Dossier, Group, Response

UNKNOWN, ABSENT = "?", "-"
CLASSES = ("laag", "middel", "hoog", "onbekend")
BANDS = (None, "laag", "matig", "hoog", "zeer_hoog")
Cells = Mapping[str, Any]


# Questions --------------------------------------------------------------------------------------------------------


def burden(questionnaire: Questionnaire, question: Question, cell: Any) -> int:
    """The burden of a value; 0 when it is absent."""
    if cell == ABSENT or not questionnaire.is_scored(question):
        return 0
    if isinstance(question, SingleChoice):
        return next(option.burden or 0 for option in questionnaire.options_of(question) if option.id == cell)
    if isinstance(question, MultipleChoice):
        exclusive = [option.id for option in questionnaire.options_of(question) if option.exclusive]
        cell = len([option for option in cell if option not in exclusive])
    assert isinstance(question, MultipleChoice | NumberQuestion)
    return next(
        band.burden
        for band in question.bands
        if band.minimum <= cell and (band.maximum is None or cell <= band.maximum)
    )


def every_value(questionnaire: Questionnaire, question: Question) -> list[Any]:
    """Every value that a question can have, whole numbers only, lightest first."""
    if isinstance(question, SingleChoice):
        return [option.id for option in questionnaire.options_of(question)]
    if isinstance(question, NumberQuestion):
        numbers = range(int(question.minimum), int(question.maximum) + 1)
        return sorted(numbers, key=lambda number: burden(questionnaire, question, number))
    assert isinstance(question, MultipleChoice)
    options = [option.id for option in questionnaire.options_of(question) if not option.exclusive]
    ticked = [
        tuple(o for o, on in zip(options, ons, strict=True) if on) for ons in product((0, 1), repeat=len(options))
    ]
    return sorted(ticked, key=lambda some: (burden(questionnaire, question, some), len(some)))


def truth(questionnaire: Questionnaire, when: str, cells: Cells) -> bool | None:
    """A condition, three-valued."""
    return _truth(ast.parse(when.strip(), mode="eval").body, questionnaire, cells)


def _truth(node: ast.expr, questionnaire: Questionnaire, cells: Cells) -> bool | None:
    if isinstance(node, ast.BoolOp):
        parts = [_truth(value, questionnaire, cells) for value in node.values]
        decisive = isinstance(node.op, ast.Or)
        return decisive if decisive in parts else None if None in parts else not decisive
    if isinstance(node, ast.UnaryOp):
        part = _truth(node.operand, questionnaire, cells)
        return None if part is None else not part
    assert isinstance(node, ast.Compare)
    left, (sign,), (right,) = node.left, node.ops, node.comparators
    if isinstance(sign, ast.In) and isinstance(right, ast.Name):
        assert isinstance(left, ast.Name)
        cell = cells[right.id]
        return None if cell == UNKNOWN else cell != ABSENT and left.id in cell
    assert isinstance(left, ast.Name)
    question, cell = questionnaire.question_by_id[left.id], cells[left.id]
    if cell == UNKNOWN:
        return None
    if isinstance(right, ast.Constant):
        assert isinstance(right.value, int)
        number = burden(questionnaire, question, cell)
        if isinstance(question, NumberQuestion):
            number = every_value(questionnaire, question)[0] if cell == ABSENT else cell
        compare: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
            ast.GtE: lambda a, b: a >= b,
            ast.Gt: lambda a, b: a > b,
            ast.LtE: lambda a, b: a <= b,
            ast.Lt: lambda a, b: a < b,
        }
        return compare[type(sign)](number, right.value)
    names = right.elts if isinstance(right, ast.Tuple) else [right]
    among = cell in [name.id for name in names if isinstance(name, ast.Name)]
    return among if isinstance(sign, ast.Eq | ast.In) else not among


# Answers ----------------------------------------------------------------------------------------------------------


@dataclass
class Said:
    """What counts, and the ends of what it could be."""

    actual: Any
    lightest: Any
    heaviest: Any
    answers: int = 1


def together(questionnaire: Questionnaire, question: Question, responses: list[Response]) -> Said:
    """One answer, or those of several raters."""
    every = every_value(questionnaire, question)
    values: list[Any] = [response.value for response in responses if response.value is not None]
    if isinstance(question, MultipleChoice):
        values = [tuple(sorted(value)) for value in values]
    absent = any(response.not_applicable is not None for response in responses)
    if not values:
        return Said(ABSENT, ABSENT, ABSENT) if absent else Said(UNKNOWN, every[0], every[-1])
    ordered: list[Any] = sorted(set(values), key=lambda value: _rank(questionnaire, question, value))
    lightest, heaviest = ordered[0], ordered[-1]
    if isinstance(question, MultipleChoice):
        seen = [set(value) for value in ordered]
        both = [tuple(sorted(set.intersection(*seen))), tuple(sorted(set.union(*seen)))]
        lightest, heaviest = sorted(both, key=lambda value: _rank(questionnaire, question, value))
    return Said(heaviest, ABSENT if absent else lightest, heaviest, len(ordered) + absent)


def _rank(questionnaire: Questionnaire, question: Question, value: Any) -> tuple[float, float]:
    weight = burden(questionnaire, question, value)
    if isinstance(question, MultipleChoice):
        return weight, len(value)
    every = every_value(questionnaire, question)
    return weight, every.index(value)


def proposal_of(questionnaire: Questionnaire, question: Question, answer: Answer | None) -> Said:
    responses: list[Response] = []
    if answer and answer.settled:
        responses = [answer.settled.proposal]
    elif answer and answer.ratings:
        responses = [rating.proposal for rating in answer.ratings]
    elif answer and answer.proposal:
        responses = [answer.proposal]
    return together(questionnaire, question, responses)


def today_of(
    questionnaire: Questionnaire, question: Question, answer: Answer | None, group: Group, dossier: Dossier
) -> Said | None:
    """Today's answer; None when it is that of the proposal."""
    responses: list[Response] = []
    if answer and answer.settled and answer.settled.current:
        responses = [answer.settled.current]
    elif answer and any(rating.current for rating in answer.ratings):
        responses = [rating.current for rating in answer.ratings if rating.current]
    elif answer and answer.current:
        responses = [answer.current]
    responses = [one for one in responses if one.value is not None or one.unknown or one.not_applicable]
    section = questionnaire.section_of[question.id].id
    changes = [theme.changes for theme in group.themes if theme.section == section]
    if responses:
        return together(questionnaire, question, responses)
    if changes == ["no"]:
        return None
    if changes == ["new"] or group.current == "none" or dossier.current == "none":
        return Said(ABSENT, ABSENT, ABSENT)
    return together(questionnaire, question, [])


# The path ---------------------------------------------------------------------------------------------------------


def path(questionnaire: Questionnaire, group: Group, cells: Cells, same: Cells | None = None) -> tuple[Cells, set[str]]:
    """The cells with hidden ones absent, and the hidden questions. Questions in `same` stand as they stand there."""
    found: dict[str, Any] = {}
    hidden: set[str] = set()
    for question in questionnaire.questions:
        found[question.id] = cells[question.id]
        if same is not None and question.id in same:
            found[question.id] = same[question.id]
        elif group.kind not in question.kinds or (
            question.when is not None and truth(questionnaire, question.when, found) is False
        ):
            found[question.id] = ABSENT
            hidden.add(question.id)
    return found, hidden


# The outcome ------------------------------------------------------------------------------------------------------


@dataclass
class Expected:
    """What the scoring must find for one group."""

    burden_class: str
    burden_at_least: str
    burden_at_most: str
    verdict: int | None
    comparison: str
    unknown_share: float
    bands: dict[str, tuple[str | None, str | None, str | None]]
    bottlenecks: list[str]
    heavy: list[str]
    red_flags: list[str]
    unknown: set[str]
    hidden: set[str]
    disagreements: list[str]
    heavier: list[str]
    lighter: list[str]
    new: dict[str, bool | None]


def band(questionnaire: Questionnaire, section_id: str, asked: set[str], cells: Cells) -> str | None:
    """RULES 3, first bullet. Cells may hold UNKNOWN."""
    (section,) = (section for section in questionnaire.sections if section.id == section_id)
    known = [question for question in section.questions if question.id in asked]
    burdens = [
        burden(questionnaire, question, cells[question.id])
        for question in known
        if cells[question.id] not in (UNKNOWN, ABSENT)
    ]
    defined = sum(questionnaire.is_scored(question) for question in section.questions)
    if not burdens:
        return None
    if 4 in burdens or sum(one >= 3 for one in burdens) > defined / 2:
        return "zeer_hoog"
    return "hoog" if 3 in burdens else "matig" if 2 in burdens else "laag"


def heaviest_band(known: str | None, certain: str | None) -> str | None:
    """A band is never lighter than what is certain, whatever the unknown answers are."""
    return known and max(known, certain, key=BANDS.index)


def context_of(questionnaire: Questionnaire, asked: set[str], cells: Cells) -> str | None:
    """The heaviest band of the context."""
    sections = [section.id for section in questionnaire.sections if section.role is SectionRole.CONTEXT]
    bands = (band(questionnaire, section, asked, cells) for section in sections)
    return max(bands, key=BANDS.index, default=None)


def bottlenecks_of(questionnaire: Questionnaire, asked: set[str], cells: Cells) -> dict[str, bool]:
    """RULES 3, second bullet: per bottleneck whether it is heavy."""
    context = context_of(questionnaire, asked, cells)
    return {
        question.id: heavy
        for question in theme_questions(questionnaire, asked)
        if cells[question.id] not in (UNKNOWN, ABSENT)
        if (heavy := _bottleneck(question, burden(questionnaire, question, cells[question.id]), context)) is not None
    }


def _bottleneck(question: Question, weight: int, context: str | None) -> bool | None:
    if weight == 4 or (weight == 3 and question.critical):
        return True
    if weight == 3 and not question.protection and context in {"hoog", "zeer_hoog"}:
        return False
    return None


def theme_questions(questionnaire: Questionnaire, asked: set[str]) -> Iterator[Question]:
    for section in questionnaire.sections:
        if section.role is SectionRole.THEME:
            yield from (question for question in section.questions if question.id in asked)


def class_of(questionnaire: Questionnaire, asked: set[str], cells: Cells) -> str:
    """RULES 3, the burden class."""
    themes: dict[str, list[Question]] = {}
    for question in theme_questions(questionnaire, asked):
        themes.setdefault(questionnaire.section_of[question.id].id, []).append(question)
    questions = [question for some in themes.values() for question in some]
    unknown = [question for question in questions if cells[question.id] == UNKNOWN]
    if (
        (questions and len(unknown) / len(questions) > 0.4)
        or any(question.critical for question in unknown)
        or any(sum(cells[one.id] == UNKNOWN for one in some) > len(some) / 2 for some in themes.values())
    ):
        return "onbekend"
    found = bottlenecks_of(questionnaire, asked, cells)
    if len({questionnaire.section_of[one].id for one, heavy in found.items() if heavy}) >= 4:
        return "hoog"
    bands = [band(questionnaire, theme, asked, cells) for theme in themes]
    heavy_theme = any(one in {"hoog", "zeer_hoog"} for one in bands)
    if found or heavy_theme or sum(one in {"matig", "hoog", "zeer_hoog"} for one in bands) >= 5:
        return "middel"
    return "laag"


def verdict_of(differences: list[int], bottleneck: bool) -> int:
    """RULES 4."""
    if any(one > 0 for one in differences):
        return 4 if bottleneck else 3
    return 2 if any(one < 0 for one in differences) else 1


def asked_of(questionnaire: Questionnaire, depth: str, group: Group) -> set[str]:
    """The scored questions that are asked of a group at a depth."""
    chosen = {one for found in questionnaire.depths if found.id == depth for one in found.questions}
    return {
        question.id
        for question in questionnaire.questions
        if questionnaire.is_scored(question)
        if group.kind in question.kinds and (not chosen or question.id in chosen)
    }


def expect(questionnaire: Questionnaire, dossier: Dossier, group: Group) -> Expected:
    """Score one group by the book."""
    answers = {answer.question: answer for answer in (*dossier.answers, *group.answers)}
    said = {one.id: proposal_of(questionnaire, one, answers.get(one.id)) for one in questionnaire.questions}
    now = {one.id: today_of(questionnaire, one, answers.get(one.id), group, dossier) for one in questionnaire.questions}
    same = [question for question, one in now.items() if one is None]
    asked = asked_of(questionnaire, dossier.depth, group)

    def both(end: str) -> tuple[Cells, Cells, set[str]]:
        proposal, hidden = path(questionnaire, group, {one: getattr(said[one], end) for one in said})
        today, _hidden = path(
            questionnaire,
            group,
            {one: UNKNOWN if found is None else getattr(found, end) for one, found in now.items()},
            {one: proposal[one] for one in same},
        )
        return proposal, today, hidden

    (actual, _today, hidden), (light, today_light, _h), (heavy, today_heavy, _g) = (
        both(end) for end in ("actual", "lightest", "heaviest")
    )
    compared = [question for question in theme_questions(questionnaire, asked) if question.id not in same]

    def differences(proposal: Cells, today: Cells) -> dict[str, int]:
        return {
            one.id: burden(questionnaire, one, proposal[one.id]) - burden(questionnaire, one, today[one.id])
            for one in compared
        }

    # Of raters who disagree about the proposal the heaviest counts; only what is unknown leaves a verdict open.
    counted, _hidden = path(
        questionnaire,
        group,
        {one: found.lightest if found.actual == UNKNOWN else found.actual for one, found in said.items()},
    )
    small, large = differences(counted, today_heavy), differences(heavy, today_light)
    verdicts = {
        verdict_of(list(small.values()), bool(bottlenecks_of(questionnaire, asked, counted))),
        verdict_of(list(large.values()), bool(bottlenecks_of(questionnaire, asked, heavy))),
    }
    comparisons = {{1: "gelijk", 2: "lichter", 3: "zwaarder", 4: "zwaarder"}[verdict] for verdict in verdicts}
    themes = list(theme_questions(questionnaire, asked))
    bottlenecks = bottlenecks_of(questionnaire, asked, actual)
    return Expected(
        burden_class=max(
            (class_of(questionnaire, asked, cells) for cells in (actual, light)),
            key=CLASSES.index,
        ),
        burden_at_least=class_of(questionnaire, asked, light),
        burden_at_most=class_of(questionnaire, asked, heavy),
        verdict=verdicts.pop() if len(verdicts) == 1 else None,
        comparison=comparisons.pop() if len(comparisons) == 1 else "niet_te_vergelijken",
        unknown_share=sum(actual[one.id] == UNKNOWN for one in themes) / len(themes) if themes else 0,
        bands={
            section.id: (
                heaviest_band(
                    band(questionnaire, section.id, asked, actual), band(questionnaire, section.id, asked, light)
                ),
                band(questionnaire, section.id, asked, light),
                band(questionnaire, section.id, asked, heavy),
            )
            for section in questionnaire.sections
            if section.scored
        },
        bottlenecks=list(bottlenecks),
        heavy=[one for one, heavy in bottlenecks.items() if heavy],
        red_flags=[
            one.id
            for one in themes
            if one.critical and actual[one.id] not in (UNKNOWN, ABSENT)
            if burden(questionnaire, one, actual[one.id]) == 4
        ],
        unknown={one for one in asked if actual[one] == UNKNOWN},
        hidden={one for one in asked if one in hidden},
        disagreements=[one for one in said if one in asked and said[one].answers > 1 and one not in hidden],
        heavier=[one for one, difference in small.items() if difference > 0],
        lighter=[one for one, difference in large.items() if difference < 0],
        new={
            one: False
            if one in same
            else _same_or_none(
                _bottleneck(
                    questionnaire.question_by_id[one],
                    burden(questionnaire, questionnaire.question_by_id[one], today[one]),
                    context_of(questionnaire, asked, actual),
                )
                is None
                for today in (today_light, today_heavy)
            )
            for one in bottlenecks
        },
    )


def _same_or_none(truths: Iterable[bool]) -> bool | None:
    found = set(truths)
    return found.pop() if len(found) == 1 else None
