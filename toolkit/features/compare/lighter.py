"""A variant that is lighter for people, as the easier way that was considered."""

from __future__ import annotations

from exports.report.words import class_word
from questionnaires.translation import _
from scoring.comparison.lighter import is_lighter
from scoring.dossier import Alternative
from toolkit.features.compare.operations import others
from toolkit.features.compare.sides import sides_of
from toolkit.features.dossier.opened import Opened


def lighter_variant(opened: Opened, variant: str) -> Alternative | None:
    """Return another dossier about the same proposal as an easier way; None when it is not lighter, or not there.

    Why it is not chosen is left to people.
    """
    named = {one.identity: one.variant or one.title for one in others(opened.session, opened.identity, opened.head)}
    if variant not in named:
        return None
    here, there = (side.outcome for side in sides_of(opened.identity, [variant]))
    if not is_lighter(there, here):
        return None
    what = _("De zwaarte is dan '{there}'. In dit voorstel is die '{here}'. De vergelijking staat bij de varianten.")
    said = what.format(there=class_word(there.burden_class), here=class_word(here.burden_class))
    return Alternative(name=named[variant], what=said, easier=True)
