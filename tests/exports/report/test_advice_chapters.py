"""What the report says about the advice, its conditions, the compass, the plan, signals and lenses."""

from __future__ import annotations

from typing import Any

import pytest

from exports.participation_labels import decision_labels
from exports.report import Report
from exports.report.context import Context
from exports.report.rules import rules_section
from exports.report.views import Table
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import VocabularyRole
from scoring.dossier import Dossier
from scoring.lenses import lens_findings
from scoring.outcome import Outcome
from scoring.score import score
from tests.exports.reports import (
    FULLEST,
    NOT_NEEDED,
    changed,
    example,
    examples,
    outcome_of,
    report_of,
    report_of_example,
    section,
    texts_of,
    with_everything,
)

CATALOGUE = bundled_catalogue()
RULES = CATALOGUE.advice_rules["advies"]
COMPASS = CATALOGUE.compasses["kompas"]
TESTED = [name for name in examples() if name != NOT_NEEDED]


@pytest.fixture(scope="module")
def full() -> Dossier:
    return changed(example(FULLEST), with_everything)


@pytest.fixture(scope="module")
def report(full: Dossier) -> Report:
    return report_of(full)


@pytest.fixture(scope="module")
def outcome(full: Dossier) -> Outcome:
    return score(full, CATALOGUE)


@pytest.mark.parametrize("name", TESTED)
def test_the_advice_chapter_says_what_the_outcome_says(name: str) -> None:
    advice = outcome_of(name).advice
    assert advice is not None
    told = texts_of(section(report_of_example(name), "advies"))
    for reason in advice.because:
        assert reason in told
    final = advice.deviation.advice if advice.deviation else advice.outcome
    assert str(RULES.words_by_id[final].sentence) in told
    if advice.next_better:
        assert f"Wat er moet veranderen voor: {RULES.words_by_id[advice.next_better.advice].label}" in told


def test_a_deviation_is_told_in_full_with_who_decided_and_the_rule(full: Dossier) -> None:
    reason = "De balie is nog niet open. " * 20

    def deviate(data: dict[str, Any]) -> None:
        data["advice"] = {"deviation": {"advice": "aanpassen", "reason": reason, "by": "Managementteam"}}

    told = texts_of(section(report_of(changed(full, deviate)), "advies"))
    assert reason.strip() in told
    assert "Managementteam." in told
    assert str(RULES.deviation.text) in told
    assert "De regels geven: te doen, mits. Het advies is nu: eerst aanpassen." in told


def test_a_deviation_that_is_not_allowed_is_told_and_does_not_count() -> None:
    def deviate(data: dict[str, Any]) -> None:
        data["advice"] = {"deviation": {"advice": "positief", "reason": "Het moet.", "by": "MT"}}

    told = report_of(changed(example(FULLEST), deviate))
    assert "In het dossier staat: te doen. Dat mag hier niet." in texts_of(section(told, "advies"))
    assert told.page_one.headline == "Nog niet te beoordelen"
    assert "afgeweken" not in told.page_one.outcome


def test_every_condition_is_a_row_with_who_when_cost_and_how_it_is_checked(report: Report, outcome: Outcome) -> None:
    assert outcome.advice is not None
    conditions = section(report, "voorwaarden")
    (table,) = (block for block in conditions.blocks if isinstance(block, Table))
    assert len(table.rows) == sum(max(1, len(one.measures)) for one in outcome.advice.conditions)
    told = texts_of(conditions)
    assert f"{outcome.advice.promises} toegezegd, {outcome.advice.intentions} nog niet." in told
    for words in ("toegezegd op 1 oktober 2026", "Klaar op 31 december 2026.", "Binnen bestaand budget van"):
        assert words in told
    assert "Terug in het college: 1 juni 2027." in told


def test_a_condition_of_which_nothing_is_arranged_says_so() -> None:
    told = texts_of(section(report_of(changed(example(FULLEST), lambda data: data.update(measures=[]))), "voorwaarden"))
    assert ": 0 toegezegd" in told
    assert "Nog geen maatregel." in told


def test_every_check_of_the_compass_is_a_row_with_its_evidence(report: Report, outcome: Outcome) -> None:
    assert outcome.compass is not None
    told = texts_of(section(report, "kompas"))
    assert "Hoe mensen zijn betrokken: op orde." in told
    assert f"{outcome.compass.points} van de {outcome.compass.maximum} punten." in told
    for check in COMPASS.checks:
        assert str(check.text) in told
    assert told.count("(document)") == len(COMPASS.checks)


def test_an_answer_without_evidence_says_what_it_counts_as(full: Dossier) -> None:
    def without(data: dict[str, Any]) -> None:
        del data["compass"]["answers"][0]["evidence"]

    told = texts_of(section(report_of(changed(full, without)), "kompas"))
    assert "Ja, telt als" in told
    assert "Er staat niet bij waaruit dat blijkt." in told


def test_a_compass_that_does_not_apply_says_why(full: Dossier) -> None:
    def not_applicable(data: dict[str, Any]) -> None:
        data["compass"] = {"not_applicable": "Er is geen ruimte in de wet"}

    told = texts_of(section(report_of(changed(full, not_applicable)), "kompas"))
    assert "Er is geen ruimte in de wet." in told
    assert str(COMPASS.checks[0].text) not in told


def test_the_plan_and_every_contribution_are_told_with_the_reason(report: Report, full: Dossier) -> None:
    assert full.plan is not None
    told = texts_of(section(report, "participatieplan"))
    for text in (*full.plan.open, *full.plan.fixed, *full.plan.not_reached):
        assert text in told
    for one in full.plan.contributions:
        assert one.what in told
    for words in (*decision_labels().values(), "Meepraten"):
        assert words in told


def test_a_small_number_of_signals_is_never_told(report: Report) -> None:
    told = texts_of(section(report, "signalen"))
    assert "minder dan 10" in told
    assert "1.200" in told


def test_alternatives_stand_in_full_after_doing_nothing(report: Report, full: Dossier) -> None:
    told = texts_of(section(report, "andere-keuzes"))
    assert told.index("Niets doen") < told.index(full.alternatives[0].name)
    for one in full.alternatives:
        assert one.why_not is not None
        assert one.why_not in told


def test_doing_nothing_is_told_for_each_group_and_what_is_missing_is_asked_for() -> None:
    told = texts_of(section(report_of_example("energiehulp_reis"), "andere-keuzes"))
    assert "zwaarte laag; 0 uur" in told
    assert "Dan hoort hier welke makkelijkere weg is bekeken" in told
    told = texts_of(section(report_of_example(FULLEST), "andere-keuzes"))
    assert told.count("zwaarte laag") == 3
    assert "zwaarte middel" in told
    assert "Dan hoort hier" not in told


@pytest.mark.parametrize("name", TESTED)
def test_a_lens_shows_every_term_in_one_of_three_states_and_never_a_tick(name: str) -> None:
    told = texts_of(section(report_of_example(name), "brillen"))
    assert "Geen bevinding betekent niet dat het behoorlijk is." in told
    assert "Hierover vraagt deze toets niets:" in told
    for sign in "✓✔☑":
        assert sign not in told
    for vocabulary in CATALOGUE.vocabularies_for_role(VocabularyRole.LENS):
        assert all(str(term.label) in told for term in vocabulary.terms)
    findings = lens_findings(outcome_of(name), example(name), CATALOGUE)
    rows = sum(term.state == "finding" for lens in findings for term in lens.terms)
    assert sum(line.startswith("bevinding") for line in told.splitlines()) == rows


def test_the_rules_of_compass_and_advice_are_printed(full: Dossier, outcome: Outcome) -> None:
    (rules,) = rules_section(Context(outcome, full, CATALOGUE, default_theme()))
    told = texts_of(rules)
    for text in (*(rule.text for rule in RULES.rules), *(rule.text for rule in COMPASS.outcomes)):
        assert str(text) in told
    for words in (str(RULES.rationale), str(RULES.evidence.text), str(RULES.deviation.text), str(COMPASS.rationale)):
        assert words in told
    assert "deel van de punten dat is gehaald (0 tot 1): minder dan 0,5." in told.lower()
    assert "er is een rode vlag" in told.lower()


def test_the_sources_of_compass_and_advice_are_named(report: Report) -> None:
    told = texts_of(section(report, "bronnen"))
    for definition in (COMPASS, RULES):
        assert str(definition.origin) in told
        assert all(str(source.title) in told for source in definition.sources)
