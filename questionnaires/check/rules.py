"""The rules under `scoring`: each can be reached, none makes worse milder, and no outcome is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from questionnaires.check.fact_spaces import (
    FactSpace,
    all_answers_known,
    answer_space,
    band_spaces,
    class_space,
    scored_questions,
)
from questionnaires.check.ordered_rules import Rules, check_last, check_milder, check_reach, read_rules
from questionnaires.check.report import Report
from questionnaires.check.space import TooComplexError
from questionnaires.facts import ANSWER_FACTS, BAND_FACTS, CLASS_FACTS
from questionnaires.locations import Path
from questionnaires.model import LIGHTEST, BottleneckRule, FlagRule, Questionnaire, Scoring
from questionnaires.translation import _

_BANDS = ("laag", "matig", "hoog", "zeer_hoog")
_CLASSES = ("laag", "middel", "hoog", "onbekend")


def check_rules(report: Report, questionnaire: Questionnaire) -> None:
    """Check the `scoring` block, and that it is there when it is needed."""
    if questionnaire.scoring is None:
        for number, section in enumerate(questionnaire.sections):
            if section.scored:
                message = _("het onderdeel {id} telt mee, maar er is geen scoring").format(id=section.id)
                report.at_value("B412", ("sections", number, "role"), message)
                break
    elif not scored_questions(questionnaire, context=False):
        report.at_key("B412", ("scoring",), _("er is geen thema met een vraag die meetelt"))
    elif all_answers_known(questionnaire):
        _check_bands(report, questionnaire, questionnaire.scoring)
        _check_answer_rules(report, questionnaire, ("scoring", "bottlenecks"), questionnaire.scoring.bottlenecks)
        _check_answer_rules(report, questionnaire, ("scoring", "red_flags"), questionnaire.scoring.red_flags)
        _check_classes(report, questionnaire, questionnaire.scoring)
        if questionnaire.scoring.profiles and questionnaire.scoring.profile_from == LIGHTEST:
            message = _("een profiel dat vanaf zwaarte 0 telt, telt elk antwoord")
            report.at_value("B417", ("scoring", "profile_from"), message)


def _check_bands(report: Report, questionnaire: Questionnaire, scoring: Scoring) -> None:
    path = ("scoring", "bands")
    rules = read_rules(report, path, scoring.bands, BAND_FACTS)
    if rules is not None:
        spaces = band_spaces(questionnaire, rules.looks)
        ranks = [_BANDS.index(rule.band) for rule in scoring.bands]
        _check_complete(report, rules, ranks, spaces)
        _check_all_given(report, path, _BANDS, (rule.band for rule in scoring.bands))


def _check_classes(report: Report, questionnaire: Questionnaire, scoring: Scoring) -> None:
    path = ("scoring", "classes")
    rules = read_rules(report, path, scoring.classes, CLASS_FACTS)
    if rules is None:
        return
    try:
        spaces = [class_space(questionnaire, rules.looks)]
    except TooComplexError:
        report.at_key("C310", path, _("de regels voor de klasse vergelijken met te veel verschillende getallen"))
        return
    ranks = [_CLASSES.index(rule.burden_class) for rule in scoring.classes]
    _check_complete(report, rules, ranks, spaces)
    _check_all_given(report, path, _CLASSES, (rule.burden_class for rule in scoring.classes))


def _check_complete(report: Report, rules: Rules, ranks: Sequence[int], spaces: Sequence[FactSpace]) -> None:
    check_last(report, rules)
    check_reach(report, rules, spaces)
    check_milder(report, "B415", rules, ranks, spaces)


def _check_all_given(report: Report, path: Path, wanted: Iterable[str], given: Iterable[str]) -> None:
    found = set(given)
    for outcome in wanted:
        if outcome not in found:
            report.at_key("B416", path, _("geen enkele regel geeft {outcome}").format(outcome=outcome))


def _check_answer_rules(
    report: Report, questionnaire: Questionnaire, path: Path, given: Sequence[BottleneckRule] | Sequence[FlagRule]
) -> None:
    rules = read_rules(report, path, given, ANSWER_FACTS)
    if rules is None or not given:
        return
    answers = answer_space(questionnaire, rules.looks)
    check_reach(report, rules, [answers])
    ranks = [1 if isinstance(rule, BottleneckRule) and rule.heavy else 0 for rule in given]
    check_milder(report, "B415", rules, ranks, [answers])
    lightest = answers.space.any_of(0, [facts["burden"] == LIGHTEST for facts in answers.variables[0].values])
    for number, expression in enumerate(rules.looks):
        if answers.where(expression) & lightest:
            message = _("{id} geldt ook voor een antwoord met zwaarte 0").format(id=given[number].id)
            report.at_value("B417", (*path, number, "when"), message)
