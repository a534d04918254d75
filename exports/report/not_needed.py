"""The one page for a proposal that needs no test: why not, who agrees, and the eight answers."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import clipped, sentence
from exports.report.answer_words import response_text
from exports.report.context import Context
from exports.report.page_one_groups import group_table
from exports.report.page_one_head import above_title, facts, title_scale
from exports.report.page_one_words import filled_in_by, fixed_sentences, headline, outcome_text
from exports.report.views import Cell, Column, PageOne, Paragraph, Part, Table
from questionnaires.translation import _

_MOST_GROUPS = 3
_LONGEST_REASON = 600


def page_not_needed(context: Context) -> PageOne:
    """Decide what the page says."""
    outcome = context.outcome
    return PageOne(
        above_title=above_title(context),
        title=context.dossier.title,
        title_scale=title_scale(context.dossier.title),
        facts=facts(context),
        headline=headline(outcome),
        headline_mark=outcome.burden_class,
        outcome=outcome_text(context),
        parts=tuple(_parts(context)),
        quiet=_("Niet ingevuld: de andere vragen, reis en participatie. Een verdere toets is niet nodig."),
        closing=" ".join(fixed_sentences()),
    )


def _parts(context: Context) -> Iterator[Part]:
    theme, not_needed = context.theme, context.dossier.not_needed
    if not_needed is not None:
        agreed = _("Dit is ook het oordeel van: {function}.").format(function=not_needed.agreed_by)
        reason = Paragraph(sentence(clipped(not_needed.reason, _LONGEST_REASON)))
        yield Part(theme.heading("why_not_needed"), (reason, Paragraph(agreed)))
    if context.groups:
        yield Part(theme.heading("for_whom"), (group_table(context, _MOST_GROUPS),), wide=True)
        yield Part(theme.heading("scan_answers"), (scan_table(context),), wide=True)
    yield Part(theme.heading("how_sure"), (Paragraph(filled_in_by(context)),))


def scan_table(context: Context) -> Table:
    """The answers of the quickscan, a column per group (the first three)."""
    groups = context.groups[:_MOST_GROUPS]
    depth = next(depth for depth in context.questionnaire.depths if depth.id == "quickscan")
    width = 40 if len(groups) == 1 else 60 // len(groups)
    rows = tuple(
        (
            Cell(clipped(str(context.question(question).text), 140)),
            *(Cell(response_text(context, group, question)) for _outcome, group in groups),
        )
        for question in depth.questions
    )
    names = tuple(Column(clipped(group.name, 60), width) for _outcome, group in groups)
    return Table(
        caption=_("Antwoorden op de quickscan"),
        columns=(Column(_("Vraag"), 100 - width * len(groups)), *names),
        rows=rows,
        size="fine",
        caption_hidden=True,
    )
