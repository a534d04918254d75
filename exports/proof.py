"""What travels inside the PDF, so that anyone can recompute what it says (RULES section 10)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import exports
import questionnaires
import scoring
from exports.page_words import Stretch, stretches
from exports.pdf.attachments import AttachedFile, Relationship
from exports.report import Announced
from exports.theme import Theme
from questionnaires.catalogue import Catalogue
from questionnaires.hashing import content_hash
from questionnaires.places import templates
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.dossier_reading import dossier_data, dump_dossier_json
from scoring.outcome import Outcome
from scoring.outcome_data import outcome_to_data
from scoring.publication import answer_hashes, publication_copy

DOSSIER, OUTCOME, DEFINITIONS = "dossier.json", "outcome.json", "definitions.json"
PROOF_FORMAT = 1
_RELATIONSHIPS: tuple[Relationship, ...] = ("Source", "Data", "Supplement")


@dataclass(frozen=True)
class Hashes:
    """Fingerprints: of the whole dossier, of each part and each answer of it, and of every definition."""

    dossier: str
    parts: Mapping[str, str]
    answers: Mapping[str, str]
    definitions: Mapping[str, str]


def hashes_of(dossier: Dossier, definitions: Mapping[str, str]) -> Hashes:
    """Take the fingerprints of a dossier as it is published.

    Args:
        dossier: any dossier; its publication copy is what is hashed, so the full dossier gives the same.
        definitions: the hash of each definition the outcome rests on, by id.
    """
    copy = publication_copy(dossier)
    data: dict[str, Any] = dict(dossier_data(copy))
    parts = {key: content_hash(value) for key, value in data.items() if key not in {"groups", "answers"}}
    for group in data.get("groups", ()):
        parts[f"groups/{group['id']}"] = content_hash({key: value for key, value in group.items() if key != "answers"})
    return Hashes(content_hash(data), parts, answer_hashes(copy), dict(definitions))


def announced(*, full: bool) -> tuple[Announced, ...]:
    """Say on the page which files travel inside the document, in the order in which they are attached.

    Args:
        full: whether the whole dossier is attached instead of its publication copy.
    """
    dossier = (
        _("Het hele dossier, met notities en namen. Alleen voor intern gebruik.")
        if full
        else _("Kopie van het dossier om te publiceren: zonder notities, namen en geschiedenis.")
    )
    return (
        Announced(DOSSIER, dossier),
        Announced(OUTCOME, _("De uitkomst met de herleiding en de vingerafdruk van elk antwoord.")),
        Announced(DEFINITIONS, _("De vragenlijst, de woordenlijsten en de regels, precies zoals ze zijn gebruikt.")),
    )


def proof_files(
    dossier: Dossier, outcome: Outcome, catalogue: Catalogue, theme: Theme, html: str, *, full: bool
) -> tuple[AttachedFile, ...]:
    """Make the three attachments: the dossier, the outcome with fingerprints, and the exact definitions.

    Args:
        dossier: the whole dossier.
        outcome: of its publication copy.
        catalogue: what it was scored with.
        theme: what the pages look like, and the headings.
        html: the pages as they are drawn; their words travel along, for versions that say the same in other words.
        full: attach the whole dossier instead of its publication copy.
    """
    attached = dossier if full else publication_copy(dossier)
    hashes = hashes_of(dossier, {used.id: used.hash for used in outcome.definitions})
    contents = (
        dump_dossier_json(attached).encode(),
        _json(_envelope(outcome, hashes, theme, html, full=full)),
        _json(_definitions(outcome, catalogue)),
    )
    return tuple(
        AttachedFile(file.name, file.description, "application/json", data, relationship)
        for file, data, relationship in zip(announced(full=full), contents, _RELATIONSHIPS, strict=True)
    )


@cache
def words_hash() -> str:
    """Take the fingerprint of all that decides the words on a page beside the data: our own sources and templates.

    Pages that were written with other sources may say the same in other words.
    """
    packages = (exports.__file__, scoring.__file__, questionnaires.__file__)
    roots = [(Path(package).parent, ("*.py", "*.mo")) for package in packages]
    digest = sha256()
    for root, patterns in (*roots, (templates() / "report", ("*.html",))):
        for path in sorted(found for pattern in patterns for found in root.rglob(pattern)):
            digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return f"sha256:{digest.hexdigest()}"


def as_data(lines: Sequence[Stretch]) -> list[Any]:
    """Write the lines of the pages as plain data: a text, or in the contents `{"contents": text}`."""
    return [{"contents": line.text} if line.after_page_number else line.text for line in lines]


def lines_from(data: Any) -> tuple[Stretch, ...] | None:
    """Read what `as_data` wrote; None when it is something else."""
    lines = []
    for entry in data if isinstance(data, list) else [None]:
        text = entry.get("contents") if isinstance(entry, dict) else entry
        if not isinstance(text, str):
            return None
        lines.append(Stretch(text, after_page_number=text is not entry))
    return tuple(lines)


def _envelope(outcome: Outcome, hashes: Hashes, theme: Theme, html: str, *, full: bool) -> dict[str, Any]:
    return {
        "proof": PROOF_FORMAT,
        "written_by": {"software": "doenvermogen", "version": version("doenvermogen"), "words": words_hash()},
        "internal": full,
        "theme": theme.model_dump(mode="json"),
        "hashes": {
            "dossier": hashes.dossier,
            "parts": dict(hashes.parts),
            "answers": dict(hashes.answers),
            "definitions": dict(hashes.definitions),
        },
        "outcome": outcome_to_data(outcome),
        "lines": as_data(stretches(html)),
    }


def _definitions(outcome: Outcome, catalogue: Catalogue) -> dict[str, Any]:
    files = [(used, catalogue.sources[used.id]) for used in outcome.definitions]
    return {
        "proof": PROOF_FORMAT,
        "definitions": [
            {"id": used.id, "version": used.version, "hash": used.hash, "name": f"{used.id}.yaml", "text": file.text}
            for used, file in files
        ],
    }


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
