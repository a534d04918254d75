"""The other ways that were considered: doing nothing, and the easier way that a heavy advice may not be without."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from questionnaires.translation import _
from scoring.dossier import Alternative

# As in `scoring.outcome`, which takes the advice up.
ClassId = Literal["laag", "middel", "hoog", "onbekend"]
MissingPart = Literal["easier_alternative"]
"""What a heavy advice needs: an easier way that was considered, with why it was not chosen."""
_HEAVY: ClassId = "hoog"


def doing_nothing() -> str:
    """Return what the way of changing nothing is called, on paper and on the screen where it is written down."""
    return _("Niets doen")


def is_doing_nothing(name: str) -> bool:
    """Whether a way that was considered is the way of changing nothing, by its name.

    >>> is_doing_nothing("niets doen."), is_doing_nothing("Niets doen aan de balie")
    (True, False)
    """
    return name.strip(" .").casefold() == doing_nothing().casefold()


def missing_parts(
    alternatives: Sequence[Alternative], burden: ClassId, burden_at_least: ClassId
) -> tuple[MissingPart, ...]:
    """Return what the advice cannot be without and does not have.

    An advice is heavy when the joined class of the worst group is, or when it will be whatever is not known yet. Doing
    nothing is no easier way to reach what the proposal is for, so it does not count; nor does a way without a reason.

    Args:
        alternatives: the other ways that were considered.
        burden: the class of the dossier.
        burden_at_least: the class with everything unknown at its lightest.

    >>> missing_parts((), "hoog", "hoog"), missing_parts((), "onbekend", "middel")
    (('easier_alternative',), ())
    """
    if _HEAVY not in {burden, burden_at_least} or any(map(_is_easier_way, alternatives)):
        return ()
    return ("easier_alternative",)


def _is_easier_way(one: Alternative) -> bool:
    return one.easier is True and bool(one.why_not) and not is_doing_nothing(one.name)
