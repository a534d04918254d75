"""What stands on top of page one."""

from __future__ import annotations

import pytest

from exports.report.page_one_head import title_scale


@pytest.mark.parametrize(
    ("title", "scale"),
    [
        ("Parkeren met een app", "short"),
        ("Een eigen bijdrage " * 5, "medium"),
        ("Een eigen bijdrage " * 12, "long"),
        ("W" * 240, "longest"),
        ("WIJ MAKEN WERK " * 16, "long"),
    ],
)
def test_a_title_is_smaller_when_it_takes_more_room(title: str, scale: str) -> None:
    assert title_scale(title.strip()) == scale
