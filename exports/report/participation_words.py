"""How people were involved, in words: what was open, who was reached, and what their input changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from exports.dutch import clipped, counted, enumeration
from exports.report.context import Context
from questionnaires.translation import _

_LONGEST_NAME = 50


def open_and_fixed(context: Context, most: int, longest: int = _LONGEST_NAME) -> str:
    """Say what people could and could not talk about; empty when the plan does not say."""
    plan = context.dossier.plan
    if plan is None:
        return ""
    parts = []
    if plan.open:
        parts.append(_("Mensen konden meepraten over: {subjects}.").format(subjects=named(plan.open, most, longest)))
    if plan.fixed:
        parts.append(_("Dit lag vast: {subjects}.").format(subjects=named(plan.fixed, most, longest)))
    return " ".join(parts)


def reached_and_not(context: Context, most: int, longest: int = _LONGEST_NAME) -> str:
    """Say who was reached and who was not; empty when the plan does not say."""
    plan = context.dossier.plan
    if plan is None:
        return ""
    reached = [group.name for group in plan.groups if group.reached == "yes"]
    partly = [group.name for group in plan.groups if group.reached == "partly"]
    missed = list(dict.fromkeys((*(group.name for group in plan.groups if group.reached == "no"), *plan.not_reached)))
    parts = []
    if reached:
        parts.append(_("Bereikt: {groups}.").format(groups=named(reached, most, longest)))
    if partly:
        parts.append(_("Deels bereikt: {groups}.").format(groups=named(partly, most, longest)))
    if missed:
        parts.append(_("Niet bereikt: {groups}.").format(groups=named(missed, most, longest)))
    return " ".join(parts)


def what_input_changed(context: Context) -> str:
    """Count what was done with the input; empty when none is written down."""
    plan = context.dossier.plan
    if plan is None or not plan.contributions:
        return ""
    found = Counter[str](one.decision for one in plan.contributions)
    said = [
        words.format(n=found[decision])
        for decision, words in (
            ("taken_over", _("{n} overgenomen")),
            ("partly", _("{n} deels overgenomen")),
            ("not", _("{n} niet overgenomen")),
            ("open", _("{n} nog niet beslist")),
        )
        if found[decision]
    ]
    points = counted(len(plan.contributions), _("punt"), _("punten"))
    return _("Van de inbreng ({points}) is {counts}.").format(points=points, counts=enumeration(said))


def named(names: Sequence[str], most: int, longest: int = _LONGEST_NAME) -> str:
    """Name the first few, each shortened, and count the rest.

    >>> named(["ouders", "jongeren", "balie"], 2)
    'ouders, jongeren en nog 1'
    """
    shown = [clipped(name, longest).rstrip(".") for name in names[:most]]
    more = [_("nog {n}").format(n=len(names) - most)] if len(names) > most else []
    return enumeration([*shown, *more])
