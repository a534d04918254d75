"""How people were involved, in words: what was open, who was reached, and what their input changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from exports.dutch import brief, enumeration, number, sentence
from exports.report.context import Context
from exports.report.views import Item
from questionnaires.translation import _

_LONGEST_NAME = 50


def participation_facts(context: Context, most: int, longest: int = _LONGEST_NAME) -> tuple[Item, ...]:
    """Tell the three facts, each when the plan has it: what was open, who was reached, and what input changed.

    Args:
        context: what is reported.
        most: how many subjects and groups to name; the rest is counted.
        longest: how long such a name may be, in characters.
    """
    facts = (
        _fact(_open_and_fixed(context), most, longest),
        _fact(_reached_and_not(context), most, longest),
        what_input_changed(context),
    )
    return tuple(Item(text) for text in facts if text)


def what_input_changed(context: Context) -> str:
    """Count what was done with the input; empty when none is written down.

    For instance: "Inbreng: 4 overgenomen, 2 deels en 3 niet."
    """
    plan = context.dossier.plan
    found = Counter[str](one.decision for one in plan.contributions) if plan else Counter[str]()
    words = (
        ("taken_over", _("{n} overgenomen")),
        ("partly", _("{n} deels")),
        ("not", _("{n} niet")),
        ("open", _("{n} nog open")),
    )
    said = [text.format(n=number(found[decision])) for decision, text in words if found[decision]]
    return _("Inbreng: {counts}.").format(counts=enumeration(said)) if said else ""


def named(names: Sequence[str], most: int, longest: int = _LONGEST_NAME) -> str:
    """Name the first few, each shortened, and count the rest.

    >>> named(["ouders", "jongeren", "balie"], 2)
    'ouders, jongeren en nog 1'
    """
    shown = [brief(name, longest).rstrip(".") for name in names[:most]]
    more = [_("nog {n}").format(n=len(names) - most)] if len(names) > most else []
    return enumeration([*shown, *more])


def _open_and_fixed(context: Context) -> Iterator[tuple[str, Sequence[str]]]:
    if context.dossier.plan:
        yield _("Open:"), context.dossier.plan.open
        yield _("Vast:"), context.dossier.plan.fixed


def _reached_and_not(context: Context) -> Iterator[tuple[str, Sequence[str]]]:
    plan = context.dossier.plan
    if plan is None:
        return
    by_reach: dict[str | None, list[str]] = {}
    for group in plan.groups:
        by_reach.setdefault(group.reached, []).append(group.name)
    yield _("Bereikt:"), by_reach.get("yes", ())
    yield _("Deels bereikt:"), by_reach.get("partly", ())
    yield _("Niet bereikt:"), tuple(dict.fromkeys((*by_reach.get("no", ()), *plan.not_reached)))


def _fact(said: Iterator[tuple[str, Sequence[str]]], most: int, longest: int) -> str:
    return " ".join(sentence(f"{lead} {named(names, most, longest)}") for lead, names in said if names)
