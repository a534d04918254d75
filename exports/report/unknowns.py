"""What is not known yet, as tasks for who could know it; what raters saw differently; what was not asked and why."""

from __future__ import annotations

from exports.dutch import clipped, enumeration, sentence
from exports.report.answer_words import response_words, unknown_words
from exports.report.context import Context
from exports.report.findings import GatheredUnknown, unknowns
from exports.report.views import Block, Cell, Column, Item, Listing, Paragraph, Section, Subheading, Table
from questionnaires.model import VocabularyRole
from questionnaires.translation import _


def find_out_section(context: Context) -> tuple[Section, ...]:
    """Group the unknowns by who could know them: a list of tasks."""
    found = unknowns(context)
    if not found or context.outcome.depth == "quickscan":
        return ()
    by_informant: dict[str, list[GatheredUnknown]] = {}
    for one in found:
        by_informant.setdefault(one.informants[0] if one.informants else "", []).append(one)
    blocks: list[Block] = [
        Paragraph(
            _(
                "Niet weten is iets anders dan niet geregeld. Elke vraag hieronder staat bij wie het waarschijnlijk "
                "weet. Bovenaan staat wat de uitkomst het meest kan veranderen."
            )
        )
    ]
    for informant, tasks in by_informant.items():
        who = context.term_label(VocabularyRole.INFORMANTS, informant) if informant else _("Iemand anders")
        blocks += [Subheading(who), Listing(tuple(_task(context, task) for task in tasks), "tasks")]
    return (Section("uitzoeken", context.theme.heading("find_out"), tuple(blocks)),)


def disagreements_section(context: Context) -> tuple[Section, ...]:
    """Print what raters answered differently and did not settle."""
    rows: list[tuple[Cell, ...]] = []
    for outcome, group in context.groups:
        for one in outcome.disagreements:
            answer = context.answer(group, one.question)
            ratings = answer.ratings if answer else ()
            said = tuple(
                Item(lead=f"{rating.rater.function}:", text=response_words(context, one.question, rating.proposal))
                for rating in ratings
            )
            rows.append((Cell(context.question_text(one.question, outcome.kind), note=group.name), Cell(items=said)))
    if not rows:
        return ()
    introduction = Paragraph(
        _("Bij deze vragen gaven invullers een ander antwoord. Het zwaarste telt, tot zij het samen eens zijn.")
    )
    table = Table(
        caption=_("Verschillende antwoorden"),
        columns=(Column(_("Vraag"), 44), Column(_("Antwoorden, per functie"), 56)),
        rows=tuple(rows),
        size="dense",
        caption_hidden=True,
    )
    return (Section("oneens", context.theme.heading("disagreements"), (introduction, table)),)


def hidden_section(context: Context) -> tuple[Section, ...]:
    """List the questions that were not asked, and the answers that made them unnecessary."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for outcome, group in context.groups:
        for one in outcome.hidden:
            found.setdefault((one.question, one.by), []).append(group.name)
    if not found:
        return ()
    everyone = len(context.groups)
    rows = tuple(
        (
            Cell(
                str(context.question(question).text),
                note="" if len(groups) == everyone else _("Voor: {groups}.").format(groups=enumeration(groups)),
            ),
            Cell(items=tuple(Item(str(context.question(gate).text)) for gate in by)),
        )
        for (question, by), groups in found.items()
    )
    introduction = Paragraph(
        _("Deze vragen zijn overgeslagen, omdat ze door een ander antwoord niet spelen. Ze tellen als niet zwaar.")
    )
    table = Table(
        caption=_("Niet gevraagd, en door welk antwoord"),
        columns=(Column(_("Niet gevraagd"), 50), Column(_("Door het antwoord op"), 50)),
        rows=rows,
        size="dense",
        caption_hidden=True,
    )
    return (Section("niet-gevraagd", context.theme.heading("hidden"), (introduction, table)),)


def _task(context: Context, one: GatheredUnknown) -> Item:
    also = [context.term_label(VocabularyRole.INFORMANTS, informant) for informant in one.informants[1:]]
    notes = [sentence(unknown_words(one.unknown, one.by, one.until))]
    if one.critical:
        notes.append(_("Zonder dit antwoord is er geen oordeel."))
    if 0 < len(one.groups) < len(context.groups):
        notes.append(_("Voor: {groups}.").format(groups=enumeration([clipped(group, 60) for group in one.groups])))
    if also:
        notes.append(_("Vraag het ook aan: {who}.").format(who=enumeration(also, _("of"))))
    return Item(text=one.question, note=" ".join(notes))
