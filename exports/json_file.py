"""The outcome as JSON: the same outcome gives the same bytes."""

from __future__ import annotations

import json

from scoring.advice.overview import RulesOverview
from scoring.comparison.outcome import Comparison
from scoring.comparison.variants import Overview
from scoring.outcome import Outcome
from scoring.outcome_data import to_data


def outcome_json(outcome: Outcome) -> str:
    """Write an outcome the way `doenvermogen schema outcome` describes it, with its trace."""
    return as_json(outcome)


def as_json(found: Outcome | Comparison | Overview | RulesOverview) -> str:
    """Write everything that was found, with the names of its fields as keys."""
    return json.dumps(to_data(found), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
