"""Text from people is only ever text: it cannot break out of its place, fetch anything or turn a line around."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from exports.html import render_html
from tests.exports.reports import FULLEST, changed, example, examples, report_of, report_of_example

NAUGHTY = {
    "element": "<script>alert(1)</script>",
    "end of the style": "</style><h1>x</h1><style>*{display:none}",
    "attribute": '" onmouseover="alert(1)" x="',
    "picture": '<img src="https://example.org/x.png">',
    "picture in a picture": "</title></svg><image href='https://example.org/x'/>",
    "style": "} body { background: url(https://example.org/x) } @import 'https://example.org/y';",
    "template": "{{ 7 * 7 }} {% for x in y %}{{ config }} {# z #}",
    "entity": "&lt;b&gt; &#x202e; &nbsp;",
    "comment": "--> <!-- ]]> <![CDATA[",
    "address": "javascript:alert(1) https://example.org/?a=1&b=2 //example.org",
    "turned around": "abc\u202ecba \u2066x\u2069 \u200bonzichtbaar\ufeff\u2060",
    "long word": "Lange" * 59,
    "emoji": "Gezin 👩\u200d👩\u200d👧 en vlag 🇳🇱",
    "braces": "{naam} %s %(x)s {0} }{",
}


class _Structure(HTMLParser):
    """Elements with the names of their attributes, in order; and every address."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: list[str] = []
        self.style = ""
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _value in attrs)))
        self.addresses += [
            value or "" for name, value in attrs if name in {"src", "href", "xlink:href", "data", "action"}
        ]
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.style += data


def structure(html: str) -> _Structure:
    parser = _Structure()
    parser.feed(html)
    parser.close()
    return parser


def after_page_one(parser: _Structure) -> list[tuple[str, tuple[str, ...]]]:
    start = [tag for tag, _attributes in parser.elements].index("nav")
    return [element for element in parser.elements[start:] if element[0] != "text"]


def filled_with(text: str) -> str:
    """The fullest report with every free text replaced."""

    def fill(data: dict[str, Any]) -> None:
        data["title"] = text[:300]
        data["intake"] |= {"what_changes": text, "decision_asked": text, "reference_number": text, "why": text}
        data["filled_in_by"] = [{"function": text[:300]}]
        data["change_log"] = [{"on": "2026-01-01", "what": text, "effect": text}]
        for group in data["groups"]:
            group |= {"name": text[:300], "description": text}
            group["answers"][-1] = group["answers"][-1] | {"proposal": {"not_applicable": text}}
            for answer in group["answers"]:
                for evidence in answer.get("proposal", {}).get("evidence", []):
                    evidence["description"] = text[:300]
        for measure in data["measures"]:
            measure |= {"text": text[:300], "cover": text[:300]}

    return render_html(report_of(changed(example(FULLEST), fill)))


@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY.keys())
def test_a_naughty_text_changes_no_element_no_address_and_no_style(text: str) -> None:
    found, benign = structure(filled_with(text)), structure(filled_with("gewone woorden"))
    # How much of a text fits on page one, and over how many lines a picture breaks it, depends on its length.
    assert set(found.elements) == set(benign.elements)
    assert after_page_one(found) == after_page_one(benign)
    assert found.addresses == benign.addresses
    assert found.style == benign.style


def test_a_template_in_a_text_is_not_run() -> None:
    html = filled_with(NAUGHTY["template"])
    assert "{{ 7 * 7 }}" in html
    assert "49" not in re.sub(r"\d{3,}", "", html.partition("<h1")[2].partition("</h1>")[0])


def test_signs_that_turn_text_around_or_cannot_be_seen_are_left_out() -> None:
    html = filled_with(NAUGHTY["turned around"])
    assert "abccba x onzichtbaar" in html
    assert not re.search("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]", html)


def test_families_of_emoji_stay_together() -> None:
    assert "👩\u200d👩\u200d👧" in filled_with(NAUGHTY["emoji"])


@pytest.mark.parametrize("name", examples())
def test_nothing_is_fetched_and_nothing_runs(name: str) -> None:
    found = structure(render_html(report_of_example(name)))
    tags = {tag for tag, _attributes in found.elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "embed", "form", "base", "image", "use"}
    assert all(address.startswith(("#", "https://", "http://")) for address in found.addresses)
    assert "url(" not in found.style
    assert "@import" not in found.style


@pytest.mark.parametrize("name", examples())
def test_headings_do_not_skip_a_level_and_every_id_is_unique(name: str) -> None:
    html = render_html(report_of_example(name))
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(levels) <= 3
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


@pytest.mark.parametrize("name", examples())
def test_every_table_has_column_headings_and_rows_of_one_length(name: str) -> None:
    html = render_html(report_of_example(name))
    for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
        head = re.search(r"<thead>.*?</thead>", table, re.DOTALL)
        assert head is not None
        columns = head[0].count('<th scope="col"')
        rows = re.findall(r"<tr>.*?</tr>", table.partition("</thead>")[2], re.DOTALL)
        assert columns > 1
        assert all(len(re.findall(r"<t[hd][ >]", row)) == columns for row in rows)
        assert "colspan" not in table
        assert "rowspan" not in table


@pytest.mark.parametrize("name", examples())
def test_every_picture_tells_itself(name: str) -> None:
    html = render_html(report_of_example(name))
    pictures = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    titles = re.findall(r"<svg[^>]*>\s*<title>([^<]+)</title>", html)
    assert len(titles) == len(pictures)
    assert html.count("<figcaption>") == len(pictures)


def test_the_same_dossier_gives_the_same_page() -> None:
    assert render_html(report_of(example(FULLEST))) == render_html(report_of(example(FULLEST)))
