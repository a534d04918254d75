"""Older dossiers in today's format, step by step (RULES section 1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from questionnaires.document import Data
from scoring.dossier import FORMAT

Content = dict[str, Data]
Migration = Callable[[Content], Content]

MIGRATIONS: Mapping[int, Migration] = {}
"""For every older format N: how its content becomes that of N + 1. Format 1 is the first, so there is none yet."""


def migrate(content: Content, migrations: Mapping[int, Migration] = MIGRATIONS, newest: int = FORMAT) -> Content:
    """Bring the content of a dossier to the newest format, one format at a time.

    Args:
        content: what stands in the file; its `format` is at least 1 and at most `newest`. It is not changed.
        migrations: a step for every format before the newest.
        newest: the format to end with.

    Returns:
        Content of which `format` is `newest`.

    >>> migrate({"format": 1, "name": "Proef"}, {1: lambda old: {"title": old["name"]}}, newest=2)
    {'title': 'Proef', 'format': 2}
    """
    number = content["format"]
    while isinstance(number, int) and number < newest:
        content = {**migrations[number](content), "format": number + 1}
        number += 1
    return content
