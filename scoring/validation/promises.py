"""Whether what was promised can be true: a day before the deadline, and cover that says whose money it is."""

from __future__ import annotations

from questionnaires.document import shortened
from questionnaires.translation import _
from scoring.dossier import Dossier, Measure
from scoring.validation.report import Report


def check_promises(report: Report, dossier: Dossier) -> None:
    """Note promises that were made too late, and cover that names neither a sum nor whose budget it is."""
    for number, measure in enumerate(dossier.measures):
        _check_day(report, measure, number)
        if measure.cover is not None and not measure.is_covered:
            message = _("bij de maatregel {id} staat niet wie betaalt: {cover}; zo blijft het een voornemen")
            message = message.format(id=measure.id, cover=shortened(measure.cover))
            mend = _("Schrijf een bedrag, of van wie het budget is: binnen bestaand budget van Economie.")
            report.add("D746", ("measures", number, "cover"), message, mend)


def _check_day(report: Report, measure: Measure, number: int) -> None:
    if measure.agreed and measure.deadline and measure.agreed.on > measure.deadline:
        message = _("de maatregel {id} is toegezegd op {on}, en moest toen al klaar zijn: {deadline}")
        message = message.format(id=measure.id, on=measure.agreed.on, deadline=measure.deadline)
        mend = _("Kijk beide dagen na, of spreek een nieuwe dag af waarop het klaar is.")
        report.add("D745", ("measures", number, "agreed", "on"), message, mend)
