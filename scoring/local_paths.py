"""Where a file stands on somebody's own machine or network says who that is, and helps no reader (RULES section 10)."""

from __future__ import annotations

import re

from questionnaires.translation import _

_LOCAL_PATH = re.compile(
    r"""
    file://\S+
    # A drive or a share: up to the suffix of the file, as folders there often have spaces in their names.
    | (?: \b[A-Za-z]:[\\/] | \\\\\w ) [^<>"|?*\n]*? (?: \.\w{1,5}\b | $ )
    | (?<![\w/.:]) (?: ~ | /(?:home|Users|mnt|media|srv|tmp|Volumes) ) / \S+
    """,
    re.VERBOSE | re.MULTILINE,
)


def without_local_paths(text: str) -> str:
    r"""Return a text with every path on a machine or a network drive replaced by a word.

    >>> without_local_paths(r"Zie H:\Mijn map\anna\toets.docx, bladzijde 3")
    'Zie [een bestand], bladzijde 3'
    >>> without_local_paths("file:///home/anna/a.pdf en /Users/anna/b.pdf; https://example.nl/home/c")
    '[een bestand] en [een bestand] https://example.nl/home/c'
    """
    return _LOCAL_PATH.sub(_("[een bestand]"), text)
