"""The proposal with measures taken beside the proposal as it is, in a few lines for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from exports.report.journey_words import about_hours, unit_word
from exports.report.words import class_with_floor
from questionnaires.catalogue import Catalogue
from questionnaires.model import GroupKind
from questionnaires.translation import _
from scoring.outcome import GroupOutcome, Outcome
from scoring.totals import Totals
from scoring.whatif.candidates import Candidate


def beside(now: Outcome, then: Outcome, taken: Sequence[Candidate], catalogue: Catalogue) -> str:
    """Return which measures were taken, and what is different then.

    Args:
        now: the outcome of the proposal as it is.
        then: the outcome with the measures taken.
        taken: the measures.
        catalogue: the definitions, for the words of the advice.
    """
    lines = [_("Met deze maatregelen:")]
    for one in taken:
        line = _("  - {id}: {text}") if one.answers or one.steps else _("  - {id}: {text} (verandert hier niets)")
        lines.append(line.format(id=one.id, text=one.text))
    lines.append(_("Nu → met deze maatregelen:"))
    lines += [f"  {what}: {was} → {becomes}" for what, was, becomes in _rows(now, then, catalogue)]
    return "\n".join([*lines, _("Dit telt pas als het voorstel zelf verandert."), ""])


def _rows(now: Outcome, then: Outcome, catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    yield from _advice(now, then, catalogue)
    burden = _both(now, then, lambda one: class_with_floor(one.burden_class, one.burden_at_least))
    yield _("Zwaarte na het voorstel"), *burden
    was, becomes = Totals.of(now.groups), Totals.of(then.groups)
    # What two groups both meet is counted for each of them.
    of_all = _("{what}, alle doelgroepen opgeteld") if len(now.groups) > 1 else "{what}"
    yield of_all.format(what=_("Knelpunten")), str(was.bottlenecks), str(becomes.bottlenecks)
    yield of_all.format(what=_("Rode vlaggen")), str(was.red_flags), str(becomes.red_flags)
    if any(group.journey for group in now.groups):
        yield of_all.format(what=_("Breekpunten")), str(was.breaking_points), str(becomes.breaking_points)
    for before, after in zip(now.groups, then.groups, strict=True):
        yield from _hours(before, after)


def _both(now: Outcome, then: Outcome, words: Callable[[Outcome], str]) -> tuple[str, str]:
    return words(now), words(then)


def _advice(now: Outcome, then: Outcome, catalogue: Catalogue) -> Iterable[tuple[str, str, str]]:
    if now.advice is None or then.advice is None:
        return
    words = catalogue.advice_rules[now.advice.definition].words_by_id
    what = _("Voorlopig beeld") if now.advice.provisional else _("Advies")
    yield what, str(words[now.advice.outcome].label), str(words[then.advice.outcome].label)


def _hours(before: GroupOutcome, after: GroupOutcome) -> Iterator[tuple[str, str, str]]:
    if before.journey is None or after.journey is None:
        return
    what = _("{group}, per {unit} per jaar").format(group=before.name, unit=unit_word(GroupKind(before.kind)))
    was, becomes = before.journey.hours_per_household, after.journey.hours_per_household
    yield what, about_hours(was), about_hours(becomes)
