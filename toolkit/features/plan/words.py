"""What a part of the plan says, in words: on its overview, and beside the check of the compass that it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from exports.dutch import counted, day
from exports.participation_labels import count_words, decision_labels, reached_labels
from questionnaires.compass_model import PlanPart
from questionnaires.dutch import uncapital
from questionnaires.translation import _
from scoring.participation import Contribution, ParticipationPlan, PlanMoment, Ward, Youth
from toolkit.features.dossier.opened import Opened
from toolkit.features.plan.item_forms import hours_words, level_labels
from toolkit.features.plan.operations import plan_of
from toolkit.features.plan.parts import PARTS
from toolkit.web.answer_words import Pairs


def part_words(opened: Opened, part: PlanPart) -> Pairs:
    """Return what a part says: what it is about, and the words; empty when it says nothing yet."""
    return _WORDS[part](opened, plan_of(opened.head))


def part_status(opened: Opened, part: PlanPart) -> str:
    """Return how far a part is, in a few words; empty when it says nothing yet."""
    plan = plan_of(opened.head)
    lists = {
        "groups": (plan.groups, _("deelnemer"), _("deelnemers")),
        "moments": (plan.moments, _("moment"), _("momenten")),
        "wards": (plan.wards, _("wijk"), _("wijken")),
        "contributions": (plan.contributions, _("punt"), _("punten")),
        "signals": (opened.head.signals, _("signaal"), _("signalen")),
    }
    if part in lists:
        items, one, more = lists[part]
        return counted(len(items), one, more) if items else ""
    own = next(one.names for one in PARTS if one.id == part)
    return _("Ingevuld") if any(getattr(plan, name) for name in own) else ""


def in_time(moments: Sequence[PlanMoment]) -> list[PlanMoment]:
    """Return moments from first to last."""
    return sorted(moments, key=lambda one: one.on)


def after_decision(moments: Sequence[PlanMoment]) -> list[PlanMoment]:
    """Return the moments that come after the decision; none when the decision is not among them."""
    decided = min((one.on for one in moments if one.decision), default=None)
    return [one for one in in_time(moments) if decided is not None and one.on > decided]


def _goal(_opened: Opened, plan: ParticipationPlan) -> Pairs:
    return _told((_("Doel"), plan.goal), (_("Wordt beter"), plan.better_because), (_("Opdrachtgever"), plan.client))


def _room(_opened: Opened, plan: ParticipationPlan) -> Pairs:
    return _told(
        (_("Staat open"), _listed(plan.open)),
        (_("Ligt vast"), _listed(plan.fixed)),
        (_("Gedeeld op"), _day(plan.shared_on)),
    )


def _groups(opened: Opened, plan: ParticipationPlan) -> Pairs:
    levels, reached = level_labels(opened), reached_labels()
    return tuple(
        (
            one.name,
            _listed((one.role or "", levels.get(one.level or "", one.level or ""), reached.get(one.reached or "", "")))
            or _("nog zonder rol"),
        )
        for one in plan.groups
    )


def _expectations(_opened: Opened, plan: ParticipationPlan) -> Pairs:
    return _told(
        (_("Van de gemeente"), _listed(plan.from_city)),
        (_("Van deelnemers"), _listed(plan.from_participants)),
        (_("Daar staat tegenover"), plan.compensation),
        *((one.name, hours_words(one.hours)) for one in plan.groups),
    )


def _moments(_opened: Opened, plan: ParticipationPlan) -> Pairs:
    return tuple(
        (_day(one.on), _("{what} (het besluit)").format(what=one.what) if one.decision else one.what)
        for one in in_time(plan.moments)
    )


def _wards(_opened: Opened, plan: ParticipationPlan) -> Pairs:
    return tuple((one.name, _listed(_ward(one)) or _("nog niet gesproken")) for one in plan.wards)


def _ward(ward: Ward) -> Iterator[str]:
    if ward.spoken_on:
        yield _("gesproken op {day}").format(day=_day(ward.spoken_on))
    yield ward.reaction or ""
    if ward.agreement:
        yield _("wijkakkoord: {text}").format(text=ward.agreement)


def _youth(_opened: Opened, plan: ParticipationPlan) -> Pairs:
    youth = plan.youth or Youth()
    return _told(
        (_("Waarom"), youth.why), (_("Hoe"), youth.how), (_("Wie slaat de brug"), youth.bridge_builder),
        (_("Hoort terug"), youth.heard_back),
    )  # fmt: skip


def _not_reached(_opened: Opened, plan: ParticipationPlan) -> Pairs:
    return _told((_("Niet bereikt"), _listed(plan.not_reached)), (_("Waarom"), plan.not_reached_why))


def _contributions(_opened: Opened, plan: ParticipationPlan) -> Pairs:
    return tuple((one.what.rstrip("."), _contribution(one)) for one in plan.contributions)


def _contribution(one: Contribution) -> str:
    said = decision_labels()[one.decision]
    words = _("{who}: {decision}").format(who=one.who, decision=uncapital(said))
    return f"{words}. {one.reason}" if one.reason else words


def _feedback(_opened: Opened, plan: ParticipationPlan) -> Pairs:
    return _told((_("Wanneer"), _day(plan.fed_back_on)), (_("Hoe"), plan.fed_back_how))


def _afterwards(_opened: Opened, plan: ParticipationPlan) -> Pairs:
    return _told((_("Na het besluit"), plan.afterwards))


def _signals(opened: Opened, _plan: ParticipationPlan) -> Pairs:
    return tuple(
        (one.subject, count_words(one.count, one.fewer_than) or _("aantal niet bekend")) for one in opened.head.signals
    )


def _told(*pairs: tuple[str, str | None]) -> Pairs:
    return tuple((what, words) for what, words in pairs if words)


def _listed(lines: Iterable[str]) -> str:
    said = [line for line in lines if line]
    return "; ".join([*(line.rstrip(".") for line in said[:-1]), *said[-1:]])


def _day(iso: str | None) -> str:
    return day(iso) if iso else ""


_WORDS: Mapping[PlanPart, Callable[[Opened, ParticipationPlan], Pairs]] = {
    "goal": _goal,
    "room": _room,
    "groups": _groups,
    "expectations": _expectations,
    "moments": _moments,
    "wards": _wards,
    "youth": _youth,
    "not_reached": _not_reached,
    "contributions": _contributions,
    "feedback": _feedback,
    "afterwards": _afterwards,
    "signals": _signals,
}
