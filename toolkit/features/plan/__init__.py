"""The participation plan as data: who takes part, about what, when, and what came of it; and the signals."""
