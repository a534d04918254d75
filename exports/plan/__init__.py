"""The participation plan of a dossier on one page: what is open, who takes part, what came of it."""

from exports.plan.page import build_plan

__all__ = ["build_plan"]
