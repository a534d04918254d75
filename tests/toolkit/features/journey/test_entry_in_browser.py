"""What it takes to enter an ordinary journey of six steps by the light form, with the keyboard, in a real browser.

Every key is really pressed and counted, and the counts are what the test holds on to. From them follows an estimate by
the keystroke-level model: Card, Moran and Newell, 'The keystroke-level model for user performance time with
interactive systems', Communications of the ACM 23(7), 1980. It is about entering what somebody knows, not about finding
it out.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from questionnaires.catalogue import bundled_catalogue
from scoring.dossier import Estimate
from tests.toolkit.browsing import visit
from tests.toolkit.conftest import Site
from tests.toolkit.features.dossier.test_dossier_in_browser import worker_on
from tests.toolkit.features.journey.conftest import journey_of

# Seconds: a key by somebody who types 40 words a minute, and the mental preparation for one choice.
KEY, MENTAL = 0.28, 1.35
RESPONSE = 1.0
"""Seconds for a page to come; it takes far less."""
MOST_KEYS, MOST_CHOICES, MOST_PAGES, MOST_MINUTES = 500, 85, 6, 10
_FOCUSED = (
    "() => { const e = document.activeElement; const l = e.labels && e.labels[0]; "
    "return ((l && l.innerText) || e.innerText || '').replace(/\\s+/g, ' ').trim() }"
)


class Entry(NamedTuple):
    """What an advisor knows of a step; of a choice how far down it stands in the list."""

    name: str
    action: int
    ready: int
    papers: tuple[int, int, int, int]
    term: int
    consequence: int
    help: int
    channels: tuple[str, ...]


STEPS = (
    Entry("De brief lezen", 2, 2, (0, 0, 0, 0), 1, 2, 4, ("Brief",)),
    Entry("Uitzoeken of je erbij hoort", 1, 3, (0, 0, 0, 0), 1, 1, 3, ("Website",)),
    Entry("Papieren bij elkaar zoeken", 4, 4, (2, 3, 1, 0), 4, 3, 3, ("Website",)),
    Entry("De aanvraag invullen", 5, 4, (1, 4, 0, 1), 4, 4, 3, ("Website", "Balie")),
    Entry("Een gesprek aan de balie", 9, 4, (0, 1, 0, 1), 5, 3, 2, ("Balie",)),
    Entry("Een wijziging doorgeven", 11, 2, (1, 0, 0, 0), 6, 5, 5, ("Website", "Telefoon")),
)


@dataclass
class Hand:
    """Somebody at the keyboard, whose keys and choices are counted."""

    page: Page
    keys: int = 0
    choices: int = 0
    pages: int = 0

    def press(self, key: str, times: int = 1) -> None:
        for _time in range(times):
            self.page.keyboard.press(key)
            self.keys += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.keys += len(text)

    def to(self, label: str, most: int = 20) -> None:
        """Go on to a field, and think about it."""
        for _time in range(most):
            self.press("Tab")
            if str(self.page.evaluate(_FOCUSED)).startswith(label):
                self.choices += 1
                return
        pytest.fail(f"the keyboard does not reach {label}")

    def follow(self) -> None:
        with self.page.expect_navigation():
            self.press("Enter")
        self.pages += 1

    @property
    def seconds(self) -> float:
        """The estimate of the keystroke-level model."""
        return self.keys * KEY + self.choices * MENTAL + self.pages * RESPONSE


def enter(hand: Hand, entry: Entry, *, last: bool) -> None:
    hand.to("Hoe heet deze stap?")
    hand.type(entry.name)
    for label, down in (("Wat doet", entry.action), ("Wie doet", 1)):
        hand.to(label)
        hand.press("ArrowDown", down)
    hand.to("Weet ik niet")
    hand.press("ArrowDown", entry.ready)
    _papers(hand, entry.papers)
    for label, down in (("Welke termijn", entry.term), ("Wat gebeurt", entry.consequence), ("Welke hulp", entry.help)):
        hand.to(label)
        hand.press("ArrowDown", down)
    for channel in entry.channels:
        hand.to(channel)
        hand.press("Space")
    hand.to("Opslaan" if last else "Opslaan en nog een stap")
    hand.follow()


def _papers(hand: Hand, numbers: Sequence[int]) -> None:
    labels = ("Hoeveel gegevens", "Hoeveel stukken heeft", "Hoeveel stukken moet", "Hoe vaak moet")
    for label, number in zip(labels, numbers, strict=True):
        hand.to(label)
        hand.type(str(number))


def test_six_steps_fit_in_ten_minutes(browser: Browser, site: Site) -> None:
    worker = worker_on(site, "stadspas_idee")
    with visit(browser, site) as page:
        page.goto(worker.address(f"{journey_of(worker)}/stap-toevoegen"))
        hand = Hand(page)
        for number, entry in enumerate(STEPS, start=1):
            enter(hand, entry, last=number == len(STEPS))
    found = worker.loaded().groups[0].journey
    assert found
    assert [step.name for step in found.steps] == [entry.name for entry in STEPS]
    light = {name for line in bundled_catalogue().journeys["reis"].light for name in line.fields}
    assert all(set(step.values) == light for step in found.steps)
    assert found.steps[3].values["minutes"] == Estimate(low=30, likely=60, high=120)
    assert found.steps[3].values["channels"] == ("website", "counter")
    assert found.steps[5].values["help"] == "no_help"
    told = "six steps: {keys} keys, {choices} choices, {pages} pages; about {minutes:.1f} minutes\n"
    counts = {"keys": hand.keys, "choices": hand.choices, "pages": hand.pages, "minutes": hand.seconds / 60}
    sys.stdout.write(told.format(**counts))
    assert hand.keys <= MOST_KEYS
    assert hand.choices <= MOST_CHOICES
    assert hand.pages <= MOST_PAGES
    # These counts at their most still fit in ten minutes.
    assert (MOST_KEYS * KEY + MOST_CHOICES * MENTAL + MOST_PAGES * RESPONSE) / 60 <= MOST_MINUTES
