"""Text in a picture: cut into lines that fit a width, as no renderer does that for SVG."""

from __future__ import annotations

_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[]- "), frozenset("mwMW@%—…")
_SHARE = {"narrow": 0.34, "wide": 0.88, "capital": 0.64, "other": 0.55, "strange": 1.0}
_LATIN = 0x250
_ELLIPSIS = "…"


def text_width(text: str, size: float) -> float:
    """Estimate how wide a line of Source Sans is, on the safe side, in the unit of `size`.

    >>> text_width("De reis", 10) < text_width("De weg", 10) * 1.5
    True
    """
    return size * sum(map(_share, text))


def wrapped(text: str, width: float, size: float, most_lines: int) -> tuple[str, ...]:
    """Cut a text into lines; what does not fit ends in an ellipsis, and a word that is too long is broken.

    A line break in the text stays one.

    >>> wrapped("Bewijs bij elkaar zoeken", 70, 10, 3)
    ('Bewijs bij', 'elkaar zoeken')
    >>> wrapped("Bewijs bij elkaar zoeken in een la", 70, 10, 2)
    ('Bewijs bij', 'elkaar zoeke…')
    """
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines += _filled(paragraph, width, size)
        if len(lines) > most_lines:
            break
    if len(lines) <= most_lines:
        return tuple(lines)
    last = lines[most_lines - 1]
    while last and text_width(last + _ELLIPSIS, size) > width:
        last = last[:-1]
    return (*lines[: most_lines - 1], last.rstrip(" ,.;:-(") + _ELLIPSIS)


def _filled(text: str, width: float, size: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if text_width(longer, size) <= width:
            lines[-1:] = [longer]
        else:
            lines += _broken(word, width, size)
    return lines


def _broken(word: str, width: float, size: float) -> list[str]:
    """Break a word that is wider than a line, with a hyphen; there is at least one character on each line."""
    if text_width(word, size) <= width:
        return [word]
    pieces = [""]
    for sign in word:
        if pieces[-1] and text_width(f"{pieces[-1]}{sign}-", size) > width:
            pieces.append("")
        pieces[-1] += sign
    return [*(f"{piece}-" for piece in pieces[:-1]), pieces[-1]]


def _share(sign: str) -> float:
    if sign in _NARROW:
        return _SHARE["narrow"]
    if sign in _WIDE:
        return _SHARE["wide"]
    if ord(sign) >= _LATIN:
        return _SHARE["strange"]
    return _SHARE["capital"] if sign.isupper() else _SHARE["other"]
