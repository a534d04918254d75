"""What each measure would do when it is the only one, in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exports.dutch import lowered
from exports.report.words import class_word
from questionnaires.translation import _
from scoring.examination import what_stands_in
from scoring.outcome import CLASS_ORDER, GroupOutcome
from scoring.remembering import Remembering
from scoring.whatif.applying import apply_edits
from scoring.whatif.candidates import Candidate
from toolkit.features.advice.reckoned import Reckoned
from toolkit.features.whatif.beside import side_of, totals_beside
from toolkit.features.whatif.weighed import Weighed, as_changed

_MOST_KEPT = 24
_kept = Remembering[Mapping[str, str]](_MOST_KEPT)


def each_alone(found: Weighed) -> Mapping[str, str]:
    """Say of each measure what it would do by itself, by its id; what is ticked makes no difference.

    Raises:
        ScoringError: when there can be no outcome; nothing is guessed.
    """
    now = found.now
    key = what_stands_in(now.context.dossier, now.context.outcome)
    return _kept.of(key, lambda: {one.id: _alone(now, one) for one in found.candidates})


def _alone(now: Reckoned, candidate: Candidate) -> str:
    context = now.context
    then = as_changed(now, apply_edits(context.dossier, context.catalogue, (candidate,)))
    before, after = side_of(now).label, side_of(then).label
    said = [
        ", ".join(_counts(now, then)),
        _burden(context.outcome.groups, then.context.outcome.groups),
        _("Advies: {advice}").format(advice=lowered(after)) if before != after else "",
    ]
    first, *others = [one for one in said if one] or [_("geen knelpunt minder")]
    return " ".join((_("Alleen dit: {what}.").format(what=lowered(first)), *(f"{one}." for one in others)))


def _counts(now: Reckoned, then: Reckoned) -> Iterator[str]:
    for line in totals_beside(now, then):
        if line.way != "same":
            what = lowered(line.what)
            yield _("{what} van {now} naar {later}").format(what=what, now=line.now, later=line.later)
    was, will_be = _hours(now), _hours(then)
    if was != will_be:
        yield _("minder tijd kwijt") if will_be < was else _("meer tijd kwijt")


def _hours(found: Reckoned) -> float:
    ranges = (group.journey.hours_per_household for group in found.context.outcome.groups if group.journey)
    return sum(hours.expected for hours in ranges if hours is not None)


def _burden(before: tuple[GroupOutcome, ...], after: tuple[GroupOutcome, ...]) -> str:
    """Say for how many groups it becomes lighter or heavier; of one group between which classes."""
    pairs = [(was.burden_class, will_be.burden_class) for was, will_be in zip(before, after, strict=True)]
    different = [(was, will_be) for was, will_be in pairs if was != will_be]
    if not different:
        return ""
    if len(pairs) == 1:
        ((was, will_be),) = pairs
        return _("Zwaarte van {now} naar {later}").format(now=class_word(was), later=class_word(will_be))
    lighter = sum(CLASS_ORDER.index(will_be) < CLASS_ORDER.index(was) for was, will_be in different)
    number, all_ = len(different), len(pairs)
    words = _("Lichter voor {n} van de {all} groepen")
    if lighter != number:
        words = _("Anders voor {n} van de {all} groepen")
    return words.format(n=number, all=all_)
