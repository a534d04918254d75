"""Files that travel inside a PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Relationship = Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"]

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*")


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """One file to put inside a PDF.

    Attributes:
        name: file name of plain letters, digits, dots, hyphens and underscores; it says nothing about a folder.
        description: what it is, in the language of the document; shown by readers beside the name.
        media_type: for instance `application/json`.
        data: the bytes, kept exactly.
        relationship: what it is to the document (ISO 19005-3, annex E).

    Raises:
        ValueError: for a name, description or media type that a reader could not show or would have to guess at.
    """

    name: str
    description: str
    media_type: str
    data: bytes
    relationship: Relationship = "Unspecified"

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"not a plain file name: {self.name!r}")
        if not self.description.strip():
            raise ValueError(f"no description for {self.name}")
        if not _MEDIA_TYPE.fullmatch(self.media_type):
            raise ValueError(f"not a media type: {self.media_type!r}")
