"""What changes about a dossier. Every function leaves the commit to its caller, and stores nothing that is stale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from scoring.dossier import Added, Change, Depth, Dossier, Group, Measure, Rater, Value
from scoring.errors import ScoringError
from scoring.publication import DOSSIER_WIDE
from scoring.score import score
from toolkit.features.dossier.opened import Opened
from toolkit.storage.groups import add_group, groups_of, order_groups, replace_group
from toolkit.storage.heads import changed, head_of, note_intake, replace_head, seal
from toolkit.storage.keys import key_for
from toolkit.storage.store import load_dossier, plain
from toolkit.web.access import current_name
from toolkit.web.forms.reading import clean_line, clean_prose
from toolkit.web.moments import HERE

_SCAN = "quickscan"


class StaleError(Exception):
    """Somebody else changed this since the page was shown; nothing was stored."""


def today() -> str:
    """Return the day of today, as dossiers write it."""
    return datetime.now(UTC).astimezone(HERE).date().isoformat()


def intake_seal(head: Dossier) -> str:
    """Return the fingerprint of the intake, which a page sends back."""
    return seal({"title": head.title, "intake": plain(head).get("intake", {}), "current": head.current})


def save_intake(
    session: Session, identity: str, given: Mapping[str, Value | None], *, title: str, new: bool, seen: str
) -> Dossier:
    """Store the intake; what was not asked, stays.

    Args:
        session: the database.
        identity: the dossier.
        given: the answer to every question that was asked, None when it has none.
        title: what the dossier is called.
        new: whether there is nothing like it today.
        seen: the fingerprint of what the page showed.

    Raises:
        StaleError: when somebody else changed the intake; nothing is stored.
    """
    head = head_of(session, identity, to_change=True)
    wanted = changed(
        head, title=_kept(head.title, title), intake=_merged(head.intake, given), current="none" if new else None
    )
    if wanted == head:
        return head
    if intake_seal(head) != seen:
        raise StaleError
    note_intake(session, identity, plain(head).get("intake", {}), plain(wanted).get("intake", {}), current_name())
    replace_head(session, identity, wanted, current_name())
    return wanted


def depth_seal(head: Dossier) -> str:
    """Return the fingerprint of how deep the test goes, and of why none is needed."""
    agreed = head.not_needed.model_dump(mode="json") if head.not_needed else None
    return seal({"depth": head.depth, "not_needed": agreed})


def choose_depth(session: Session, identity: str, depth: Depth, seen: str) -> Dossier:
    """Choose how deep the test goes; every answer stays, and counts as far as it is asked.

    Whoever chooses a test does not say any more that none is needed. Returns the dossier as it was.

    Raises:
        StaleError: when somebody else chose something else; nothing is stored.
    """
    head = head_of(session, identity, to_change=True)
    if depth_seal(head) != seen and head.depth != depth:
        raise StaleError
    not_needed = head.not_needed if depth == _SCAN else None
    replace_head(session, identity, changed(head, depth=depth, not_needed=not_needed), current_name())
    return head


def group_seal(group: Group) -> str:
    """Return the fingerprint of a group without what is saved on other pages."""
    return seal(group.model_dump(mode="json", exclude={"answers", "themes", "journey"}))


def had_outcome(opened: Opened) -> bool:
    """Whether the groups there are already lead to an outcome, so that one more may change it."""
    dossier = load_dossier(opened.session, opened.identity)
    try:
        return score(dossier, opened.definitions.catalogue, with_trace=False).burden_class != "onbekend"
    except ScoringError:
        return False


def new_group(opened: Opened, group: Group, reason: str | None, split_from: str | None) -> Group:
    """Add a group after the others, under a key made from its name.

    Args:
        opened: the dossier.
        group: the group; its id is replaced.
        reason: why it comes after the first outcome, None when there was none.
        split_from: the group that it was part of.
    """
    taken = {one.id for one in opened.groups} | {DOSSIER_WIDE}
    added = Added(on=today(), reason=reason, split_from=split_from) if reason else None
    made = group.model_copy(update={"id": key_for(group.name, taken), "added": added})
    add_group(opened.session, opened.identity, made, current_name())
    return made


def save_group(opened: Opened, group: Group, seen: str) -> None:
    """Store what a group is.

    Raises:
        StaleError: when somebody else changed or removed it; nothing is stored.
    """
    stored = next((one for one in groups_of(opened.session, opened.identity) if one.id == group.id), None)
    if stored is None or (group_seal(stored) != seen and group_seal(stored) != group_seal(group)):
        raise StaleError
    replace_group(opened.session, opened.identity, group, current_name())


def move_group(opened: Opened, key: str, steps: int) -> None:
    """Move a group up (-1) or down (1)."""
    keys = [group.id for group in opened.groups]
    place = keys.index(key)
    keys.insert(min(max(place + steps, 0), len(keys) - 1), keys.pop(place))
    order_groups(opened.session, opened.identity, keys)


def measure_seal(measure: Measure | None) -> str:
    """Return the fingerprint of a measure."""
    return seal(measure.model_dump(mode="json") if measure else None)


def save_measure(session: Session, identity: str, measure: Measure, seen: str) -> None:
    """Add a measure, or store what it became.

    Raises:
        StaleError: when somebody else changed or removed it; nothing is stored.
    """
    head = head_of(session, identity, to_change=True)
    stored = next((one for one in head.measures if one.id == measure.id), None)
    if stored == measure:
        return
    if measure_seal(stored) != seen:
        raise StaleError
    measures = [measure if one.id == measure.id else one for one in head.measures]
    wanted = changed(head, measures=(*measures, *(() if stored else (measure,))))
    replace_head(session, identity, wanted, current_name())


def remove_measure(session: Session, identity: str, key: str) -> None:
    """Remove a measure, if it is there."""
    head = head_of(session, identity, to_change=True)
    kept = tuple(one for one in head.measures if one.id != key)
    replace_head(session, identity, changed(head, measures=kept), current_name())


def people_seal(head: Dossier) -> str:
    """Return the fingerprint of who filled in, and of the notes."""
    return seal({name: plain(head).get(name) for name in ("filled_in_by", "filled_in_on", "notes")})


def save_people(
    session: Session, identity: str, raters: Sequence[Rater], on: str | None, notes: Sequence[str], *, seen: str
) -> None:
    """Store who filled in and when, and the notes.

    Raises:
        StaleError: when somebody else changed them; nothing is stored.
    """
    head = head_of(session, identity, to_change=True)
    old = {clean_prose(note): note for note in head.notes}
    kept = tuple(old.get(note, note) for note in notes)
    wanted = changed(head, filled_in_by=tuple(raters), filled_in_on=on, notes=kept)
    if wanted != head and people_seal(head) != seen:
        raise StaleError
    replace_head(session, identity, wanted, current_name())


def note_change(session: Session, identity: str, change: Change) -> None:
    """Add a line to the change log, in order of day."""
    head = head_of(session, identity, to_change=True)
    if change not in head.change_log:
        lines = sorted((*head.change_log, change), key=lambda one: one.on)
        replace_head(session, identity, changed(head, change_log=tuple(lines)))


def remove_change(session: Session, identity: str, seen: str) -> None:
    """Take the line with this fingerprint out of the change log, if it is there."""
    head = head_of(session, identity, to_change=True)
    kept = tuple(change for change in head.change_log if change_seal(change) != seen)
    replace_head(session, identity, changed(head, change_log=kept))


def change_seal(change: Change) -> str:
    """Return the fingerprint of a line of the change log."""
    return seal(change.model_dump(mode="json"))


def _merged(old: Mapping[str, Value | None], given: Mapping[str, Value | None]) -> dict[str, Value | None]:
    merged = dict(old)
    for name, value in given.items():
        if value is not None:
            merged[name] = _kept(old.get(name), value)
        elif merged.get(name) is not None:
            del merged[name]
    return merged


def _kept(old: Value | None, new: Value) -> Value:
    """Return the old text when a browser could not show it otherwise: only white space differs."""
    if isinstance(old, str) and new in {clean_line(old), clean_prose(old)}:
        return old
    return new
