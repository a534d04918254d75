"""The participation plan as one page of paper, as a report without chapters.

What is not filled in shrinks to one line. What does not fit on the page is shortened, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from exports.dutch import clipped, day, enumeration
from exports.plan import parts as plan_parts
from exports.plan.fitting import PAGE, height
from exports.plan.parts import Brevity
from exports.report.page_one_head import title_scale
from exports.report.views import Block, Fact, PageOne, Part, Report, Running
from exports.theme import Theme
from questionnaires.catalogue import Catalogue
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.participation import ParticipationPlan

_ALL = Brevity(most=300, longest=100_000)
_BREVITIES: Final = (
    _ALL,
    Brevity(20, 400),
    Brevity(12, 260),
    Brevity(8, 200),
    Brevity(6, 150),
    Brevity(5, 120),
    Brevity(4, 90),
    Brevity(3, 70),
    Brevity(2, 60),
    Brevity(1, 50),
)
"""From everything to what always fits on one page."""
_SHORT_TITLE = 70
_LONGEST_DOCUMENT_TITLE = 150
_LONGEST_FACT = 80
_MOST_EMPTY = 6


def build_plan(dossier: Dossier, catalogue: Catalogue, theme: Theme) -> Report:
    """Decide everything that the plan on paper says.

    Args:
        dossier: the publication copy: whatever stands in it may be printed.
        catalogue: the definitions; the compass knows what levels of participation are called.
        theme: names and colours.

    Returns:
        A report of one page; the same arguments give the same one.
    """
    pages = (_page(dossier, _levels(dossier, catalogue), theme, brevity) for brevity in _BREVITIES)
    fitting = next((page for page in pages if height(page) <= PAGE), None)
    page = fitting or _page(dossier, _levels(dossier, catalogue), theme, _BREVITIES[-1])
    return Report(
        document_title=_("Participatieplan: {title}").format(title=clipped(dossier.title, _LONGEST_DOCUMENT_TITLE)),
        description=_("Wie meepraat, waarover, wanneer, en wat er met de inbreng gebeurt."),
        created=dossier.filled_in_on or "",
        theme=theme,
        running=Running(clipped(dossier.title, _SHORT_TITLE), _("Bladzijde"), _("van"), ""),
        page_one=page,
        contents_title=theme.heading("contents"),
    )


def _page(dossier: Dossier, levels: Mapping[str, str], theme: Theme, brevity: Brevity) -> PageOne:
    plan = dossier.plan or ParticipationPlan()
    found = dict(_parts(plan, brevity, levels))
    goal = " ".join(one for one in (brevity.text(plan.goal), brevity.text(plan.better_because)) if one)
    empty = [title for title, blocks in found.items() if not blocks]
    return PageOne(
        above_title=_above_title(dossier, theme),
        title=dossier.title,
        title_scale=title_scale(dossier.title),
        facts=_facts(dossier, plan),
        headline=_("Wat we willen bereiken"),
        headline_mark="onbekend",
        outcome=goal or _("Het doel is nog niet ingevuld. Begin daarmee: wat wordt beter als mensen meedoen?"),
        parts=tuple(Part(title, blocks, wide=_has_table(title)) for title, blocks in found.items() if blocks),
        quiet=_quiet(empty, shortened=brevity is not _ALL),
        closing=_("Dit plan komt uit het dossier van de doenvermogenstoets. Er staan geen namen van mensen in."),
    )


def _parts(
    plan: ParticipationPlan, brevity: Brevity, levels: Mapping[str, str]
) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield _("Open en vast"), plan_parts.room(plan, brevity)
    yield _("Wie meedoet"), plan_parts.who(plan, brevity, levels)
    yield _("Afspraken"), plan_parts.expectations(plan, brevity)
    yield _("Planning"), plan_parts.moments(plan, brevity)
    yield _("Wijken"), plan_parts.wards(plan, brevity)
    yield _("Kinderen en jongeren"), plan_parts.youth(plan, brevity)
    yield _("Wie er ontbreekt"), plan_parts.not_reached(plan, brevity)
    yield _("Wat er met de inbreng is gedaan"), plan_parts.contributions(plan, brevity)
    yield _("Terugkoppeling"), plan_parts.feedback(plan, brevity)
    yield _("Na het besluit"), plan_parts.afterwards(plan, brevity)


def _has_table(title: str) -> bool:
    return title in {_("Wie meedoet"), _("Wat er met de inbreng is gedaan")}


def _levels(dossier: Dossier, catalogue: Catalogue) -> Mapping[str, str]:
    compasses = catalogue.compasses
    wanted = dossier.compass.definition if dossier.compass else None
    found = compasses.get(wanted or min(compasses, default=""))
    return {level.id: str(level.label) for level in found.levels} if found else {}


def _above_title(dossier: Dossier, theme: Theme) -> str:
    said = (theme.organisation or "", _("Participatieplan"), _("verzonnen voorbeeld") if dossier.fictional else "")
    return " · ".join(one for one in said if one)


def _facts(dossier: Dossier, plan: ParticipationPlan) -> tuple[tuple[Fact, ...], ...]:
    decision = next((moment.on for moment in plan.moments if moment.decision), None)
    line = (
        Fact(_("Opdrachtgever"), clipped(plan.client or "", _LONGEST_FACT)),
        Fact(_("Besluit"), day(decision) if decision else ""),
        Fact(_("Ingevuld op"), day(dossier.filled_in_on) if dossier.filled_in_on else ""),
    )
    kept = tuple(fact for fact in line if fact.text)
    return (kept,) if kept else ()


def _quiet(empty: list[str], *, shortened: bool) -> str:
    shown = [title.lower() for title in empty[:_MOST_EMPTY]]
    left = [_("nog {n}").format(n=len(empty) - _MOST_EMPTY)] if len(empty) > _MOST_EMPTY else []
    missing = _("Nog niet ingevuld: {parts}.").format(parts=enumeration([*shown, *left])) if empty else ""
    cut = _("Niet alles past op één bladzijde. Wat hier is ingekort, staat voluit in het dossier.") if shortened else ""
    return " ".join(one for one in (missing, cut) if one)
