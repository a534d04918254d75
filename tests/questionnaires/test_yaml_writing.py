"""Writing YAML: people can read it, and it reads back as exactly the same data, here and elsewhere."""

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from questionnaires.document import Data
from questionnaires.reading import read_document
from questionnaires.yaml_writing import to_yaml
from tests.strategies import NASTY_TEXTS, SCALARS, mappings, texts


def read_back(text: str) -> Data:
    return read_document(text.encode(), "a.yaml").data


def test_form() -> None:
    data: dict[str, Data] = {
        "title": "Een app: voor bezoek",
        "plain": "Zo'n tekst (met 3 dingen), en meer; 100% goed!",
        "yes": True,
        "nothing": None,
        "whole": 3.0,
        "part": 0.5,
        "tiny": 1e-7,
        "huge": 1e22,
        "date": "2026-01-31",
        "empty": (),
        "hollow": {},
        "text": "Een regel.\n\nNog een: regel.\n",
        "items": ({"id": "a", "list": ("x", ("y", "z"))}, "b\nc", {}),
    }
    assert to_yaml(data) == (
        'title: "Een app: voor bezoek"\n'
        "plain: Zo'n tekst (met 3 dingen), en meer; 100% goed!\n"
        '"yes": true\n'
        "nothing: null\n"
        "whole: 3\n"
        "part: 0.5\n"
        "tiny: 0.0000001\n"
        "huge: 10000000000000000000000.0\n"
        'date: "2026-01-31"\n'
        "empty: []\n"
        "hollow: {}\n"
        "text: |\n"
        "  Een regel.\n"
        "\n"
        "  Nog een: regel.\n"
        "items:\n"
        "  - id: a\n"
        "    list:\n"
        "      - x\n"
        '      - - "y"\n'
        "        - z\n"
        "  - |-\n"
        "    b\n"
        "    c\n"
        "  - {}\n"
    )
    assert read_back(to_yaml(data)) == data


def test_nothing_at_all_can_be_written() -> None:
    assert read_back(to_yaml({})) == {}


@given(mappings())
def test_reads_back_as_the_same_data(data: dict[str, Any]) -> None:
    written = to_yaml(data)
    assert read_back(written) == _tuples(data)
    assert to_yaml(data) == written


@given(texts(200))
@example("\u0378")
@example("a" * 5000)
@example("a: " * 2000)
def test_text_keeps_every_character(text: str) -> None:
    data: dict[str, Data] = {"a": text, text[:64]: ({"b": text}, (text,), text)}
    assert read_back(to_yaml(data)) == data


@given(mappings())
def test_other_readers_see_the_same_data(data: dict[str, Any]) -> None:
    assert yaml.safe_load(to_yaml(data)) == data


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_other_readers_see_the_same_text(text: str) -> None:
    assert yaml.safe_load(to_yaml({"a": text, "b": (text,), text: 1})) == {"a": text, "b": [text], text: 1}


@given(SCALARS.filter(lambda value: isinstance(value, float)))
@example(5e-324)
@example(1.7976931348623157e308)
@example(-0.0)
@example(1e15)
@example(999999999999999.9)
def test_numbers_keep_every_digit(number: float) -> None:
    assert read_back(to_yaml({"a": number})) == {"a": number}


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_whole_numbers_stay_whole(number: int) -> None:
    data = read_back(to_yaml({"a": number}))
    assert data == {"a": number}
    assert isinstance(data, dict)
    assert isinstance(data["a"], int)


def _tuples(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _tuples(value) for key, value in data.items()}
    return tuple(map(_tuples, data)) if isinstance(data, list) else data
