"""Parts that people leave out, each with the reason: they stand in the change log, so that the advice prints them."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort
from sqlalchemy.orm import Session

from questionnaires.translation import _
from scoring.dossier import Change, Dossier, Group
from toolkit.features.dossier.opened import Opened
from toolkit.features.dossier.operations import StaleError, today
from toolkit.features.questions.place import WHOLE
from toolkit.storage.heads import changed, head_of, replace_head, seal

MEASURES, PLAN = "maatregelen", "participatieplan"
"""Stand in an address for the measures and the participation plan, instead of a section. No section is called so."""


@dataclass(frozen=True)
class LeftOut:
    """A part as the change log names it."""

    label: str

    @property
    def line(self) -> str:
        """What the change log says."""
        # Also when nothing is answered: somebody may still do so, and the line stays as it is.
        return _("Weggelaten: {part}. Wat daar wel is ingevuld, telt mee.").format(part=self.label)


def left_out_of(head: Dossier) -> tuple[Change, ...]:
    """Return the lines of the change log about parts that are left out."""
    begin = LeftOut("{}").line.split("{}")[0]
    return tuple(change for change in head.change_log if change.what.startswith(begin))


def part_called(opened: Opened, group: str, section: str) -> LeftOut:
    """Return a part by its address, or answer that this page does not exist."""
    if group == WHOLE and section in {MEASURES, PLAN}:
        return LeftOut(_("maatregelen") if section == MEASURES else _("participatieplan"))
    found = next((one for one in opened.definitions.questionnaire.sections if one.id == section), None)
    if found is None:
        abort(404)
    return theme_part(str(found.title), None if group == WHOLE else opened.group(group))


def theme_part(title: str, group: Group | None) -> LeftOut:
    """Return a theme of a group, or of the whole dossier."""
    return LeftOut(_("{theme}, voor {group}").format(theme=title, group=group.name) if group else title)


def reason_of(head: Dossier, part: LeftOut) -> str | None:
    """Return why a part is left out, None when it is not."""
    return next((change.effect or "" for change in head.change_log if change.what == part.line), None)


def reason_seal(head: Dossier, part: LeftOut) -> str:
    """Return the fingerprint of whether a part is left out, and why."""
    return seal(reason_of(head, part))


def leave_out(session: Session, identity: str, part: LeftOut, reason: str, seen: str) -> None:
    """Leave a part out; whatever was answered stays, and still counts.

    Raises:
        StaleError: when somebody else left it out for another reason, or took it back; nothing is stored.
    """
    head = head_of(session, identity, to_change=True)
    if reason_seal(head, part) != seen and reason_of(head, part) != reason:
        raise StaleError
    line = Change(on=today(), what=part.line, effect=reason)
    kept = [change for change in head.change_log if change.what != part.line]
    lines = sorted((*kept, line), key=lambda one: one.on)
    replace_head(session, identity, changed(head, change_log=tuple(lines)))


def take_back(session: Session, identity: str, part: LeftOut) -> None:
    """Ask a part after all."""
    head = head_of(session, identity, to_change=True)
    kept = tuple(change for change in head.change_log if change.what != part.line)
    replace_head(session, identity, changed(head, change_log=kept))


def rename_group(opened: Opened, old: Group, new: Group | None) -> None:
    """Let the parts of a group that are left out follow its name, or go with it when it is removed (None)."""
    if new is not None and new.name == old.name:
        return
    sections = [str(section.title) for section in opened.definitions.questionnaire.sections]
    lines = {theme_part(title, old).line: theme_part(title, new).line if new else None for title in sections}
    head = head_of(opened.session, opened.identity, to_change=True)
    log = [(change, lines.get(change.what, change.what)) for change in head.change_log]
    kept = tuple(Change(on=change.on, what=what, effect=change.effect) for change, what in log if what is not None)
    if kept != head.change_log:
        replace_head(opened.session, opened.identity, changed(head, change_log=kept))
