"""Whether what people add to the advice fits: the rules that they name, a deviation, ready texts and alternatives."""

from __future__ import annotations

from questionnaires.advice_model import AdviceDefinition
from questionnaires.catalogue import Catalogue
from questionnaires.document import shortened
from questionnaires.locations import Path
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.validation.report import Report, add_doubles, choices, suggestion


def check_advice_form(report: Report, dossier: Dossier, catalogue: Catalogue) -> None:
    """Note what does not fit. Whether a deviation is near enough to the outcome shows only in the outcome itself."""
    names: dict[Path, str] = {("alternatives", n, "name"): one.name for n, one in enumerate(dossier.alternatives)}
    message = _("het alternatief {id} staat er twee keer")
    add_doubles(report, names, "D744", message, _("Geef elk alternatief een eigen naam."))
    form = dossier.advice
    if form is None:
        return
    parts: dict[Path, str] = {("advice", "ready_texts", n, "part"): one.part for n, one in enumerate(form.ready_texts)}
    add_doubles(report, parts, "D743", _("de tekst {id} staat er twee keer"), _("Laat er één staan."))
    definition = _definition(report, dossier, catalogue)
    if definition is not None and form.deviation is not None:
        order = definition.deviation.order
        if form.deviation.advice not in order:
            message = _("naar {advice} kan niemand afwijken").format(advice=form.deviation.advice)
            report.add("D742", ("advice", "deviation", "advice"), message, choices(order))


def _definition(report: Report, dossier: Dossier, catalogue: Catalogue) -> AdviceDefinition | None:
    """The rules that the dossier names, else the first; as `scoring.advice.definition` finds them."""
    known = catalogue.advice_rules
    named = dossier.advice.definition if dossier.advice else None
    if named is None:
        return next(iter(known.values()), None)
    if named not in known:
        message = _("de regels voor het advies {id} zijn er niet").format(id=shortened(named))
        otherwise = _("Noem met --questionnaires de map waar die staan, of haal dit weg.")
        report.add("D741", ("advice", "definition"), message, suggestion(named, known, otherwise))
    return known.get(named)
