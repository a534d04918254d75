"""Somebody in front of a browser: reads what is visible, presses, chooses and types, with the mouse or the keyboard.

No address is ever typed, nothing that cannot be seen is used, and every action is counted.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from contextlib import nullcontext

from playwright.sync_api import Locator, Page

_TABS = 200
_ARROWS = 30


class Person(ABC):
    """Acts on what a page shows. `actions` counts: a button or link, a choice, a field typed in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def sees(self, name: str) -> bool:
        """Whether there is a button or link with this name."""
        return self._button(name).count() > 0

    def heading(self) -> str:
        """Return the heading of the page."""
        return self.page.get_by_role("heading", level=1).inner_text()

    def press(self, name: str, *, stays: bool = False) -> None:
        """Press a button or link, and wait for the page behind it unless it `stays` on this page."""
        with nullcontext() if stays else self.page.expect_navigation():
            self._press(self._button(name).first)
        self.actions += 1

    def choices(self) -> list[Locator]:
        """Return the questions on the page to which an answer has to be chosen, in order."""
        main = self.page.get_by_role("main")
        return main.get_by_role("group").filter(has=self.page.get_by_role("radio")).all()

    def options(self, group: Locator) -> list[str]:
        """Return what can be chosen."""
        return [" ".join(label.inner_text().split()) for label in group.locator("label:visible").all()]

    def choose(self, group: Locator, option: str) -> None:
        """Choose an answer."""
        self._choose(group, group.get_by_role("radio", name=option, exact=True))
        self.actions += 1

    def boxes(self) -> list[Locator]:
        """Return the boxes to type in."""
        return [box for box in self.page.get_by_role("main").get_by_role("textbox").all() if box.is_visible()]

    def write(self, box: Locator, text: str) -> None:
        """Type in a box."""
        self._write(box, text)
        self.actions += 1

    def _button(self, name: str) -> Locator:
        exact = re.compile(f"^{re.escape(name)}$")
        # The content of the page comes before what stands around it.
        main = self.page.get_by_role("main")
        return main.get_by_role("button", name=exact).or_(main.get_by_role("link", name=exact))

    @abstractmethod
    def _press(self, target: Locator) -> None: ...

    @abstractmethod
    def _choose(self, group: Locator, radio: Locator) -> None: ...

    @abstractmethod
    def _write(self, box: Locator, text: str) -> None: ...


class WithMouse(Person):
    """Points and clicks."""

    def _press(self, target: Locator) -> None:
        target.click()

    def _choose(self, group: Locator, radio: Locator) -> None:
        del group
        radio.click()

    def _write(self, box: Locator, text: str) -> None:
        box.click()
        box.press_sequentially(text)


class WithKeyboard(Person):
    """Goes through the page with Tab, chooses with the arrows and the space bar, and presses Enter."""

    def _press(self, target: Locator) -> None:
        self._go_to(target)
        self.page.keyboard.press("Enter")

    def _choose(self, group: Locator, radio: Locator) -> None:
        self._tab(group, "node => node.contains(document.activeElement)")
        if _has_focus(radio):
            self.page.keyboard.press("Space")
        for _time in range(_ARROWS):
            if _has_focus(radio):
                break
            self.page.keyboard.press("ArrowDown")
        assert radio.is_checked()

    def _write(self, box: Locator, text: str) -> None:
        self._go_to(box)
        self.page.keyboard.type(text)

    def _go_to(self, target: Locator) -> None:
        self._tab(target, "node => node === document.activeElement")

    def _tab(self, target: Locator, there: str) -> None:
        for _time in range(_TABS):
            if target.evaluate(there):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not come to {target}")


def _has_focus(target: Locator) -> bool:
    return bool(target.evaluate("node => node === document.activeElement"))
