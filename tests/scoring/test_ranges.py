"""What a class is at least and at most, and whether a verdict is certain, held against every way it can turn out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from questionnaires.model import Questionnaire
from scoring.dossier import Answer, Dossier, Group
from scoring.outcome import CLASS_ORDER
from scoring.score import score
from tests.scoring import oracle
from tests.scoring.catalogues import catalogue_of
from tests.strategies import dossiers, questionnaires

MOST = 3_000
"""How many ways to turn out are tried; a dossier with more is left alone."""


def open_values(questionnaire: Questionnaire, said: Mapping[str, oracle.Said]) -> dict[str, list[Any]]:
    """Return everything that each question can turn out to be: one value, unless it is unknown or raters disagree."""
    found: dict[str, list[Any]] = {}
    for question in questionnaire.questions:
        one = said[question.id]
        if one.actual == oracle.UNKNOWN:
            found[question.id] = oracle.every_value(questionnaire, question)
        else:
            found[question.id] = list(dict.fromkeys((one.lightest, one.actual, one.heaviest)))
    return found


def completions(values: Mapping[str, list[Any]]) -> Iterator[dict[str, Any]]:
    return (dict(zip(values, chosen, strict=True)) for chosen in product(*values.values()))


def answers_of(dossier: Dossier, group: Group) -> Mapping[str, Answer]:
    return {answer.question: answer for answer in (*dossier.answers, *group.answers)}


@given(st.data())
def test_at_least_and_at_most_are_exact(data: st.DataObject) -> None:
    questionnaire = data.draw(questionnaires(themes=2))
    dossier = data.draw(dossiers(questionnaire))
    outcome = score(dossier, catalogue_of(questionnaire))
    for group, found in zip(dossier.groups, outcome.groups, strict=True):
        answers = answers_of(dossier, group)
        said = {one.id: oracle.proposal_of(questionnaire, one, answers.get(one.id)) for one in questionnaire.questions}
        values = open_values(questionnaire, said)
        if prod(len(some) for some in values.values()) > MOST:
            continue
        asked = oracle.asked_of(questionnaire, dossier.depth, group)
        classes = {
            oracle.class_of(questionnaire, asked, oracle.path(questionnaire, group, cells)[0])
            for cells in completions(values)
        }
        in_order = [one for one in CLASS_ORDER if one in classes]
        assert (found.burden_at_least, found.burden_at_most) == (in_order[0], in_order[-1])


@given(st.data())
def test_a_verdict_is_given_when_and_only_when_it_is_certain(data: st.DataObject) -> None:
    questionnaire = data.draw(questionnaires(themes=1))
    dossier = data.draw(dossiers(questionnaire))
    assume(dossier.groups)
    outcome = score(dossier, catalogue_of(questionnaire))
    for group, found in zip(dossier.groups, outcome.groups, strict=True):
        verdicts = possible_verdicts(questionnaire, dossier, group)
        if verdicts is None:
            continue
        if found.verdict is not None:
            assert verdicts == {found.verdict}
        elif not any(theme.changes == "no" for theme in group.themes):
            # Where a theme does not change, an unknown answer there counts for both sides apart: more is left open.
            assert len(verdicts) > 1
        comparisons = {"gelijk" if one == 1 else "lichter" if one == 2 else "zwaarder" for one in verdicts}
        if found.comparison != "niet_te_vergelijken":
            assert comparisons == {found.comparison}


def possible_verdicts(questionnaire: Questionnaire, dossier: Dossier, group: Group) -> set[int] | None:
    """Return the verdict of every way it can turn out, or None when there are too many."""
    answers = answers_of(dossier, group)
    said = {one.id: oracle.proposal_of(questionnaire, one, answers.get(one.id)) for one in questionnaire.questions}
    now = {
        one.id: oracle.today_of(questionnaire, one, answers.get(one.id), group, dossier)
        for one in questionnaire.questions
    }
    same = [question for question, one in now.items() if one is None]
    # Of raters who disagree about the proposal, the heaviest counts in the verdict.
    counted = {one: oracle.Said(found.actual, found.actual, found.actual) for one, found in said.items()}
    proposals = open_values(questionnaire, counted)
    todays = open_values(questionnaire, {one: found or oracle.Said("-", "-", "-") for one, found in now.items()})
    asked = oracle.asked_of(questionnaire, dossier.depth, group)
    compared = [one for one in oracle.theme_questions(questionnaire, asked) if one.id not in same]
    # Too many open answers to try them all.
    if prod(map(len, proposals.values())) * prod(map(len, todays.values())) > MOST:
        return None
    verdicts = set()
    for cells in completions(proposals):
        proposal, _hidden = oracle.path(questionnaire, group, cells)
        bottleneck = bool(oracle.bottlenecks_of(questionnaire, asked, proposal))
        for today_cells in completions(todays):
            today, _hidden = oracle.path(questionnaire, group, today_cells, {one: proposal[one] for one in same})
            differences = [
                oracle.burden(questionnaire, one, proposal[one.id]) - oracle.burden(questionnaire, one, today[one.id])
                for one in compared
            ]
            verdicts.add(oracle.verdict_of(differences, bottleneck))
    return verdicts
