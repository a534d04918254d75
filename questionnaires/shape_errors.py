"""What is wrong with the shape of a file: every error of pydantic becomes a finding, with the place of its key."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from questionnaires.document import Data, Document, shortened
from questionnaires.findings import Finding, Severity
from questionnaires.locations import Path
from questionnaires.nearest import nearest
from questionnaires.shape_walk import Model, Spot, find, homes, step
from questionnaires.shape_words import Explained, Wrong, described, explained
from questionnaires.translation import _

MAXIMUM_FINDINGS = 200
MAXIMUM_ERRORS = 5_000


def shape_findings(error: ValidationError, document: Document, root: Model) -> tuple[Finding, ...]:
    """Turn the errors of pydantic into findings, each at the place of the key or value that it is about.

    Args:
        error: what pydantic reported about `document.data`.
        document: the file that was read.
        root: the shape that it was read as.

    Returns:
        At least one finding, from top to bottom.
    """
    if error.error_count() > MAXIMUM_ERRORS:
        # Putting so many errors into words takes seconds, and says nothing that a look at the file does not.
        message = _("bijna niets in dit bestand past: {n} fouten").format(n=error.error_count())
        mend = _("Kijk of dit het goede bestand is. Begin anders met een bestaand bestand.")
        return (Finding("S106", Severity.ERROR, document.name, 1, 1, message, mend),)
    findings: dict[tuple[Path, bool, str], Finding] = {}
    for details in error.errors(include_url=False):
        spot = find(root, details["loc"], document.data)
        if spot is None or _is_echo(details, spot, document.data):
            continue
        finding = _finding(details, spot, document, root)
        findings.setdefault((spot.path, spot.of_key, finding.code), finding)
        if len(findings) >= MAXIMUM_FINDINGS:
            break
    return tuple(sorted(findings.values()))


def _is_echo(details: ErrorDetails, spot: Spot, data: Data) -> bool:
    """Whether pydantic calls a list empty only because everything in it was wrong."""
    return details["type"] == "too_short" and bool(_at(data, spot.path))


def _finding(details: ErrorDetails, spot: Spot, document: Document, root: Model) -> Finding:
    kind = details["type"]
    if spot.alternatives:
        said = _no_alternative(spot, document.data)
    elif kind == "extra_forbidden":
        said = _unknown_key(spot, root)
    elif kind == "missing":
        said = _missing(str(spot.path[-1]))
    else:
        said = explained(kind, Wrong(_name(spot), details["input"], details.get("ctx", {})))
    on_key = spot.of_key or kind == "extra_forbidden"
    # A wrong type of question is an error of the whole question, but it stands at one key.
    path = (*spot.path, "type") if kind == "union_tag_invalid" else spot.path
    line, column = document.locations.key(path) if on_key else document.locations.value(path)
    message = said.message + _context(document.data, path)
    return Finding(said.code, Severity.ERROR, document.name, line, column, message, said.mend)


def _name(spot: Spot) -> str:
    """What a message calls the thing that is wrong."""
    if spot.of_key:
        return _("de sleutel {key}").format(key=shortened(str(spot.path[-1])))
    if not spot.path:
        return _("dit bestand")
    last = spot.path[-1]
    if isinstance(last, str):
        return shortened(last)
    around = next((piece for piece in reversed(spot.path) if isinstance(piece, str)), "")
    return _("deel {n} van {key}").format(n=last + 1, key=shortened(around))


def _context(data: Data, path: Path) -> str:
    """Name the nearest thing around the spot that has an id, so that a message can be understood without the file."""
    for length in range(len(path) - 1, 0, -1):
        around = _at(data, path[:length])
        for key in ("id", "question") if isinstance(around, dict) else ():
            name = step(around, key)
            if isinstance(name, str) and path[length:] != (key,):
                return " " + _("(in {name})").format(name=shortened(name))
    return ""


def _at(data: Data, path: Path) -> Data:
    return reduce(step, path, data)


def _unknown_key(spot: Spot, root: Model) -> Explained:
    key = str(spot.path[-1])
    around = next((piece for piece in reversed(spot.path[:-1]) if isinstance(piece, str)), "")
    message = _("de sleutel {key} bestaat hier niet").format(key=shortened(key))
    allowed = list(spot.model.model_fields)
    types = [tag for tag, model in spot.siblings.items() if key in model.model_fields]
    elsewhere = [name for name in homes(root).get(key, ()) if name != around]
    if types:
        mend = _("{key} hoort bij het type {types}.").format(key=key, types=_or(types))
    elif elsewhere:
        mend = _("{key} hoort onder {places}.").format(key=key, places=_places(elsewhere))
    elif near := nearest(key, allowed):
        mend = _("Bedoel je {key}?").format(key=near)
    elif far := nearest(key, homes(root), 0.8):
        mend = _("Bedoel je {key}? Die hoort onder {places}.").format(key=far, places=_places(homes(root)[far]))
    else:
        mend = _("Haal hem weg. Hier kan: {keys}.").format(keys=", ".join(allowed))
    return Explained("S102", message, mend)


def _missing(key: str) -> Explained:
    return Explained("S101", _("hier ontbreekt {key}").format(key=key), _("Voeg toe: {key}: ...").format(key=key))


def _no_alternative(spot: Spot, data: Data) -> Explained:
    value, name = _at(data, spot.path), _name(spot)
    if spot.alternatives == 2:  # noqa: PLR2004 - a text: one string, or one for each language
        return explained("text_type", Wrong(name, value, {}))
    message = _("{there} kan geen waarde zijn van {name}").format(name=name, there=described(value))
    mend = _("Schrijf het id van een antwoord, een tekst, een getal, een lijst van ids, of low, likely en high.")
    return Explained("S106", message, mend)


def _places(names: Iterable[str]) -> str:
    return _or(name or _("de bovenste laag van het bestand") for name in list(names)[:3])


def _or(names: Iterable[str]) -> str:
    *most, last = names
    return _("{most} of {last}").format(most=", ".join(most), last=last) if most else last
