"""What a ready text is made of: sentences that each say how much they matter, and names that are never cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from exports.dutch import enumeration, lowered, spelled
from questionnaires.translation import _

ReadyId = Literal["relation", "explanation", "finance"]
READY_PARTS: Final[tuple[ReadyId, ...]] = ("relation", "explanation", "finance")
_COMMON_WORDS: Final = frozenset({
    "aanvragers", "alle", "besturen", "bestuurders", "bewoners", "cafés", "cliënten", "clubs", "collega's",
    "collega’s", "de", "een", "eigenaren", "gezinnen", "het", "huishoudens", "huurders", "iedereen", "inwoners",
    "jonge", "jongeren", "kinderen", "klanten", "kleine", "leerlingen", "medewerkers", "mensen", "nieuwe",
    "ondernemers", "ouderen", "ouders", "scholen", "starters", "statushouders", "stichtingen", "studenten",
    "verenigingen", "verhuurders", "vrijwilligers", "wie", "winkeliers", "winkels", "zaken", "zelfstandigen",
})  # fmt: skip
"""Words that a name may begin with and that are no names themselves: only these lose their capital in a sentence."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, the part and the paragraph it stands in, and how much it matters: 0 is always said.

    `item`: it is one of a list, and stands on a line of its own.
    """

    part: ReadyId
    paragraph: int
    text: str
    rank: int = 0
    item: bool = False


def in_sentence(name: str) -> str:
    """Write the name of a group as it stands inside a sentence.

    >>> in_sentence("Mensen met schulden"), in_sentence("Rotterdammers die werken")
    ('mensen met schulden', 'Rotterdammers die werken')
    """
    return lowered(name) if name.split(" ", 1)[0].lower() in _COMMON_WORDS else name


def whole(names: Sequence[str], most: int, longest: int, one: str, more: str) -> str:
    """Name as many as fit, each in full, and count the others. Nothing is cut.

    Args:
        names: what to name, most important first.
        most: how many at most.
        longest: how many characters they may have together.
        one: what one of them is called.
        more: what several of them are called.

    >>> whole(["de route", "de tijden", "het loket"], 2, 60, "onderwerp", "onderwerpen")
    'de route, de tijden en nog één onderwerp'
    >>> whole(["een heel lang verhaal"], 2, 10, "onderwerp", "onderwerpen")
    'één onderwerp'
    """
    shown: list[str] = []
    for name in (name.strip().rstrip(".") for name in names):
        if len(shown) == most or len(name) + sum(map(len, shown)) > longest:
            break
        shown.append(name)
    if left := len(names) - len(shown):
        rest = f"{spelled(left)} {one if left == 1 else more}"
        if not shown:
            return rest
        shown.append(_("nog {rest}").format(rest=rest))
    # A name with a comma of its own would run into the next one.
    return _("; en ").join(shown) if any("," in name for name in shown) else enumeration(shown)
