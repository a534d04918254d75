"""How it is worked out how sure an advice is: are the choices complete, and do they point one way?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

from questionnaires.advice_model import EffortPoints, RobustnessSettings, Shaking
from questionnaires.catalogue import Catalogue
from questionnaires.check.report import Report, nearest
from questionnaires.check.texts import check_all_different
from questionnaires.locations import Path
from questionnaires.model import VocabularyRole
from questionnaires.translation import _

NOT_STATED = "not_stated"
"""What stands for answers of which nobody said how they are known."""

_AT: Path = ("robustness",)


def check_robustness(report: Report, settings: RobustnessSettings, catalogue: Catalogue) -> None:
    """Check the settings; their shape was checked when they were read."""
    _check_shaking(report, settings.shaking, catalogue)
    _check_moves(report, settings.moves)
    _check_efforts(report, settings.efforts)


def _check_shaking(report: Report, shaking: Sequence[Shaking], catalogue: Catalogue) -> None:
    vocabularies = catalogue.vocabularies_for_role(VocabularyRole.BASES)
    bases = [*dict.fromkeys(term.id for vocabulary in vocabularies for term in vocabulary.terms), NOT_STATED]
    named = [one.basis for one in shaking]
    wrong = False
    for number, name in enumerate(named):
        path: Path = (*_AT, "shaking", number, "basis")
        if vocabularies and name not in bases:
            wrong = True
            message = _("{name} is geen manier om iets te weten").format(name=name)
            report.at_value("R204", path, message, nearest(name, bases))
        elif name in named[:number]:
            wrong = True
            report.at_value("A911", path, _("{name} staat hier twee keer").format(name=name))
    for name in bases if vocabularies and not wrong else ():
        if name not in named:
            wrong = True
            report.at_key("A911", (*_AT, "shaking"), _("{name} ontbreekt").format(name=name))
    if vocabularies and not wrong:
        _check_rising(report, shaking, bases)


def _check_rising(report: Report, shaking: Sequence[Shaking], bases: Sequence[str]) -> None:
    """Check that an answer changes no less often when it is known less well."""
    chances = {one.basis: one.chance for one in shaking}
    for better, worse in pairwise(bases):
        if chances[worse] < chances[better]:
            number = next(number for number, one in enumerate(shaking) if one.basis == worse)
            message = _("{worse} verandert minder vaak dan {better}, en is minder goed bekend")
            path: Path = (*_AT, "shaking", number, "chance")
            report.at_value("A912", path, message.format(worse=worse, better=better))
            return


def _check_moves(report: Report, moves: Sequence[float]) -> None:
    for number, factor in enumerate(moves):
        path: Path = (*_AT, "moves", number)
        if factor == 1:
            report.at_value("A913", path, _("de factor 1 laat alles zoals het is"))
        elif factor in moves[:number]:
            report.at_value("A913", path, _("de factor {factor} staat hier twee keer").format(factor=factor))


def _check_efforts(report: Report, efforts: Sequence[EffortPoints]) -> None:
    check_all_different(report, [((*_AT, "efforts", number, "label"), one.label) for number, one in enumerate(efforts)])
    order: tuple[str, ...] = get_args(EffortPoints.model_fields["id"].annotation)
    named: list[str] = [one.id for one in efforts]
    if sorted(named) != sorted(order):
        message = _("hier hoort elk van {efforts} één keer te staan").format(efforts=", ".join(order))
        report.at_key("A914", (*_AT, "efforts"), message)
        return
    points: dict[str, int] = {one.id: one.points for one in efforts}
    for less, more in pairwise(order):
        if points[more] <= points[less]:
            message = _("{more} telt voor niet meer punten dan {less}").format(more=more, less=less)
            report.at_value("A914", (*_AT, "efforts", named.index(more), "points"), message)
            return
