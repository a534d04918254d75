"""A dossier as a file: read strictly, and written in its one canonical form."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import cast

from pydantic import ValidationError

from questionnaires.document import DOSSIER_LIMITS, Data, Document
from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.locations import Locations
from questionnaires.reading import read_document
from questionnaires.shape_errors import shape_findings
from questionnaires.translation import _
from questionnaires.yaml_writing import to_yaml
from scoring.dossier import FORMAT, Dossier
from scoring.migration import Content, migrate


@dataclass(frozen=True, slots=True)
class DossierFile:
    """A dossier with the file it was read from. `data` is what stands in the file, before any migration."""

    name: str
    dossier: Dossier
    locations: Locations
    data: Data


def read_dossier(data: bytes, name: str) -> DossierFile:
    """Read a dossier in YAML, or in JSON when its name ends in `.json`; an older format is brought up to date.

    Raises:
        UnreadableError: with everything about its text or its shape that is wrong.
    """
    document = read_document(data, name, DOSSIER_LIMITS)
    content = migrate(_content(document))
    try:
        dossier = Dossier.model_validate(content)
    except ValidationError as error:
        migrated = Document(document.name, document.text, content, document.locations)
        raise UnreadableError(shape_findings(error, migrated, Dossier)) from error
    return DossierFile(name, dossier, document.locations, document.data)


def dossier_data(dossier: Dossier) -> dict[str, Data]:
    """Return a dossier as plain data: keys in the order of the shape, what has its default left out."""
    return cast("dict[str, Data]", _plain(dossier.model_dump(mode="json", exclude_defaults=True)))


def dump_dossier(dossier: Dossier) -> str:
    """Write a dossier as YAML; reading it gives an equal dossier, and writing that gives the same text."""
    return to_yaml(dossier_data(dossier))


def dump_dossier_json(dossier: Dossier) -> str:
    """Write a dossier as JSON, in the same order."""
    return json.dumps(dossier_data(dossier), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _content(document: Document) -> Content:
    content = document.data
    if not isinstance(content, dict):
        message = _("dit is geen dossier: bovenaan horen sleutels te staan")
        raise _refusal(document, "S106", message, _("Begin met format: {n} en title: ...").format(n=FORMAT))
    number = content.get("format")
    if number is None:
        message = _("er staat niet bij in welk formaat dit dossier is")
        raise _refusal(document, "D701", message, _("Begin het bestand met format: {n}.").format(n=FORMAT))
    if isinstance(number, str) and re.fullmatch(r"[1-9]\d{15,}", number, re.ASCII):
        number = int(number[:9])  # too large to be read as a number, so a newer format as well
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        message = _("dit formaat bestaat niet")
        raise _refusal(document, "D701", message, _("Schrijf format: {n}.").format(n=FORMAT))
    if number > FORMAT:
        message = _("dit dossier is gemaakt met een nieuwere versie van doenvermogen (formaat {n})").format(n=number)
        mend = _("Werk doenvermogen bij. Deze versie leest tot en met formaat {n}.").format(n=FORMAT)
        raise _refusal(document, "D702", message, mend)
    return content


def _refusal(document: Document, code: str, message: str, mend: str) -> UnreadableError:
    line, column = document.locations.value(("format",))
    return UnreadableError((Finding(code, Severity.ERROR, document.name, line, column, message, mend),))


def _plain(data: object) -> object:
    """Write whole numbers without a fraction, as people do."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return tuple(_plain(value) for value in data)
    if isinstance(data, float) and data.is_integer() and abs(data) < 10**15:
        return int(data)
    return data
