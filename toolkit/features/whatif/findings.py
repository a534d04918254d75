"""What pinches in a group, now and then: what goes, what stays and what comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from exports.dutch import counted
from questionnaires.translation import _
from scoring.outcome import GroupOutcome
from toolkit.features.advice.places import Place, question_place, step_place
from toolkit.features.advice.reckoned import Reckoned

Kind = Literal["bottleneck", "breaking_point", "red_flag"]
_Subject = tuple[Literal["question", "step"], str]


@dataclass(frozen=True)
class Finding:
    """A question or step that pinches, and in which ways."""

    place: Place
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Findings:
    """What goes, what stays and what comes, in the order of the outcome."""

    gone: tuple[Finding, ...]
    stays: tuple[Finding, ...]
    new: tuple[Finding, ...]


def findings_of(group: GroupOutcome) -> Mapping[_Subject, Counter[Kind]]:
    """Return what pinches in a group, by question or step; it can touch several rules that give a red flag."""
    found: dict[_Subject, list[Kind]] = {}
    for bottleneck in group.bottlenecks:
        found.setdefault(("question", bottleneck.question), []).append("bottleneck")
    for flag in group.red_flags:
        found.setdefault(("question", flag.question), []).append("red_flag")
    if group.journey:
        for step in group.journey.steps:
            if step.breaking_point:
                found.setdefault(("step", step.id), []).append("breaking_point")
        for step_flag in group.journey.red_flags:
            found.setdefault(("step", step_flag.step), []).append("red_flag")
    return {subject: Counter(kinds) for subject, kinds in found.items()}


def compared(now: Reckoned, before: GroupOutcome, after: GroupOutcome) -> Findings:
    """Lay what pinches in a group beside what would pinch then."""
    was, will_be = findings_of(before), findings_of(after)
    gone, stays, new = list[Finding](), list[Finding](), list[Finding]()
    for subject in dict.fromkeys((*was, *will_be)):
        place = _place(now, subject, before.id)
        old, fresh = was.get(subject, Counter[Kind]()), will_be.get(subject, Counter[Kind]())
        for found, kinds in ((gone, old - fresh), (stays, old & fresh), (new, fresh - old)):
            if kinds:
                found.append(Finding(place, tuple(_words(kind, number) for kind, number in kinds.items())))
    return Findings(tuple(gone), tuple(stays), tuple(new))


def _words(kind: Kind, number: int) -> str:
    one, more = {
        "bottleneck": (_("knelpunt"), _("knelpunten")),
        "breaking_point": (_("breekpunt"), _("breekpunten")),
        "red_flag": (_("rode vlag"), _("rode vlaggen")),
    }[kind]
    return one if number == 1 else counted(number, one, more)


def _place(now: Reckoned, subject: _Subject, group: str) -> Place:
    about, name = subject
    return question_place(now, name, (group,)) if about == "question" else step_place(now, name, (group,))
