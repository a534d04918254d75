"""The same dossier says the same counts of what pinches on the page, on paper and in a terminal."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from exports.dutch import enumeration
from exports.report.beside_words import pinches_words
from scoring.dossier import Dossier
from scoring.outcome import Outcome
from scoring.publication import publication_copy
from scoring.score import score
from scoring.whatif.applying import apply_measures
from scoring.whatif.candidates import candidates
from tests.exports.reports import examples
from tests.toolkit.working_on import Worker, put, read_example, text_of
from toolkit.cli.beside import beside

NAMES = {"Knelpunten": "knelpunt", "Breekpunten": "breekpunt", "Rode vlaggen": "rode vla"}


def on_paper(outcome: Outcome) -> dict[str, int]:
    """Add up what the groups say in the chapter of the report."""
    said = enumeration([enumeration(pinches_words(group)) for group in outcome.groups])
    return {name: sum(map(int, re.findall(rf"(\d+) {stem}", said))) for name, stem in NAMES.items()}


def arrows(text: str) -> dict[str, tuple[int, int]]:
    """Find the counts now and then, as the page and the terminal write them."""
    found = re.findall(
        r"(Knelpunten|Breekpunten|Rode vlaggen)(?: in de reis|, alle doelgroepen opgeteld)?: (\d+) →(?: straks)? (\d+)",
        text,
    )
    return {name: (int(now), int(then)) for name, now, then in found}


@pytest.mark.parametrize("name", [one for one in examples() if read_example(one).depth != "quickscan"])
def test_page_paper_and_terminal_count_the_same(name: str, app: Flask, client: FlaskClient) -> None:
    worker = Worker(app, client, put(app, read_example(name)))
    catalogue = app.extensions["catalogue"]
    dossier: Dossier = publication_copy(worker.loaded())
    taken = candidates(dossier, catalogue)[:2]
    then = apply_measures(dossier, catalogue, [one.id for one in taken])
    outcomes = score(dossier, catalogue, with_trace=False), score(then, catalogue, with_trace=False)
    was, becomes = map(on_paper, outcomes)
    expected = {name: (was[name], becomes[name]) for name in NAMES}
    in_terminal = arrows(beside(*outcomes, taken, catalogue))
    page = worker.page("/wat-helpt?" + "&".join(f"met={one.id}" for one in taken))
    on_page = arrows(text_of(page.partition('<ul class="dv-plain dv-totals">')[2].partition("</ul>")[0]))
    # What there is nothing of is left out: of a journey that nobody described, or in the totals on the page.
    nothing = dict.fromkeys(NAMES, (0, 0))
    assert nothing | in_terminal == nothing | on_page == expected
    assert in_terminal
    assert ("Alle doelgroepen opgeteld:" in page) is (len(dossier.groups) > 1 and any(map(any, expected.values())))
    if name == "energiehulp_reis":
        assert expected["Rode vlaggen"][0] == 2, "one step with two red flags"
