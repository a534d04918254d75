"""A form as a browser without JavaScript would send it: what stands in the page, with some fields filled in."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from werkzeug.datastructures import MultiDict


@dataclass
class HtmlForm:
    """One form of a page: where it goes, what it holds, and what can be chosen per field."""

    action: str
    method: str
    values: MultiDict[str, str] = field(default_factory=MultiDict)
    offered: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def filled(self, **fields: str | list[str] | None) -> MultiDict[str, str]:
        """Return what is sent when these fields are filled in; `None` leaves a field out, `__` stands for `-`."""
        data = self.values.copy()
        for name, value in fields.items():
            own = name.replace("__", "-")
            assert own in self.names, f"there is no field {own}, only {sorted(self.names)}"
            data.setlist(own, [value] if isinstance(value, str) else value or [])
            if own in self.offered:
                assert set(data.getlist(own)) <= set(self.offered[own]), f"{own} offers only {self.offered[own]}"
        return data


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[HtmlForm] = []
        self.inside: HtmlForm | None = None
        self.area: str | None = None
        self.select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = HtmlForm(given.get("action", ""), given.get("method", "get"))
            self.forms.append(self.inside)
        if self.inside is None:
            return
        if tag == "option" and self.select:
            self._option(given)
        name = given.get("name")
        if not name or tag == "button":
            return
        self.inside.names.add(name)
        if tag == "textarea":
            self.area = name
            self.inside.values.add(name, "")
        elif tag == "select":
            self.select = name
            self.inside.offered[name] = []
        elif tag == "input":
            self._input(name, given)

    def handle_data(self, data: str) -> None:
        if self.inside and self.area:
            self.inside.values[self.area] = data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None

    def _input(self, name: str, given: dict[str, str]) -> None:
        assert self.inside is not None
        if given.get("type") in {"radio", "checkbox"}:
            self.inside.offered.setdefault(name, []).append(given.get("value", "on"))
            if "checked" not in given:
                return
        self.inside.values.add(name, given.get("value", ""))

    def _option(self, given: dict[str, str]) -> None:
        assert self.inside is not None
        assert self.select is not None
        offered = self.inside.offered[self.select]
        offered.append(given.get("value", ""))
        # Without a chosen option a browser sends the first.
        if len(offered) == 1 or "selected" in given:
            self.inside.values.setlist(self.select, [given.get("value", "")])


def forms_in(page: str) -> list[HtmlForm]:
    """Return the forms of a page, in order."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms


def form_in(page: str) -> HtmlForm:
    """Return the first form of a page that is sent with POST."""
    return next(form for form in forms_in(page) if form.method == "post")
