"""Whether a text seems to hold data about a person. A kind warning follows, never a refusal: it may be fine."""

from __future__ import annotations

import re
from collections.abc import Iterable

from questionnaires.translation import _

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_NINE_DIGITS = re.compile(r"(?<![\d,.+-])\d(?:[ .]?\d){8}(?![\d,]|\.\d)")
_PHONE = re.compile(r"(?<![\w.])(?:\+31|0031|0)(?:[ -]?\(0\))?(?:[ -]?\d){9}(?!\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")
_POSTCODE = re.compile(r"(?<![\w.,-])[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![\w-])")
_STREET = re.compile(
    r"\b[A-Z][\w'’-]*(?:straat|laan|weg|plein|kade|singel|gracht|dijk|hof|pad|steeg|dreef|plantsoen|boulevard)"
    r" \d{1,4}(?: ?[a-zA-Z])?\b"
)
_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def personal_data(text: str) -> tuple[str, ...]:
    """Return what a text seems to hold, as words for people.

    >>> personal_data("Bel 06-12345678 of mail jan@voorbeeld.nl")
    ('een e-mailadres', 'een telefoonnummer')
    >>> personal_data("In 2027 kost het 1.200 euro voor 14010.")
    ()
    """
    digits = _IBAN.sub(" ", text)
    seen = (
        (_("een burgerservicenummer"), any(map(_is_bsn, _NINE_DIGITS.findall(digits)))),
        (_("een e-mailadres"), bool(_EMAIL.search(text))),
        (_("een telefoonnummer"), bool(_PHONE.search(digits))),
        (_("een rekeningnummer"), any(map(_is_iban, _IBAN.findall(text)))),
        (_("een adres van iemand"), bool(_POSTCODE.search(text) or _STREET.search(text))),
    )
    return tuple(what for what, found in seen if found)


def warning(texts: Iterable[str | None]) -> str | None:
    """Return a kind warning when one of these texts seems to hold data about a person."""
    found = tuple(dict.fromkeys(what for text in texts if text for what in personal_data(text)))
    if not found:
        return None
    listed = found[0] if len(found) == 1 else _("{first} en {last}").format(first=", ".join(found[:-1]), last=found[-1])
    message = _(
        "In je tekst lijkt {what} te staan. De toets heeft geen gegevens van mensen nodig. "
        "Gaat het over een persoon? Haal het dan weg."
    )
    return message.format(what=listed)


def _is_bsn(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdecimal()]
    total = sum(digit * weight for digit, weight in zip(digits, _BSN_WEIGHTS, strict=True))
    return any(digits) and total % 11 == 0


def _is_iban(text: str) -> bool:
    """Return whether the check digits fit (ISO 13616, modulo 97)."""
    compact = text.replace(" ", "")
    turned = compact[4:] + compact[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1
