"""The depths: each asks what it needs, the short test is a fair part of the full one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from questionnaires.check.paths import Gates
from questionnaires.check.report import Report, nearest
from questionnaires.check.walk import placed_questions
from questionnaires.locations import Path
from questionnaires.model import Depth, Questionnaire, SectionRole
from questionnaires.translation import _

_ORDER = ("quickscan", "short", "full")


def check_depths(report: Report, gates: Gates) -> None:
    """Check the lists of questions of every depth."""
    questionnaire = gates.questionnaire
    for number, depth in enumerate(questionnaire.depths):
        path: Path = ("depths", number)
        known = _check_questions(report, questionnaire, path, depth)
        _check_dependencies(report, gates, path, known)
        _check_parts(report, path, depth)
        if depth.id == "short" and depth.questions:
            _check_short(report, questionnaire, path, depth)
    _check_minutes(report, questionnaire)
    _check_asked_somewhere(report, questionnaire)


def _check_questions(report: Report, questionnaire: Questionnaire, path: Path, depth: Depth) -> list[str]:
    """Return the questions of the list that exist."""
    known = questionnaire.question_by_id
    for number, name in enumerate(depth.questions):
        if name not in known:
            message = _("er is geen vraag {name}").format(name=name)
            report.at_value("R205", (*path, "questions", number), message, nearest(name, known))
        elif name in depth.questions[:number]:
            message = _("{name} staat twee keer in deze lijst").format(name=name)
            report.at_value("R214", (*path, "questions", number), message)
    return [name for name in depth.questions if name in known]


def _check_dependencies(report: Report, gates: Gates, path: Path, names: Sequence[str]) -> None:
    for name in names:
        for other in gates.conditions[name].names if name in gates.conditions else ():
            if other not in names:
                message = _("{question} hangt af van {other}, en die vraag staat niet in deze lijst")
                report.at_key("B421", (*path, "questions"), message.format(question=name, other=other))


def _check_parts(report: Report, path: Path, depth: Depth) -> None:
    """A scan has questions and outcomes, and verdicts when it can say that no test is needed."""
    scan = depth.id == "quickscan"
    needs = {
        "questions": scan,
        "outcomes": scan,
        "not_needed_verdicts": any(outcome.outcome == "not_needed" for outcome in depth.outcomes),
    }
    for key, needed in needs.items():
        if needed and not getattr(depth, key):
            message = _("bij de diepte {id} ontbreekt {key}").format(id=depth.id, key=key)
            report.at_value("B423", (*path, "id"), message)
        elif not needed and getattr(depth, key) and key != "questions":
            message = _("{key} doet niets bij de diepte {id}").format(id=depth.id, key=key)
            report.at_key("B423", (*path, key), message)
    if depth.id == "short" and not depth.questions:
        report.at_value("B426", (*path, "id"), _("de korte toets noemt geen vragen en stelt ze dus allemaal"))


def _check_short(report: Report, questionnaire: Questionnaire, path: Path, depth: Depth) -> None:
    for question in questionnaire.questions:
        if question.critical and question.id not in depth.questions:
            message = _("de kritieke vraag {id} staat niet in deze lijst").format(id=question.id)
            report.at_key("B420", (*path, "questions"), message)
    for section in questionnaire.sections:
        scored = [question.id for question in section.questions if questionnaire.is_scored(question)]
        if section.role is SectionRole.THEME and scored and not set(scored) & set(depth.questions):
            message = _("van het thema {id} staat geen vraag in deze lijst").format(id=section.id)
            report.at_key("B422", (*path, "questions"), message)
    if set(depth.questions) >= set(questionnaire.question_by_id):
        report.at_key("B426", (*path, "questions"), _("de korte toets noemt alle vragen"))


def _check_minutes(report: Report, questionnaire: Questionnaire) -> None:
    numbers = sorted(range(len(questionnaire.depths)), key=lambda number: _ORDER.index(questionnaire.depths[number].id))
    for shorter, longer in pairwise(numbers):
        one, other = questionnaire.depths[shorter], questionnaire.depths[longer]
        if one.id != other.id and one.minutes >= other.minutes:
            message = _("{one} kost {minutes} minuten, en {other} maar {less}").format(
                one=one.id, minutes=one.minutes, other=other.id, less=other.minutes
            )
            report.at_value("B427", ("depths", shorter, "minutes"), message)


def _check_asked_somewhere(report: Report, questionnaire: Questionnaire) -> None:
    """Without a list the full test asks every question."""
    if not any(depth.id == "full" and depth.questions for depth in questionnaire.depths):
        return
    asked = {name for depth in questionnaire.depths for name in depth.questions}
    for item in placed_questions(questionnaire):
        if item.question.id not in asked:
            message = _("de vraag {id} staat in geen enkele diepte").format(id=item.question.id)
            report.at_value("C312", (*item.path, "id"), message)
