"""The one page for a proposal that needs no test: why not, who agrees, and the eight answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exports.dutch import clipped, counted, sentence
from exports.report import room
from exports.report.answer_words import response_text
from exports.report.context import Context
from exports.report.page_one_groups import group_table
from exports.report.page_one_head import above_title, facts, title_scale
from exports.report.page_one_words import filled_in_by, fixed_sentences, headline, outcome_text, residents_involved
from exports.report.views import Cell, Column, PageOne, Paragraph, Part, Table
from questionnaires.translation import _

_FITS = ((3, 600), (2, 400), (1, 250), (0, 150))
"""How many groups and how much of the reason to show: the first pair with which it is one page."""
_LONGEST_FUNCTION = 100
_LONGEST_QUESTION = 110
_LONGEST_ANSWER = 80


def page_not_needed(context: Context) -> PageOne:
    """Decide what the page says."""
    title = context.dossier.title
    page = PageOne(
        above_title=above_title(context),
        title=title,
        title_scale=title_scale(title),
        facts=facts(context),
        headline=headline(context),
        headline_mark=context.outcome.burden_class,
        outcome=outcome_text(context),
        parts=(),
        quiet=_("Niet ingevuld: de andere vragen, reis en participatie. Een verdere toets is niet nodig."),
        closing=" ".join(fixed_sentences()),
    )
    for groups, reason in _FITS:
        page = replace(page, parts=tuple(_parts(context, groups, reason)))
        if room.page(page) <= room.PAGE:
            break
    return page


def _parts(context: Context, groups: int, longest_reason: int) -> Iterator[Part]:
    theme, not_needed = context.theme, context.dossier.not_needed
    if not_needed is not None:
        agrees = clipped(not_needed.agreed_by, _LONGEST_FUNCTION)
        agreed = _("Dit is ook het oordeel van: {function}.").format(function=agrees)
        reason = Paragraph(sentence(clipped(not_needed.reason, longest_reason)))
        yield Part(theme.heading("why_not_needed"), (reason, Paragraph(agreed)))
    if context.groups:
        yield Part(
            theme.heading("for_whom"), (group_table(context, max(1, groups)), *_more(context, groups)), wide=True
        )
    if groups and context.groups:
        yield Part(theme.heading("scan_answers"), (scan_table(context, groups),), wide=True)
    yield Part(theme.heading("how_sure"), (Paragraph(" ".join((filled_in_by(context), *residents_involved(context)))),))


def _more(context: Context, groups: int) -> Iterator[Paragraph]:
    if len(context.groups) > groups:
        more = counted(len(context.groups) - groups, _("doelgroep"), _("doelgroepen"))
        words = _("De antwoorden voor nog {more} staan alleen in het dossier.").format(more=more)
        yield Paragraph(words, tone="quiet")


def scan_table(context: Context, shown: int) -> Table:
    """The answers of the quickscan, a column for each of the first groups."""
    groups = context.groups[:shown]
    depth = next(depth for depth in context.questionnaire.depths if depth.id == "quickscan")
    width = 40 if len(groups) == 1 else 60 // len(groups)
    rows = tuple(
        (
            Cell(clipped(str(context.question(question).text), _LONGEST_QUESTION)),
            *(Cell(clipped(response_text(context, group, question), _LONGEST_ANSWER)) for _outcome, group in groups),
        )
        for question in depth.questions
    )
    names = tuple(Column(clipped(group.name, 40), width) for _outcome, group in groups)
    return Table(
        caption=_("Antwoorden op de quickscan"),
        columns=(Column(_("Vraag"), 100 - width * len(groups)), *names),
        rows=rows,
        size="fine",
        caption_hidden=True,
    )
