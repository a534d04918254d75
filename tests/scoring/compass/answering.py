"""Answers to a compass, and their outcome written a second time as RULES section 7 tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from hypothesis import strategies as st

from questionnaires.catalogue import bundled_catalogue
from questionnaires.compass_model import CompassDefinition
from scoring.compass.outcome import CompassOutcome
from scoring.compass.score import score_compass
from scoring.dossier import Dossier

EVIDENCE = ({"kind": "document", "description": "Verslag"},)
SENTENCE = "De helft is gesproken, de rest niet."
ORDER = ("op_orde", "deels", "niet_op_orde", "onbekend")
KINDS = ("full_yes", "bare_yes", "told_partly", "bare_partly", "no", "unknown", "not_applicable")
"""Every way to answer one check."""
LADDER = ("full_yes", "told_partly", "no", "unknown")
"""Ways to answer, each worse than the one before."""
POINTS: Mapping[str, int | None] = {"full_yes": 2, "bare_yes": 1, "told_partly": 1, "bare_partly": None, "no": 0,
                                    "unknown": None}  # fmt: skip
_FIELDS: Mapping[str, dict[str, Any]] = {
    "full_yes": {"value": "ja", "evidence": EVIDENCE},
    "bare_yes": {"value": "ja"},
    "told_partly": {"value": "deels", "explanation": SENTENCE},
    "bare_partly": {"value": "deels"},
    "no": {"value": "nee"},
    "unknown": {},
    "not_applicable": {"not_applicable": "Het raakt hen niet."},
}
Answers = Mapping[str, str]


def kompas() -> CompassDefinition:
    """Return the bundled compass."""
    return bundled_catalogue().compasses["kompas"]


def dossier_with(answers: Answers, phase: str | None = "besluit", **compass: Any) -> Dossier:
    """Return a dossier with these answers, by check; `phase` is the answer in the intake."""
    given = tuple({"check": check, **_FIELDS[kind]} for check, kind in answers.items())
    return Dossier.model_validate(
        {
            "format": 1,
            "title": "Proef",
            "questionnaire": "doenvermogen",
            "intake": {} if phase is None else {"phase": phase},
            "compass": {"answers": given, **compass},
        }
    )


def scored(answers: Answers, phase: str | None = "besluit", **compass: Any) -> CompassOutcome:
    """Return what the bundled compass makes of these answers."""
    found = score_compass(dossier_with(answers, phase, **compass), bundled_catalogue())
    assert found is not None
    return found


def everywhere(kind: str, **others: str) -> dict[str, str]:
    """Return the same answer to every check, but for some."""
    return {check.id: kind for check in kompas().checks} | others


def by_hand(answers: Answers, phase: str) -> str:
    """Work the outcome out as RULES section 7 tells it."""
    later = {"verwerkt", "terug"} if phase == "verkenning" else set()
    core = {"doel", "ruimte", "wie", "tijdig", "verwerkt"} - later
    points = {
        check.id: POINTS[kind]
        for check in kompas().checks
        if check.id not in later and (kind := answers.get(check.id, "unknown")) != "not_applicable"
    }
    if any(points[check] is None for check in core):
        return "onbekend"
    ends = {_known({check: end if one is None else one for check, one in points.items()}, core) for end in (0, 2)}
    return ends.pop() if len(ends) == 1 else "onbekend"


def _known(points: Mapping[str, int], core: set[str]) -> str:
    share = sum(points.values()) / (2 * len(points))
    if any(points[check] == 0 for check in core) or share < 0.5:
        return "niet_op_orde"
    if all(points[check] == 2 for check in core) and share >= 0.8:
        return "op_orde"
    return "deels"


def completions(answers: Answers, open_checks: Sequence[str]) -> list[dict[str, str]]:
    """Return every way in which open checks can turn out."""
    ways = product(("full_yes", "told_partly", "no"), repeat=len(open_checks))
    return [{**answers, **dict(zip(open_checks, way, strict=True))} for way in ways]


@st.composite
def answered(draw: st.DrawFn) -> tuple[dict[str, str], str]:
    """Answers to the bundled compass and a phase; only checks that are never core are left out as not applicable."""
    kinds = {
        check.id: draw(st.sampled_from(KINDS[:-1] if check.core else KINDS), label=check.id)
        for check in kompas().checks
    }
    # A few answers say most about the borders: often nearly everything is one of them.
    base = draw(st.sampled_from((None, "full_yes", "told_partly")), label="mostly")
    if base is not None:
        kept = draw(st.sets(st.sampled_from(sorted(kinds)), max_size=5), label="other")
        kinds = {check: kind if check in kept else base for check, kind in kinds.items()}
    return kinds, draw(st.sampled_from(("verkenning", "ontwerp", "besluit", "uitvoering")), label="phase")
