"""What the quickscan says for each group, as long as nothing more has been asked."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import counted
from exports.report.answer_words import response_text
from exports.report.context import Context
from exports.report.views import Block, Cell, Column, Paragraph, Section, Subheading, Table
from exports.report.words import scan_outcome
from questionnaires.model import Depth
from questionnaires.translation import _
from scoring.dossier import Group
from scoring.outcome import GroupOutcome


def scan_section(context: Context) -> tuple[Section, ...]:
    """Print the outcome of the quickscan with the answers it rests on."""
    depth = next((one for one in context.questionnaire.depths if one.id == "quickscan"), None)
    if depth is None or context.outcome.depth != "quickscan" or not context.groups:
        return ()
    blocks: list[Block] = []
    for outcome, group in context.groups:
        blocks += _group(context, depth, outcome, group)
    return (Section("quickscan", context.theme.heading("scan_answers"), tuple(blocks)),)


def _group(context: Context, depth: Depth, outcome: GroupOutcome, group: Group) -> Iterator[Block]:
    yield Subheading(group.name)
    scan = outcome.quickscan
    if scan is not None:
        label = next((str(one.label) for one in depth.outcomes if one.id == scan.rule), "")
        yield Paragraph(label, lead=f"{scan_outcome(scan.outcome)}.")
        if scan.treated_as_heavy:
            unknown = counted(len(scan.treated_as_heavy), _("antwoord is"), _("antwoorden zijn"))
            yield Paragraph(
                _("{unknown} nog onbekend. Die tellen hier als zwaar.").format(unknown=unknown), tone="quiet"
            )
    rows = tuple(
        (
            Cell(context.question_text(question, outcome.kind)),
            Cell(response_text(context, group, question)),
        )
        for question in depth.questions
    )
    yield Table(
        caption=_("Antwoorden van de quickscan"),
        columns=(Column(_("Vraag"), 60), Column(_("Antwoord"), 40)),
        rows=rows,
        size="dense",
        caption_hidden=True,
    )
