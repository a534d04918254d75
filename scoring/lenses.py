"""Lenses: the same findings, looked at by the terms of another vocabulary (RULES section 8). Never a tick.

A lens is a vocabulary with the role `lens`. The questions of the questionnaire and the checks of the compass say
themselves which terms they are about, so that nobody is asked anything twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from questionnaires.catalogue import Catalogue
from questionnaires.model import GroupKind, VocabularyRole
from scoring.compiled import compiled
from scoring.dossier import Dossier
from scoring.outcome import GroupOutcome, Outcome

LensState = Literal["finding", "asked", "not_asked"]


@dataclass(frozen=True, slots=True)
class LensSubject:
    """A question, check or step that is about a term. `found` and `unknown` are the groups for which it is one.

    A check is about no group: for it `finding` and `open` say the same of the whole dossier. A step is only here when
    it has a red flag, and `rule` says which. `heavy` marks a finding that weighs most: a heavy bottleneck, a red flag,
    or a core check without any points.
    """

    about: Literal["question", "check", "step"]
    id: str
    finding: bool
    heavy: bool
    open: bool
    found: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class LensTerm:
    """One term with what this test asks about it: findings first, the heavy ones before the others."""

    id: str
    subjects: tuple[LensSubject, ...]

    @property
    def state(self) -> LensState:
        """Whether there is a finding; no finding does not mean that all is well."""
        if self.findings:
            return "finding"
        return "asked" if self.subjects else "not_asked"

    @property
    def findings(self) -> tuple[LensSubject, ...]:
        """The questions, steps and checks with a finding."""
        return tuple(subject for subject in self.subjects if subject.finding)

    @property
    def nothing_known(self) -> bool:
        """Whether everything that is asked about it is still open, so that nothing can be said yet."""
        return bool(self.subjects) and all(subject.open and not subject.finding for subject in self.subjects)


@dataclass(frozen=True, slots=True)
class Lens:
    """One vocabulary with all its terms, in its own order."""

    vocabulary: str
    terms: tuple[LensTerm, ...]


def lens_findings(outcome: Outcome, dossier: Dossier, catalogue: Catalogue) -> tuple[Lens, ...]:
    """Return the findings of an outcome by the terms of every lens that the outcome rests on.

    A finding is a bottleneck, a red flag, or a check of the compass that counts and has not all its points. What this
    test asks are the questions of the chosen depth for the groups of the dossier (for a dossier without groups: for any
    group), also when another answer made one unnecessary, and the checks that count in this phase.

    Args:
        outcome: what came out; its trace is not needed.
        dossier: what it came from.
        catalogue: the definitions it was scored with.
    """
    subjects = [
        *_questions(outcome, dossier, catalogue),
        *_flagged_steps(outcome, dossier, catalogue),
        *_checks(outcome, catalogue),
    ]
    # Only these travel with a document, so that it can be worked out again anywhere.
    used = {definition.id for definition in outcome.definitions}
    return tuple(
        Lens(
            vocabulary.id,
            tuple(
                LensTerm(term.id, _in_order(one for one, tags in subjects if term.id in tags.get(vocabulary.id, ())))
                for term in vocabulary.terms
            ),
        )
        for vocabulary in catalogue.vocabularies_for_role(VocabularyRole.LENS)
        if vocabulary.id in used
    )


def _in_order(subjects: Iterator[LensSubject]) -> tuple[LensSubject, ...]:
    return tuple(sorted(subjects, key=lambda one: (not one.finding, not one.heavy)))


_Tagged = tuple[LensSubject, dict[str, tuple[str, ...]]]


def _questions(outcome: Outcome, dossier: Dossier, catalogue: Catalogue) -> Iterator[_Tagged]:
    form = compiled(catalogue.questionnaires[outcome.questionnaire])
    kinds = {group.kind for group in dossier.groups} or set(GroupKind)
    plans = [form.plan(outcome.depth, kind) for kind in GroupKind if kind in kinds]
    asked = {question.id for plan in plans for question in plan.scored}
    for question in form.questions:
        if question.id in asked:
            tags = {name: tuple(terms) for name, terms in question.question.tags.items()}
            yield _question(question.id, outcome), tags


def _question(identity: str, outcome: Outcome) -> LensSubject:
    found = tuple(group.id for group in outcome.groups if _found(group, identity))
    unknown = tuple(group.id for group in outcome.groups if any(one.question == identity for one in group.find_out))
    return LensSubject(
        "question",
        identity,
        finding=bool(found),
        heavy=any(_heavy(group, identity) for group in outcome.groups),
        open=bool(unknown) or not outcome.groups,
        found=found,
        unknown=unknown,
    )


def _found(group: GroupOutcome, question: str) -> bool:
    flagged = any(one.question == question for one in group.red_flags)
    return flagged or any(one.question == question for one in group.bottlenecks)


def _heavy(group: GroupOutcome, question: str) -> bool:
    flagged = any(one.question == question for one in group.red_flags)
    return flagged or any(one.question == question and one.heavy for one in group.bottlenecks)


def _flagged_steps(outcome: Outcome, dossier: Dossier, catalogue: Catalogue) -> Iterator[_Tagged]:
    definition = catalogue.journeys.get(dossier.journey or "")
    found: dict[tuple[str, str], list[str]] = {}
    for group in outcome.groups:
        for flag in group.journey.red_flags if group.journey else ():
            found.setdefault((flag.step, flag.reason), []).append(group.id)
    for rule in definition.red_flags if definition else ():
        tags = {name: tuple(terms) for name, terms in rule.tags.items()}
        for (step, reason), groups in found.items():
            if reason == rule.id:
                yield (
                    LensSubject("step", step, finding=True, heavy=True, open=False, found=tuple(groups), rule=rule.id),
                    tags,
                )


def _checks(outcome: Outcome, catalogue: Catalogue) -> Iterator[_Tagged]:
    if outcome.compass is None:
        return
    definition = catalogue.compasses[outcome.compass.definition]
    for one in outcome.compass.checks:
        check = definition.check_by_id[one.id]
        if one.state == "later":
            continue
        finding = one.state == "counts" and one.points is not None and one.points < definition.most_points
        tags = {name: tuple(terms) for name, terms in check.tags.items()}
        yield (
            LensSubject(
                "check", one.id, finding=finding, heavy=finding and one.core and not one.points,
                open=one.state == "unknown",
            ),
            tags,
        )  # fmt: skip
