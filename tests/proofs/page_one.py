"""Page one of many random dossiers is one A4 of at most 200 words: `python -m tests.proofs.page_one 1000 [SEED]`.

Each is an example with random texts, from one letter to as long as may be, in every place that page one prints; with
random groups, measures that change answers, alternatives, contributions, answers to the compass, deviations, and a
sentence on how sure the advice is.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

from exports.dutch import words_in
from exports.html import render_html
from exports.pdf.engine import engine
from exports.report import Report, build_report
from exports.report.page_one import MOST_WORDS, running_text
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import SingleChoice
from scoring.dossier import Dossier
from scoring.evidence import LONGEST_LINE
from scoring.robustness.outcome import AdviceRange, Robustness
from scoring.score import score
from tests.exports.reports import NOT_NEEDED, changed, example, examples, with_everything

FIRST_FAILURES = 5
LONGEST_SENTENCE = 280
WORDS = (
    "de", "en", "van", "wie", "geld", "bewoners", "aanvraag", "WIJK", "m", "a", "Wmo", "inkomensondersteuning", "2.500",
    "WWWWWWWWWW", "mantelzorgers", "één", "energiecompensatieregeling", "–", "(zie", "%", "uitvoeringsorganisatie,",
)  # fmt: skip
PHASES = ("verkenning", "ontwerp", "besluit", "uitvoering", None)


def random_dossier(rng: Random) -> Dossier:
    """Return an example in which everything that page one prints is drawn at random."""
    name = rng.choice([name for name in examples() if name != NOT_NEEDED])
    return changed(example(name), lambda data: _change(rng, data))


def random_report(rng: Random) -> Report:
    """Return the report of a random dossier, with a sentence of any length that there may be."""
    dossier, catalogue = random_dossier(rng), bundled_catalogue()
    outcome = score(dossier, catalogue, with_trace=False)
    said = f"Het advies blijft gelijk, tenzij {_line(rng)[:LONGEST_SENTENCE]}"
    sure = Robustness(said, (), (), None, 2, AdviceRange("positief", "positief", 0), (), None)
    return build_report(replace(outcome, robustness=sure), dossier, catalogue, default_theme())


def failure(report: Report) -> str | None:
    """Return what is wrong with a page one; None when nothing is."""
    words = sum(map(words_in, running_text(report.page_one)))
    loaded = engine()
    alone = render_html(replace(report, sections=()))
    pages = len(loaded.page(alone).render(font_config=loaded.fonts).pages)
    if pages != 1:
        return f"{pages} pages"
    return f"{words} words" if words > MOST_WORDS else None


def prove(number: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Return counts by headline, and what went wrong."""
    counts: Counter[str] = Counter()
    failures: list[str] = []
    for index in range(number):
        report = random_report(Random(f"{seed}/{index}"))  # noqa: S311 - cases, no secrets.
        counts[report.page_one.headline] += 1
        if wrong := failure(report):
            failures.append(f"{seed}/{index}: {wrong}")
    return counts, failures


def main(arguments: Sequence[str]) -> int:
    """Tell what was found; 1 when a page one is too long."""
    number, seed = (int(arguments[0]) if arguments else 100), (int(arguments[1]) if len(arguments) > 1 else 1)
    counts, failures = prove(number, seed)
    lines = [f"{number} random dossiers, seed {seed}; by headline:"]
    lines += [f"  {headline}: {count}" for headline, count in sorted(counts.items())]
    lines += [f"{len(failures)} pages one that are too long", *failures[:FIRST_FAILURES]]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if failures else 0


def _change(rng: Random, data: dict[str, Any]) -> None:
    if rng.random() < 0.6:
        with_everything(data)
    data["title"] = _line(rng)
    intake = data.setdefault("intake", {})
    for question in ("decision_asked", "portfolio_holder", "reference_number"):
        if rng.random() < 0.7:
            intake[question] = _line(rng)
    if phase := rng.choice(PHASES):
        intake["phase"] = phase
    data["filled_in_by"] = [{"function": _line(rng)} for _number in range(rng.randint(0, 6))]
    _groups(rng, data)
    data["alternatives"] = [
        {"name": _line(rng), "easier": rng.choice((True, False, None)), "why_not": _line(rng)}
        for _number in range(rng.randint(0, 4))
    ]
    _measures(rng, data)
    _plan(rng, data)
    if rng.random() < 0.5:
        chosen = rng.choice(("positief", "positief_mits", "aanpassen"))
        data["advice"] = {"deviation": {"advice": chosen, "reason": _line(rng), "by": _line(rng)}}


def _measures(rng: Random, data: dict[str, Any]) -> None:
    for measure in data.get("measures", ()):
        measure["text"] = _line(rng)
        if rng.random() < 0.5:
            measure |= {"agreed": {"by": _line(rng), "on": "2026-01-01"}, "deadline": "2026-12-31", "cover": _line(rng)}
        if rng.random() < 0.3:
            measure.pop("cover", None)
        if rng.random() < 0.5 and data["groups"]:
            measure.pop("changes", None)
            measure["changes"] = {"answers": _lighter(rng, data)}


def _lighter(rng: Random, data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the lightest answer to some of the questions that a group answered."""
    asked = bundled_catalogue().questionnaires[data["questionnaire"]]
    answers = rng.choice(data["groups"]).get("answers", ())
    given = {one["question"] for one in rng.sample(answers, min(6, len(answers)))}
    questions = [one for one in asked.questions if one.id in given and isinstance(one, SingleChoice)]
    return [{"question": one.id, "value": asked.options_of(one)[0].id} for one in questions]


def _groups(rng: Random, data: dict[str, Any]) -> None:
    """Repeat or leave out groups, under other names; what spoke of one that is gone goes with it."""
    groups = data["groups"]
    kept = [rng.choice(groups) | {"id": f"groep_{number}", "name": _line(rng)} for number in range(rng.randint(0, 6))]
    if rng.random() < 0.5:
        kept = [group | {"name": _line(rng)} for group in groups]
    data["groups"] = kept
    ids = {group["id"] for group in kept}
    for measure in data.get("measures", ()):
        measure["groups"] = [group for group in measure.get("groups", ()) if group in ids]
        measure["steps"] = [step for step in measure.get("steps", ()) if step["group"] in ids]
        changes = measure.get("changes", {})
        changes["steps"] = [step for step in changes.get("steps", ()) if step["group"] in ids]
    for answer in data.get("compass", {}).get("answers", ()):
        answer["steps"] = [step for step in answer.get("steps", ()) if step["group"] in ids]
    for signal in data.get("signals", ()):
        signal["steps"] = [step for step in signal.get("steps", ()) if step["group"] in ids]
    for group in data.get("plan", {}).get("groups", ()):
        group.pop("group", None)


def _plan(rng: Random, data: dict[str, Any]) -> None:
    if rng.random() < 0.3:
        data.pop("plan", None)
        data.pop("compass", None)
        return
    plan = data.setdefault("plan", {})
    for key in ("open", "fixed", "not_reached"):
        plan[key] = [_line(rng) for _number in range(rng.randint(0, 4))]
    plan["groups"] = [
        {"id": f"deelnemer_{number}", "name": _line(rng), "reached": rng.choice(("yes", "partly", "no"))}
        for number in range(rng.randint(0, 5))
    ]
    plan["contributions"] = [
        {"who": "Iemand", "what": "Iets", "decision": rng.choice(("taken_over", "partly", "not", "open"))}
        for _number in range(rng.randint(0, 40))
    ]
    checks = [check.id for check in bundled_catalogue().compasses["kompas"].checks]
    said = data.setdefault("compass", {}).setdefault("answers", [])
    answered = {answer["check"] for answer in said}
    for check in checks:
        if check not in answered and rng.random() < 0.5:
            said.append({"check": check, "by": _line(rng), "until": "2026-12-01"})


def _line(rng: Random) -> str:
    longest = rng.choice((1, 12, 40, 90, LONGEST_LINE))
    if rng.random() < 0.05:
        return "W" * longest
    text = " ".join(rng.choice(WORDS) for _word in range(longest))
    return text[:longest].strip() or "a"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
