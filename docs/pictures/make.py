"""Make the pictures of the README and the handbook from the program itself.

    ./scripts/pictures

A picture is of what the program shows today, never of what it showed once. Pages come from the real application, which
is driven as a person drives it: by the words on the page.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
PROGRAM = ROOT / ".venv/bin/doenvermogen"
EXAMPLE = ROOT / "examples" / "energiehulp_reis.yaml"
FULL_EXAMPLE, IDEA, WITH_CONDITIONS = "Warm Huis", "Een stadspas", "Een foto bij de terrasmelding"
DOTS_PER_INCH = 100
WIDTH, HEIGHT = 1000, 720
COLOURS = 128
"""Enough for pages of text, and a quarter of the size."""


def main() -> None:
    """Write every picture."""
    page_one()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"]
        )
        with application("serve") as link, visit(browser, link) as page:
            first_visit(page)
        with application("demo") as link, visit(browser, link) as page:
            full_dossier(page)
            participation(page)
            advice(page)
            what_would_help(page)
        browser.close()


def page_one() -> None:
    """Page one of an example with a journey, conditions and an advice."""
    with tempfile.TemporaryDirectory() as folder:
        pdf, picture = Path(folder) / "advies.pdf", Path(folder) / "page-one"
        subprocess.run([PROGRAM, "advise", EXAMPLE, "-o", pdf], check=True)
        page = ["-f", "1", "-l", "1", "-singlefile", "-r", str(DOTS_PER_INCH)]
        subprocess.run(["pdftoppm", "-png", *page, pdf, picture], check=True)  # noqa: S607
        keep(picture.with_suffix(".png"), "page-one")


def first_visit(page: Page) -> None:
    """The three doors, and what a quickscan gives."""
    take(page, "start")
    page.get_by_role("button", name="Begin de quickscan").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile("deel 1 van"))
    while "deel" in (part := heading.inner_text()):
        for question in page.locator("form[data-autosave] > .dv-field > fieldset").all():
            question.locator("> .dv-option input >> nth=2").check()
        page.get_by_role("button", name="Opslaan en verder").last.click()
        expect(heading).not_to_have_text(part)
    take(page, "quickscan")


def full_dossier(page: Page) -> None:
    """A dossier, one question, the conversation, what to find out, and the result."""
    open_dossier(page, FULL_EXAMPLE)
    take(page, "dossier")
    page.get_by_role("link", name="Samen invullen").first.click()
    page.get_by_role("link", name="Weten en begrijpen").first.click()
    take(page, "together", height=1000)
    open_dossier(page, FULL_EXAMPLE)
    page.get_by_role("link", name="Resultaat").first.click()
    take(page, "result", height=1000)
    open_dossier(page, IDEA)
    page.get_by_role("link", name="Uitzoeken").first.click()
    take(page, "find-out")
    open_dossier(page, IDEA)
    page.get_by_role("link", name="Ga verder").first.click()
    page.get_by_role("radio").nth(1).check()
    page.get_by_text(re.compile("Opgeslagen om")).first.wait_for()
    take(page, "question")


def participation(page: Page) -> None:
    """The participation plan, and the compass that it answers."""
    open_dossier(page, FULL_EXAMPLE)
    page.get_by_role("link", name="Het participatieplan").first.click()
    take(page, "plan", height=1000)
    open_dossier(page, FULL_EXAMPLE)
    page.get_by_role("link", name="Het kompas").first.click()
    take(page, "compass", height=1000)


def advice(page: Page) -> None:
    """The advice with what it follows from, and its conditions."""
    open_dossier(page, WITH_CONDITIONS)
    page.get_by_role("link", name="Bekijk het advies").first.click()
    take(page, "advice", height=1000)
    page.get_by_role("link", name="Voorwaarden", exact=True).first.click()
    take(page, "conditions", height=1000)


def what_would_help(page: Page) -> None:
    """Measures ticked, with now and then beside them, and the shortest ways."""
    open_dossier(page, FULL_EXAMPLE)
    page.get_by_role("link", name="Wat zou helpen?").first.click()
    for measure in ("Wie de brief kreeg", "Iedereen krijgt een vast bedrag"):
        page.get_by_role("checkbox", name=measure).check()
        page.wait_for_url(re.compile("met="))
    page.get_by_text("Straks").first.wait_for()
    page.wait_for_load_state("networkidle")
    take(page, "what-helps", height=1000)
    page.get_by_role("link", name="kortste weg").first.click()
    take(page, "shortest-way", height=1000)


def open_dossier(page: Page, title: str) -> None:
    """Go to a dossier by its name."""
    page.get_by_role("link", name="Doenvermogenstoets").first.click()
    page.get_by_role("link", name=title).first.click()


@contextmanager
def application(command: str) -> Iterator[str]:
    """Run the application for a while; gives the link that lets a browser in."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = [str(PROGRAM), command, "--port", "0", "--data", folder]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None  # noqa: S101 - for the type checker: it was asked for above
            yield next(line.strip() for line in process.stdout if "http://" in line)
            process.terminate()


@contextmanager
def visit(browser: Browser, link: str) -> Iterator[Page]:
    """Open a window and go in."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, locale="nl-NL", reduced_motion="reduce", color_scheme="light"
    )
    page = context.new_page()
    page.goto(link)
    yield page
    context.close()


def take(page: Page, name: str, height: int = HEIGHT) -> None:
    """Take a picture of the top of a page."""
    page.set_viewport_size({"width": WIDTH, "height": height})
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "page.png"
        page.screenshot(path=picture)
        keep(picture, name)
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})


def keep(picture: Path, name: str) -> None:
    """Keep a picture with fewer colours."""
    target = FOLDER / f"{name}.png"
    with Image.open(picture) as image:
        image.convert("RGB").quantize(COLOURS).save(target, optimize=True)
    print(f"Geschreven: {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
