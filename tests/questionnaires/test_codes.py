"""The table of codes, its page, the code that reports them and the malformed files agree."""

import re
from pathlib import Path

import pytest

from questionnaires.codes import CODES, FAMILIES, Code
from questionnaires.codes.__main__ import as_markdown

ROOT = Path(__file__).parents[2]
MALFORMED = Path(__file__).parent / "malformed"

WITHOUT_FILE = {
    "Y001": "a file of 2 MB does not belong in a repository; the test of reading makes one",
    "Y014": "needs a hundred thousand values; the test of reading makes one",
    "Y016": "is about a file that is not there",
    "S110": "is about two files",
    "S120": "is about a theme; the test of themes has one",
}
WITHOUT_FILE_BY_FAMILY = {
    "D": "dossiers are made in the tests of scoring.validation",
    "P": "PDFs are made in the tests of exports",
}


def codes_in_the_source() -> set[str]:
    used: set[str] = set()
    for package in ("questionnaires", "scoring", "exports", "toolkit"):
        for file in (ROOT / package).rglob("*.py"):
            if (ROOT / "questionnaires" / "codes") not in file.parents:
                used.update(re.findall(r'"([YSRCBTVJAKDP]\d{3})"', file.read_text(encoding="utf-8")))
    return used


def test_every_code_that_is_reported_is_in_the_table_and_the_other_way_round() -> None:
    assert codes_in_the_source() == set(CODES)


def test_page_is_made_from_the_table() -> None:
    page = (ROOT / "docs" / "check-codes.md").read_text(encoding="utf-8")
    assert page == as_markdown(), "python -m questionnaires.codes > docs/check-codes.md"


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_malformed_file_or_a_reason(code: str) -> None:
    files = list(MALFORMED.glob(f"{code}_*"))
    reason = WITHOUT_FILE.get(code) or WITHOUT_FILE_BY_FAMILY.get(code[0])
    assert bool(files) != bool(reason)


@pytest.mark.parametrize("row", CODES.values(), ids=lambda row: row.code)
def test_every_row_explains_in_whole_sentences(row: Code) -> None:
    assert row.code[0] in FAMILIES
    assert not row.title.endswith(".")
    assert row.why.endswith(".")
    assert row.mend.endswith(".")
