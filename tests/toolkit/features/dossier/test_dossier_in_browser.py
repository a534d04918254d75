"""The pages of a dossier in a real browser: messages, keyboard only, without JavaScript, saving by itself."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.toolkit.browsing import barriers, visit
from tests.toolkit.conftest import Site
from tests.toolkit.working_on import Worker, example


def worker_on(site: Site, name: str) -> Worker:
    client = site.app.test_client()
    return Worker(site.app, client, example(site.app, name))


def test_a_refused_form_says_so_on_top_and_at_the_field(browser: Browser, site: Site) -> None:
    worker = worker_on(site, "stadspas_idee")
    with visit(browser, site) as page:
        page.goto(worker.address("/nieuwe-doelgroep"))
        page.get_by_role("button", name="Opslaan").click()
        expect(page).to_have_title(
            "Fout: Nieuwe doelgroep – Een stadspas voor iedereen, eerste idee (fictief) – Doenvermogenstoets"
        )
        page.get_by_role("link", name="Geef de groep een naam.").click()
        expect(page.get_by_label("Hoe heet deze groep?")).to_be_focused()
        assert barriers(page) == []


def press_until(page: Page, name: str, key: str = "Tab", most: int = 150) -> None:
    """Press a key until what has the focus is called like this."""
    script = "() => { const e = document.activeElement; const l = e.labels && e.labels[0]; "
    script += "return ((l && l.innerText) || e.innerText || '').replace(/\\s+/g, ' ').trim() }"
    for _time in range(most):
        page.keyboard.press(key)
        if page.evaluate(script).startswith(name):
            return
    pytest.fail(f"the keyboard does not reach {name}")


def follow(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_group_is_added_and_filled_in_with_the_keyboard_alone(browser: Browser, site: Site) -> None:
    worker = worker_on(site, "stadspas_idee")
    with visit(browser, site) as page:
        page.goto(worker.address())
        press_until(page, "De mensen om wie het gaat")
        follow(page)
        press_until(page, "Groep toevoegen")
        follow(page)
        press_until(page, "Hoe heet deze groep?")
        page.keyboard.type("Toeristen")
        press_until(page, "Niet digitaal vaardig")
        page.keyboard.press("Space")
        press_until(page, "Opslaan")
        follow(page)
        expect(page.get_by_text("De groep Toeristen staat erbij.")).to_be_visible()
    group = worker.loaded().groups[-1]
    assert (group.name, group.circumstances) == ("Toeristen", ("digital",))


def test_unknowns_are_filled_in_with_the_keyboard_alone(browser: Browser, site: Site) -> None:
    worker = worker_on(site, "stadspas_idee")
    with visit(browser, site) as page:
        page.goto(worker.address())
        press_until(page, "Uitzoeken")
        follow(page)
        press_until(page, "Vul in wat je weet")
        follow(page)
        press_until(page, "Inwoners die de pas kunnen krijgen")
        page.keyboard.press("ArrowDown")
        press_until(page, "Opslaan")
        follow(page)
        expect(page.get_by_text("1 antwoord is opgeslagen.")).to_be_visible()
        expect(page.get_by_role("heading", name="Hoe zwaar kan het nog worden?")).to_be_visible()


def test_everything_works_without_javascript(browser: Browser, site: Site) -> None:
    worker = worker_on(site, "stadspas_idee")
    with visit(browser, site, script=False) as page:
        page.goto(worker.address("/intake"))
        page.get_by_label("Waarom is dit nodig?").fill("Een andere reden.")
        page.get_by_role("button", name="Opslaan en verder").click()
        expect(page.get_by_text("Opgeslagen. Je kunt dit altijd nog veranderen.")).to_be_visible()
        page.goto(worker.address("/doelgroepen"))
        page.get_by_role("button", name="Omlaag").first.click()
        expect(page.get_by_text("is verplaatst")).to_be_visible()
        page.get_by_role("link", name="Verder").click()
        page.get_by_text("Winkels en zwembaden die korting geven", exact=True).click()
        page.get_by_role("link", name="Uitzoeken").click()
        page.get_by_role("link", name="Klantcontactcentrum (14010)", exact=True).click()
        expect(page.get_by_label("Tekst om te sturen")).to_have_value(
            re.compile(r"^Onderwerp: vragen over 'Een stadspas")
        )
        with page.expect_download() as told:
            page.get_by_role("link", name="Download als tekst").click()
        assert told.value.suggested_filename == "vragen-klantcontactcentrum_14010.txt"
        page.goto(worker.address())
        with page.expect_download() as told:
            page.get_by_role("link", name="Met de bewijsstukken erbij (zip)").click()
        names = zipfile.ZipFile(io.BytesIO(told.value.path().read_bytes())).namelist()
        assert names == ["dossier.yaml"]
    after = worker.loaded()
    assert after.intake["why"] == "Een andere reden."
    assert [group.id for group in after.groups] == ["winkeliers", "inwoners"]


def test_the_intake_saves_by_itself(browser: Browser, site: Site) -> None:
    worker = worker_on(site, "stadspas_idee")
    with visit(browser, site) as page:
        page.goto(worker.address("/intake"))
        page.get_by_label("Welk besluit vraag je?").fill("Stel de pas vast.")
        page.get_by_label("Wie is bestuurlijk verantwoordelijk?").focus()
        expect(page.get_by_text("Opgeslagen om").first).to_be_visible()
        assert worker.loaded().intake["decision_asked"] == "Stel de pas vast."
        page.get_by_label("Ontwerp").check()
        page.get_by_role("button", name="Opslaan en verder").click()
        expect(page.get_by_role("heading", name="Volgende stap")).to_be_visible()
        assert worker.loaded().intake["phase"] == "ontwerp"
        page.go_back()
        expect(page.get_by_label("Welk besluit vraag je?")).to_have_value("Stel de pas vast.")
