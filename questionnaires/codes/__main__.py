"""Writes the page docs/check-codes.md: `python -m questionnaires.codes > docs/check-codes.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from questionnaires.codes import CODES, FAMILIES


def as_markdown() -> str:
    """Return the page."""
    return "\n".join([*_introduction(), *_tables()]) + "\n"


def _introduction() -> Iterator[str]:
    yield "# Codes of findings"
    yield ""
    yield "<!-- Made by `python -m questionnaires.codes > docs/check-codes.md`; change questionnaires/codes/. -->"
    yield ""
    yield "`doenvermogen check` reports each finding as `file:line:column: CODE ernst: what is wrong  → mend`."
    yield "An error (*fout*) must be mended before the file can be used, and gives exit status 1. A warning"
    yield "(*waarschuwing*) is for the writer to judge. The texts are in Dutch, as in the findings themselves: they are"
    yield "for the people who write questionnaires. The message of a finding is more precise than its row here."
    yield "A code that was once released keeps its meaning."
    yield ""
    yield "One malformed file per code stands in `tests/questionnaires/malformed/`."


def _tables() -> Iterator[str]:
    for letter, subject in FAMILIES.items():
        yield from ("", f"## {letter} — {subject}", "", "| Code | Ernst | Wat | Waarom | Wat te doen |")
        yield "|---|---|---|---|---|"
        for row in CODES.values():
            if row.code.startswith(letter):
                yield f"| {row.code} | {row.severity.word} | {row.title} | {row.why} | {row.mend} |"


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
