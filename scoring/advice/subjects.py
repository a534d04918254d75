"""What has to be arranged for a mild advice: bottlenecks, flags, steps, themes and checks (RULES section 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from questionnaires.advice_model import AdviceDefinition, ConditionAbout
from questionnaires.expressions import Bare
from questionnaires.facts import LEVELS
from questionnaires.model import Scoring
from scoring.advice.outcome import Condition
from scoring.compass.outcome import CompassOutcome
from scoring.conditions import holds, read_condition
from scoring.dossier import Dossier, Measure
from scoring.group import GroupScore
from scoring.outcome import CLASS_ORDER, Fact, GroupOutcome

_THEMES = "themes_"
"""Facts of a class rule that count themes are called after the band from which they count."""

_NO_GROUP = ""
"""A check is about the whole dossier."""

_WEIGHTS: tuple[tuple[ConditionAbout, bool], ...] = (
    ("red_flag", True),
    ("breaking_point", True),
    ("step_flag", True),
    ("bottleneck", True),
    ("heavy_step", True),
    ("check", True),
    ("bottleneck", False),
    ("theme", False),
    ("check", False),
)
"""From heavy to light, with whether it is marked as heavy."""

_KINDS: Mapping[ConditionAbout, str] = {
    "red_flag": "question",
    "bottleneck": "question",
    "breaking_point": "step",
    "step_flag": "step",
    "heavy_step": "step",
    "theme": "theme",
    "check": "check",
}


@dataclass(slots=True)
class _Subject:
    """One question, step, theme or check: the heaviest thing about it, and the groups that it holds for."""

    subject: str
    weight: int
    groups: list[str] = field(default_factory=list)
    questions: tuple[str, ...] = ()


def conditions_of(
    definition: AdviceDefinition,
    dossier: Dossier,
    groups: Iterable[tuple[GroupScore, GroupOutcome]],
    compass: CompassOutcome | None,
    most_points: int,
) -> tuple[Condition, ...]:
    """Return everything that has to be arranged, heaviest first; each subject once, for all groups together.

    Steps of two groups are one subject when they have the same id and the same name.

    Args:
        definition: from which load a step is heavy.
        dossier: for the measures.
        groups: the score and the outcome of each group.
        compass: the outcome of the compass.
        most_points: the points of the best answer to a check.
    """
    found: dict[tuple[str, str, str], _Subject] = {}
    for score, group in groups:
        for about, subject, heavy in _of_group(definition, score, group):
            name = _step_name(group, subject) if _KINDS[about] == "step" else ""
            one = found.setdefault((_KINDS[about], subject, name), _Subject(subject, len(_WEIGHTS)))
            one.weight = min(one.weight, _WEIGHTS.index((about, heavy)))
            if group.id not in one.groups:
                one.groups.append(group.id)
            if about == "theme":
                one.questions = tuple(
                    question.id for question in score.compiled.questions if question.section.id == subject
                )
    for check, core in _open_checks(compass, most_points):
        found["check", check, ""] = _Subject(check, _WEIGHTS.index(("check", core)))
    ordered = sorted(found.values(), key=lambda one: one.weight)
    taken: dict[str, int] = {}
    return tuple(_condition(one, dossier, taken) for one in ordered)


def measures_agreed(conditions: Iterable[Condition]) -> bool:
    """Whether everything that pinches has a measure that was promised; with nothing to agree it is so.

    What is open in the compass counts there, and not once more here.
    """
    return all(condition.agreed for condition in conditions if condition.about != "check")


def _of_group(
    definition: AdviceDefinition, score: GroupScore, group: GroupOutcome
) -> Iterator[tuple[ConditionAbout, str, bool]]:
    yield from (("red_flag", flag.question, True) for flag in group.red_flags)
    yield from (("bottleneck", one.question, one.heavy) for one in group.bottlenecks)
    if group.journey is not None:
        yield from (("step_flag", flag.step, True) for flag in group.journey.red_flags)
        for step in group.journey.steps:
            if step.breaking_point:
                yield "breaking_point", step.id, True
            if step.load is not None and step.load >= definition.heavy_step_from:
                yield "heavy_step", step.id, True
    # Who arranges a bottleneck arranges something in its theme.
    arranged = {bottleneck.theme for bottleneck in group.bottlenecks}
    yield from (("theme", theme, False) for theme in heavy_themes(score, group) if theme not in arranged)


def heavy_themes(score: GroupScore, group: GroupOutcome) -> list[str]:
    """Return the themes that would by themselves give the group a heavier class, in the order of the questionnaire.

    Those are the themes that a rule for the class counts, when that rule holds. They count also when there are
    bottlenecks beside them: else one more bottleneck, with a measure, would make the advice milder.
    """
    lowest = lowest_level(score.compiled.scoring, score.decisive.facts)
    return [
        theme.id
        for theme in group.themes
        if theme.role == "theme" and theme.band is not None and LEVELS[theme.band] >= lowest
    ]


def lowest_level(scoring: Scoring, facts: Mapping[str, Fact]) -> int:
    """Return from which level a theme counts for a heavier class; above all levels when no rule that holds says so."""
    lowest = len(LEVELS)
    for rule in scoring.classes:
        # The lightest class asks for nothing.
        if rule.when is None or rule.burden_class == CLASS_ORDER[0]:
            continue
        expression = read_condition(rule.when)
        if not holds(expression, facts.__getitem__):
            continue
        for atom in expression.atoms:
            if isinstance(atom, Bare) or not atom.subject.startswith(_THEMES):
                continue
            lowest = min(lowest, LEVELS.get(atom.subject.removeprefix(_THEMES), lowest))
    return lowest


def _open_checks(compass: CompassOutcome | None, most_points: int) -> Iterator[tuple[str, bool]]:
    """The checks that count, or should, and do not have the most points."""
    for check in compass.checks if compass else ():
        if check.state == "unknown" or (check.state == "counts" and (check.points or 0) < most_points):
            yield check.id, check.core


def _step_name(group: GroupOutcome, step: str) -> str:
    details = group.journey_details.steps if group.journey_details else ()
    return next((one.name for one in details if one.id == step), "")


def _condition(one: _Subject, dossier: Dossier, taken: dict[str, int]) -> Condition:
    about, heavy = _WEIGHTS[one.weight]
    groups = one.groups or [_NO_GROUP]
    found = [measure for measure in dossier.measures if any(_covers(measure, about, one, group) for group in groups)]
    name = f"{about}/{one.subject}"
    taken[name] = taken.get(name, 0) + 1
    return Condition(
        id=name if taken[name] == 1 else f"{name}/{taken[name]}",
        about=about,
        subject=one.subject,
        groups=tuple(one.groups),
        measures=tuple(measure.id for measure in sorted(found, key=lambda measure: not measure.is_agreed)),
        agreed=all(
            any(measure.is_agreed and _covers(measure, about, one, group) for measure in found) for group in groups
        ),
        heavy=heavy,
    )


def _covers(measure: Measure, about: ConditionAbout, one: _Subject, group: str) -> bool:
    """Whether a measure is about a subject, in one group."""
    kind = _KINDS[about]
    if kind == "check":
        return one.subject in measure.checks
    if measure.groups and group not in measure.groups:
        return False
    match kind:
        case "question":
            return one.subject in measure.questions
        case "theme":
            return one.subject in measure.themes or not set(one.questions).isdisjoint(measure.questions)
        case _:
            return any((step.group, step.step) == (group, one.subject) for step in measure.steps)
