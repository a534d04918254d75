"""Where something of an outcome can be read or changed: the page of a question, a step, a theme or a check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from toolkit.features.advice.reckoned import Reckoned
from toolkit.features.dossier.opened import address_if_there
from toolkit.features.questions.place import WHOLE


@dataclass(frozen=True)
class Place:
    """What something is called, and the page where somebody can do something about it, when there is one."""

    text: str
    address: str | None


def question_place(found: Reckoned, question: str, groups: Sequence[str] = ()) -> Place:
    """Return a question as the first of these groups reads it, and its page there."""
    context, identity = found.context, found.opened.identity
    compiled = found.opened.definitions.compiled.by_id[question]
    kinds = {group.id: group.kind for group in found.opened.groups}
    known = [group for group in groups if group in kinds]
    text = context.question_text(question, kinds[known[0]]) if known else str(compiled.question.text)
    if compiled.of_dossier:
        return Place(text, url_for("questions.question", dossier=identity, group=WHOLE, question=question))
    group = next(iter(known), next(iter(kinds), None))
    address = url_for("questions.question", dossier=identity, group=group, question=question) if group else None
    return Place(text, address)


def check_place(found: Reckoned, check: str) -> Place:
    """Return a check of the compass by its title, and its page."""
    outcome = found.context.outcome.compass
    compass = found.context.catalogue.compasses[outcome.definition] if outcome else None
    title = str(compass.check_by_id[check].title) if compass else check
    return Place(title, address_if_there("compass.check", dossier=found.opened.identity, check=check))


def step_place(found: Reckoned, step: str, groups: Sequence[str]) -> Place:
    """Return a step by its name in the journey of the first of these groups that has it, and its page there."""
    for group in found.opened.groups:
        if group.id in groups and group.journey:
            for one in group.journey.steps:
                if one.id == step:
                    address = url_for("journey.step", dossier=found.opened.identity, group=group.id, step=step)
                    return Place(one.name, address)
    return Place(step, None)


def theme_place(found: Reckoned, section: str, groups: Sequence[str]) -> Place:
    """Return a theme by its title, and its page for the first of these groups."""
    title, identity = found.context.section_title(section), found.opened.identity
    group = next((one.id for one in found.opened.groups if one.id in groups), None)
    return Place(title, url_for("questions.theme", dossier=identity, group=group, section=section) if group else None)
