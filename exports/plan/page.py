"""The participation plan as one page of paper, as a report without chapters.

What is not filled in shrinks to one line. What does not fit on the page is shortened, and the page says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from exports.dutch import clipped, day, enumeration
from exports.plan import parts as plan_parts
from exports.plan.fitting import PAGE, height
from exports.plan.parts import ALL, Brevity, PlanPart
from exports.report.page_one_head import title_scale
from exports.report.views import Block, Fact, PageOne, Part, Report, Running, Table
from exports.theme import Theme
from questionnaires.catalogue import Catalogue
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.participation import ParticipationPlan

_BREVITIES: Final = (
    Brevity(1, 50),
    Brevity(2, 60),
    Brevity(2, 80),
    Brevity(3, 80),
    Brevity(3, 110),
    Brevity(4, 110),
    Brevity(4, 150),
    Brevity(5, 200),
    Brevity(6, 300),
    Brevity(8, 500),
    Brevity(12, 1000),
    ALL,
)
"""From what always fits on one page to everything."""
_GOAL = "goal"
_GROWS_FIRST = frozenset({"contributions", "who", "moments"})
"""What people most want to know: what was done with what came in, who takes part, and when."""
_SHORT_TITLE = 70
_LONGEST_DOCUMENT_TITLE = 150
_LONGEST_FACT = 80
_MOST_EMPTY = 5


def build_plan(dossier: Dossier, catalogue: Catalogue, theme: Theme) -> Report:
    """Decide everything that the plan on paper says.

    Args:
        dossier: the publication copy: whatever stands in it may be printed.
        catalogue: the definitions; the compass knows what levels of participation are called.
        theme: names and colours.

    Returns:
        A report of one page; the same arguments give the same one.
    """
    page = _filled(_Pages(dossier, _levels(dossier, catalogue), theme))
    return Report(
        document_title=_("Participatieplan: {title}").format(title=clipped(dossier.title, _LONGEST_DOCUMENT_TITLE)),
        description=_("Wie meepraat, waarover, wanneer, en wat er met de inbreng gebeurt."),
        created=dossier.filled_in_on or "",
        theme=theme,
        running=Running(clipped(dossier.title, _SHORT_TITLE), _("Bladzijde"), _("van"), ""),
        page_one=page,
        contents_title=theme.heading("contents"),
    )


class _Pages:
    """The pages of one plan, told at more or less length: each part as briefly as asked."""

    def __init__(self, dossier: Dossier, levels: Mapping[str, str], theme: Theme) -> None:
        self._dossier = dossier
        self._plan = dossier.plan or ParticipationPlan()
        self._theme = theme
        builders = _builders(levels)
        self._blocks = cache(lambda part, brevity: builders[part][1](self._plan, brevity))
        self._titles = {part: title for part, (title, _tell) in builders.items()}
        self.parts = (_GOAL, *builders)

    def page(self, brevities: Mapping[str, Brevity]) -> PageOne:
        """Return the page with each part at its own length."""
        plan, brevity = self._plan, brevities[_GOAL]
        goal = " ".join(one for one in (brevity.text(plan.goal), brevity.text(plan.better_because)) if one)
        found = {title: self._blocks(part, brevities[part]) for part, title in self._titles.items()}
        return PageOne(
            above_title=_above_title(self._dossier, self._theme),
            title=self._dossier.title,
            title_scale=title_scale(self._dossier.title),
            facts=_facts(self._dossier, plan),
            headline=_("Wat we willen bereiken"),
            headline_mark="onbekend",
            outcome=goal or _("Het doel is nog niet ingevuld. Begin daarmee: wat wordt beter als mensen meedoen?"),
            parts=tuple(Part(title, blocks, wide=_has_table(blocks)) for title, blocks in found.items() if blocks),
            quiet=_quiet(self._empty(found), shortened=any(one is not ALL for one in brevities.values())),
            closing=_("Dit plan komt uit het dossier van de doenvermogenstoets."),
        )

    def _empty(self, found: Mapping[str, tuple[Block, ...]]) -> list[str]:
        empty = [title for title, blocks in found.items() if not blocks]
        if unsaid := [title.lower() for title in plan_parts.unsaid_of_groups(self._plan)]:
            empty.insert(0, _("{columns} van wie meedoet").format(columns=enumeration(unsaid)))
        return empty


def _filled(pages: _Pages) -> PageOne:
    """Return the page that tells most: everything when that fits, else each part in turn a bit more, while it fits."""
    whole = pages.page(dict.fromkeys(pages.parts, ALL))
    if height(whole) <= PAGE:
        return whole
    lengths = dict.fromkeys(pages.parts, 0)
    growing = sorted(pages.parts, key=lambda part: part not in _GROWS_FIRST)
    page = pages.page(_brevities(lengths))
    while growing:
        for part in tuple(growing):
            longer = {**lengths, part: lengths[part] + 1}
            tried = pages.page(_brevities(longer)) if longer[part] < len(_BREVITIES) else None
            if tried and height(tried) <= PAGE:
                lengths, page = longer, tried
            else:
                growing.remove(part)
    return page


def _brevities(lengths: Mapping[str, int]) -> Mapping[str, Brevity]:
    return {part: _BREVITIES[length] for part, length in lengths.items()}


def _builders(levels: Mapping[str, str]) -> Mapping[str, tuple[str, PlanPart]]:
    return {
        "room": (_("Open en vast"), plan_parts.room),
        "who": (_("Wie meedoet"), lambda plan, brevity: plan_parts.who(plan, brevity, levels)),
        "expectations": (_("Afspraken"), plan_parts.expectations),
        "moments": (_("Planning"), plan_parts.moments),
        "wards": (_("Wijken"), plan_parts.wards),
        "youth": (_("Jongeren"), plan_parts.youth),
        "not_reached": (_("Wie er ontbreekt"), plan_parts.not_reached),
        "contributions": (_("Wat er met de inbreng is gedaan"), plan_parts.contributions),
        "feedback": (_("Terugkoppeling"), plan_parts.feedback),
        "afterwards": (_("Na het besluit"), plan_parts.afterwards),
    }


def _has_table(blocks: tuple[Block, ...]) -> bool:
    return any(isinstance(block, Table) for block in blocks)


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
    left = [_("en nog {n}").format(n=len(empty) - _MOST_EMPTY)] if len(empty) > _MOST_EMPTY else []
    missing = _("Nog niet ingevuld: {parts}.").format(parts="; ".join([*shown, *left])) if empty else ""
    cut = _("Niet alles past op één bladzijde. Wat hier is ingekort, staat voluit in het dossier.") if shortened else ""
    return " ".join(one for one in (missing, cut) if one)
