"""What changes about the compass. Every function leaves the commit to its caller, and stores nothing that is stale."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from questionnaires.compass_model import CompassDefinition
from scoring.dossier import Dossier, Pin
from scoring.evidence import Evidence
from scoring.participation import CheckAnswer, CompassAnswers
from toolkit.features.dossier.opened import Opened
from toolkit.features.dossier.operations import StaleError
from toolkit.features.plan.operations import kept_shape
from toolkit.storage.checks import note_check
from toolkit.storage.definitions import keep_definitions
from toolkit.storage.heads import changed, head_of, replace_head, seal
from toolkit.web.access import current_name
from toolkit.web.forms.reading import clean_prose

NOTHING = "0"
"""The fingerprint of a check without an answer."""


def compass_answers(head: Dossier) -> CompassAnswers:
    """Return what a dossier says about the compass; nothing when that is nothing."""
    return head.compass or CompassAnswers()


def check_seal(answer: CheckAnswer | None) -> str:
    """Return the fingerprint of an answer, which a page sends back."""
    return seal(answer.model_dump(mode="json")) if answer else NOTHING


def mandate_seal(answers: CompassAnswers) -> str:
    """Return the fingerprint of what is said about who asked for this."""
    return seal([answers.mandate, answers.mandate_explanation])


def reason_seal(answers: CompassAnswers) -> str:
    """Return the fingerprint of why the compass does not apply."""
    return seal(answers.not_applicable)


def save_check(
    opened: Opened, definition: CompassDefinition, check: str, answer: CheckAnswer | None, seen: str
) -> CheckAnswer | None:
    """Store the answer to a check, None to take it away; the history keeps what it was. Returns what is stored.

    Raises:
        StaleError: when somebody else changed it; nothing is stored.
    """
    stored: list[CheckAnswer | None] = []

    def change(answers: CompassAnswers) -> CompassAnswers:
        old = answers.answer_by_check.get(check)
        new = kept_shape(old, answer) if old and answer else answer
        stored.append(new)
        if old == new:
            return answers
        if check_seal(old) != seen:
            raise StaleError
        note_check(opened.session, opened.identity, check, old, new, current_name())
        return answers.model_copy(update={"answers": _in_order(definition, answers.answers, check, new)})

    _change(opened, definition, change)
    return stored[0]


def add_evidence(
    opened: Opened, definition: CompassDefinition, check: str, evidence: Evidence, seen: str
) -> CheckAnswer | None:
    """Add something that an answer rests on.

    Raises:
        StaleError: when somebody else changed the answer; nothing is stored.
    """
    old = compass_answers(opened.head).answer_by_check.get(check) or CheckAnswer(check=check)
    new = old.model_copy(update={"evidence": (*old.evidence, evidence)})
    return save_check(opened, definition, check, new, seen)


def save_mandate(
    opened: Opened, definition: CompassDefinition, mandate: str | None, explanation: str | None, seen: str
) -> CompassAnswers:
    """Store who asked for participation.

    Raises:
        StaleError: when somebody else changed it; nothing is stored.
    """

    def change(answers: CompassAnswers) -> CompassAnswers:
        old = answers.mandate_explanation
        text = old if old is not None and clean_prose(old) == explanation else explanation
        wanted = answers.model_copy(update={"mandate": mandate, "mandate_explanation": text})
        if wanted != answers and mandate_seal(answers) != seen:
            raise StaleError
        return wanted

    return _change(opened, definition, change)


def leave_compass_out(opened: Opened, definition: CompassDefinition, reason: str | None, seen: str) -> None:
    """Say why the whole compass does not apply, None to fill it in after all. Every answer stays.

    Raises:
        StaleError: when somebody else said something else; nothing is stored.
    """

    def change(answers: CompassAnswers) -> CompassAnswers:
        if answers.not_applicable != reason and reason_seal(answers) != seen:
            raise StaleError
        return answers.model_copy(update={"not_applicable": reason})

    _change(opened, definition, change)


def _change(
    opened: Opened, definition: CompassDefinition, change: Callable[[CompassAnswers], CompassAnswers]
) -> CompassAnswers:
    head = head_of(opened.session, opened.identity, to_change=True)
    before = compass_answers(head)
    wanted = change(before)
    if wanted == before:
        return before
    fields = {name: getattr(wanted, name) for name in CompassAnswers.model_fields}
    wanted = CompassAnswers.model_validate({**fields, "definition": wanted.definition or definition.id})
    pins = _pins(opened, head, definition)
    replace_head(opened.session, opened.identity, changed(head, compass=wanted, definitions=pins))
    return wanted


def _pins(opened: Opened, head: Dossier, definition: CompassDefinition) -> Sequence[Pin]:
    """Pin the compass with the other definitions, the first time."""
    pins = head.definitions
    if not pins or any(pin.id == definition.id for pin in pins):
        return pins
    catalogue = opened.definitions.catalogue
    pin = Pin(id=definition.id, version=definition.version, hash=catalogue.hash_of(definition.id))
    keep_definitions(opened.session, catalogue, (pin,))
    return (*pins, pin)


def _in_order(
    definition: CompassDefinition, answers: Sequence[CheckAnswer], check: str, new: CheckAnswer | None
) -> tuple[CheckAnswer, ...]:
    """Put an answer where it was; a new one in the order of the compass."""
    if any(one.check == check for one in answers):
        return tuple(one for one in (new if old.check == check else old for old in answers) if one)
    places = {one.id: place for place, one in enumerate(definition.checks)}
    return tuple(sorted((*answers, *((new,) if new else ())), key=lambda one: places.get(one.check, len(places))))
