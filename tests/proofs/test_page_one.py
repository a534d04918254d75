"""The proof of page one with a few dossiers, and that it can fail."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from exports.report.views import Paragraph, Part
from tests.proofs.page_one import failure, prove, random_report


def test_a_few_random_dossiers_have_one_page_of_few_words() -> None:
    _counts, failures = prove(6, 1)
    assert failures == []


def test_with_the_longest_sentence_on_how_sure_it_is_a_norm_gives_way() -> None:
    assert failure(random_report(Random("1/413"))) is None  # noqa: S311 - a case that had 203 words


def test_the_proof_can_fail() -> None:
    report = random_report(Random("1/0"))  # noqa: S311 - cases, no secrets.
    page = report.page_one
    words = replace(page, outcome="woord " * 300)
    assert failure(replace(report, page_one=words)) is not None
    lines = Part("Lang", tuple(Paragraph("Een regel.") for _line in range(80)), facts=True)
    longer = replace(page, parts=(*page.parts, lines))
    assert str(failure(replace(report, page_one=longer))).endswith(" pages")
