"""Does the paper still tell the truth? Recompute the outcome from what a PDF carries (RULES section 10)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from exports.mismatch import finding, mend_get_original
from exports.other_words import figures_in
from exports.page_check import check_pages, words_known
from exports.pdf.reading import ReadAttachment, read_attachments
from exports.proof import DEFINITIONS, DOSSIER, OUTCOME, PROOF_FORMAT, hashes_of
from questionnaires.catalogue import Catalogue, catalogue_from_texts
from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.dossier_reading import read_dossier
from scoring.examination import examined
from scoring.outcome_data import outcome_to_data
from scoring.score import score
from scoring.validation import validate

MAXIMUM_DIFFERENCES = 5
MAXIMUM_VALUE = 80
_DERIVATION = frozenset({"trace"})


@dataclass(frozen=True)
class Verification:
    """What was confirmed and what could not be checked, in sentences, and what does not match.

    Without findings the paper tells the truth, as far as it was checked.
    """

    confirmed: tuple[str, ...]
    findings: tuple[Finding, ...]
    unchecked: tuple[str, ...] = ()


class _MismatchError(Exception):
    """The PDF cannot be verified any further."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings


def verify(pdf: bytes, name: str, installed: Catalogue) -> Verification:
    """Recompute the outcome of a PDF with the definitions inside it and compare.

    Args:
        pdf: the file.
        name: what to call it in messages.
        installed: the definitions of this installation, only to say whether those in the file are known here.

    Raises:
        UnreadableError: when the file is not a PDF that can be read.
    """
    try:
        return _verify(pdf, name, installed)
    except _MismatchError as mismatch:
        return Verification((), mismatch.findings)


def _verify(pdf: bytes, name: str, installed: Catalogue) -> Verification:
    attached = {file.name: file for file in read_attachments(pdf, name)}
    envelope = _mapping(_load(attached, OUTCOME, name), f"{name}/{OUTCOME}")
    catalogue = _attached_catalogue(_load(attached, DEFINITIONS, name), f"{name}/{DEFINITIONS}")
    where = f"{name}/{DOSSIER}"
    try:
        file = read_dossier(_attachment(attached, DOSSIER, name).data, where)
    except UnreadableError as error:
        raise _MismatchError(*error.findings) from error
    findings = [*_hash_findings(file.dossier, catalogue, envelope, where)]
    invalid = [finding for finding in validate(file, catalogue) if finding.severity is Severity.ERROR]
    if invalid:
        return Verification((), (*findings, *invalid))
    # Of another dossier or other rules only the outcome is told apart; what follows from that would say nothing more.
    recomputed = _plain(outcome_to_data((score if findings else examined)(file.dossier, catalogue)))
    written = envelope.get("outcome")
    other_version = not words_known(envelope)
    if findings:
        written, recomputed = (_only_scored(outcome) for outcome in (written, recomputed))
    elif other_version:
        written, recomputed = _as_told_then(written, recomputed)
    findings += _outcome_findings(written, recomputed, f"{name}/{OUTCOME}")
    if findings:
        return Verification((), tuple(findings))
    pages = check_pages(pdf, name, file.dossier, catalogue, envelope)
    if pages.findings:
        return Verification((), pages.findings)
    return Verification((*_confirmed(file.dossier, catalogue, installed), *pages.confirmed), (), pages.unchecked)


def _attachment(attached: Mapping[str, ReadAttachment], wanted: str, name: str) -> ReadAttachment:
    if wanted not in attached:
        raise _MismatchError(
            finding("P810", name, _("in deze PDF zit geen {file}").format(file=wanted), mend_get_original())
        )
    return attached[wanted]


def _load(attached: Mapping[str, ReadAttachment], wanted: str, name: str) -> Any:
    data = _attachment(attached, wanted, name).data
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        message = _("{file} in deze PDF is geen leesbare JSON").format(file=wanted)
        raise _MismatchError(finding("P811", f"{name}/{wanted}", message, mend_get_original())) from error


def _mapping(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict) or value.get("proof") != PROOF_FORMAT:
        message = _("dit is niet opgebouwd zoals deze versie het schrijft")
        mend = _("Is de PDF met een nieuwere versie gemaakt? Controleer hem dan met die versie.")
        raise _MismatchError(finding("P812", where, message, mend))
    return value


def _attached_catalogue(data: Any, where: str) -> Catalogue:
    texts: dict[str, str] = {}
    for entry in _mapping(data, where).get("definitions", ()):
        if isinstance(entry, dict) and isinstance(entry.get("name"), str) and isinstance(entry.get("text"), str):
            texts[entry["name"]] = entry["text"]
    try:
        return catalogue_from_texts(texts)
    except UnreadableError as error:
        raise _MismatchError(*error.findings) from error


def _hash_findings(
    dossier: Dossier, catalogue: Catalogue, envelope: Mapping[str, Any], where: str
) -> Iterator[Finding]:
    definitions = {key: catalogue.sources[key].hash for key in catalogue.sources}
    found = hashes_of(dossier, definitions)
    written = envelope.get("hashes")
    written = written if isinstance(written, dict) else {}
    yield from _changed(found.answers, written.get("answers"), where, "P820", _("het antwoord op {part}"))
    yield from _changed(found.parts, written.get("parts"), where, "P821", _("het onderdeel {part} van het dossier"))
    yield from _changed(found.definitions, written.get("definitions"), where, "P822", _("de definitie {part}"))
    if written.get("dossier") != found.dossier:
        message = _("het dossier in deze PDF is niet het dossier waarmee de uitkomst is gemaakt")
        yield finding("P823", where, message, mend_get_original())


def _changed(found: Mapping[str, str], written: Any, where: str, code: str, subject: str) -> Iterator[Finding]:
    written = written if isinstance(written, dict) else {}
    for part in sorted(set(found) | set(written)):
        name = subject.format(part=part)
        if part not in written:
            yield finding(code, where, _("{what} is later toegevoegd").format(what=name), mend_get_original())
        elif part not in found:
            yield finding(code, where, _("{what} is weggehaald").format(what=name), mend_get_original())
        elif found[part] != written[part]:
            yield finding(code, where, _("{what} is veranderd").format(what=name), mend_get_original())


def _outcome_findings(written: Any, recomputed: Any, where: str) -> list[Finding]:
    found = list(_differences(written, recomputed, "outcome"))
    # The derivation follows the outcome; it is only told apart when nothing else differs.
    differences = [one for one in found if not one[0].startswith("outcome.trace")] or found
    return [
        finding(
            "P830",
            where,
            _("{path}: in de PDF staat {written}, narekenen geeft {recomputed}").format(
                path=path, written=_short(old), recomputed=_short(new)
            ),
            mend_get_original(),
        )
        for path, old, new in differences[:MAXIMUM_DIFFERENCES]
    ]


def _only_scored(outcome: Any) -> Any:
    if not isinstance(outcome, dict):
        return outcome
    return {key: value for key, value in outcome.items() if key not in {"robustness", "improvements", "out_of_reach"}}


def _as_told_then(written: Any, recomputed: Any) -> tuple[Any, Any]:
    """Leave out what another version may tell in another way: the derivation, what it did not tell, and its sentences.

    A sentence counts as the same when its figures are; it is compared again where it stands on a page.
    """
    if isinstance(written, dict) and isinstance(recomputed, dict):
        pairs = {
            key: _as_told_then(value, recomputed.get(key)) for key, value in written.items() if key not in _DERIVATION
        }
        return {key: old for key, (old, _new) in pairs.items()}, {key: new for key, (_old, new) in pairs.items()}
    if isinstance(written, list) and isinstance(recomputed, list) and len(written) == len(recomputed):
        both = [_as_told_then(old, new) for old, new in zip(written, recomputed, strict=True)]
        return [old for old, _new in both], [new for _old, new in both]
    if isinstance(written, str) and isinstance(recomputed, str) and " " in written and " " in recomputed:
        return sorted(figures_in(written)), sorted(figures_in(recomputed))
    return written, recomputed


def _differences(written: Any, recomputed: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(written, dict) and isinstance(recomputed, dict):
        for key in sorted(set(written) | set(recomputed)):
            yield from _differences(written.get(key), recomputed.get(key), f"{path}.{key}")
    elif isinstance(written, list) and isinstance(recomputed, list) and len(written) == len(recomputed):
        for index, (old, new) in enumerate(zip(written, recomputed, strict=True)):
            yield from _differences(old, new, f"{path}[{_label(new, index)}]")
    elif written != recomputed:
        yield path, written, recomputed


def _label(item: Any, index: int) -> str:
    if isinstance(item, dict):
        for key in ("question", "id", "term", "where", "basis"):
            if isinstance(item.get(key), str):
                return str(item[key])
    return str(index)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= MAXIMUM_VALUE else text[: MAXIMUM_VALUE - 1] + "…"


def _plain(data: Any) -> Any:
    # Through JSON and back, so that tuples and lists, and 1 and 1.0, compare as they do in the file.
    return json.loads(json.dumps(data, ensure_ascii=False))


def _confirmed(dossier: Dossier, catalogue: Catalogue, installed: Catalogue) -> Iterator[str]:
    answers = len(dossier.answers) + sum(len(group.answers) for group in dossier.groups)
    yield _("De uitkomst is nagerekend uit {n} antwoorden in de PDF en is gelijk.").format(n=answers)
    for key, source in sorted(catalogue.sources.items()):
        here = installed.sources.get(key)
        version = source.definition.version
        if here is not None and here.hash == source.hash:
            yield _("{id} {version}: definitie is hier bekend.").format(id=key, version=version)
        elif here is not None:
            yield _("{id} {version}: deze versie staat alleen in dit bestand; hier staat {other}.").format(
                id=key, version=version, other=here.definition.version
            )
        else:
            yield _("{id} {version}: definitie staat alleen in dit bestand.").format(id=key, version=version)
