"""Every page of a journey with the keyboard alone, in a real browser; on each of them axe finds nothing."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from scoring.dossier import Journey
from tests.toolkit.browsing import barriers, visit
from tests.toolkit.conftest import Site
from tests.toolkit.features.dossier.test_dossier_in_browser import follow, press_until
from tests.toolkit.features.journey.conftest import ANSWERED, JOURNEY, without_answers
from tests.toolkit.working_on import Worker, put


def journey(worker: Worker) -> Journey:
    found = worker.loaded().groups[0].journey
    assert found is not None
    return found


def names(worker: Worker) -> list[str]:
    return [step.name for step in journey(worker).steps]


def starting_on(site: Site) -> Worker:
    return Worker(site.app, site.app.test_client(), put(site.app, without_answers(*ANSWERED)))


def go(page: Page, *names: str) -> None:
    """Press what is called like this, and go on from where that leads."""
    for name in names:
        press_until(page, name)
        follow(page)
    assert barriers(page) == []


def test_steps_are_copied_split_changed_and_put_back_with_the_keyboard(browser: Browser, site: Site) -> None:
    worker = starting_on(site)
    first, *others = names(worker)
    with visit(browser, site) as page:
        page.goto(worker.address(JOURNEY))
        go(page, f"Kopie maken {first}")
        press_until(page, "Hoe heet deze stap?")
        page.keyboard.press("Control+A")
        page.keyboard.type("Nog eens lezen")
        go(page, "Opslaan")
        assert names(worker) == [first, "Nog eens lezen", *others]
        go(page, "Splitsen Nog eens lezen", "Terug")
        assert names(worker)[2] == "Nog eens lezen (tweede deel)"
        go(page, "Omlaag Nog eens lezen", "Weghalen Nog eens lezen", "Stap weghalen")
        go(page, "Weghalen Nog eens lezen", "Stap weghalen")
        assert names(worker) == [first, *others]
        go(page, "Wat er in de reis veranderde")
        go(page, "Zet terug wat er eerst stond")
        assert names(worker)[-1].startswith("Nog eens lezen")


def test_today_and_what_is_around_with_the_keyboard(browser: Browser, site: Site) -> None:
    worker = starting_on(site)
    with visit(browser, site) as page:
        page.goto(worker.address(JOURNEY))
        go(page, "Verander hoe het nu gaat")
        press_until(page, "Anders: ik pas een kopie van het voorstel aan")
        page.keyboard.press("Space")
        go(page, "Opslaan")
        press_until(page, "Een gesprek aan de balie")
        follow(page)
        press_until(page, "Welke hulp is er bij deze stap?")
        page.keyboard.press("Home")
        page.keyboard.press("ArrowDown")
        go(page, "Opslaan", "Terug naar de reis", "Om de reis heen")
        press_until(page, "Hoeveel andere regelingen")
        page.keyboard.type("3")
        go(page, "Opslaan")
    found = journey(worker)
    assert found.current_steps[3].values == {"help": "taken_over"}
    assert found.other_schemes == 3


def test_answers_and_evidence_with_the_keyboard(browser: Browser, site: Site) -> None:
    worker = starting_on(site)
    with visit(browser, site) as page:
        page.goto(worker.address())
        go(page, "Antwoorden uit de reis van")
        press_until(page, "Op hoeveel momenten")
        page.keyboard.press("Space")
        go(page, "Neem over")
        expect(page.get_by_text("Er zijn 4 antwoorden overgenomen uit de reis.")).to_be_visible()
        go(page, "Wat is de kortste termijn na een bericht?")
        page.goto(worker.address(JOURNEY))
        press_until(page, "Bewijs bij elkaar zoeken")
        follow(page)
        go(page, "Waar blijkt deze stap uit?")
        press_until(page, "Wat is het?")
        page.keyboard.type("Proef met vijf mensen")
        press_until(page, "Hoort dit ook bij een vraag?")
        page.keyboard.press("ArrowDown")
        go(page, "Opslaan")
    (evidence,) = journey(worker).steps[1].evidence
    assert (evidence.description, evidence.question) == ("Proef met vijf mensen", "asks_anything")
    assert "actions" not in worker.loaded().groups[0].answer_by_question


def test_steps_go_out_as_a_table_and_come_back_with_the_keyboard(browser: Browser, site: Site, tmp_path: Path) -> None:
    worker = starting_on(site)
    with visit(browser, site) as page:
        page.goto(worker.address(JOURNEY))
        press_until(page, "Stappen als rekenblad (CSV, met puntkomma)")
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        table = tmp_path / "reis.csv"
        lines = Path(download.value.path()).read_bytes().splitlines(keepends=True)
        table.write_bytes(b"".join(lines[:3]))
        go(page, "Stappen inlezen uit een rekenblad")
        press_until(page, "Welk bestand?")
        with page.expect_file_chooser() as chooser:
            page.keyboard.press("Space")
        chooser.value.set_files(table)
        go(page, "Lees de stappen in")
        expect(page.get_by_text("2 stappen ingelezen.")).to_be_visible()
        assert names(worker) == ["De regeling vinden en lezen", "Bewijs bij elkaar zoeken"]
        # With a cell that is wrong nothing is read, and the table of what is wrong can be reached and scrolled.
        table.write_bytes(lines[0] + lines[1].replace(b"Lezen", b"Lzeen"))
        go(page, "Stappen inlezen uit een rekenblad")
        press_until(page, "Welk bestand?")
        with page.expect_file_chooser() as chooser:
            page.keyboard.press("Space")
        chooser.value.set_files(table)
        go(page, "Lees de stappen in")
        expect(page.get_by_role("heading", name="Er is niets ingelezen")).to_be_visible()
        assert len(names(worker)) == 2
