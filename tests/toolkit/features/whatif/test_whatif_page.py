"""The page on what would help: what can be ticked, and now and then side by side."""

from __future__ import annotations

import re

import pytest

from exports.report.advice_words import advised
from exports.report.context import Context
from exports.theme import read_theme
from scoring.publication import publication_copy
from scoring.score import score
from scoring.whatif.applying import apply_measures
from scoring.whatif.candidates import candidates
from tests.toolkit.working_on import Worker, text_of


def ids_on(page: str) -> list[str]:
    return re.findall(r'name="met" value="([^"]+)"', page)


def ticked(*ids: str) -> str:
    return "/wat-helpt?" + "&".join(f"met={one}" for one in ids)


def region(page: str) -> str:
    return text_of(page.partition('id="uitkomst"')[2].partition("</section>\n</div>")[0])


def label_with(worker: Worker, *ids: str) -> str:
    """Return what the advice is called with these measures, worked out without the page."""
    catalogue = worker.app.extensions["catalogue"]
    dossier = apply_measures(publication_copy(worker.loaded()), catalogue, ids)
    outcome = score(dossier, catalogue)
    found = advised(Context(outcome, dossier, catalogue, read_theme(None)))
    assert found
    label = str(found.words(found.outcome.outcome).label)
    return label[:1].upper() + label[1:]


def test_everything_that_would_change_something_can_be_ticked_in_order(heavy: Worker) -> None:
    known = candidates(publication_copy(heavy.loaded()), heavy.app.extensions["catalogue"])
    page = heavy.page("/wat-helpt")
    assert ids_on(page) == [one.id for one in known]
    for one in known:
        assert one.text in text_of(page)
    assert "Vink iets aan." in region(page)


@pytest.mark.parametrize("chosen", [("bewijs",), ("bewijs", "automatic", "warning", "less_proof")])
def test_ticking_shows_the_advice_as_it_would_be_and_changes_nothing(heavy: Worker, chosen: tuple[str, ...]) -> None:
    before = heavy.loaded()
    page = heavy.page(ticked(*chosen))
    now, later = re.findall(r'dv-side__label">.*?</span>([^<]+)</p>', page)
    assert (now, later) == (label_with(heavy), label_with(heavy, *chosen))
    number = "1 maatregel" if len(chosen) == 1 else f"{len(chosen)} maatregelen"
    said = re.search(r'data-said="([^"]+)"', page)
    assert said
    assert said[1] == f"Met {number}: {later[:1].lower()}{later[1:]}."
    assert heavy.loaded() == before


def test_the_same_address_gives_the_same_whatever_the_order(heavy: Worker) -> None:
    one, other = heavy.page(ticked("automatic", "bewijs")), heavy.page(ticked("bewijs", "automatic"))
    assert region(one) == region(other)
