"""Page one and the ready text name what lifts the block, say only what is so, and call no absent compass in order."""

from __future__ import annotations

from typing import Any

import pytest

from exports.ready_text import ready_texts
from exports.report.context import Context
from exports.report.first_things import first_things
from exports.report.views import Listing, PageOne
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from scoring.dossier import Dossier
from scoring.score import score
from tests.exports.reports import NOT_NEEDED, changed, example, report_of

ESTIMATE = "Hoe snel lopen de gevolgen op als iemand stil blijft zitten?"
JOURNEY = "Beschrijf de reis van elke doelgroep."
HEAD = "Dit moeten we eerst weten"


def context_of(dossier: Dossier) -> Context:
    catalogue = bundled_catalogue()
    return Context(score(dossier, catalogue, with_trace=False), dossier, catalogue, default_theme())


def explanation(dossier: Dossier) -> str:
    return next(part.text for part in ready_texts(context_of(dossier)) if part.part == "explanation")


def first_on_page_one(page: PageOne) -> list[tuple[str, str]]:
    (part,) = (part for part in page.parts if part.title.startswith(HEAD))
    (listing,) = part.blocks
    assert isinstance(listing, Listing)
    return [(item.text, item.note) for item in listing.items]


def well_known(data: dict[str, Any]) -> None:
    """Let nothing be an estimate any more, and let the decision be made now."""
    data["intake"]["phase"] = "besluit"
    for group in data["groups"]:
        for answer in group["answers"]:
            if answer["question"] == "growing_consequences" and "basis" in answer["proposal"]:
                answer["proposal"]["basis"] = "practitioners"


def test_an_estimate_that_stands_in_the_way_is_named_as_such_and_nothing_else() -> None:
    dossier = example("warm_huis")
    assert first_on_page_one(report_of(dossier).page_one) == [(ESTIMATE, "(nu nog een eigen inschatting)")]
    assert f"{ESTIMATE} (nu nog een eigen inschatting)" in explanation(dossier)


def test_a_journey_that_is_needed_is_asked_for() -> None:
    dossier = changed(example("warm_huis"), well_known)
    assert [one.text for one in first_things(context_of(dossier))] == [JOURNEY]
    assert first_on_page_one(report_of(dossier).page_one) == [(JOURNEY, "")]
    assert JOURNEY in explanation(dossier)


def test_only_the_check_that_is_not_known_is_asked_for() -> None:
    def forget(data: dict[str, Any]) -> None:
        data["compass"]["answers"] = [one for one in data["compass"]["answers"] if one["check"] != "doel"]

    page = report_of(changed(example("paspoort_zonder_afspraak"), forget)).page_one
    assert [text for text, _note in first_on_page_one(page)] == [
        "Staat op papier wat je met participatie wilt bereiken voor dit voorstel?"
    ]
    assert page.outcome.startswith("Hoe mensen zijn betrokken, is nog niet bekend. Na het voorstel is de zwaarte laag.")


@pytest.mark.parametrize("name", ["paspoort_zonder_afspraak", "energiehulp_reis"])
def test_a_compass_that_does_not_apply_is_nowhere_called_in_order(name: str) -> None:
    def leave_out(data: dict[str, Any]) -> None:
        data["compass"] = {"not_applicable": "Dit is al besloten door het Rijk."}
        data["plan"] = None

    dossier = changed(example(name), leave_out)
    report = report_of(dossier)
    (part,) = (part for part in report.page_one.parts if part.title.startswith("Participatie"))
    assert "iet van toepassing" in str(part)
    advice = next(section for section in report.sections if section.id == "advies")
    compass = next(section for section in report.sections if section.id == "kompas")
    for told in (str(report.page_one), str(advice), str(compass), explanation(dossier)):
        assert "betrokken, is op orde" not in told.casefold()
        assert "betrokken: op orde" not in told
    assert "Hoe mensen zijn betrokken: niet van toepassing." in str(compass)


def test_without_a_test_page_one_says_why_not_in_its_own_part_and_nothing_of_the_compass() -> None:
    dossier = example(NOT_NEEDED)
    page = report_of(dossier).page_one
    assert dossier.not_needed is not None
    assert str(page).count(dossier.not_needed.reason) == 1
    assert dossier.not_needed.agreed_by in str(page)
    assert "op orde" not in str(page)
