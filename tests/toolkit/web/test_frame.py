"""The frame and the macros, in a real browser."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, render_template, request
from flask_wtf import FlaskForm
from jinja2 import ChoiceLoader, FileSystemLoader
from playwright.sync_api import Browser, Page, expect
from wtforms import (
    BooleanField,
    DateField,
    DecimalField,
    FileField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired

from tests.toolkit.browsing import VIEWS, barriers, visit
from tests.toolkit.conftest import Site
from toolkit.web.form_errors import summary
from toolkit.web.forms.choices import OneOf, SeveralOf, option

CHOICES = [
    option("no", "Nee", "Er verandert niets."),
    option("yes", "Ja"),
    option("unknown", "Weet ik niet"),
]


class Everything(FlaskForm):  # type: ignore[misc]  # flask-wtf has no types
    """One field of each kind, all required."""

    choice = OneOf("Verandert dit door het voorstel?", CHOICES, validators=[DataRequired("Kies een antwoord.")])
    reason = StringField("Waarom weet je het niet?")
    several = SeveralOf("Wat hoort erbij?", CHOICES)
    agree = BooleanField("Dit geldt voor de hele groep")
    name = StringField("Naam van de groep", [DataRequired("Geef de groep een naam.")])
    amount = DecimalField("Hoeveel kost het?", [DataRequired("Vul een getal in.")])
    by = DateField("Wanneer?")
    basis = OneOf("Hoe weet je dit?", CHOICES)
    note = TextAreaField("Notitie")
    file = FileField("Bestand")


class Saves:
    """What the page sent by itself, in order."""

    def __init__(self) -> None:
        """Start without any."""
        self.received: list[dict[str, str]] = []
        self.answer: tuple[dict[str, Any], int] | None = None


@pytest.fixture
def saves() -> Saves:
    return Saves()


@pytest.fixture
def app(app: Flask, saves: Saves) -> Flask:
    """Add a page with every building block, and what it talks to."""
    here = FileSystemLoader(Path(__file__).parent / "templates")
    app.jinja_env.loader = ChoiceLoader([app.jinja_env.loader, here])  # type: ignore[list-item]
    asked = iter(range(100))

    @app.route("/gallery", methods=["GET", "POST"])
    def gallery() -> str:
        form = Everything()
        if form.is_submitted():
            form.validate()
        now = datetime(2026, 11, 22, 13, 3, tzinfo=UTC)
        return render_template("gallery.html", form=form, errors=summary(form), moment=now)

    @app.post("/save")
    def save() -> tuple[dict[str, Any], int]:
        saves.received.append(request.form.to_dict())
        told = {"message": f"Opgeslagen om 14:0{len(saves.received)}", "fields": {"revision": len(saves.received) + 1}}
        return saves.answer or (told, 200)

    @app.get("/wait")
    def wait() -> dict[str, Any]:
        number = next(asked)
        return {"message": f"Stap {number} van 2", "done": number > 1, "address": "/gallery?klaar"}

    return app


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
@pytest.mark.parametrize("refused", [False, True], ids=["fresh", "refused"])
def test_no_building_block_keeps_anybody_out(
    browser: Browser, site: Site, scheme: str, width: int, *, refused: bool
) -> None:
    with visit(browser, site, scheme=scheme, width=width) as page:
        page.goto("/gallery")
        if refused:
            page.get_by_role("button", name="Opslaan en verder").click()
            expect(page.get_by_role("heading", name="Er klopt nog iets niet")).to_be_visible()
        assert barriers(page) == []


def test_refused_fields_are_named_on_top_and_get_the_focus(browser: Browser, site: Site) -> None:
    with visit(browser, site) as page:
        page.goto("/gallery")
        page.get_by_role("button", name="Opslaan en verder").click()
        expect(page).to_have_title("Fout: Alle bouwstenen – Doenvermogenstoets")
        expect(page.locator("[data-focus]")).to_be_focused()
        page.get_by_role("link", name="Kies een antwoord.").click()
        expect(page.get_by_role("radio", name="Nee")).to_be_focused()
        name = page.get_by_label("Naam van de groep")
        expect(name).to_have_attribute("aria-invalid", "true")
        expect(name).to_have_accessible_description("Fout: Geef de groep een naam.")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_what_belongs_to_an_option_shows_when_it_is_chosen(browser: Browser, site: Site, *, script: bool) -> None:
    with visit(browser, site, script=script) as page:
        page.goto("/gallery")
        reason = page.get_by_label("Waarom weet je het niet?")
        expect(reason).to_be_hidden()
        page.get_by_role("group", name="Verandert dit").get_by_label("Weet ik niet").check()
        expect(reason).to_be_visible()


def _status(page: Page) -> Any:
    return page.locator("[data-saved]")


def test_a_choice_is_saved_and_said_and_the_focus_stays(browser: Browser, site: Site, saves: Saves) -> None:
    with visit(browser, site) as page:
        page.goto("/gallery")
        yes = page.get_by_role("radio", name="Ja")
        yes.check()
        expect(_status(page)).to_have_text("Opgeslagen om 14:01")
        expect(page.locator("[data-live]")).to_have_text("Opgeslagen om 14:01")
        expect(yes).to_be_focused()
        page.get_by_role("radio", name="Nee").check()
        expect(_status(page)).to_have_text("Opgeslagen om 14:02")
    assert [sent["choice"] for sent in saves.received] == ["yes", "no"]
    assert [sent["revision"] for sent in saves.received] == ["1", "2"]
    assert all("csrf_token" in sent for sent in saves.received)


def test_typing_is_saved_after_a_pause_without_a_word(browser: Browser, site: Site, saves: Saves) -> None:
    with visit(browser, site) as page:
        page.goto("/gallery")
        page.get_by_label("Notitie").press_sequentially("Bij de balie gehoord", delay=20)
        expect(_status(page)).to_have_text("Opgeslagen om 14:01")
        expect(page.locator("[data-live]")).to_have_text("")
    assert [sent["note"] for sent in saves.received] == ["Bij de balie gehoord"]


def test_without_a_connection_it_says_so_and_tries_again(browser: Browser, site: Site, saves: Saves) -> None:
    with visit(browser, site) as page:
        page.goto("/gallery")
        page.route("**/save", lambda route: route.abort())
        page.get_by_role("radio", name="Ja").check()
        expect(_status(page)).to_contain_text("Nog niet opgeslagen")
        page.unroute("**/save")
        expect(_status(page)).to_have_text("Opgeslagen om 14:01")
    assert len(saves.received) == 1


def test_a_refusal_stands_at_its_field_and_is_not_called_saved(browser: Browser, site: Site, saves: Saves) -> None:
    saves.answer = ({"message": "Niet opgeslagen.", "errors": {"amount": "Vul een getal in, zoals 12,50."}}, 422)
    with visit(browser, site) as page:
        page.goto("/gallery")
        amount = page.get_by_label("Hoeveel kost het?")
        amount.fill("veel")
        amount.blur()
        expect(amount).to_have_accessible_description("Vul een getal in, zoals 12,50.")
        expect(_status(page)).to_have_text("Niet opgeslagen.")


def test_what_was_just_typed_is_sent_when_the_page_is_left(browser: Browser, site: Site, saves: Saves) -> None:
    with visit(browser, site) as page:
        page.goto("/gallery")
        page.get_by_label("Notitie").fill("Op de valreep")
        page.goto("/uitleg")
        page.wait_for_timeout(300)
    assert [sent["note"] for sent in saves.received] == ["Op de valreep"]


def test_waiting_shows_progress_and_goes_on_when_done(browser: Browser, site: Site) -> None:
    with visit(browser, site) as page:
        page.goto("/gallery?wacht=ja")
        page.wait_for_url("**/gallery?klaar")


def test_a_button_pressed_twice_sends_once(browser: Browser, site: Site) -> None:
    with visit(browser, site) as page:
        page.goto("/gallery")
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
        page.get_by_role("button", name="Opslaan en verder").dblclick(no_wait_after=True)
        expect(page.get_by_role("heading", name="Er klopt nog iets niet")).to_be_visible()
        assert len(sent) == 1


def test_the_skip_link_is_first_and_leads_past_the_menu(browser: Browser, site: Site) -> None:
    with visit(browser, site) as page:
        page.goto("/gallery")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.get_by_role("main").get_by_role("link").first).to_be_focused()
