"""Bands on numbers: every answer falls in exactly one, and more is never lighter."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from questionnaires.check.report import Report
from questionnaires.check.walk import Placed
from questionnaires.locations import Path
from questionnaires.model import Band
from questionnaires.translation import _


class Answers(NamedTuple):
    """The numbers that can be answered: from the lowest to the highest, with so many decimals."""

    lowest: float
    highest: float
    decimals: int

    def steps(self, value: float) -> int | None:
        """The number of smallest steps in a value, or None when it lies between two steps."""
        # As it is written: a tenth is a whole number of tenths, which the float 0.1 is not.
        scaled = Decimal(str(value)).scaleb(self.decimals)
        return int(scaled) if scaled == scaled.to_integral_value() else None


def check_bands(report: Report, item: Placed, bands: Sequence[Band], answers: Answers) -> None:
    """Check that bands follow each other from the lowest to the highest answer, ever heavier.

    Args:
        report: where findings go.
        item: the question.
        bands: closed intervals; the last one may be open.
        answers: the numbers that can be answered.
    """
    path = (*item.path, "bands")
    if not all(_check_ends(report, (*path, number), band, answers) for number, band in enumerate(bands)):
        return
    for number, (lower, upper) in enumerate(pairwise(bands), start=1):
        _check_pair(report, (*path, number), lower, upper, answers)
    if bands:
        _check_cover(report, path, bands, answers)


def _check_ends(report: Report, path: Path, band: Band, answers: Answers) -> bool:
    if band.maximum is not None and band.minimum > band.maximum:
        message = _("deze band begint bij {minimum:g} en eindigt al bij {maximum:g}")
        report.at_value("B407", (*path, "minimum"), message.format(minimum=band.minimum, maximum=band.maximum))
        return False
    for key, value in (("minimum", band.minimum), ("maximum", band.maximum)):
        if value is not None and answers.steps(value) is None:
            message = _("{value:g} kan niemand antwoorden: het antwoord heeft {decimals} decimalen")
            report.at_value("B407", (*path, key), message.format(value=value, decimals=answers.decimals))
            return False
    return True


def _check_pair(report: Report, path: Path, lower: Band, upper: Band, answers: Answers) -> None:
    end, start = lower.maximum, upper.minimum
    distance = 0 if end is None else (answers.steps(start) or 0) - (answers.steps(end) or 0)
    if end is None or distance < 1:
        until = _("oneindig") if end is None else f"{end:g}"
        message = _("deze band begint bij {start:g}, en de vorige loopt tot en met {end}")
        report.at_value("B408", (*path, "minimum"), message.format(start=start, end=until))
    elif distance > 1:
        message = _("tussen {end:g} en {start:g} hoort geen band")
        report.at_value("B409", (*path, "minimum"), message.format(end=end, start=start))
    if upper.burden < lower.burden:
        message = _("een hoger getal geeft zwaarte {burden}, en een lager getal zwaarte {more}")
        report.at_value("B402", (*path, "burden"), message.format(burden=upper.burden, more=lower.burden))


def _check_cover(report: Report, path: Path, bands: Sequence[Band], answers: Answers) -> None:
    first, last = bands[0], bands[-1]
    if answers.steps(first.minimum) != answers.steps(answers.lowest):
        message = _("de eerste band begint bij {start:g}, en het laagste antwoord is {lowest:g}")
        report.at_value("B410", (*path, 0, "minimum"), message.format(start=first.minimum, lowest=answers.lowest))
    if last.maximum is not None and answers.steps(last.maximum) != answers.steps(answers.highest):
        message = _("de laatste band eindigt bij {end:g}, en het hoogste antwoord is {highest:g}")
        where = (*path, len(bands) - 1, "maximum")
        report.at_value("B410", where, message.format(end=last.maximum, highest=answers.highest))
    if last.maximum is None and last.minimum > answers.highest:
        message = _("de laatste band begint bij {start:g}, en het hoogste antwoord is {highest:g}")
        where = (*path, len(bands) - 1, "minimum")
        report.at_value("B407", where, message.format(start=last.minimum, highest=answers.highest))
    if len({band.burden for band in bands}) == 1:
        message = _("elke band heeft zwaarte {burden}")
        report.at_key("B403", path, message.format(burden=first.burden))
