"""What pydantic means, in words that help: for each of its error types, what is wrong and how to mend it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from questionnaires.document import shortened
from questionnaires.nearest import nearest
from questionnaires.translation import _


class Wrong(NamedTuple):
    """Something that is wrong: what it is called, the value that stands there, and what pydantic knows about it."""

    name: str
    value: Any
    context: Mapping[str, Any]


class Explained(NamedTuple):
    """The code, what is wrong, and how to mend it."""

    code: str
    message: str
    mend: str


def explained(kind: str, wrong: Wrong) -> Explained:
    """Put an error of this type into words.

    >>> explained("int_type", Wrong("burden", "2", {})).mend
    'Schrijf 2, zonder aanhalingstekens.'
    """
    return _EXPLANATIONS.get(kind, _otherwise)(wrong)


def described(value: Any) -> str:
    """Say in a few words what stands there.

    >>> described(3), described(())
    ('het getal 3', 'een lege lijst')
    """
    if value is None:
        return _("niets")
    if isinstance(value, str):
        return _("de tekst '{text}'").format(text=shortened(value)) if value else _("een lege tekst")
    if isinstance(value, bool):
        return _("het woord {word}").format(word=json.dumps(value))
    if isinstance(value, int | float):
        return _("het getal {n}").format(n=value)
    if isinstance(value, Mapping):
        return _("een blok met sleutels")
    return _("een lijst") if value else _("een lege lijst")


# A value of another type -----------------------------------------------------------------------------------------


def _other_type(expected: str, wrong: Wrong, mend: str) -> Explained:
    message = _("bij {name} hoort {expected}, maar hier staat {there}").format(
        name=wrong.name, expected=expected, there=described(wrong.value)
    )
    return Explained("S106", message, mend)


def _text(wrong: Wrong) -> Explained:
    if wrong.name == "version":
        mend = _("Schrijf een versie als drie getallen met punten: 1.0.0.")
    elif isinstance(wrong.value, bool):
        mend = _("Schrijf het in woorden. Moet het zo? Zet het dan tussen aanhalingstekens: {value}.").format(
            value=f'"{json.dumps(wrong.value)}"'
        )
    elif isinstance(wrong.value, int | float):
        mend = _("Zet het tussen aanhalingstekens: {value}.").format(value=f'"{json.dumps(wrong.value)}"')
    elif wrong.value is None:
        mend = _("Vul de tekst in, of laat de sleutel weg als dat mag.")
    else:
        mend = _("Schrijf één tekst, zo nodig tussen aanhalingstekens.")
    return _other_type(_("tekst"), wrong, mend)


def _whole_number(wrong: Wrong) -> Explained:
    if isinstance(wrong.value, str) and re.fullmatch(r"-?[0-9]{1,9}", wrong.value):
        mend = _("Schrijf {n}, zonder aanhalingstekens.").format(n=int(wrong.value))
    else:
        mend = _("Schrijf een heel getal, alleen in cijfers.")
    return _other_type(_("een heel getal"), wrong, mend)


def _number(wrong: Wrong) -> Explained:
    mend = _("Schrijf een getal in cijfers, met een punt voor wat achter de komma komt: 3 of 0.5.")
    if isinstance(wrong.value, str) and re.fullmatch(r"-?[0-9]{1,9}([.,][0-9]{1,9})?", wrong.value):
        number = float(wrong.value.replace(",", "."))
        mend = _("Schrijf {n}, zonder aanhalingstekens.").format(n=int(number) if number.is_integer() else number)
    return _other_type(_("een getal"), wrong, mend)


def _truth(wrong: Wrong) -> Explained:
    words = {"ja": "true", "yes": "true", "on": "true", "nee": "false", "no": "false", "off": "false"}
    word = words.get(str(wrong.value).lower(), str(wrong.value).lower())
    if word in {"true", "false"}:
        mend = _("Schrijf {word}, zonder aanhalingstekens.").format(word=word)
    else:
        mend = _("Schrijf true voor ja en false voor nee.")
    return _other_type(_("true of false"), wrong, mend)


def _list(wrong: Wrong) -> Explained:
    if isinstance(wrong.value, str) and wrong.value:
        mend = _("Schrijf er een lijst van: [{text}].").format(text=shortened(wrong.value))
    elif wrong.value is None:
        mend = _("Vul de lijst, of laat de sleutel weg.")
    else:
        mend = _("Schrijf elk deel op een eigen regel met een streepje ervoor.")
    return _other_type(_("een lijst"), wrong, mend)


def _block(wrong: Wrong) -> Explained:
    if isinstance(wrong.value, tuple):
        mend = _("Haal de streepjes weg: hier hoort één blok, geen lijst.")
    elif wrong.value is None:
        mend = _("Zet er sleutels onder, iets verder ingesprongen, of laat de sleutel weg.")
    else:
        mend = _("Zet er sleutels met een waarde onder, iets verder ingesprongen.")
    return _other_type(_("een blok met sleutels"), wrong, mend)


def _address(wrong: Wrong) -> Explained:
    message = _("{there} is geen webadres").format(there=described(wrong.value))
    return Explained("S109", message, _("Schrijf het hele adres, bijvoorbeeld https://www.rotterdam.nl."))


# A choice from fixed words ---------------------------------------------------------------------------------------

_IN_DUTCH: Mapping[str, str] = {
    "ja": "yes", "nee": "no", "nieuw": "new", "onbekend": "unknown",
    "verkort": "short", "volledig": "full",
    "inwoner": "resident", "bewoner": "resident", "ondernemer": "entrepreneur", "medewerker": "employee",
    "vragenlijst": "questionnaire", "woordenlijst": "vocabulary", "reis": "journey", "kompas": "compass",
    "advies": "advice",
}  # fmt: skip
"""What people write in Dutch where a word of ours stands."""


def _choice(wrong: Wrong) -> Explained:
    message = _("{there} kan niet bij {name}").format(there=described(wrong.value), name=wrong.name)
    return Explained("S105", message, _choose(wrong.value, wrong.context.get("expected")))


def _choose(value: Any, expected: Any) -> str:
    return choose(value, re.findall(r"'([^']*)'", str(expected)))


def choose(value: Any, words: Sequence[str]) -> str:
    """Name the words that can be chosen, the likely one first.

    >>> choose("nee", ["no", "yes", "new"])
    'Bedoel je no? Kies uit: no, yes, new.'
    """
    choices = _("Kies uit: {choices}.").format(choices=", ".join(words))
    near = None
    if isinstance(value, str):
        meant = _IN_DUTCH.get(value.lower())
        near = meant if meant in words else nearest(value, words)
    return (_("Bedoel je {word}?").format(word=near) + " " + choices) if near else choices


def _wrong_tag(wrong: Wrong) -> Explained:
    key = str(wrong.context["discriminator"]).strip("'")
    tag = wrong.context["tag"]
    message = _("{there} bestaat niet als {key}").format(there=described(tag), key=key)
    return Explained("S108", message, _choose(tag, wrong.context["expected_tags"]))


def _no_tag(wrong: Wrong) -> Explained:
    key = str(wrong.context["discriminator"]).strip("'")
    return Explained("S101", _("hier ontbreekt {key}").format(key=key), _("Voeg toe: {key}: ...").format(key=key))


# Texts of the wrong form, and limits -----------------------------------------------------------------------------


def _pattern(wrong: Wrong) -> Explained:
    pattern = str(wrong.context["pattern"])
    if pattern == r"\S":
        return _empty(wrong)
    message = _("{there} past niet bij {name}").format(there=described(wrong.value), name=wrong.name)
    if pattern == r"^[a-z][a-z0-9_]*$":
        return Explained("S103", message, _identifier(wrong.name, str(wrong.value)))
    mends = {
        r"^[A-Za-z0-9.\-]+$": _("Een code heeft alleen letters, cijfers, punten en streepjes."),
        r"^\d+\.\d+\.\d+$": _("Schrijf een versie als drie getallen met punten: 1.0.0."),
        r"^\d{4}(-\d{2}(-\d{2})?)?$": _("Schrijf een jaar, maand of dag: 2026, 2026-01 of 2026-01-31."),
        r"^\d{4}-\d{2}-\d{2}$": _("Schrijf een dag als jaar-maand-dag: 2026-01-31."),
        r"^sha256:[0-9a-f]{64}$": _("Een hash is sha256: met 64 cijfers en letters van a tot en met f."),
        r"^[0-9a-f]{64}$": _("Een sha256 heeft 64 cijfers en letters van a tot en met f."),
        r"^[a-z]{2}$": _("Schrijf een taal met twee kleine letters: nl of en."),
    }
    moment = _("Schrijf een dag of een tijdstip: 2026-01-31 of 2026-01-31T14:30.")
    return Explained("S104", message, mends.get(pattern, moment))


def _identifier(name: str, text: str) -> str:
    """Say what an id looks like, with an example made of what stands there; a code is no id (RULES section 1)."""
    if re.fullmatch(r"[A-Z]{1,3}[0-9]+(\.[0-9]+)*", text):
        if name != "id":
            return _("Dit lijkt een code. Schrijf het id dat daarbij hoort.")
        return _("Een id is een woord en geen nummer: kleine letters, met lage streepjes ertussen, zoals eerste_brief.")
    rule = _("Een id begint met een kleine letter en heeft verder kleine letters, cijfers en lage streepjes")
    example = re.sub(r"[^a-z0-9]+", "_", text[:40].lower()).strip("_")
    return f"{rule}: {example}." if re.match(r"[a-z]", example) else f"{rule}."


def _empty(wrong: Wrong) -> Explained:
    message = _("{name} is leeg").format(name=wrong.name)
    return Explained("S107", message, _("Vul het in, of laat de sleutel weg als dat mag."))


def _too_long(wrong: Wrong) -> Explained:
    limit, length = wrong.context.get("max_length"), len(wrong.value)
    message = _("{name} heeft {n} tekens, en er passen er {limit}").format(name=wrong.name, n=length, limit=limit)
    return Explained("S107", message, _("Maak de tekst korter."))


def _too_much(wrong: Wrong) -> Explained:
    message = _("{name} is {n}, en dat is te veel").format(name=wrong.name, n=wrong.value)
    return Explained("S107", message, _("Schrijf hooguit {limit}.").format(limit=wrong.context["le"]))


def _too_little(wrong: Wrong) -> Explained:
    message = _("{name} is {n}, en dat is te weinig").format(name=wrong.name, n=wrong.value)
    return Explained("S107", message, _("Schrijf ten minste {limit}.").format(limit=wrong.context["ge"]))


def _not_more(wrong: Wrong) -> Explained:
    message = _("{name} is {n}, en dat is te weinig").format(name=wrong.name, n=wrong.value)
    return Explained("S107", message, _("Schrijf meer dan {limit:g}.").format(limit=wrong.context["gt"]))


def _otherwise(wrong: Wrong) -> Explained:
    message = _("{there} past niet bij {name}").format(there=described(wrong.value), name=wrong.name)
    return Explained("S106", message, _("Kijk de waarde na."))


_EXPLANATIONS: Mapping[str, Callable[[Wrong], Explained]] = {
    "string_type": _text,
    "text_type": _text,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "too_short": _empty,
    "int_type": _whole_number,
    "float_type": _number,
    "bool_type": _truth,
    "tuple_type": _list,
    "dict_type": _block,
    "model_type": _block,
    "model_attributes_type": _block,
    "literal_error": _choice,
    "enum": _choice,
    "union_tag_invalid": _wrong_tag,
    "union_tag_not_found": _no_tag,
    "less_than_equal": _too_much,
    "greater_than_equal": _too_little,
    "greater_than": _not_more,
    "url_parsing": _address,
    "url_scheme": _address,
    "url_type": _address,
    "url_too_long": _address,
}
