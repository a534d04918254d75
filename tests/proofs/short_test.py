"""How often the short test is milder than the full one (RULES section 5).

    python -m tests.proofs.short_test [DOSSIERS]

Fills in random dossiers of the bundled questionnaire completely, from very light to very heavy, scores each at both
depths, and does the same with the examples. Prints a table. Exits 1 when a class that the short test calls `hoog`, or
anything else that it is sure of, turns out lighter in the full test.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from questionnaires.catalogue import Catalogue, bundled_catalogue
from questionnaires.model import GroupKind, Questionnaire
from scoring.compiled import compiled
from scoring.dossier import Dossier
from scoring.dossier_reading import read_dossier
from scoring.outcome import CLASS_ORDER, ClassId
from scoring.score import score_all

EXAMPLES = Path(__file__).parents[2] / "examples"
QUESTIONNAIRE = "doenvermogen"


def main(count: int) -> int:
    """Compare the two depths and print how they differ."""
    catalogue = bundled_catalogue()
    random = Random(count)  # noqa: S311 - the same dossiers in every run
    _say(f"{count} random dossiers of {QUESTIONNAIRE}, each of one group and completely filled in")
    fine = _compare(random_dossiers(catalogue.questionnaires[QUESTIONNAIRE], count, random), catalogue)
    examples = [read_dossier(path.read_bytes(), path.name).dossier for path in sorted(EXAMPLES.glob("*.yaml"))]
    examples = [dossier for dossier in examples if dossier.questionnaire == QUESTIONNAIRE]
    _say(f"\n{len(examples)} examples, as they are")
    return 0 if _compare(iter(examples), catalogue) and fine else 1


def random_dossiers(questionnaire: Questionnaire, count: int, random: Random) -> Iterator[Dossier]:
    """Yield complete dossiers; how heavy their answers tend to be differs from one dossier to the next."""
    form = compiled(questionnaire)
    for _number in range(count):
        weight, kind = random.random(), random.choice(list(GroupKind))
        answers = []
        for question in form.questions:
            if question.positions is None or question.of_dossier or kind not in question.kinds:
                continue
            samples = question.positions.samples
            place = sum(random.random() < weight for _step in samples[1:])
            answers.append({"question": question.id, "proposal": {"value": samples[place].value}})
        yield Dossier.model_validate(
            {
                "format": 1,
                "title": "-",
                "questionnaire": questionnaire.id,
                "groups": ({"id": "group", "name": "-", "kind": kind, "answers": tuple(answers)},),
            }
        )


def _compare(dossiers: Iterator[Dossier], catalogue: Catalogue) -> bool:
    seen = Counter[tuple[ClassId, ClassId]]()
    taken_back = 0
    for dossier in dossiers:
        both = (dossier.model_copy(update={"depth": depth}) for depth in ("short", "full"))
        short, full = score_all(both, catalogue)
        seen[short.burden_class, full.burden_class] += 1
        less_sure = _order(full.burden_at_least) < _order(short.burden_at_least)
        no_longer_hoog = short.burden_class == "hoog" and full.burden_class not in {"hoog", "onbekend"}
        taken_back += 1 if less_sure or no_longer_hoog else 0
    _say(f"{'short':>10} {'full':>10} {'dossiers':>10}")
    for (short_class, full_class), times in sorted(seen.items(), key=lambda item: [_order(one) for one in item[0]]):
        note = "  short is milder" if _is_milder(short_class, full_class) else ""
        _say(f"{short_class:>10} {full_class:>10} {times:10}{note}")
    milder = sum(times for pair, times in seen.items() if _is_milder(*pair))
    _say(f"short is milder than full in {milder} of {seen.total()}; taken back by the full test: {taken_back}")
    return taken_back == 0


def _is_milder(short: ClassId, full: ClassId) -> bool:
    return _order(short) < _order(full) and full != "onbekend"


def _order(burden_class: ClassId) -> int:
    return CLASS_ORDER.index(burden_class)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
