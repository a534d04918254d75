"""The participation plan: everything it says, on one A4, from the emptiest to the longest."""

from __future__ import annotations

import io
import random

import pikepdf
import pytest
from lxml import html

from exports.advice import make_plan
from exports.plan import build_plan
from exports.plan.fitting import PAGE, height
from exports.plan.html import render_plan
from exports.report.views import Report
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from scoring.participation import Contribution, ParticipationPlan, PlanGroup, PlanMoment
from tests.exports.office.said import words_of
from tests.exports.pdf.gates import assert_accessible_archive
from tests.exports.plan.plans import FULL, LONGEST, with_plan
from tests.exports.reports import UNDECIDED, example

LONG_TITLE = ("Meeuwen en WMW " * 30)[:300].strip()
PLANS = {"none": None, "empty": ParticipationPlan(), "full": FULL, "longest": LONGEST}
CUT = "Niet alles past op één bladzijde."


def plan_of(plan: ParticipationPlan | None, title: str = "Parkeren zonder munten") -> Report:
    return build_plan(with_plan(example(UNDECIDED), plan, title=title), bundled_catalogue(), default_theme())


def pdf_of(plan: ParticipationPlan | None, title: str) -> bytes:
    dossier = with_plan(example(UNDECIDED), plan, title=title)
    return make_plan(dossier, bundled_catalogue(), ".pdf", default_theme())


def text_of(plan: Report) -> str:
    """Return the page as it is read."""
    return " ".join(html.fromstring(render_plan(plan)).find("body").text_content().split())


def pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_one_accessible_page(name: str) -> None:
    pdf = pdf_of(PLANS[name], LONG_TITLE if name == "longest" else "Parkeren")
    assert_accessible_archive(pdf)
    assert pages(pdf) == 1


def test_a_full_plan_is_told_in_full() -> None:
    report = plan_of(FULL)
    told = text_of(report)
    for words in (
        "Samen met parkeerders zonder smartphone zoeken we",
        "Zij weten waar het bij de automaat misgaat.",
        "Hierover kun je meepraten: waar een automaat blijft staan; hoe je met muntgeld kunt betalen;",
        "Dit ligt vast: er komt een app; het tarief per uur.",
        "Dit is gedeeld op 2 maart 2026.",
        "Ouderen zonder smartphone",
        "24 mensen, bereikt",
        "minder dan 10 mensen, deels bereikt",
        "2,5 uur per persoon",
        "18 juni 2026: Besluit: de gemeenteraad besluit over het parkeerplan.",
        "Wijkraad Zuid: Gesproken op 9 maart 2026. Reactie: Laat bij elk winkelcentrum één automaat staan.",
        "Bezoekers van buiten de stad. Hen vinden we niet via de buurt.",
        "Niet overgenomen. Het tarief ligt vast.",
        "Op 2 juli 2026. De projectleider belt iedereen die meedeed",
    ):
        assert words in told
    assert report.page_one.quiet == ""


def test_the_moments_stand_in_order_of_time() -> None:
    told = text_of(plan_of(FULL))
    places = [told.index(day) for day in ("16 maart 2026", "20 april 2026", "18 juni 2026: Besluit:")]
    assert places == sorted(places)


def test_what_is_empty_is_named_in_one_line_and_has_no_place_of_its_own() -> None:
    page = plan_of(ParticipationPlan(open=("de kleur",))).page_one
    assert [part.title for part in page.parts] == ["Open en vast"]
    assert page.quiet == ("Nog niet ingevuld: wie meedoet; afspraken; planning; wijken; jongeren; en nog 4.")


def test_what_does_not_fit_is_said() -> None:
    report = plan_of(LONGEST, LONG_TITLE)
    assert CUT in report.page_one.quiet
    assert "En nog 39." in text_of(report)
    assert CUT not in plan_of(FULL).page_one.quiet


def test_a_column_that_nobody_filled_in_is_no_column() -> None:
    groups = tuple(PlanGroup(id=f"g{n}", name=f"Groep {n}", role="Denkt mee", people=40) for n in (1, 2))
    report = plan_of(ParticipationPlan(groups=groups))
    assert "Invloed" not in text_of(report)
    assert "invloed en tijd van wie meedoet;" in report.page_one.quiet
    alone = plan_of(ParticipationPlan(groups=tuple(group.model_copy(update={"role": None}) for group in groups)))
    assert "• Groep 1 40 mensen" in text_of(alone).replace("Wie meedoet ", "• ")
    assert "rol en manier, invloed en tijd van wie meedoet;" in alone.page_one.quiet


def test_the_decision_is_never_left_out() -> None:
    moments = tuple(PlanMoment(on=f"2026-01-{n:02}", what="Gesprek " * 30) for n in range(1, 30))
    plan = LONGEST.model_copy(update={"moments": (*moments, PlanMoment(on="2027-01-01", what="Raad", decision=True))})
    assert "1 januari 2027: Besluit: raad." in text_of(plan_of(plan))


def test_a_level_is_called_as_the_compass_calls_it() -> None:
    compass = next(iter(bundled_catalogue().compasses.values()))
    level = compass.levels[0]
    plan = ParticipationPlan(groups=(PlanGroup(id="buren", name="Buren", level=level.id),))
    assert str(level.label) in list(words_of(plan_of(plan)))


def test_pages_are_filled_and_never_overflow() -> None:
    """Plans of many sizes: each that is told in full and nearly fills a page still fits on it."""
    measured = []
    for seed in range(60):
        plan = random_plan(random.Random(seed))  # noqa: S311 - the same plans each time
        page = plan_of(plan).page_one
        if not page.quiet:
            measured.append((height(page), plan))
    most = max(measured, key=lambda one: one[0])
    assert 0.97 * PAGE < most[0] <= PAGE
    assert pages(pdf_of(most[1], "Parkeren zonder munten")) == 1


@pytest.mark.parametrize("suffix", [".html", ".odt", ".docx", ".pdf"])
def test_the_same_plan_is_the_same_bytes(suffix: str) -> None:
    dossier = with_plan(example(UNDECIDED), FULL)
    made = [make_plan(dossier, bundled_catalogue(), suffix, default_theme()) for _ in range(2)]
    assert made[0] == made[1]


def test_another_suffix_is_refused() -> None:
    with pytest.raises(ValueError, match="txt"):
        make_plan(with_plan(example(UNDECIDED), FULL), bundled_catalogue(), ".txt", default_theme())


def random_plan(choice: random.Random) -> ParticipationPlan:
    """Return a plan in which nothing is empty, of a random size."""

    def words(fewest: int, most: int) -> str:
        known = ("de", "mensen", "parkeren", "WMO", "wijkgesprek", "verantwoordelijkheid", "en", "bij", "automaat")
        return " ".join(choice.choice(known) for _ in range(choice.randint(fewest, most)))

    groups = [
        PlanGroup(id=f"groep{n}", name=words(1, 4), role=words(2, 7), how=words(3, 20), hours=2, level="meepraten")
        for n in range(choice.randint(1, 7))
    ]
    came_in = [
        Contribution(who=words(1, 3), what=words(3, 14), decision="partly", reason=words(3, 25))
        for _ in range(choice.randint(1, 8))
    ]
    return FULL.model_copy(update={"goal": words(5, 60), "groups": tuple(groups), "contributions": tuple(came_in)})
