"""The outcome as JSON: the same outcome gives the same bytes."""

from __future__ import annotations

import json

from scoring.outcome import Outcome
from scoring.outcome_data import outcome_to_data


def outcome_json(outcome: Outcome) -> str:
    """Write an outcome the way `doenvermogen schema outcome` describes it, with its trace."""
    return json.dumps(outcome_to_data(outcome), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
