"""Doing nothing and variants side by side, as a page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from exports.comparison.columns import ColumnNames
from exports.comparison.side_by_side import side_by_side_sections
from exports.dutch import enumeration
from exports.report.context import Context
from exports.report.views import Section
from scoring.comparison.lighter import is_lighter
from scoring.comparison.side_by_side import lay_side_by_side
from toolkit.features.compare.sides import sides_of

MOST_BESIDE: Final = 3
"""Dossiers beside the first one: with more, the table cannot be read any longer."""


@dataclass(frozen=True)
class Variant:
    """A variant beside the dossier: what it is called, and whether it is lighter for people."""

    identity: str
    title: str
    lighter: bool
    written_down: bool


@dataclass(frozen=True)
class Together:
    """The page: what stands in the columns, and the variants beside the dossier."""

    identity: str
    heading: str
    title: str
    names: ColumnNames
    report: Context
    sections: tuple[Section, ...]
    variants: tuple[Variant, ...]


def lay_together(identity: str, others: Sequence[str]) -> Together:
    """Lay doing nothing, a dossier and others side by side.

    Raises:
        NoSuchDossierError: when one of them is not there.
    """
    sides = sides_of(identity, others)
    first = sides[0]
    beside = lay_side_by_side(
        [one.dossier for one in sides], [one.outcome for one in sides], [one.catalogue for one in sides]
    )
    names = ColumnNames(beside, sides)
    titles = names.titles[-len(sides) :]
    written = {one.name for one in first.dossier.alternatives}
    variants = tuple(
        Variant(other, title, is_lighter(side.outcome, first.outcome), title in written)
        for other, title, side in zip(others, titles[1:], sides[1:], strict=True)
    )
    return Together(
        identity=identity,
        heading=enumeration(names.titles),
        title=first.dossier.title,
        names=names,
        report=sides[-1],
        sections=side_by_side_sections(beside, names),
        variants=variants,
    )
