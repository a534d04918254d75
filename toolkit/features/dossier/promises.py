"""What makes a measure a promise, and what it still lacks for that (RULES section 8)."""

from __future__ import annotations

from exports.dutch import enumeration
from questionnaires.translation import _
from scoring.dossier import Measure


def lacking(measure: Measure) -> tuple[str, ...]:
    """Return what has to be filled in before a measure is agreed; empty when it is.

    >>> lacking(Measure(id="brief", text="Een kortere brief", deadline="2027-01-01"))
    ('wie het toezegt', 'wanneer dat is toegezegd', 'waarvan het wordt betaald')
    """
    needed = (
        (measure.agreed, _("wie het toezegt")),
        (measure.agreed, _("wanneer dat is toegezegd")),
        (measure.deadline, _("wanneer het klaar is")),
        (measure.cover if measure.is_covered else None, _("waarvan het wordt betaald")),
    )
    return tuple(words for given, words in needed if given is None)


def lacking_words(measure: Measure) -> str:
    """Return what a measure still lacks as the end of a sentence; empty when it is agreed.

    >>> lacking_words(Measure(id="brief", text="Een kortere brief"))
    'wie het toezegt, wanneer dat is toegezegd, wanneer het klaar is en waarvan het wordt betaald'
    """
    return enumeration(lacking(measure), _("en"))
