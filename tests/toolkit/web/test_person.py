"""From the empty start page to a PDF that `doenvermogen verify` accepts, as a person does it with the whole program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.toolkit.person import Person, WithKeyboard, WithMouse
from tests.toolkit.program import started

QUICKSCAN_ACTIONS = 12
SHORT_TEST_ACTIONS = 90
PAGES = 60
MAKING = 90_000
CHANGES = ("Ja", "Nee", "Het bestaat nu nog niet", "Weet ik niet")
NO_ANSWER = ("Weet ik niet", "Niet van toepassing")

WAYS = pytest.mark.parametrize(
    ("person", "script"),
    [(WithMouse, True), (WithKeyboard, True), (WithMouse, False)],
    ids=["mouse", "keyboard", "without-script"],
)


@contextmanager
def arrived(browser: Browser, person: type[Person], home: Path, *, script: bool) -> Iterator[Person]:
    """Start the program with nothing in it, and open the link that it prints; what follows is up to the person."""
    with started("serve", "--port", "0", "--data", str(home / "data"), home=home) as program:
        context = browser.new_context(java_script_enabled=script, locale="nl-NL", accept_downloads=True)
        page = context.new_page()
        page.goto(program.link)
        yield person(page)
        context.close()


def answer_everything(person: Person, changes: Iterator[str]) -> None:
    """Give an answer to all that the page asks: the heaviest, as that leads past most questions."""
    for group in person.choices():
        options = person.options(group)
        given = [option for option in options if not option.startswith(NO_ANSWER)]
        person.choose(group, next(changes) if set(CHANGES) <= set(options) else given[-1])
    if not person.choices():
        for box in person.boxes():
            person.write(box, "9")


def saved_pdf(person: Person, folder: Path) -> Path:
    """Go from the dossier by its result to the PDF, and save it."""
    person.press("Resultaat")
    assert person.heading().startswith("Resultaat")
    person.press("Download PDF")
    assert person.heading() == "Documenten"
    expect(person.page.get_by_role("link", name="Download PDF")).to_be_visible(timeout=MAKING)
    with person.page.expect_download() as download:
        person.press("Download PDF", stays=True)
    path = folder / "advies.pdf"
    download.value.save_as(path)
    return path


def verify(path: Path) -> None:
    """Let the command line recompute what a PDF says."""
    command = [sys.executable, "-m", "toolkit.cli", "verify", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@WAYS
def test_from_nothing_to_a_pdf_that_verifies(
    browser: Browser, tmp_path: Path, person: type[Person], *, script: bool
) -> None:
    with arrived(browser, person, tmp_path, script=script) as somebody:
        somebody.press("Nieuw dossier")
        for box, text in zip(
            somebody.boxes(), ("Parkeren met een app", "De kaart verdwijnt.", "Bewoners"), strict=True
        ):
            somebody.write(box, text)
        somebody.press("Opslaan en verder")
        assert somebody.heading() == "Parkeren met een app"
        somebody.press("Ga verder")
        changes = cycle(CHANGES)
        for _page in range(PAGES):
            if not somebody.sees("Opslaan en verder"):
                break
            answer_everything(somebody, changes)
            somebody.press("Opslaan en verder")
        assert somebody.sees("Bekijk de uitkomst"), somebody.page.url
        verify(saved_pdf(somebody, tmp_path))
        assert somebody.actions <= SHORT_TEST_ACTIONS


@WAYS
def test_from_nothing_to_the_outcome_of_the_quickscan(
    browser: Browser, tmp_path: Path, person: type[Person], *, script: bool
) -> None:
    with arrived(browser, person, tmp_path, script=script) as somebody:
        somebody.press("Begin de quickscan")
        while somebody.sees("Opslaan en verder"):
            answer_everything(somebody, cycle(CHANGES))
            somebody.press("Opslaan en verder")
        assert somebody.heading() == "Uitkomst van de quickscan"
        expect(somebody.page.get_by_role("heading", name="Wat valt op")).to_be_visible()
        expect(somebody.page.get_by_role("heading", name="Wat nu")).to_be_visible()
        assert somebody.actions <= QUICKSCAN_ACTIONS
