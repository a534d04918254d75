"""What stands elsewhere in the dossier and is not typed again in the plan."""

from __future__ import annotations

from scoring.dossier import Group
from scoring.participation import PlanGroup
from toolkit.features.dossier.opened import Opened
from toolkit.features.plan.operations import plan_of, with_plan
from toolkit.storage.heads import head_of, replace_head
from toolkit.storage.keys import key_for


def groups_to_take(opened: Opened) -> tuple[Group, ...]:
    """Return the target groups of the dossier that do not take part yet."""
    there = {one.group for one in plan_of(opened.head).groups}
    return tuple(group for group in opened.groups if group.id not in there)


def take_groups(opened: Opened) -> list[str]:
    """Add the target groups of the dossier that do not take part yet; return their names. The caller commits."""
    head = head_of(opened.session, opened.identity, to_change=True)
    groups = list(plan_of(head).groups)
    there, taken = {one.group for one in groups}, []
    for group in opened.groups:
        if group.id not in there:
            key = key_for(group.name, {one.id for one in groups})
            groups.append(PlanGroup(id=key, group=group.id, name=group.name))
            taken.append(group.name)
    if taken:
        replace_head(opened.session, opened.identity, with_plan(head, groups=tuple(groups)))
    return taken
