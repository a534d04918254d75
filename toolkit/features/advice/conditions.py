"""The conditions of the advice, each with its measures: who promised what, and what is still needed for that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from flask import url_for

from exports.dutch import day, enumeration
from exports.report.advice_words import SaidCondition, conditions
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.advice.outcome import Condition
from scoring.dossier import Measure
from scoring.evidence import StepReference
from scoring.measure_kinds import WeakChoice, only_weak_kinds
from toolkit.features.advice.places import Place, check_place, question_place, step_place, theme_place
from toolkit.features.advice.reckoned import Reckoned
from toolkit.features.dossier.about import step_value
from toolkit.features.dossier.measure_routes import FROM_ADVICE
from toolkit.features.dossier.promises import lacking_words

State = Literal["agreed", "intention", "nothing"]


@dataclass(frozen=True)
class MeasureView:
    """A measure for a condition: `facts` is what is filled in, `lacking` what it needs to be agreed."""

    text: str
    address: str
    agreed: bool
    lacking: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ConditionView:
    """One condition.

    `place` is what it is about, `groups` for whom (empty for everybody), `uncovered` the groups for which nothing is
    agreed while something is for others, `only_weak` what helps more when only weaker kinds of measures were chosen.
    """

    anchor: str
    text: str
    place: Place
    state: State
    heavy: bool
    groups: tuple[str, ...]
    uncovered: tuple[str, ...]
    measures: tuple[MeasureView, ...]
    only_weak: WeakChoice | None
    add: str


def condition_views(found: Reckoned) -> tuple[ConditionView, ...]:
    """Return the conditions in order of weight."""
    return tuple(_view(found, one) for one in conditions(found.context))


def place_of(found: Reckoned, condition: Condition) -> Place:
    """Return what a condition is about, and where that stands."""
    match condition.about:
        case "bottleneck" | "red_flag":
            return question_place(found, condition.subject, condition.groups)
        case "breaking_point" | "heavy_step" | "step_flag":
            return step_place(found, condition.subject, condition.groups)
        case "theme":
            return theme_place(found, condition.subject, condition.groups)
        case _:
            return check_place(found, condition.subject)


def _view(found: Reckoned, said: SaidCondition) -> ConditionView:
    condition, names = said.condition, {group.id: group.name for group in found.opened.groups}
    everybody = len(condition.groups) in {0, len(names)}
    vocabularies = found.context.catalogue.vocabularies_for_role(VocabularyRole.MEASURES)
    return ConditionView(
        anchor=condition.id.replace("/", "-"),
        text=said.text,
        place=place_of(found, condition),
        state="agreed" if condition.agreed else "intention" if said.measures else "nothing",
        heavy=condition.heavy,
        groups=() if everybody else tuple(names[group] for group in condition.groups),
        uncovered=() if condition.agreed else tuple(names[group] for group in _uncovered(condition, said.measures)),
        measures=tuple(_measure(found, measure) for measure in said.measures),
        only_weak=only_weak_kinds(vocabularies, said.measures) if condition.heavy else None,
        add=_add_address(found, condition),
    )


def _uncovered(condition: Condition, measures: Iterable[Measure]) -> Iterator[str]:
    """Yield the groups without a promise, when others have one."""
    agreed = [measure for measure in measures if measure.is_agreed]
    for group in condition.groups if agreed else ():
        if not any(_is_for(measure, condition, group) for measure in agreed):
            yield group


def _is_for(measure: Measure, condition: Condition, group: str) -> bool:
    if measure.groups and group not in measure.groups:
        return False
    steps = {(step.group, step.step) for step in measure.steps}
    return condition.about not in {"breaking_point", "heavy_step", "step_flag"} or (group, condition.subject) in steps


def _measure(found: Reckoned, measure: Measure) -> MeasureView:
    labels = {
        term.id: str(term.label)
        for vocabulary in found.context.catalogue.vocabularies_for_role(VocabularyRole.MEASURES)
        for term in vocabulary.terms
    }
    promised = measure.agreed
    said = (
        (_("Wat voor maatregel"), labels.get(measure.term or "")),
        (_("Toegezegd door"), f"{promised.by}, {day(promised.on)}" if promised else None),
        (_("Klaar op"), day(measure.deadline) if measure.deadline else None),
        (_("Dekking"), measure.cover),
        (_("Hoe we het nakijken"), measure.how_checked),
        (_("Terug in het college"), day(measure.returns_on) if measure.returns_on else None),
    )
    return MeasureView(
        measure.text,
        url_for("dossier.measure", dossier=found.opened.identity, measure=measure.id, terug=FROM_ADVICE),
        measure.is_agreed,
        lacking_words(measure),
        tuple((what, words) for what, words in said if words),
    )


def _add_address(found: Reckoned, condition: Condition) -> str:
    """Return the address of a new measure that is about this condition already."""
    kinds = {"bottleneck": "vraag", "red_flag": "vraag", "theme": "thema", "check": "check"}
    kind, subjects = kinds.get(condition.about, "stap"), [condition.subject]
    if kind == "stap":
        subjects = [step_value(StepReference(group=group, step=condition.subject)) for group in condition.groups]
    asked: dict[str, Any] = {kind: subjects, "groep": list(condition.groups), "terug": FROM_ADVICE}
    return url_for("dossier.new_measure", dossier=found.opened.identity, **asked)


def group_words(names: tuple[str, ...]) -> str:
    """Return the names of groups as they stand in a sentence.

    >>> group_words(("bewoners", "winkeliers"))
    'bewoners en winkeliers'
    """
    return enumeration(names)
