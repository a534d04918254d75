"""Examples, and small changes to them, for tests of robustness."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from questionnaires.advice_model import AdviceDefinition
from questionnaires.catalogue import Catalogue, bundled_catalogue
from scoring.batch.scorer import BatchScorer
from scoring.dossier import Dossier
from scoring.dossier_reading import read_dossier
from scoring.robustness.known import foreseen

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
