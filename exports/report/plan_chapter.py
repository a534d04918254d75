"""The participation plan in the report: its main points, what was done with input, and what signals tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.dutch import counted, day, enumeration, number, sentence
from exports.participation_labels import (
    count_words,
    decision_labels,
    kind_labels,
    quarter_words,
    reached_labels,
    source_labels,
)
from exports.report.context import Context
from exports.report.views import Block, Cell, Column, Item, Paragraph, Section, Subheading, Table
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.participation import Contribution, ParticipationPlan, PlanGroup, Signal


def plan_section(context: Context) -> tuple[Section, ...]:
    """Print the plan's main points, and the table of contributions."""
    plan = context.dossier.plan
    if plan is None:
        return ()
    rows = tuple((Cell(lead=label), cell) for label, cell in _points(plan))
    blocks: list[Block] = []
    if rows:
        columns = (Column(_("Punt"), 28), Column(_("Wat het plan zegt"), 72))
        caption = _("Hoofdpunten van het plan")
        blocks.append(Table(caption=caption, columns=columns, rows=rows, size="dense", caption_hidden=True))
    if plan.groups:
        blocks += [Subheading(_("Wie meedoet, en hoe")), _groups(context, plan.groups)]
    if plan.contributions:
        blocks += [Subheading(_("Wat er met de inbreng is gedaan")), _contributions(plan.contributions)]
    return (Section("participatieplan", context.theme.heading("plan"), tuple(blocks)),) if blocks else ()


def signals_section(context: Context) -> tuple[Section, ...]:
    """Print what is known from complaints, figures and reports; a small number is never told."""
    if not context.dossier.signals:
        return ()
    introduction = Paragraph(
        _("Aantallen onder de tien staan er niet bij, zodat niemand te herkennen is."), tone="quiet"
    )
    table = Table(
        caption=_("Signalen"),
        columns=(
            Column(_("Onderwerp"), 38),
            Column(_("Waar het vandaan komt"), 30),
            Column(_("Waar en wanneer"), 18),
            Column(_("Aantal"), 14),
        ),
        rows=tuple(_signal(context, one) for one in context.dossier.signals),
        size="dense",
        caption_hidden=True,
        may_break=True,
    )
    return (Section("signalen", context.theme.heading("signals"), (introduction, table)),)


def _points(plan: ParticipationPlan) -> Iterator[tuple[str, Cell]]:
    yield from _sentences(
        (_("Doel"), plan.goal),
        (_("Wat daardoor beter wordt"), plan.better_because),
        (_("Opdrachtgever"), plan.client),
    )
    yield from _lists(
        (_("Staat open"), plan.open),
        (_("Ligt vast"), plan.fixed),
        (_("De gemeente belooft"), plan.from_city),
        (_("Van deelnemers vragen we"), plan.from_participants),
        (_("Niet bereikt"), plan.not_reached),
    )
    yield from _sentences(
        (_("Waarom niet bereikt"), plan.not_reached_why),
        (_("Vergoeding en hulp"), plan.compensation),
        (_("Gedeeld met deelnemers"), day(plan.shared_on) if plan.shared_on else None),
    )
    youth = plan.youth
    said = (youth.why, youth.how, youth.bridge_builder, youth.heard_back) if youth else ()
    for label, items in (
        (_("Planning"), tuple(_moments(plan))),
        (_("Wijkraden en wijkakkoorden"), tuple(_wards(plan))),
        (_("Kinderen en jongeren"), tuple(Item(sentence(text)) for text in said if text)),
    ):
        if items:
            yield label, Cell(items=items)
    back = (day(plan.fed_back_on) if plan.fed_back_on else "", plan.fed_back_how or "")
    yield from _sentences(
        (_("Terugkoppeling"), ": ".join(part for part in back if part)),
        (_("Na het besluit"), plan.afterwards),
    )


def _sentences(*told: tuple[str, str | None]) -> Iterator[tuple[str, Cell]]:
    for label, text in told:
        if text:
            yield label, Cell(sentence(text))


def _lists(*told: tuple[str, Sequence[str]]) -> Iterator[tuple[str, Cell]]:
    for label, texts in told:
        if texts:
            yield label, Cell(items=tuple(Item(sentence(text)) for text in texts))


def _moments(plan: ParticipationPlan) -> Iterator[Item]:
    for moment in plan.moments:
        note = _("Dan valt het besluit.") if moment.decision else ""
        yield Item(sentence(moment.what), lead=f"{day(moment.on)}:", note=note)


def _wards(plan: ParticipationPlan) -> Iterator[Item]:
    for ward in plan.wards:
        spoken = _("Gesproken op {day}.").format(day=day(ward.spoken_on)) if ward.spoken_on else ""
        texts = (spoken, sentence(ward.reaction or ""), sentence(ward.agreement or ""))
        yield Item(" ".join(text for text in texts if text), lead=f"{ward.name}:")


def _groups(context: Context, groups: Sequence[PlanGroup]) -> Table:
    compass = context.outcome.compass
    levels = context.catalogue.compasses[compass.definition].level_by_id if compass else {}
    reached = reached_labels()
    rows = tuple(
        (
            Cell(lead=one.name, note=sentence(one.role or "")),
            Cell(str(levels[one.level].label) if one.level and one.level in levels else _("nog niet gezegd")),
            Cell(sentence(one.how or "") or _("nog niet gezegd"), note=_asked(one)),
            Cell(reached[one.reached] if one.reached else _("nog niet bekend")),
        )
        for one in groups
    )
    return Table(
        caption=_("Wie meedoet, en hoe"),
        columns=(
            Column(_("Groep en rol"), 32),
            Column(_("Niveau"), 16),
            Column(_("Hoe"), 36),
            Column(_("Bereikt"), 16),
        ),
        rows=rows,
        size="dense",
        caption_hidden=True,
    )


def _asked(one: PlanGroup) -> str:
    parts = [
        counted(one.people, _("persoon"), _("mensen")) if one.people is not None else "",
        _("{hours} uur").format(hours=number(one.hours)) if one.hours is not None else "",
    ]
    return sentence(enumeration([part for part in parts if part]))


def _contributions(contributions: Sequence[Contribution]) -> Table:
    decisions = decision_labels()
    rows = tuple(
        (
            Cell(one.what, note=one.who),
            Cell(decisions[one.decision]),
            Cell(sentence(one.reason or "") or _("nog geen reden opgeschreven")),
        )
        for one in contributions
    )
    return Table(
        caption=_("Wat er met de inbreng is gedaan"),
        columns=(Column(_("Inbreng"), 42), Column(_("Besluit"), 18), Column(_("Waarom"), 40)),
        rows=rows,
        size="dense",
        caption_hidden=True,
        may_break=True,
    )


def _signal(context: Context, one: Signal) -> tuple[Cell, ...]:
    theme = context.term_label(VocabularyRole.LENS, one.theme) if one.theme else ""
    place = [one.ward or "", quarter_words(one.period) if one.period else ""]
    return (
        Cell(one.subject, note=theme),
        Cell(source_labels()[one.source], note=sentence(", ".join(filter(None, (kind_labels()[one.kind], one.unit))))),
        Cell(", ".join(part for part in place if part) or _("niet gezegd")),
        Cell(count_words(one.count, one.fewer_than) or _("niet geteld")),
    )
