"""An indented account as a tree, so that a page can fold it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Branch:
    """One line, and the lines that stand below it."""

    text: str
    below: list[Branch] = field(default_factory=list)


def grow(lines: Iterable[str]) -> tuple[Branch, ...]:
    """Make a tree of lines by how far they are indented; empty lines are left out.

    >>> [branch.text for branch in grow(["a", "  b", "    c", "d"])]
    ['a', 'd']
    >>> grow(["a", "  b", "    c"])[0].below[0].below[0].text
    'c'
    """
    root = Branch("")
    path: list[tuple[int, Branch]] = [(-1, root)]
    for line in lines:
        text = line.strip()
        if not text:
            continue
        depth = len(line) - len(line.lstrip())
        while path[-1][0] >= depth:
            path.pop()
        branch = Branch(text.removeprefix("- "))
        path[-1][1].below.append(branch)
        path.append((depth, branch))
    return tuple(root.below)
