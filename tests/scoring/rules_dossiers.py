"""Dossiers for the questionnaire in data/rules.yaml: everything at its lightest, but for what a test says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from questionnaires.catalogue import Catalogue
from questionnaires.model import Questionnaire
from scoring.dossier import Dossier
from scoring.outcome import GroupOutcome, Outcome
from scoring.score import score

DATA = Path(__file__).parent / "data"
LIGHTEST: Mapping[str, Any] = {
    "asks": "nothing",
    "life": "niet",
    "money": "niet",
    "a_one": "niet",
    "a_two": "niet",
    "a_guard": "niet",
    "b_one": "niet",
    "b_two": "niet",
    "c_one": "niet",
    "c_two": "niet",
    "d_one": "niet",
    "d_two": "niet",
    "e_one": "niet",
    "e_two": "niet",
    "f_days": 100,
    "f_places": (),
    "wide": "niet",
    "wide_two": "niet",
}
OF_DOSSIER = frozenset({"wide", "wide_two"})
UNKNOWN: Mapping[str, Any] = {"unknown": "not_known"}
NOT_APPLICABLE: Mapping[str, Any] = {"not_applicable": "Dat speelt hier niet."}


@cache
def catalogue() -> Catalogue:
    """Return the definitions in data/."""
    return Catalogue().with_files(sorted(DATA.glob("*.yaml")))


def questionnaire() -> Questionnaire:
    """Return data/rules.yaml."""
    return catalogue().questionnaires["rules"]


def response(said: Any) -> Any:
    """Return a response: from a mapping as it is, from anything else as its value."""
    return dict(said) if isinstance(said, Mapping) else {"value": said}


def answers(proposal: Mapping[str, Any], today: Mapping[str, Any], *, of_dossier: bool) -> tuple[dict[str, Any], ...]:
    """Return answers to the questions of the dossier, or to those of a group. None leaves one out."""
    found = []
    for question in dict.fromkeys((*proposal, *today)):
        if (question in OF_DOSSIER) is not of_dossier:
            continue
        answer: dict[str, Any] = {"question": question}
        if isinstance(said := proposal.get(question), list):
            answer["ratings"] = tuple({"rater": {"function": "Rater"}, "proposal": response(one)} for one in said)
        elif said is not None:
            answer["proposal"] = response(said)
        if (now := today.get(question)) is not None:
            answer["current"] = response(now)
        found.append(answer)
    return tuple(found)


def dossier(
    proposal: Mapping[str, Any] | None = None,
    today: Mapping[str, Any] | None = None,
    *,
    group: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Dossier:
    """Return a dossier with one group.

    Args:
        proposal: what is not at its lightest; None leaves the answer out, a list is several raters.
        today: what is not at its lightest today.
        group: other fields of the group.
        fields: other fields of the dossier.
    """
    said = {**LIGHTEST, **(proposal or {})}
    now = {**LIGHTEST, **(today or {})}
    one = {"id": "people", "name": "Mensen", "kind": "resident", "answers": answers(said, now, of_dossier=False)}
    return Dossier.model_validate(
        {
            "format": 1,
            "title": "Proef",
            "questionnaire": "rules",
            "answers": answers(said, now, of_dossier=True),
            "groups": (one | dict(group or {}),),
            **fields,
        }
    )


def outcome(*arguments: Any, **fields: Any) -> Outcome:
    """Score a dossier made with these arguments."""
    return score(dossier(*arguments, **fields), catalogue())


def group_outcome(*arguments: Any, **fields: Any) -> GroupOutcome:
    """Score a dossier made with these arguments and return the outcome of its one group."""
    return outcome(*arguments, **fields).groups[0]
