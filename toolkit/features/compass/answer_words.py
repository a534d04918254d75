"""What was answered to a check, in a few words."""

from __future__ import annotations

from exports.dutch import day
from questionnaires.compass_model import CompassDefinition
from questionnaires.translation import _
from scoring.participation import CheckAnswer


def answer_words(definition: CompassDefinition, answer: CheckAnswer) -> str:
    """Return what was answered to a check."""
    if answer.not_applicable is not None:
        return _("Niet van toepassing: {reason}").format(reason=answer.not_applicable)
    if answer.value is not None:
        return next((str(one.label) for one in definition.options if one.id == answer.value), answer.value)
    if answer.by and answer.until:
        return _("Weet ik niet: {by} zoekt het uit voor {day}").format(by=answer.by, day=day(answer.until))
    return _("Weet ik niet: {by} zoekt het uit").format(by=answer.by) if answer.by else _("Weet ik niet")
