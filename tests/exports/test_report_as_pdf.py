"""The report on paper: accessible and fit for the archive, from the emptiest to the fullest."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from exports.html import render_html
from exports.pdf.logical_text import logical_text
from exports.pdf.renderer import render_pdf
from exports.report.words import compass_word
from questionnaires.catalogue import bundled_catalogue
from scoring.dossier import Dossier
from scoring.score import score
from tests.exports.examined import SENTENCE, report_by_hand
from tests.exports.journeys import WORKED, with_steps, with_today
from tests.exports.pdf.gates import assert_accessible_archive
from tests.exports.reports import FULLEST, NOT_NEEDED, SHORT, UNDECIDED, changed, example, report_of, with_everything


def pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def deviating(data: dict[str, Any]) -> None:
    """Everything there is to say, and a deviation."""
    with_everything(data)
    data["advice"] = {"deviation": {"advice": "positief_mits", "reason": "De balie is nog dicht.", "by": "Directie"}}


DOSSIERS = {name: example(name) for name in (NOT_NEEDED, UNDECIDED, SHORT, FULLEST)}
DOSSIERS["deviating"] = changed(example(SHORT), deviating)


@pytest.mark.parametrize("name", DOSSIERS)
def test_the_report_passes_every_gate_and_says_what_the_outcome_says(name: str) -> None:
    dossier, catalogue = DOSSIERS[name], bundled_catalogue()
    outcome = score(dossier, catalogue, with_trace=False)
    pdf = render_pdf(render_html(report_of(dossier)))
    assert_accessible_archive(pdf)
    assert (pages(pdf) == 1) is (name == NOT_NEEDED)
    if name == NOT_NEEDED:
        return
    first, told = text_of_first_page(pdf), whole_text(pdf)
    advice, compass = outcome.advice, outcome.compass
    assert advice is not None
    assert compass is not None
    words = catalogue.advice_rules[advice.definition].words_by_id
    final = str(words[advice.deviation.advice if advice.deviation else advice.outcome].label)
    assert ("voorlopigbeeld" in first.lower()) is advice.provisional
    if not advice.provisional:
        assert squeezed(final) in squeezed(first)
        assert squeezed(f"Het advies is: {final}.") in told
        assert ("daarvanisafgeweken" in squeezed(first)) is (advice.deviation is not None)
    if dossier.compass is not None:
        assert squeezed(f"Hoe mensen zijn betrokken: {compass_word(compass.outcome)}.") in told


def squeezed(text: str) -> str:
    return "".join(text.lower().split())


def whole_text(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return squeezed(logical_text(document))


def text_of_first_page(pdf: bytes) -> str:
    """The words of page one, from its title to the sentences that every page one ends with."""
    text = whole_text(pdf)
    return text[: text.index("rechtmatigofbetaalbaaris.")]


def test_how_sure_the_advice_is_and_what_would_help_stand_where_they_belong() -> None:
    pdf = render_pdf(render_html(report_by_hand(example(WORKED))))
    assert_accessible_archive(pdf)
    first, told = text_of_first_page(pdf), whole_text(pdf)
    sure, beside = first.index("hoezekerisdit"), first.index("metmaatregelen")
    assert first.index("voorwaarden") < beside < first.index("anderekeuzes") < sure < first.index(squeezed(SENTENCE))
    assert "zwaartevanhoognaarmiddel;adviesvan'eerstaanpassen'naar'tedoen,mits'.(" in first[beside:sure]
    assert "teltpasalshetvoorstelzelfverandert" in first[beside:sure]
    chapter = told[told.rindex("voorennademaatregelen") :]
    assert chapter.index("metallemaatregelen") < chapter.index("dekortsteweg") < chapter.index("hoezekerisdit")
    annex = told.rindex("hoezekerhetadviesis,nagerekend")
    assert "geenkansdathetadviesklopt" in told[annex:]
    assert "geenkansdathetadviesklopt" not in told[:annex]


@pytest.mark.parametrize("dossier", [with_today(), with_steps(1), with_steps(12)], ids=["today", "one", "twelve"])
def test_a_journey_in_pictures_passes_every_gate(dossier: Dossier) -> None:
    assert_accessible_archive(render_pdf(render_html(report_of(dossier))))


def test_a_report_without_a_date_can_be_printed() -> None:
    dossier = changed(example(NOT_NEEDED), lambda data: data.pop("filled_in_on"))
    assert pages(render_pdf(render_html(report_of(dossier)))) == 1


def test_not_needed_stays_one_page_for_three_groups_with_long_names() -> None:
    def three(data: dict[str, Any]) -> None:
        group = data["groups"][0]
        data["groups"] = [group | {"id": f"group_{n}", "name": "Bewoners van de wijk " * 14} for n in range(3)]
        data["title"] = "Een lange titel " * 18
        data["not_needed"] = {"reason": "Er verandert niets voor mensen. " * 60, "agreed_by": "Directeur " * 25}

    assert pages(render_pdf(render_html(report_of(changed(example(NOT_NEEDED), three))))) == 1
