"""Every claim about a journey, on many random ones: `python -m tests.proofs.journeys 20000 [SEED]`.

It also counts how often the old form, with a plain mean of all steps, gets lighter when a step is added: the same
test must be able to fail.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from tests.scoring.journey.claims import CLAIMS, old_form_falls
from tests.scoring.journey.random_journeys import drawn_from, random_journey, scored

FIRST_FAILURES = 5


def prove(number: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Return counts by what happened, and what went wrong."""
    counts: Counter[str] = Counter()
    failures: list[str] = []
    for index in range(number):
        rng = drawn_from(f"{seed}/{index}")
        journey, stress = random_journey(rng), rng.random() < 0.3
        counts[scored(journey, stress=stress).proposal.actual.burden_class] += 1
        for claim in CLAIMS:
            failure = claim(rng, journey, stress=stress)
            if failure is not None:
                failures.append(f"{seed}/{index} {claim.__name__}: {failure}")
        counts["old form fell"] += old_form_falls(rng, journey)
    return counts, failures


def main(arguments: Sequence[str]) -> int:
    """Tell what was found; 1 when a claim does not hold, or when the old form does not fail."""
    number, seed = (int(arguments[0]) if arguments else 1000), (int(arguments[1]) if len(arguments) > 1 else 1)
    counts, failures = prove(number, seed)
    lines = [
        f"{number} random journeys, seed {seed}; by class:",
        *(f"  {name}: {counts[name]}" for name in ("laag", "middel", "hoog", "onbekend")),
        f"{len(CLAIMS)} claims, {len(failures)} times broken",
        *(f"  {failure}" for failure in failures[:FIRST_FAILURES]),
        f"(max + mean) / 2 fell when a step was added: {counts['old form fell']} times",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if failures or not counts["old form fell"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
