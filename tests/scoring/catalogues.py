"""Catalogues of a questionnaire that was not read from a file."""

from __future__ import annotations

from questionnaires.catalogue import Catalogue, DefinitionFile
from questionnaires.hashing import content_hash
from questionnaires.model import Questionnaire
from questionnaires.reading import read_document

_NOWHERE = read_document(b"{}", "empty.yaml").locations
_HASH = content_hash({})


def catalogue_of(questionnaire: Questionnaire, beside: Catalogue | None = None) -> Catalogue:
    """Return a catalogue with this questionnaire, and what else is in another one."""
    file = DefinitionFile("random.yaml", "", _NOWHERE, _HASH, questionnaire)
    return Catalogue({**(beside.sources if beside else {}), questionnaire.id: file})
