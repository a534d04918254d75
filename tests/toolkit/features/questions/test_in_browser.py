"""The question pages in a real browser: mouse, keyboard only, without JavaScript, and for everybody."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from scoring.dossier import Answer, Changes, Response, ThemeStatement
from tests.toolkit.browsing import VIEWS, barriers, visit
from tests.toolkit.conftest import Site
from tests.toolkit.features.questions.conftest import GROUPS, Visitor, add

SAVED = re.compile(r"Opgeslagen om \d\d:\d\d")


def _go_on(page: Page) -> None:
    page.get_by_role("button", name="Opslaan en verder").last.click()


def _busy(visitor: Visitor) -> None:
    """Make a dossier in which every kind of page has something to show."""
    first = GROUPS[0].model_copy(
        update={
            "answers": (
                Answer(question="zoeken", proposal=Response(value="sterk"), current=Response(value="niet")),
                Answer(question="waarmee", proposal=Response(value=("telefoon",), note="Bel 06-12345678")),
            ),
            "themes": (ThemeStatement(section="vinden", changes=Changes.YES, basis="figures"),),
        }
    )
    visitor.dossier = add(visitor.app, first, GROUPS[1])


def _open_everything(page: Page) -> None:
    for summary in page.locator("main details > summary").all():
        summary.click()


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_no_page_keeps_anybody_out(browser: Browser, site: Site, visitor: Visitor, scheme: str, width: int) -> None:
    _busy(visitor)
    whole = f"/dossiers/{visitor.dossier}/groepen/-/vragen/"
    later = f"/dossiers/{visitor.dossier}/groepen/ouderen/"
    visitor.fill(visitor.question("onzeker"), proposal="sterk")
    visitor.fill(visitor.question("onzeker"), proposal="niet")
    with visit(browser, site, scheme=scheme, width=width) as page:
        for address in (
            visitor.question("zoeken"),
            visitor.question("stappen"),
            visitor.question("waarmee"),
            visitor.theme("vinden"),
            visitor.question("onzeker") + "/geschiedenis",
            *(whole + name for name in ("uren", "begin", "kort", "lang", "wie")),
            later + "begin",
            later + "themas/vinden",
            later + "vragen/onzeker?eerst=1",
        ):
            page.goto(address)
            _open_everything(page)
            assert barriers(page) == [], address
        page.goto(visitor.question("stappen"))
        page.get_by_label("Hoeveel schermen?").fill("veel")
        _go_on(page)
        expect(page.get_by_role("heading", name="Er klopt nog iets niet")).to_be_visible()
        assert barriers(page) == [], "with a message"


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_two_answers_beside_each_other_keep_nobody_out(
    browser: Browser, site: Site, visitor: Visitor, scheme: str, width: int
) -> None:
    with visit(browser, site, scheme=scheme, width=width) as page:
        page.goto(visitor.question("zoeken"))
        visitor.fill(visitor.question("zoeken"), proposal="sterk")
        page.get_by_label("Een beetje").check()
        _go_on(page)
        expect(page.get_by_role("heading", name="Er zijn twee antwoorden")).to_be_visible()
        assert barriers(page) == []
        page.get_by_role("button", name="Neem mijn antwoord").click()
        expect(page).to_have_url(re.compile("vragen/(stappen|waarmee)$"))
    answer = visitor.answer("zoeken")
    assert answer is not None
    assert answer.proposal == Response(value="beetje")


def test_an_answer_is_saved_as_it_is_given_and_back_shows_it(browser: Browser, site: Site, visitor: Visitor) -> None:
    with visit(browser, site) as page:
        page.goto(visitor.theme("vinden"))
        page.get_by_label("Ja", exact=True).check()
        expect(page.locator("[data-saved]")).to_have_text(SAVED)
        page.get_by_label("Eigen inschatting").check()
        expect(page.locator("[data-saved]")).to_have_text(SAVED)
        _go_on(page)
        page.get_by_role("group", name="Moet iemand lang zoeken?").get_by_label("Sterk", exact=True).check()
        expect(page.locator("[data-saved]")).to_have_text(SAVED)
        answer = visitor.answer("zoeken")
        assert answer is not None
        assert answer.proposal == Response(value="sterk")
        page.get_by_role("group", name="En hoe is het nu?").get_by_label("Nu een beetje").check()
        _go_on(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Hoeveel schermen?")
        page.get_by_label("Hoeveel schermen?").fill("3,5")
        page.go_back()
        expect(page.get_by_label("Sterk", exact=True).first).to_be_checked()
        expect(page.get_by_label("Nu een beetje")).to_be_checked()
        page.go_forward()
        expect(page.get_by_label("Hoeveel schermen?")).to_have_value("3,5")
    answer = visitor.answer("stappen")
    assert answer is not None
    assert answer.proposal == Response(value=3.5)


def test_typing_a_reason_is_not_hurried(browser: Browser, site: Site, visitor: Visitor) -> None:
    with visit(browser, site) as page:
        page.goto(visitor.question("zoeken"))
        page.get_by_label("Niet van toepassing").check()
        expect(page.locator("[data-saved]")).to_have_text("Nog niet opgeslagen: vul de rest ook in.")
        assert page.locator(".utrecht-form-field-error-message").count() == 0
        page.get_by_label("Waarom past deze vraag niet?").fill("Niemand zoekt hier.")
        page.get_by_label("Waarom past deze vraag niet?").blur()
        expect(page.locator("[data-saved]")).to_have_text(SAVED)
    answer = visitor.answer("zoeken")
    assert answer is not None
    assert answer.proposal == Response(not_applicable="Niemand zoekt hier.")


def test_somebody_else_was_first_says_the_page_itself(browser: Browser, site: Site, visitor: Visitor) -> None:
    with visit(browser, site) as page:
        page.goto(visitor.question("zoeken"))
        visitor.fill(visitor.question("zoeken"), proposal="sterk")
        page.get_by_label("Een beetje").check()
        expect(page.locator("[data-saved]")).to_contain_text("iemand anders heeft dit antwoord net veranderd")
        _go_on(page)
        page.get_by_role("link", name="Laat dit staan").click()
        expect(page.get_by_label("Sterk", exact=True)).to_be_checked()


def test_with_the_keyboard_only(browser: Browser, site: Site, visitor: Visitor) -> None:
    with visit(browser, site) as page:
        page.goto(visitor.theme("vinden"))
        page.get_by_label("Nee", exact=True).focus()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Moet iemand lang zoeken?")
        page.get_by_label("Helemaal niet").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(page.locator("[data-saved]")).to_have_text(SAVED)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Hoeveel schermen?")
        page.get_by_label("Hoeveel schermen?").focus()
        page.keyboard.type("2")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Is het nu anders?")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY", "nothing unseen catches the focus"
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Uitleg")).to_be_visible()
        page.get_by_label("Hoeveel schermen?").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Waarmee zoekt iemand?")
    answer = visitor.answer("zoeken")
    assert answer is not None
    assert answer.proposal == Response(value="redelijk")
    assert visitor.loaded().groups[0].themes == (ThemeStatement(section="vinden", changes=Changes.NO, basis="tested"),)


def test_without_javascript(browser: Browser, site: Site, visitor: Visitor) -> None:
    with visit(browser, site, script=False) as page:
        page.goto(visitor.address("begin"))
        page.get_by_label("Het bestaat nu nog niet").check()
        page.get_by_label("Cijfers, signalen of klachten").check()
        _go_on(page)
        expect(page.get_by_label("Iemand zoekt het uit")).to_be_hidden()
        page.get_by_label("Weet ik niet").check()
        page.get_by_label("Iemand zoekt het uit").check()
        _go_on(page)
        expect(page.get_by_role("heading", name="Er klopt nog iets niet")).to_be_visible()
        page.get_by_role("link", name="Schrijf wie het uitzoekt: een functie of afdeling.").click()
        page.get_by_label("Wie zoekt het uit?").fill("Team data")
        page.get_by_label("Wanneer weet je het?").fill("2027-02-01")
        _go_on(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Hoeveel schermen?")
        page.get_by_role("link", name="Terug").click()
        expect(page.get_by_label("Weet ik niet")).to_be_checked()
        page.locator("summary").click()
        page.get_by_label("Notitie").fill("Gebeld.")
        page.get_by_role("button", name="Opslaan en nog iets toevoegen").click()
        expect(page.get_by_label("Notitie")).to_have_value("Gebeld.")
        page.get_by_role("link", name="Eerdere antwoorden op deze vraag").click()
        page.get_by_role("button", name="Zet dit terug").click()
        expect(page.get_by_text("Het eerdere antwoord is teruggezet.")).to_be_visible()
        page.locator("summary").click()
        expect(page.get_by_label("Notitie")).to_have_value("")


@pytest.mark.parametrize("script", [True, False])
def test_the_back_button_after_a_message_loses_nothing(
    browser: Browser, site: Site, visitor: Visitor, *, script: bool
) -> None:
    with visit(browser, site, script=script) as page:
        page.goto(visitor.question("zoeken"))
        page.get_by_label("Redelijk").check()
        _go_on(page)
        page.get_by_label("Hoeveel schermen?").fill("99")
        _go_on(page)
        expect(page.get_by_role("heading", name="Er klopt nog iets niet")).to_be_visible()
        expect(page.get_by_label("Hoeveel schermen?")).to_have_value("99")
        page.get_by_label("Hoeveel schermen?").fill("9")
        _go_on(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Waarmee zoekt iemand?")
        page.go_back()
        expect(page.get_by_label("Hoeveel schermen?")).to_have_value("9" if script else "99")
        page.goto(visitor.question("stappen"))
        expect(page.get_by_label("Hoeveel schermen?")).to_have_value("9")


def test_a_message_that_comes_while_a_button_is_pressed_does_not_take_it_away(
    browser: Browser, site: Site, visitor: Visitor
) -> None:
    with visit(browser, site) as page:
        page.goto(visitor.question("stappen"))
        page.get_by_label("Hoeveel schermen?").fill("99")
        page.get_by_role("button", name="Opslaan en verder").last.hover()
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.mouse.down()
        page.wait_for_timeout(300)
        page.mouse.up()
        expect(page.get_by_role("heading", name="Er klopt nog iets niet")).to_be_visible()


def test_the_button_stays_in_view_and_never_hides_what_has_the_focus(
    browser: Browser, site: Site, visitor: Visitor
) -> None:
    _busy(visitor)
    with visit(browser, site) as page:
        page.goto(visitor.question("zoeken"))
        button = page.get_by_role("button", name="Opslaan en verder").last
        assert page.evaluate("document.documentElement.scrollHeight > innerHeight")
        expect(button).to_be_in_viewport()
        behind = """() => {
            const bar = document.querySelector(".dv-actions--sticky");
            const box = document.activeElement.getBoundingClientRect();
            const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return !bar.contains(document.activeElement) && bar.contains(above);
        }"""
        focused = page.locator(":focus")
        seen = 0
        while seen < 20:
            page.keyboard.press("Tab")
            if not focused.count():
                break
            seen += 1
            assert not page.evaluate(behind), focused.evaluate("one => one.outerHTML")
        assert seen > 10


def test_a_text_that_seems_to_hold_data_of_a_person_is_saved_and_stands_out(
    browser: Browser, site: Site, visitor: Visitor
) -> None:
    with visit(browser, site) as page:
        page.goto(visitor.question("zoeken"))
        page.locator("main details > summary").click()
        note = page.get_by_label("Notitie")
        note.fill("Bel 06-12345678.")
        note.blur()
        saved = page.locator("[data-saved]")
        expect(saved).to_contain_text("lijkt een telefoonnummer te staan")
        expect(saved).to_have_attribute("data-saved", "warn")
        note.fill("Bel de balie.")
        note.blur()
        expect(saved).to_have_attribute("data-saved", "fine")
