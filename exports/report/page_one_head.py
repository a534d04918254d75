"""What stands above the outcome: the kind of document, the title, the decision asked, the date and the method."""

from __future__ import annotations

from exports.dutch import clipped, day, enumeration
from exports.report.context import Context
from exports.report.letters import Run, line_count
from exports.report.views import Fact, TitleScale
from exports.report.words import depth_word
from questionnaires.translation import _

_LONGEST_PART = 50
_LONGEST_DECISION = 150
_LONGEST_FACT = 60
_SHORT_TITLE = 64
_MEDIUM_TITLE = 120
_LONG_TITLE_WIDTH = 34.8
"""In ems of a long title (print.css)."""
_MOST_TITLE_LINES = 5


def above_title(context: Context) -> str:
    """What kind of document this is: organisation, method, depth, kind of proposal, phase."""
    theme = context.theme
    said = (context.intake_text(question) for question in theme.page_one.above_title)
    parts = [theme.organisation or "", str(theme.method), depth_word(context.outcome.depth), *said]
    if context.dossier.fictional:
        parts.append(_("verzonnen voorbeeld"))
    return " · ".join(clipped(part, _LONGEST_PART) for part in parts if part)


def facts(context: Context) -> tuple[tuple[Fact, ...], ...]:
    """The first fact of the theme (the decision asked) on a line of its own, the others together on the next."""
    first, *others = [
        Fact(str(fact.label), context.intake_text(fact.question)) for fact in context.theme.page_one.facts
    ] or [Fact("", "")]
    line = [Fact(fact.label, clipped(fact.text, _LONGEST_FACT)) for fact in others if fact.text]
    if context.dossier.filled_in_on:
        line.append(Fact(_("Ingevuld op"), day(context.dossier.filled_in_on)))
    questionnaire = context.questionnaire
    line.append(Fact(_("Vragenlijst"), f"{clipped(str(questionnaire.title), _LONGEST_FACT)} {questionnaire.version}"))
    decision = Fact(first.label, clipped(first.text, _LONGEST_DECISION))
    return ((decision,), tuple(line)) if first.text else (tuple(line),)


def missing_facts(context: Context, *, on_screen: bool = False) -> str:
    """Name in one quiet line what is not filled in, and on paper point to the ready text."""
    dossier = context.dossier
    parts = [str(fact.label).lower() for fact in context.theme.page_one.facts if not context.intake_text(fact.question)]
    if dossier.plan is None and dossier.compass is None:
        parts.append(_("participatie"))
    advice = context.outcome.advice
    if not dossier.alternatives and not (advice and advice.missing):
        parts.append(_("andere keuzes"))
    said = [enumeration(parts)] if parts else []
    if context.outcome.journey_totals is None:
        said.append(_("reis niet beschreven"))
    missing = _("Nog niet ingevuld: {parts}.").format(parts="; ".join(said)) if said else ""
    pointer = "" if on_screen else _("Tekst voor het besluitstuk: hierna.")
    return " ".join(filter(None, (missing, pointer)))


def title_scale(title: str) -> TitleScale:
    """A longer title is set smaller, so that page one stays one page; one of wide letters smaller still."""
    if len(title) <= _SHORT_TITLE:
        return "short"
    if len(title) <= _MEDIUM_TITLE:
        return "medium"
    return "long" if line_count([Run(title, bold=True)], _LONG_TITLE_WIDTH) <= _MOST_TITLE_LINES else "longest"
