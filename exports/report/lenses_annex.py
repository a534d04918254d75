"""The lenses: the same findings by the terms of another vocabulary. Findings, never a tick (RULES section 8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exports.dutch import counted, enumeration
from exports.report.context import Context
from exports.report.views import Block, Cell, Column, Item, Paragraph, Section, Subheading, Table
from questionnaires.model import Vocabulary
from questionnaires.translation import _
from scoring.lenses import Lens, LensSubject, LensTerm, lens_findings


def lenses_section(context: Context) -> tuple[Section, ...]:
    """Print, per lens and per term, what is found, what was asked without a finding, and what is not asked."""
    if context.outcome.depth == "quickscan":
        return ()
    blocks: list[Block] = []
    for lens in lens_findings(context.outcome, context.dossier, context.catalogue):
        blocks += _lens(context, lens)
    if not blocks:
        return ()
    warning = Paragraph(lens_warning(), lead=_("Hoe je dit leest."))
    return (Section("brillen", context.theme.heading("lenses"), (warning, *blocks)),)


def lens_warning() -> str:
    """The sentence that stands with every lens."""
    return _(
        "Dit zijn dezelfde bevindingen, geordend op een andere manier. "
        "Geen bevinding betekent niet dat het behoorlijk is."
    )


def state_words() -> Mapping[str, str]:
    """What can be said of a term."""
    return {
        "finding": _("bevinding"),
        "asked": _("gevraagd, geen bevinding"),
        "not_asked": _("hierover vraagt deze toets niets"),
    }


def _lens(context: Context, lens: Lens) -> Iterator[Block]:
    vocabulary = context.catalogue.vocabularies[lens.vocabulary]
    asked = [term for term in lens.terms if term.state != "not_asked"]
    not_asked = [str(vocabulary.term_by_id[term.id].label) for term in lens.terms if term.state == "not_asked"]
    yield Subheading(str(vocabulary.title))
    if asked:
        yield Table(
            caption=str(vocabulary.title),
            columns=(Column(_("Norm"), 30), Column(_("Wat deze toets ziet"), 70)),
            rows=tuple(_row(context, vocabulary, term) for term in asked),
            size="dense",
            caption_hidden=True,
            may_break=True,
        )
    if not_asked:
        yield Paragraph(f"{enumeration(not_asked)}.", lead=_("Hierover vraagt deze toets niets:"))


def _row(context: Context, vocabulary: Vocabulary, term: LensTerm) -> tuple[Cell, ...]:
    label = Cell(lead=str(vocabulary.term_by_id[term.id].label))
    if term.state == "finding":
        items = tuple(_finding(context, one) for one in term.findings)
        return (label, Cell(lead=state_words()["finding"], items=items))
    asked = counted(len(term.subjects), _("vraag"), _("vragen"))
    note = _("Nog geen antwoord op wat hierover is gevraagd ({asked}).") if term.nothing_known else "({asked})"
    return (label, Cell(state_words()["asked"], note=note.format(asked=asked)))


def _finding(context: Context, one: LensSubject) -> Item:
    if one.about == "check" and context.outcome.compass is not None:
        compass = context.catalogue.compasses[context.outcome.compass.definition]
        return Item(str(compass.check_by_id[one.id].text), note=str(compass.title))
    names = [group.name for _outcome, group in context.groups if group.id in one.found]
    text = _flagged_step(context, one) if one.about == "step" else str(context.question(one.id).text)
    whom = _("Voor: {groups}.").format(groups=enumeration(names)) if len(names) < len(context.groups) else ""
    return Item(text, note=whom)


def _flagged_step(context: Context, one: LensSubject) -> str:
    definition = context.catalogue.journeys[context.dossier.journey or ""]
    steps = (
        step
        for _outcome, group in context.groups
        if group.id in one.found and group.journey is not None
        for step in group.journey.steps
    )
    name = next(step.name for step in steps if step.id == one.id)
    return f"{name}: {next(rule.text for rule in definition.red_flags if rule.id == one.rule)}"
