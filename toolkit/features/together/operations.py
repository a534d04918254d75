"""What changes while people fill in a theme together. The caller commits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wtforms import Form

from toolkit.features.questions import operations
from toolkit.features.questions.place import Place
from toolkit.features.together.forms import Asked, is_wrong, read
from toolkit.storage.store import Conflict, StoredAnswer


@dataclass(frozen=True)
class Saved:
    """What was stored, and what somebody else stored in the meantime, by question."""

    saved: Mapping[str, StoredAnswer]
    theirs: Mapping[str, StoredAnswer]


def save_theme(place: Place, form: Form, asked: Iterable[Asked]) -> Saved:
    """Store every answer of a theme that is not wrong, one by one, each with its history.

    Args:
        place: the group, with the stored answers fetched.
        form: the form, checked.
        asked: the questions that were sent.
    """
    saved, theirs = {}, {}
    for one in asked:
        answer = None if is_wrong(form, one) else read(form, one)
        if answer is None:
            continue
        result = operations.save(place, one.question, answer, one.seen)
        if isinstance(result, Conflict):
            theirs[one.name] = result.theirs
        else:
            saved[one.name] = result
    return Saved(saved, theirs)
