"""What people add to the advice. Every function leaves the commit to its caller, and stores nothing that is stale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from exports.ready_text import READY_PARTS, ReadyId, ReadyPart
from scoring.dossier import AdviceForm, Alternative, Deviation, Dossier, ReadyText
from toolkit.features.dossier.operations import StaleError
from toolkit.storage.heads import changed, head_of, replace_head, seal


def deviation_of(head: Dossier) -> Deviation | None:
    """Return what somebody advises instead of what the rules give."""
    return head.advice.deviation if head.advice else None


def deviation_seal(head: Dossier) -> str:
    """Return the fingerprint of the deviation."""
    stored = deviation_of(head)
    return seal(stored.model_dump(mode="json") if stored else None)


def save_deviation(session: Session, identity: str, deviation: Deviation | None, seen: str) -> None:
    """Store that somebody deviates and why, or (None) that nobody does.

    Raises:
        StaleError: when somebody else changed it; nothing is stored.
    """
    head = head_of(session, identity, to_change=True)
    if deviation_of(head) == deviation:
        return
    if deviation_seal(head) != seen:
        raise StaleError
    _replace_form(session, identity, head, deviation=deviation)


def edited_text(head: Dossier, part: ReadyId) -> ReadyText | None:
    """Return a ready text as somebody edited it."""
    texts = head.advice.ready_texts if head.advice else ()
    return next((one for one in texts if one.part == part), None)


def text_seal(head: Dossier, part: ReadyPart) -> str:
    """Return the fingerprint of an edited text and of what the tool writes now beside it."""
    stored = edited_text(head, part.part)
    return seal([stored.model_dump(mode="json") if stored else None, part.generated])


def save_text(session: Session, identity: str, part: ReadyPart, text: str | None, seen: str) -> None:
    """Store an edited text beside what the tool writes now; that text itself, or None, is no edit.

    Raises:
        StaleError: when somebody else edited it, or the tool writes something else now; nothing is stored.
    """
    head = head_of(session, identity, to_change=True)
    wanted = None
    if text is not None and text != part.generated:
        wanted = ReadyText(part=part.part, text=text, generated=part.generated)
    if edited_text(head, part.part) == wanted:
        return
    if text_seal(head, part) != seen:
        raise StaleError
    others = {one.part: one for one in (head.advice.ready_texts if head.advice else ())} | {part.part: wanted}
    kept = (others.get(name) for name in READY_PARTS)
    _replace_form(session, identity, head, ready_texts=tuple(one for one in kept if one))


def alternatives_seal(head: Dossier) -> str:
    """Return the fingerprint of the alternatives."""
    return seal([one.model_dump(mode="json") for one in head.alternatives])


def save_alternatives(session: Session, identity: str, alternatives: Sequence[Alternative], seen: str) -> None:
    """Store the alternatives that were considered.

    Raises:
        StaleError: when somebody else changed them; nothing is stored.
    """
    head = head_of(session, identity, to_change=True)
    if head.alternatives == tuple(alternatives):
        return
    if alternatives_seal(head) != seen:
        raise StaleError
    replace_head(session, identity, changed(head, alternatives=tuple(alternatives)))


def _replace_form(session: Session, identity: str, head: Dossier, **changes: Any) -> None:
    form = (head.advice or AdviceForm()).model_copy(update=changes)
    # What says nothing is left out, as in a dossier that never had it.
    replace_head(session, identity, changed(head, advice=None if form == AdviceForm() else form))
