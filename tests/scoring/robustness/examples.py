"""Examples, and small changes to them, for tests of robustness."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from questionnaires.advice_model import AdviceDefinition
from questionnaires.catalogue import Catalogue, bundled_catalogue
from questionnaires.model import Questionnaire
from scoring.batch.scorer import BatchScorer
from scoring.dossier import Dossier, Estimate, Journey, Step
from scoring.dossier_reading import read_dossier
from scoring.robustness.known import foreseen
from tests.scoring.catalogues import catalogue_of
from tests.strategies import SCORING

EXAMPLES = Path(__file__).parents[3] / "examples"


@cache
def example(name: str) -> Dossier:
    """Read an example."""
    path = EXAMPLES / f"{name}.yaml"
    return read_dossier(path.read_bytes(), path.name).dossier


def batch_of(dossier: Dossier, catalogue: Catalogue | None = None) -> BatchScorer:
    """Make a dossier ready to be scored in many versions."""
    catalogue = catalogue or bundled_catalogue()
    return BatchScorer(dossier, catalogue, foreseen(dossier, catalogue))


def rules() -> AdviceDefinition:
    """The bundled rules of the advice."""
    return bundled_catalogue().advice_rules["advies"]


def flags_at(*flagged: str, **fields: Mapping[str, object]) -> tuple[Dossier, Catalogue]:
    """A light, well-known proposal with two light steps; those that are named have no help, which is a red flag.

    `fields` are other values of a step, by its id.
    """
    option = {"id": "light", "label": "Licht", "burden": 0}, {"id": "less", "label": "Iets minder licht", "burden": 1}
    questions = tuple(
        {"id": name, "text": f"Vraag {name}?", "type": "single_choice", "options": option} for name in ("q0", "q1")
    )
    section = {"id": "s", "title": "Thema", "role": "theme", "questions": questions}
    told = {"id": "proef", "version": "1.0.0", "title": "Proef", "description": "Voor tests.", "origin": "Bedacht."}
    form = Questionnaire.model_validate({"kind": "questionnaire", **told, "sections": (section,), "scoring": SCORING})
    helped = {name: "no_help" if name in flagged else "taken_over" for name in ("s0", "s1")}
    steps = tuple(_step(name, {"help": said, **fields.get(name, {})}) for name, said in helped.items())
    answers = tuple({"question": one["id"], "proposal": {"value": "light", "basis": "tested"}} for one in questions)
    group = {"id": "g", "name": "Groep", "kind": "resident", "answers": answers, "journey": Journey(steps=steps)}
    dossier = {"format": 1, "title": "Proef", "questionnaire": "proef", "journey": "reis", "groups": (group,)}
    around = {"intake": {"phase": "ontwerp"}, "compass": {"not_applicable": "Niemand doet mee."}}
    return Dossier.model_validate({**dossier, **around}), catalogue_of(form, bundled_catalogue())


def _step(name: str, fields: Mapping[str, object]) -> Step:
    nothing = ("understand", "remember", "weigh", "tension")
    papers = ("known_documents", "own_documents", "third_party_documents", "own_story")
    said = {"action": "search", "phase": "learn", "actor": "resident", "channels": ("website", "letter")}
    minutes = Estimate(low=10, likely=25, high=60)
    amounts = {"minutes": minutes, "times_a_year": 1.0, "share": 1.0, "cost": 0.0, "certainty": "tested"}
    rules = {"deadline": "no_deadline", "consequence": "nothing", "why_needed": "law"}
    values = {**said, **amounts, **rules, **dict.fromkeys(nothing, "none"), **dict.fromkeys(papers, 0.0), **fields}
    return Step.model_validate({"id": name, "name": f"Stap {name}", "values": values})
