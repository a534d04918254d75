"""The outcome of a dossier in a few lines for a terminal: words first."""

from __future__ import annotations

from collections.abc import Iterator

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


def _asked(question: str, questionnaire: Questionnaire) -> str:
    found = questionnaire.question_by_id[question]
    return f"{found.code} {found.text}" if found.code else str(found.text)


def _more(count: int) -> Iterator[str]:
    if count > SHOWN:
        yield _("  - en nog {n}").format(n=count - SHOWN)
