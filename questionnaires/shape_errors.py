"""What is wrong with the shape of a file, in words that help: every error of pydantic becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from questionnaires.document import Data, Document, shortened
from questionnaires.findings import Finding, Severity
from questionnaires.locations import Path
from questionnaires.shape_walk import Model, Spot, allowed_keys, find, homes
from questionnaires.translation import _

MAXIMUM_FINDINGS = 200


def shape_findings(error: ValidationError, document: Document, root: Model) -> tuple[Finding, ...]:
    """Turn the errors of pydantic into findings, each at the place of the key or value that it is about.

    Args:
        error: what pydantic reported about `document.data`.
        document: the file that was read.
        root: the shape that it was read as.
    """
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
        code, message, mend = _no_alternative(spot, document.data)
    elif kind == "extra_forbidden":
        code, message, mend = _unknown_key(spot, root)
    elif kind == "missing":
        code, message, mend = _missing(spot)
    else:
        explain = _EXPLANATIONS.get(kind, _otherwise)
        code, message, mend = explain(_subject(spot, details), details["input"], details.get("ctx", {}))
    on_key = spot.of_key or kind == "extra_forbidden"
    place = document.locations.key(spot.path) if on_key else document.locations.value(spot.path)
    context = _context(document.data, spot.path)
    return Finding(code, Severity.ERROR, document.name, place.line, place.column, message + context, mend)


def _subject(spot: Spot, details: ErrorDetails) -> str:
    if spot.of_key:
        return _("de sleutel {key}").format(key=shortened(str(details["input"])))
    if not spot.path:
        return _("dit bestand")
    last = spot.path[-1]
    if isinstance(last, str):
        return shortened(last)
    name = next((step for step in reversed(spot.path) if isinstance(step, str)), "")
    return _("deel {n} van {key}").format(n=last + 1, key=shortened(name))


def _context(data: Data, path: Path) -> str:
    """Name the nearest thing around the spot that has an id, so that a message can be understood without the file."""
    for length in range(len(path) - 1, 0, -1):
        around = _at(data, path[:length])
        if isinstance(around, dict):
            for key in ("id", "question"):
                name = around.get(key)
                if isinstance(name, str) and path[length:] != (key,):
                    return " " + _("(in {name})").format(name=shortened(name))
    return ""


def _at(data: Data, path: Path) -> Data:
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, tuple) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


_Explained = tuple[str, str, str]


def _unknown_key(spot: Spot, root: Model) -> _Explained:
    key = str(spot.path[-1])
    around = next((step for step in reversed(spot.path[:-1]) if isinstance(step, str)), "")
    message = _("de sleutel {key} bestaat hier niet").format(key=shortened(key))
    near = get_close_matches(key, allowed_keys(spot.model), 1, 0.6)
    elsewhere = [name for name in homes(root).get(key, ()) if name != around]
    if elsewhere:
        places = _or(name or _("de bovenste laag van het bestand") for name in elsewhere[:3])
        mend = _("{key} hoort onder {places}.").format(key=shortened(key), places=places)
        return "S102", message, mend
    if near:
        return "S102", message, _("Bedoel je {key}?").format(key=near[0])
    everywhere = get_close_matches(key, homes(root), 1, 0.7)
    if everywhere:
        places = _or(name or _("de bovenste laag van het bestand") for name in homes(root)[everywhere[0]][:3])
        mend = _("Bedoel je {key}? Die hoort onder {places}.").format(key=everywhere[0], places=places)
        return "S102", message, mend
    mend = _("Haal haar weg. Hier kan: {keys}.").format(keys=", ".join(allowed_keys(spot.model)))
    return "S102", message, mend


def _missing(spot: Spot) -> _Explained:
    key = str(spot.path[-1])
    return "S101", _("hier ontbreekt {key}").format(key=key), _("Voeg toe: {key}: ...").format(key=key)


def _no_alternative(spot: Spot, data: Data) -> _Explained:
    there = described(_at(data, spot.path))
    name = str(spot.path[-1]) if spot.path else _("dit bestand")
    if len(spot.alternatives) == 2:  # noqa: PLR2004 - a text: one string, or one for each language
        message = _("bij {name} hoort tekst, maar hier staat {there}").format(name=name, there=there)
        return (
            "S106",
            message,
            _("Schrijf tekst, of een blok met tekst per taal. Zet een getal tussen aanhalingstekens."),
        )
    message = _("{there} kan geen waarde zijn van {name}").format(name=name, there=there)
    mend = _("Schrijf het id van een antwoord, een tekst, een getal, een lijst van ids, of low, likely en high.")
    return "S106", message, mend


def _wrong_type(
    expected: Callable[[], str], mend: Callable[[], str]
) -> Callable[[str, Any, Mapping[str, Any]], _Explained]:
    def explain(name: str, value: Any, _context: Mapping[str, Any]) -> _Explained:
        message = _("bij {name} hoort {expected}, maar hier staat {there}").format(
            name=name, expected=expected(), there=described(value)
        )
        return "S106", message, mend().format(value=value if isinstance(value, int | float | str) else "...")

    return explain


def _choice(name: str, value: Any, context: Mapping[str, Any]) -> _Explained:
    allowed = re.findall(r"'([^']*)'", str(context.get("expected", context.get("expected_tags", ""))))
    message = _("{there} kan niet bij {name}").format(there=described(value), name=name)
    near = get_close_matches(value, allowed, 1, 0.6) if isinstance(value, str) else []
    choices = _("Kies uit: {choices}.").format(choices=", ".join(allowed))
    return "S105", message, (_("Bedoel je {word}?").format(word=near[0]) + " " + choices) if near else choices


def _tag(name: str, value: Any, context: Mapping[str, Any]) -> _Explained:
    key = str(context.get("discriminator", "")).strip("'")
    there = value.get(key) if isinstance(value, dict) else None
    if there is None:
        return "S101", _("hier ontbreekt {key}").format(key=key), _("Voeg toe: {key}: ...").format(key=key)
    code, _message, mend = _choice(name, there, context)
    return "S108", _("{there} bestaat niet als {key}").format(there=described(there), key=key), mend


def _pattern(name: str, value: Any, context: Mapping[str, Any]) -> _Explained:
    message = _("{there} past niet bij {name}").format(there=described(value), name=name)
    pattern = str(context.get("pattern", ""))
    mends = {
        r"^[a-z][a-z0-9_]*$": _("Een id begint met een kleine letter en heeft verder kleine letters, cijfers en _."),
        r"^[A-Za-z0-9.\-]+$": _("Een code heeft alleen letters, cijfers, punten en streepjes."),
        r"^\d+\.\d+\.\d+$": _("Schrijf een versie als drie getallen met punten: 1.0.0."),
        r"^\d{4}(-\d{2}(-\d{2})?)?$": _("Schrijf een jaar, maand of dag: 2026, 2026-01 of 2026-01-31."),
        r"^\d{4}-\d{2}-\d{2}$": _("Schrijf een dag als jaar-maand-dag: 2026-01-31."),
        r"^sha256:[0-9a-f]{64}$": _("Een hash is sha256: met 64 cijfers en letters van a tot en met f."),
        r"^[0-9a-f]{64}$": _("Een sha256 heeft 64 cijfers en letters van a tot en met f."),
        r"^[a-z]{2}$": _("Schrijf een taal met twee kleine letters: nl of en."),
    }
    moment = _("Schrijf een dag of een tijdstip: 2026-01-31 of 2026-01-31T14:30.")
    identifier = pattern.startswith("^[a-z]")
    return "S103" if identifier else "S104", message, mends.get(pattern, moment)


def _limit(sentence: Callable[[], str], key: str) -> Callable[[str, Any, Mapping[str, Any]], _Explained]:
    def explain(name: str, value: Any, context: Mapping[str, Any]) -> _Explained:
        limit = context.get(key)
        message = _("{name} is {there}").format(name=name, there=described(value))
        return "S107", message, sentence().format(limit=limit)

    return explain


def _empty(name: str, value: Any, context: Mapping[str, Any]) -> _Explained:
    message = _("{name} is leeg").format(name=name)
    return "S107", message, _("Vul het in, of laat de sleutel weg als dat mag.")


def _too_long(name: str, value: Any, context: Mapping[str, Any]) -> _Explained:
    limit = context.get("max_length")
    message = _("{name} is langer dan {limit} tekens").format(name=name, limit=limit)
    return "S107", message, _("Maak de tekst korter; hij heeft er nu {n}.").format(n=len(value))


def _address(name: str, value: Any, context: Mapping[str, Any]) -> _Explained:
    message = _("{there} is geen webadres").format(there=described(value))
    return "S109", message, _("Schrijf het hele adres: https://www.voorbeeld.nl/pagina.")


def _otherwise(name: str, value: Any, context: Mapping[str, Any]) -> _Explained:
    return "S106", _("{there} past niet bij {name}").format(there=described(value), name=name), _("Kijk de waarde na.")


def described(value: Any) -> str:
    """Say in a few words what stands there.

    >>> described(3), described(())
    ('het getal 3', 'een lege lijst')
    """
    if value is None:
        return _("niets")
    if isinstance(value, bool):
        return _("{word} (ja of nee)").format(word="true" if value else "false")
    if isinstance(value, int | float):
        return _("het getal {n}").format(n=value)
    if isinstance(value, str):
        return _("de tekst '{text}'").format(text=shortened(value)) if value else _("een lege tekst")
    if isinstance(value, Mapping):
        return _("een blok met sleutels")
    return _("een lijst") if value else _("een lege lijst")


def _or(names: Iterable[str]) -> str:
    *most, last = names
    return _("{most} of {last}").format(most=", ".join(most), last=last) if most else last


_text = _wrong_type(lambda: _("tekst"), lambda: _('Zet het tussen aanhalingstekens: "{value}".'))
_whole_number = _wrong_type(lambda: _("een heel getal"), lambda: _("Schrijf alleen cijfers, zonder aanhalingstekens."))
_number = _wrong_type(
    lambda: _("een getal"), lambda: _("Schrijf een getal met een punt en zonder nul aan het eind: 3 of 0.5.")
)
_truth = _wrong_type(lambda: _("true of false"), lambda: _("Schrijf true voor ja en false voor nee."))
_list = _wrong_type(
    lambda: _("een lijst"),
    lambda: _("Schrijf elk deel op een eigen regel met een streepje ervoor, of alles tussen [ en ]."),
)
_block = _wrong_type(
    lambda: _("een blok met sleutels"), lambda: _("Zet er sleutels met een waarde onder, iets verder ingesprongen.")
)
_at_most = _limit(lambda: _("Het mag hooguit {limit} zijn."), "le")
_at_least = _limit(lambda: _("Het moet ten minste {limit} zijn."), "ge")

_EXPLANATIONS: Mapping[str, Callable[[str, Any, Mapping[str, Any]], _Explained]] = {
    "string_type": _text,
    "string_too_short": _empty,
    "too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "int_type": _whole_number,
    "float_type": _number,
    "bool_type": _truth,
    "tuple_type": _list,
    "dict_type": _block,
    "mapping_type": _block,
    "model_type": _block,
    "model_attributes_type": _block,
    "literal_error": _choice,
    "enum": _choice,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _tag,
    "less_than_equal": _at_most,
    "greater_than_equal": _at_least,
    "url_parsing": _address,
    "url_scheme": _address,
    "url_type": _address,
    "url_too_long": _address,
}
