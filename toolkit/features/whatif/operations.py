"""A measure of the library becomes one of the dossier. The caller commits."""

from __future__ import annotations

from sqlalchemy.orm import Session

from scoring.dossier import Measure
from scoring.evidence import StepReference
from scoring.publication import DOSSIER_WIDE
from scoring.whatif.candidates import Candidate
from toolkit.features.advice.reckoned import Reckoned
from toolkit.storage.heads import changed, head_of, replace_head
from toolkit.web.access import current_name


def measure_from(found: Reckoned, candidate: Candidate) -> Measure:
    """Return a measure of the library as one of this dossier, about what it changes here.

    It keeps the id of the library, so that an address with it ticked stays the same.
    """
    groups = [group.id for group in found.context.dossier.groups]
    answers = [group for group, _question in candidate.answers]
    touched = {*answers, *(edit.group for edit in candidate.steps)}
    some = tuple(group for group in groups if group in touched)
    return Measure(
        id=candidate.id,
        term=candidate.id,
        text=candidate.text,
        groups=() if DOSSIER_WIDE in touched or len(some) == len(groups) else some,
        questions=tuple(dict.fromkeys(question for _group, question in candidate.answers)),
        steps=tuple(dict.fromkeys(StepReference(group=edit.group, step=edit.step) for edit in candidate.steps)),
        effort=candidate.effort,
    )


def put_in_dossier(session: Session, identity: str, measure: Measure) -> bool:
    """Add a measure; nothing happens, and False is returned, when the dossier has one with this id already."""
    head = head_of(session, identity, to_change=True)
    if any(one.id == measure.id for one in head.measures):
        return False
    replace_head(session, identity, changed(head, measures=(*head.measures, measure)), current_name())
    return True
