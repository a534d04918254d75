"""Whether one variant is lighter for people than another."""

from __future__ import annotations

from scoring.outcome import CLASS_ORDER, GroupOutcome, Outcome


def is_lighter(outcome: Outcome, other: Outcome) -> bool:
    """Whether the first is heavier for nobody and lighter for somebody.

    Looked at are the class, the class with everything unknown at its heaviest, the number of bottlenecks and the load
    of the journey, of every group. What is not known is never called lighter.

    Args:
        outcome: the outcome that may be the lighter one.
        other: the outcome of another variant of the same proposal; with other groups there is no telling.
    """
    ours, theirs = ({group.id: group for group in one.groups} for one in (outcome, other))
    if not ours or ours.keys() != theirs.keys():
        return False
    pairs = [pair for key in ours for pair in zip(_load(ours[key]), _load(theirs[key]), strict=True)]
    return all(_not_heavier(*pair) for pair in pairs) and any(first != second for first, second in pairs)


def _load(group: GroupOutcome) -> tuple[float | None, ...]:
    return (
        CLASS_ORDER.index(group.burden_class),
        CLASS_ORDER.index(group.burden_at_most),
        len(group.bottlenecks),
        group.journey.index if group.journey else None,
    )


def _not_heavier(first: float | None, second: float | None) -> bool:
    """A journey that is described on one side only cannot be compared."""
    return first == second if first is None or second is None else first <= second
