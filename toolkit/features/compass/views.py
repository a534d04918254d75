"""What the pages of the compass show, worked out from its outcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from flask import url_for

from exports.report.words import compass_said, compass_word
from questionnaires.compass_model import Check, CompassDefinition
from questionnaires.dutch import capital
from questionnaires.translation import _
from scoring.compass.outcome import CheckOutcome, CompassOutcome
from scoring.compass.score import score_compass
from scoring.errors import ScoringError
from scoring.participation import CheckAnswer
from toolkit.features.compass.answer_words import answer_words
from toolkit.features.compass.operations import compass_answers
from toolkit.features.dossier.opened import Opened

Shape = Literal["full", "half", "empty", "unknown", "aside"]
"""How a state is drawn: beside its words, never instead of them."""
_MOST_TODO = 5
_NOT_APPLICABLE, _RANGE = "not_applicable", "range"


@dataclass(frozen=True)
class CheckLine:
    """One check on the overview. `missing` says what is still needed for the answer that was given."""

    id: str
    code: str
    title: str
    text: str
    address: str
    state: str
    shape: Shape
    missing: str
    core: bool
    later: bool


@dataclass(frozen=True)
class Todo:
    """Something to do next, and where."""

    label: str
    address: str


@dataclass(frozen=True)
class Standing:
    """The outcome so far, why, and what to do next."""

    label: str
    kind: str
    reason: str
    range: str
    points: str
    todo: tuple[Todo, ...]


def outcome_of(opened: Opened) -> CompassOutcome | None:
    """Work out the compass; None when no rule gives an outcome."""
    try:
        return score_compass(opened.head.model_copy(update={"groups": opened.groups}), opened.definitions.catalogue)
    except ScoringError:
        return None


def lines_of(opened: Opened, definition: CompassDefinition, outcome: CompassOutcome) -> list[CheckLine]:
    """Return every check as the overview shows it."""
    answers = compass_answers(opened.head).answer_by_check
    found = {one.id: one for one in outcome.checks}
    return [_line(opened, definition, check, found[check.id], answers.get(check.id)) for check in definition.checks]


def standing_of(opened: Opened, definition: CompassDefinition, outcome: CompassOutcome) -> Standing:
    """Return the outcome so far with why, and what to do next."""
    kinds = {"op_orde": "good", "deels": "warn", "niet_op_orde": "heavy", "onbekend": "neutral"}
    words = compass_said(outcome)
    return Standing(
        capital(words),
        "neutral" if outcome.not_applicable else kinds[outcome.outcome],
        rule_text(definition, outcome),
        _range(outcome),
        _("{points} van {maximum} punten").format(points=outcome.points, maximum=outcome.maximum)
        if outcome.maximum
        else "",
        tuple(_todo(opened, definition, outcome))[:_MOST_TODO],
    )


def rule_text(definition: CompassDefinition, outcome: CompassOutcome) -> str:
    """Return why the outcome is what it is: the text of the rule that gave it."""
    if outcome.rule == _NOT_APPLICABLE:
        return _("Het hele kompas past niet bij dit voorstel. Het telt daarom niet mee.")
    if outcome.rule == _RANGE:
        return str(definition.range_text)
    return next(str(rule.text) for rule in definition.outcomes if rule.id == outcome.rule)


def shortfall(definition: CompassDefinition, found: CheckOutcome) -> str:
    """Return what an answer counts as, and what it still needs; empty when it counts as it was given."""
    if found.why is None or found.answer is None:
        return ""
    labels = {option.id: str(option.label) for option in definition.options}
    needs = str(definition.option_by_id[found.answer].text or "")
    if found.counts_as is None:
        return _("Dit telt nu als niet bekend. {needs}").format(needs=needs)
    return _("Dit telt nu als {label}. {needs}").format(label=labels[found.counts_as].lower(), needs=needs)


def _line(
    opened: Opened, definition: CompassDefinition, check: Check, found: CheckOutcome, answer: CheckAnswer | None
) -> CheckLine:
    missing = {
        "no_evidence": _("Er staat nog niet bij waaruit dit blijkt."),
        "no_explanation": _("Er ontbreekt nog een zin over wat er wel en niet is."),
    }
    return CheckLine(
        check.id,
        str(check.code or ""),
        str(check.title),
        str(check.text),
        url_for("compass.check", dossier=opened.identity, check=check.id),
        _state(definition, found, answer),
        _shape(definition, found),
        missing.get(found.why or "", "") if found.state != "not_applicable" else "",
        found.core,
        found.state == "later",
    )


def _state(definition: CompassDefinition, found: CheckOutcome, answer: CheckAnswer | None) -> str:
    labels = {option.id: str(option.label) for option in definition.options}
    if found.state == "not_applicable":
        return _("Niet van toepassing")
    if found.answer is None:
        if answer is None:
            return _("Nog niet ingevuld")
        return answer_words(definition, answer)
    given = labels[found.answer]
    if found.why is None:
        return given
    counts = labels[found.counts_as].lower() if found.counts_as else _("niet bekend")
    return _("{given}, telt als {counts}").format(given=given, counts=counts)


def _shape(definition: CompassDefinition, found: CheckOutcome) -> Shape:
    if found.state == "not_applicable":
        return "aside"
    counted = found.counts_as if found.state != "later" else found.answer
    if counted is None:
        return "unknown"
    points = definition.option_by_id[counted].points
    return "full" if points == definition.most_points else "half" if points else "empty"


def _range(outcome: CompassOutcome) -> str:
    if outcome.outcome != "onbekend" or outcome.not_applicable:
        return ""
    worst, best = compass_word(outcome.outcome_at_worst), compass_word(outcome.outcome_at_best)
    if worst == best:
        return _("Zoals het nu staat, wordt het: {words}.").format(words=worst)
    return _("Het kan nog worden: van {worst} tot {best}.").format(worst=worst, best=best)


def _todo(opened: Opened, definition: CompassDefinition, outcome: CompassOutcome) -> Iterator[Todo]:
    """Yield what helps most first: what is core and not known, what is core and falls short, then the rest."""
    if outcome.not_applicable:
        return
    inside = [one for one in outcome.checks if one.state in {"counts", "unknown"}]
    most = definition.most_points

    def there(one: CheckOutcome, words: str) -> Todo:
        address = url_for("compass.check", dossier=opened.identity, check=one.id)
        return Todo(words.format(check=definition.check_by_id[one.id].title), address)

    told: set[str] = set()
    for one, words in (
        *((one, _("Vul in, want dit is de kern: {check}")) for one in inside if one.core and one.points is None),
        *((one, _("Zet erbij waaruit het blijkt: {check}")) for one in inside if one.why == "no_evidence"),
        *((one, _("Schrijf er een zin bij: {check}")) for one in inside if one.why == "no_explanation"),
        *((one, _("Maak beter, want dit is de kern: {check}")) for one in inside if one.core and one.points != most),
        *((one, _("Vul in: {check}")) for one in inside if one.points is None),
        *((one, _("Maak beter: {check}")) for one in inside if one.points is not None and one.points < most),
    ):
        if one.id not in told:
            told.add(one.id)
            yield there(one, words)


def journeys_missing(opened: Opened, outcome: CompassOutcome) -> list[Todo]:
    """Return the groups that should have a journey and have none."""
    names = {group.id: group.name for group in opened.groups}
    return [
        Todo(names[key], url_for("journey.overview", dossier=opened.identity, group=key))
        for key in outcome.groups_without_journey
    ]


def phase_words(definition: CompassDefinition, outcome: CompassOutcome) -> str:
    """Return in which phase the proposal is, and what that means for the checks."""
    label = str(definition.phase_by_id[outcome.phase].label).lower()
    if outcome.phase_known:
        return _("Het voorstel is in de fase {phase}.").format(phase=label)
    return _("De fase van het voorstel is nog niet gekozen. Daarom tellen de vragen zoals in de fase {phase}.").format(
        phase=label
    )
