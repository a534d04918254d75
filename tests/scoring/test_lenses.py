"""Lenses show the same findings by other terms: a finding, asked without a finding, or not asked. Never a tick."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from questionnaires.catalogue import Catalogue, bundled_catalogue
from questionnaires.model import VocabularyRole
from scoring.dossier import Dossier
from scoring.dossier_reading import read_dossier
from scoring.evidence import Evidence
from scoring.lenses import Lens, LensTerm, lens_findings
from scoring.participation import CheckAnswer, CompassAnswers
from scoring.score import score
from tests.scoring import rules_dossiers
from tests.scoring.rules_dossiers import UNKNOWN, dossier

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def catalogue() -> Catalogue:
    """Return the definitions of the tests, with the vocabulary `types` as a lens."""
    files = dict(rules_dossiers.catalogue().sources)
    file = files["types"]
    files["types"] = replace(file, definition=file.definition.model_copy(update={"role": VocabularyRole.LENS}))
    return Catalogue(files)


def terms(*arguments: Any, about: Dossier | None = None, **fields: Any) -> dict[str, LensTerm]:
    found = about or dossier(*arguments, **fields)
    lenses = lens_findings(score(found, catalogue(), with_trace=False), found, catalogue())
    lens = next(lens for lens in lenses if lens.vocabulary == "types")
    return {term.id: term for term in lens.terms}


def states(*arguments: Any, **fields: Any) -> dict[str, str]:
    return {name: term.state for name, term in terms(*arguments, **fields).items()}


def test_without_a_finding_a_term_is_asked_or_it_is_not() -> None:
    assert states() == {"learning": "asked", "doing": "asked", "feeling": "not_asked"}


def test_a_bottleneck_is_a_finding_of_every_term_of_its_question() -> None:
    assert states({"a_two": "heel_sterk"}) == {"learning": "finding", "doing": "finding", "feeling": "not_asked"}
    (finding,) = terms({"a_two": "heel_sterk"})["learning"].findings
    assert (finding.id, finding.heavy, finding.found) == ("a_two", True, ("people",))


def test_the_heaviest_findings_come_first_and_what_is_no_finding_last() -> None:
    learning = terms({"a_one": "sterk", "a_two": "heel_sterk", "life": "heel_sterk"})["learning"]
    assert [one.id for one in learning.subjects if one.finding] == [one.id for one in learning.findings]
    assert [one.heavy for one in learning.findings] == sorted((one.heavy for one in learning.findings), reverse=True)


def test_a_question_that_another_answer_made_unnecessary_was_asked() -> None:
    doing = terms()["doing"]
    assert [one.id for one in doing.subjects] == ["a_two", "a_guard"]
    assert not any(one.open for one in doing.subjects)


def test_what_is_not_known_is_open_and_when_all_of_it_is_nothing_is_known() -> None:
    learning = terms({"a_one": UNKNOWN})["learning"]
    assert {one.id: one.open for one in learning.subjects}["a_one"]
    assert not learning.nothing_known
    doing = terms({"a_two": UNKNOWN, "a_guard": UNKNOWN})["doing"]
    assert doing.state == "asked"
    assert doing.nothing_known
    assert not terms()["feeling"].nothing_known


def test_a_dossier_without_groups_asks_everything_and_knows_nothing() -> None:
    empty = dossier().model_copy(update={"groups": ()})
    found = terms(about=empty)
    assert found["learning"].state == "asked"
    assert found["learning"].nothing_known


def test_a_lens_that_the_outcome_does_not_rest_on_is_not_shown() -> None:
    more = Catalogue({**catalogue().sources, "behoorlijkheid": bundled_catalogue().sources["behoorlijkheid"]})
    about = dossier()
    lenses = lens_findings(score(about, more, with_trace=False), about, more)
    assert lenses == lens_findings(score(about, catalogue(), with_trace=False), about, catalogue())


def test_every_lens_shows_every_term_and_every_bottleneck_with_its_tags() -> None:
    everything = bundled_catalogue()
    about = read_dossier((EXAMPLES / "warm_huis.yaml").read_bytes(), "warm_huis.yaml").dossier
    outcome = score(about, everything, with_trace=False)
    lenses: tuple[Lens, ...] = lens_findings(outcome, about, everything)
    for lens, vocabulary in zip(lenses, everything.vocabularies_for_role(VocabularyRole.LENS), strict=True):
        assert [term.id for term in lens.terms] == [term.id for term in vocabulary.terms]
        shown = {term.id: {one.id for one in term.findings} for term in lens.terms}
        for group in outcome.groups:
            for bottleneck in group.bottlenecks:
                question = everything.questionnaires[outcome.questionnaire].question_by_id[bottleneck.question]
                for term in question.tags.get(lens.vocabulary, ()):
                    assert bottleneck.question in shown[term]


def test_a_red_flag_of_a_step_is_a_finding_of_its_norms() -> None:
    everything = bundled_catalogue()
    about = read_dossier((EXAMPLES / "energiehulp_reis.yaml").read_bytes(), "energiehulp_reis.yaml").dossier
    outcome = score(about, everything, with_trace=False)
    rules = {rule.id: rule for rule in everything.journeys["reis"].red_flags}
    shown = {
        (lens.vocabulary, term.id, one.id, one.rule)
        for lens in lens_findings(outcome, about, everything)
        for term in lens.terms
        for one in term.findings
        if one.about == "step" and one.heavy
    }
    wanted = {
        (vocabulary, term, flag.step, flag.reason)
        for group in outcome.groups
        for flag in (group.journey.red_flags if group.journey else ())
        for vocabulary, terms in rules[flag.reason].tags.items()
        for term in terms
    }
    assert shown == wanted
    assert wanted


def test_a_check_without_all_its_points_is_a_finding_and_an_unknown_one_is_open() -> None:
    everything = bundled_catalogue()
    compass = next(iter(everything.compasses.values()))
    core = [check for check in compass.checks if check.core and check.tags.get("behoorlijkheid")]
    first, second, third = core[:3]
    worst, best = (pick(compass.options, key=lambda option: option.points).id for pick in (min, max))
    rests = (Evidence(kind="document", description="Verslag"),)
    answers = (
        CheckAnswer(check=first.id, value=worst),
        CheckAnswer(check=second.id, value=best, evidence=rests),
    )
    about = read_dossier((EXAMPLES / "warm_huis.yaml").read_bytes(), "warm_huis.yaml").dossier
    about = about.model_copy(update={"compass": CompassAnswers(answers=answers)})
    lenses = lens_findings(score(about, everything, with_trace=False), about, everything)
    shown = {
        (term.id, one.id): one
        for lens in lenses
        if lens.vocabulary == "behoorlijkheid"
        for term in lens.terms
        for one in term.subjects
        if one.about == "check"
    }
    for check, finding, open_ in ((first, True, False), (second, False, False), (third, False, True)):
        for term in check.tags["behoorlijkheid"]:
            one = shown[term, check.id]
            assert (one.finding, one.heavy, one.open) == (finding, finding, open_)
            assert not one.found
