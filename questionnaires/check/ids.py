"""Ids stand once where something is found by them, and no key is left without a value."""

from __future__ import annotations

from collections.abc import Iterable

from questionnaires.check.report import Report
from questionnaires.check.walk import lists_of, placed_questions, shapes_of
from questionnaires.definitions import OneDefinition
from questionnaires.locations import Path
from questionnaires.model import Questionnaire
from questionnaires.translation import _


def check_ids(report: Report, definition: OneDefinition) -> None:
    """Check that no id stands twice in one list, and no question id twice in a questionnaire."""
    for path, items in lists_of(definition):
        ids = (((*path, number, "id"), getattr(item, "id", None)) for number, item in enumerate(items))
        _report_doubles(report, ids)
    if isinstance(definition, Questionnaire):
        _report_doubles(report, (((*item.path, "id"), item.question.id) for item in placed_questions(definition)))
        _report_doubles(report, _reasons(definition))


def check_values(report: Report, definition: OneDefinition) -> None:
    """Check that there is something behind every key."""
    for path, shape in shapes_of(definition):
        for key in shape.model_fields_set:
            if getattr(shape, key) in (None, (), {}):
                report.at_key("R217", (*path, key), _("achter {key} staat niets").format(key=key))


def _reasons(questionnaire: Questionnaire) -> Iterable[tuple[Path, str]]:
    """The rules that can be the reason beside an answer: of bottlenecks and of red flags together."""
    if questionnaire.scoring is not None:
        for number, bottleneck in enumerate(questionnaire.scoring.bottlenecks):
            yield ("scoring", "bottlenecks", number, "id"), bottleneck.id
        for number, flag in enumerate(questionnaire.scoring.red_flags):
            yield ("scoring", "red_flags", number, "id"), flag.id


def _report_doubles(report: Report, ids: Iterable[tuple[Path, str | None]]) -> None:
    first: dict[str, Path] = {}
    for path, name in ids:
        if name is None:
            continue
        earlier = first.setdefault(name, path)
        if earlier != path:
            message = _("het id {name} staat ook op regel {line}").format(
                name=name, line=report.locations.value(earlier).line
            )
            report.at_value("R213", path, message)
