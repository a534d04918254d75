"""Which answer a version has otherwise. Apart from the scorer, so that naming an answer does not bring in numpy."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """One answer about the proposal: of a group, or of the whole dossier (`scoring.publication.DOSSIER_WIDE`)."""

    group: str
    question: str
