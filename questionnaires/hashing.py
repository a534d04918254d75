"""The hash of content: comments, formatting and the order of keys do not count."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def content_hash(data: Any) -> str:
    """Hash what a document says: numbers, texts, lists and mappings.

    The canonical form is JSON without spaces, with sorted keys, in UTF-8. A whole number hashes the same as `5` and
    as `5.0`, because JSON does not tell them apart either.

    Args:
        data: strings, finite numbers, booleans, None, and mappings and sequences of these.

    Returns:
        "sha256:" and 64 hexadecimal digits.

    Raises:
        ValueError: when the data holds a number that is not finite.

    >>> content_hash({"a": 1, "b": (2,)}) == content_hash({"b": [2.0], "a": 1})
    True
    """
    canonical = json.dumps(
        _plain(data), sort_keys=True, ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
    )
    return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def _plain(data: Any) -> Any:
    if isinstance(data, str):
        return data
    if isinstance(data, Mapping):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, tuple | list):
        return [_plain(value) for value in data]
    if isinstance(data, float) and data.is_integer():
        return int(data)
    return data
