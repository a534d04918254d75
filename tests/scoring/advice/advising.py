"""Dossiers for tests of the advice: the questionnaire of data/rules.yaml with the bundled compass and journey."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from questionnaires.catalogue import Catalogue, bundled_catalogue
from scoring.advice.outcome import AdviceOutcome
from scoring.dossier import Dossier
from scoring.score import score
from tests.scoring.compass.answering import dossier_with as with_compass
from tests.scoring.compass.answering import everywhere
from tests.scoring.rules_dossiers import LIGHTEST
from tests.scoring.rules_dossiers import catalogue as rules_catalogue
from tests.scoring.rules_dossiers import dossier as rules_dossier

AGREED: Mapping[str, Any] = {
    "agreed": {"by": "Directeur Dienstverlening", "on": "2026-01-31"},
    "deadline": "2026-06-30",
    "cover": "Binnen het budget van de afdeling",
}
ASKED = tuple(question for question in LIGHTEST if question != "asks")
FOUNDED: Mapping[str, Any] = {
    "action": "read", "actor": "resident", "channels": ("letter",), "minutes": {"low": 5, "likely": 10, "high": 12},
    "times_a_year": 1, "share": 1, "known_documents": 0, "own_documents": 0, "third_party_documents": 0,
    "own_story": 0, "deadline": "no_deadline", "consequence": "nothing", "help": "taken_over", "understand": "none",
    "remember": "none", "weigh": "none", "tension": "none", "certainty": "counted",
}  # fmt: skip
"""A step that weighs next to nothing, of which everything that counts is known."""


@cache
def catalogue(*, compass: bool = True, advice: bool = True) -> Catalogue:
    """The small questionnaire beside what the advice needs."""
    bundled = bundled_catalogue().sources
    names = ["reis", *(["kompas"] if compass else ()), *(["advies"] if advice else ())]
    sources = {name: file for name, file in rules_catalogue().sources.items() if name != "how"}
    return Catalogue({**sources, "bases": bundled["bases"], **{name: bundled[name] for name in names}})


def measure(identifier: str = "m", *, agreed: bool = True, **about: Any) -> dict[str, Any]:
    """A measure about something; promised, or an intention."""
    return {"id": identifier, "text": "Iets anders doen", **about, **(AGREED if agreed else {})}


def known(proposal: Mapping[str, Any], basis: str | None = "tested", **others: str | None) -> dict[str, Any]:
    """Every answer at its lightest, or as said, and known in one way; others by their question."""
    said: dict[str, Any] = {}
    for question in ASKED:
        value = proposal.get(question, LIGHTEST[question])
        if isinstance(value, Mapping):
            said[question] = value
            continue
        way = others.get(question, basis)
        said[question] = {"value": value} | ({} if way is None else {"basis": way})
    return said


def dossier(
    proposal: Mapping[str, Any] | None = None,
    today: Mapping[str, Any] | None = None,
    *,
    basis: str | None = "tested",
    bases: Mapping[str, str | None] | None = None,
    compass: str = "op_orde",
    phase: str = "ontwerp",
    **fields: Any,
) -> Dossier:
    """A dossier of one group: all at its lightest and known well, with the compass in order, but for what is said.

    `compass` is the outcome that the answers to the compass have to give.
    """
    ways = {
        "op_orde": everywhere("full_yes"),
        "deels": everywhere("told_partly"),
        "niet_op_orde": everywhere("full_yes", doel="no"),
        "onbekend": everywhere("full_yes", doel="unknown"),
        "bare": everywhere("bare_partly"),
    }
    filled = with_compass(ways[compass]).model_dump(exclude_none=True)["compass"]
    return rules_dossier(
        known(proposal or {}, basis, **(bases or {})), today, compass=filled, intake={"phase": phase}, journey="reis",
        **fields,
    )  # fmt: skip


def advice(*arguments: Any, **fields: Any) -> AdviceOutcome:
    """The advice of such a dossier."""
    return advice_of(dossier(*arguments, **fields))


def advice_of(made: Dossier) -> AdviceOutcome:
    """The advice of a dossier."""
    found = score(made, catalogue(), with_trace=False).advice
    assert found is not None
    return found
