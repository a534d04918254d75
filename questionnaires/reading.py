"""Reading a file strictly: bytes to data with places, and data to the typed objects of a definition."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from questionnaires.advice_model import AdviceDefinition
from questionnaires.building import Builder
from questionnaires.compass_model import CompassDefinition
from questionnaires.definitions import OneDefinition
from questionnaires.document import DEFINITION_LIMITS, Document, Limits, Problems
from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.journey_model import JourneyDefinition
from questionnaires.json_text import build_from_json
from questionnaires.locations import Place
from questionnaires.model import Questionnaire, Vocabulary
from questionnaires.raw_text import decode
from questionnaires.shape_errors import shape_findings
from questionnaires.shape_words import choose
from questionnaires.translation import _
from questionnaires.yaml_text import build_from_yaml

_KINDS: dict[str, type[OneDefinition]] = {
    "questionnaire": Questionnaire,
    "vocabulary": Vocabulary,
    "journey": JourneyDefinition,
    "compass": CompassDefinition,
    "advice": AdviceDefinition,
}


def read_document(data: bytes, name: str, limits: Limits = DEFINITION_LIMITS) -> Document:
    """Read a file into plain data and remember where everything stands.

    Args:
        data: the bytes of the file. A reader of a big file may pass one byte more than `limits.size` and stop there.
        name: what messages call it; a name that ends in `.json` is read as JSON, every other as YAML.
        limits: how big it may be.

    Raises:
        UnreadableError: with what is wrong, where, and how to mend it. Nothing else is raised, whatever the bytes are.

    >>> read_document(b"title: Proef", "a.yaml").data
    {'title': 'Proef'}
    """
    problems = Problems(name)
    text = decode(data, problems, limits)
    builder = Builder(problems, limits)
    if name.lower().endswith(".json"):
        build_from_json(text, builder)
    else:
        build_from_yaml(text, builder)
    content, locations = builder.finish()
    return Document(name, text, content, locations)


def read_definition(document: Document) -> OneDefinition:
    """Turn a document into a questionnaire, a vocabulary or a journey definition.

    Raises:
        UnreadableError: with everything about its shape that is wrong, all at once.
    """
    data = document.data
    kind = data.get("kind") if isinstance(data, dict) else None
    model = _KINDS.get(kind) if isinstance(kind, str) else None
    if model is None:
        raise UnreadableError((_unknown_kind(document),))
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise UnreadableError(shape_findings(error, document, model)) from error


def read_file(path: Path, limits: Limits = DEFINITION_LIMITS) -> bytes:
    """Read the bytes of a file, and not more of them than are needed to know that it is too big.

    Raises:
        UnreadableError: when the file is not there or cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(limits.size + 1)
    except OSError as error:
        reasons = {
            FileNotFoundError: _("dit bestand bestaat niet"),
            IsADirectoryError: _("dit is een map, geen bestand"),
            PermissionError: _("dit bestand mag je niet lezen"),
        }
        message = reasons.get(type(error), _("dit bestand is niet te lezen"))
        raise UnreadableError(
            (Finding("Y016", Severity.ERROR, str(path), 1, 1, message, _("Kijk de naam en de map na.")),)
        ) from error


def _unknown_kind(document: Document) -> Finding:
    data = document.data if isinstance(document.data, dict) else {}
    place = document.locations.value(("kind",)) if isinstance(document.data, dict) else Place(1, 1)
    mend = choose(data.get("kind"), list(_KINDS))
    if "kind" in data:
        message = _("dit soort definitie bestaat niet")
    elif "format" in data and "questionnaire" in data:
        message = _("dit is een dossier, geen vragenlijst of andere definitie")
        mend = _("Een dossier kijk je na met: doenvermogen score.")
    else:
        message = _("er staat niet bij wat voor definitie dit is")
        mend = _("Begin het bestand met kind: en het soort.") + " " + mend
    return Finding("S108", Severity.ERROR, document.name, place.line, place.column, message, mend)
