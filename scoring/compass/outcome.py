"""What the compass means, as everybody sees it. Field names are keys of `doenvermogen score --json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from questionnaires.compass_model import CompassId

CheckState = Literal["counts", "later", "not_applicable", "unknown"]


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """One check. `answer` is what was given, `counts_as` what it counts as; null is not known, or not counted.

    `points` is null when the check does not count or is not known. `why` says why an answer counts as another one.
    """

    id: str
    code: str | None
    core: bool
    state: CheckState
    answer: str | None
    counts_as: str | None
    points: int | None
    why: Literal["no_evidence", "no_explanation"] | None
    evidence: int
    by: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class CompassOutcome:
    """The compass of a dossier. `share_low` and `share_high` (0..1) are with unknown checks at none and at most points.

    `points` and `maximum` are of the checks that count; an unknown check is in `maximum` and gives no points.
    `not_applicable` says that the whole compass does not apply; then `outcome` is `op_orde` by `rule` `not_applicable`.
    `outcome_at_best` and `outcome_at_worst` are the best and the worst outcome that the unknown checks leave room for.
    """

    definition: str
    phase: str
    phase_known: bool
    outcome: CompassId
    rule: str
    outcome_at_best: CompassId
    outcome_at_worst: CompassId
    points: int
    maximum: int
    share_low: float | None
    share_high: float | None
    not_applicable: bool
    mandate: str | None
    checks: tuple[CheckOutcome, ...]
    groups_without_journey: tuple[str, ...]
