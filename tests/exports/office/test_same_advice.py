"""The advice in ODT and DOCX is that of the outcome: proven by reading the files back."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from odfdo import Document as OdtDocument

from exports.advice import make_advice
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from tests.exports.reports import SHORT, UNDECIDED, example, outcome_of


@pytest.mark.parametrize("name", [SHORT, UNDECIDED, "energiehulp_reis", "paspoort_zonder_afspraak"])
def test_the_files_give_the_advice_of_the_outcome(name: str) -> None:
    advice = outcome_of(name).advice
    assert advice is not None
    definition = bundled_catalogue().advice_rules[advice.definition]
    said = str(definition.words_by_id[advice.outcome].label).lower()
    odt = headline_of_odt(made(name, ".odt"))
    assert odt.lower().endswith(said)
    assert headline_of_docx(made(name, ".docx")) == odt


def test_the_four_advices_are_told_apart() -> None:
    names = (SHORT, UNDECIDED, "energiehulp_reis", "paspoort_zonder_afspraak")
    assert len({outcome.outcome for name in names if (outcome := outcome_of(name).advice)}) == 4


def made(name: str, suffix: str) -> bytes:
    """The advice of an example, as anybody gets it."""
    return make_advice(example(name), bundled_catalogue(), suffix, default_theme())


def headline_of_odt(file: bytes) -> str:
    """The words of the first heading in the style of the outcome."""
    headers = OdtDocument(BytesIO(file)).body.get_headers()
    return str(next(header.text_recursive for header in headers if header.style == "Headline"))


def headline_of_docx(file: bytes) -> str:
    """The words of the first paragraph in the style of the outcome."""
    paragraphs = docx.Document(BytesIO(file)).paragraphs
    return next(one.text for one in paragraphs if one.style and one.style.name == "Kop uitkomst")
