"""Writing plain data as YAML that people can read and that reads back as exactly the same data.

Block style, one thing on a line, long lines kept whole. Text is quoted as soon as this reader, or another one that
guesses more (`no` as false, a date as a date), could take it for something else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal

from questionnaires.document import Data
from questionnaires.raw_text import BOM
from questionnaires.yaml_text import plain_value

_BARE = re.compile(r"[^\W_](?:[^\n]*[^\s:])?")
_GUESSED = re.compile(
    r"(?![0-9]+\.[0-9]+\.[0-9]+$)[-+.]?[0-9][-+.,:0-9_a-fA-FoOxXTZtz ]*|(?i:y|n|yes|no|on|off|true|false|null)"
)
"""What looks like a number, a date or a truth to some reader; a version of three numbers does to none."""

_SPECIAL = re.compile(f"[^ -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029{BOM}]")
_BIGGEST_WHOLE = 10**15


def to_yaml(data: dict[str, Data]) -> str:
    r"""Write a mapping as a YAML file.

    Args:
        data: finite numbers, text without control characters, and mappings and sequences of these. Keys are short.

    >>> to_yaml({"title": "Nee", "note": "no", "list": ("a: b", 1.0), "text": "een\ntwee"})
    'title: Nee\nnote: "no"\nlist:\n  - "a: b"\n  - 1\ntext: |-\n  een\n  twee\n'
    """
    return "".join(f"{line}\n" for line in _mapping(data)) if data else "{}\n"


def _mapping(data: dict[str, Data]) -> Iterator[str]:
    for key, value in data.items():
        first, *rest = _lines(value, nested="mapping")
        yield f"{_text(key)}:{first}"
        yield from rest


def _lines(value: Data, nested: str) -> Iterator[str]:
    """Yield what stands behind a colon or a dash, and then the lines under it."""
    if isinstance(value, dict) and value:
        lines = list(_mapping(value))
    elif isinstance(value, tuple | list) and value:
        lines = [line for item in value for line in _item(item)]
    elif isinstance(value, str) and "\n" in value and _can_be_block(value):
        yield " |" if value.endswith("\n") else " |-"
        yield from (f"  {line}" if line else "" for line in value.removesuffix("\n").split("\n"))
        return
    else:
        yield f" {_scalar(value)}"
        return
    if nested == "item":
        yield f" {lines[0]}"
        yield from _indented(lines[1:])
    else:
        yield ""
        yield from _indented(lines)


def _item(value: Data) -> Iterator[str]:
    first, *rest = _lines(value, nested="item")
    yield f"-{first}"
    yield from rest


def _indented(lines: list[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


def _scalar(value: Data) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not (value.is_integer() and abs(value) < _BIGGEST_WHOLE):
        digits = format(Decimal(repr(value)), "f")
        return digits if "." in digits else f"{digits}.0"
    if isinstance(value, int | float):
        return str(int(value))
    if isinstance(value, str):
        return _text(value)
    return "{}" if isinstance(value, dict) else "[]"


def _text(text: str) -> str:
    bare = (
        _BARE.fullmatch(text)
        and ": " not in text
        and " #" not in text
        and not _SPECIAL.search(text)
        and not _GUESSED.fullmatch(text)
        and isinstance(plain_value(text), str)
    )
    return text if bare else _quoted(text)


def _quoted(text: str) -> str:
    return _SPECIAL.sub(lambda found: _escaped(found.group()), json.dumps(text, ensure_ascii=False))


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}"


def _can_be_block(text: str) -> bool:
    """Whether a text of several lines keeps every character when it stands in a block of its own."""
    lines = text.removesuffix("\n").split("\n")
    return (
        bool(lines[0])
        and bool(lines[-1])
        and not lines[0].startswith(" ")
        and not any(line.endswith(" ") or _SPECIAL.search(line) for line in lines)
    )
