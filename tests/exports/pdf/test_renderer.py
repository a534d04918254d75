"""From a page to a file: the same every time, and never with a fault that was only logged."""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from exports.pdf.errors import RenderingError, RenderingWarning
from exports.pdf.renderer import render_pdf
from tests.exports.pdf.drawing import BODY, CHART, DOSSIER, HEAD, NOTES, REPORT, a_page
from tests.exports.pdf.gates import assert_accessible_archive

PRINT_HASH = """
import hashlib
from pathlib import Path
from exports.pdf.renderer import render_pdf
from tests.exports.pdf.drawing import DOSSIER, NOTES, REPORT
html = (REPORT / "report.html").read_text(encoding="utf-8")
print(hashlib.sha256(render_pdf(html, [DOSSIER, NOTES], stylesheet=REPORT / "report.css")).hexdigest())
"""


@pytest.fixture(scope="module")
def report() -> bytes:
    html = (REPORT / "report.html").read_text(encoding="utf-8")
    return render_pdf(html, [DOSSIER, NOTES], stylesheet=REPORT / "report.css")


def test_the_report_is_an_accessible_archive(report: bytes) -> None:
    assert_accessible_archive(report)


def test_the_report_is_small(report: bytes) -> None:
    assert len(report) < 100_000


@pytest.mark.parametrize("seed", ["0", "1", "2027"])
def test_the_same_page_gives_the_same_bytes_in_another_process(seed: str, report: bytes, tmp_path: Path) -> None:
    """Another hash seed, home, time zone, language, and no fonts of the machine."""
    changed = {
        "PYTHONHASHSEED": seed,
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", PRINT_HASH],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path.cwd()), **changed},
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout.strip() == hashlib.sha256(report).hexdigest()
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []  # and it leaves nothing behind


def test_the_same_page_gives_the_same_bytes_after_others(report: bytes) -> None:
    render_pdf(a_page("<h1>Iets anders</h1>"))
    html = (REPORT / "report.html").read_text(encoding="utf-8")
    assert render_pdf(html, [DOSSIER, NOTES], stylesheet=REPORT / "report.css") == report


def test_threads_do_not_disturb_each_other() -> None:
    pages = [a_page(f"<h1>Advies {n}</h1>{CHART}") for n in range(4)] * 2
    alone = [render_pdf(page) for page in pages[:4]] * 2
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(render_pdf, pages)) == alone


@pytest.mark.parametrize(
    ("html", "named"),
    [
        (a_page(language=""), "lang"),
        (a_page(head=""), "geen titel"),
        (a_page(head="<title> </title>"), "geen titel"),
        (a_page(BODY.replace('id="groepen"', "")), "#groepen"),
        (a_page('<h1>Advies</h1><svg width="9" height="9"><rect width="9" height="9"/></svg>'), "geen tekst"),
        (a_page('<h1>Advies</h1><svg width="9" height="9"><title> </title></svg>'), "geen tekst"),
    ],
)
def test_a_fault_that_is_only_logged_stops_the_rendering(html: str, named: str) -> None:
    with pytest.raises(RenderingError, match=named):
        render_pdf(html)


@pytest.mark.parametrize("level", [logging.DEBUG, logging.CRITICAL])
def test_it_does_not_matter_what_the_application_does_with_logging(level: int) -> None:
    logger = logging.getLogger("weasyprint")
    before = logger.level
    logger.setLevel(level)
    logger.disabled = True
    try:
        with pytest.raises(RenderingError):
            render_pdf(a_page(language=""))
        assert logger.level == level
        assert logger.disabled
    finally:
        logger.setLevel(before)
        logger.disabled = False


@pytest.mark.parametrize("style", ["p { colour: red }", "p { width: 3 }", "@page { @middle { content: 'x' } }"])
def test_what_a_style_sheet_means_and_nobody_understands_is_a_warning(style: str) -> None:
    with pytest.warns(RenderingWarning):
        assert render_pdf(a_page(style=style)).startswith(b"%PDF")


def test_a_fault_of_one_page_is_not_held_against_the_next() -> None:
    with pytest.raises(RenderingError):
        render_pdf(a_page('<h1>Kop</h1><img alt="x" src="https://voorbeeld.example/">'))
    assert render_pdf(a_page()).startswith(b"%PDF")


def test_an_error_crosses_processes_whole() -> None:
    error = RenderingError(["een", "twee"])
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (str(copy), copy.problems) == (str(error), error.problems)


def test_text_with_any_sign_becomes_an_accessible_archive() -> None:
    signs = (
        "".join(map(chr, range(1, 0x250)))
        + "→✓€“”‘’–—… 漢字 😀 \u202eomgekeerd\u202c \ud800 \ufeff العربية e\u0301 \U0010ffff"
    )
    safe = signs.replace("&", "&amp;").replace("<", "&lt;")
    assert_accessible_archive(render_pdf(a_page(f"<h1>Tekens</h1><p>{safe}</p>", head=HEAD)))
