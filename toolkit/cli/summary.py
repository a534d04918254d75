"""The outcome of a dossier in a few lines for a terminal: words first."""

from __future__ import annotations

from collections.abc import Iterator

from exports.report.journey_words import about_hours
from exports.report.words import class_with_floor, comparison_word, scan_outcome, unknown_word, verdict_words
from questionnaires.catalogue import Catalogue
from questionnaires.model import Questionnaire
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.outcome import GroupOutcome, Outcome

SHOWN = 5


def summary(outcome: Outcome, dossier: Dossier, catalogue: Catalogue) -> str:
    """Return the summary: per group how heavy, compared with today, what weighs most, what is not known."""
    questionnaire = catalogue.questionnaires[dossier.questionnaire]
    lines = [outcome.title, "=" * min(len(outcome.title), 100)]
    if outcome.quickscan:
        lines.append(scan_outcome(outcome.quickscan) + ".")
    if not outcome.groups:
        lines.append(_("Er is nog geen doelgroep. Voeg er een toe."))
    for group in outcome.groups:
        lines += ["", *_group(group, questionnaire)]
    return "\n".join([*lines, "", _("Deze uitkomst is een inschatting vooraf en geen meting bij inwoners.")])


def _group(group: GroupOutcome, questionnaire: Questionnaire) -> Iterator[str]:
    yield group.name
    yield _("  Zwaarte na het voorstel: {words}").format(
        words=class_with_floor(group.burden_class, group.burden_at_least)
    )
    yield _("  Vergeleken met niets doen: {words}").format(words=comparison_word(group.comparison))
    yield _("  Oordeel: {words}").format(words=verdict_words(group.verdict, already_heavy=group.already_heavy))
    if group.today_unknown and group.verdict is None:
        yield _("  Van nu is nog niet bekend: {n} antwoorden. Daarom is er nog geen oordeel.").format(
            n=len(group.today_unknown)
        )
    yield from _journey(group)
    if group.bottlenecks:
        yield _("  Knelpunten:")
        for bottleneck in group.bottlenecks[:SHOWN]:
            yield f"  - {_asked(bottleneck.question, questionnaire)}"
        yield from _more(len(group.bottlenecks))
    if group.find_out:
        yield _("  Nog uit te zoeken:")
        for unknown in group.find_out[:SHOWN]:
            yield f"  - {_asked(unknown.question, questionnaire)} ({unknown_word(unknown.unknown)})"
        yield from _more(len(group.find_out))


def _journey(group: GroupOutcome) -> Iterator[str]:
    journey, details = group.journey, group.journey_details
    if journey is None or details is None:
        return
    yield _("  Reis: {words}; per huishouden per jaar {hours}").format(
        words=class_with_floor(journey.class_, details.class_at_least), hours=about_hours(journey.hours_per_household)
    )
    names = {step.id: step.name for step in details.steps}
    for step in journey.steps:
        if step.breaking_point:
            yield _("  Breekpunt: {step}").format(step=names[step.id])
    needed = [f"{names[one.step]} ({one.field})" for one in details.find_out if one.needed]
    if needed:
        yield _("  Zoek voor de reis eerst uit: {what}").format(what=", ".join(needed[:SHOWN]))


def _asked(question: str, questionnaire: Questionnaire) -> str:
    found = questionnaire.question_by_id[question]
    return f"{found.code} {found.text}" if found.code else str(found.text)


def _more(count: int) -> Iterator[str]:
    if count > SHOWN:
        yield _("  - en nog {n}").format(n=count - SHOWN)
