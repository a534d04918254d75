"""Small random questionnaires and dossiers of which every version can be scored: few answers, all that can matter.

A questionnaire has one to three themes of one to three questions, often conditions, sometimes a context section and a
question about the whole dossier. A dossier has one or two groups, mostly known answers of every basis, promises,
a compass of three checks, and sometimes a journey.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

from questionnaires.catalogue import Catalogue, bundled_catalogue
from questionnaires.compass_model import CompassDefinition
from questionnaires.model import MultipleChoice, NumberQuestion, Question, Questionnaire, Scope
from scoring.dossier import Dossier, Journey
from tests.scoring.catalogues import catalogue_of
from tests.scoring.journey.random_journeys import random_step
from tests.strategies import SCORING, number_bands

BASES = ("tested", "figures", "practitioners", "practitioners", "own_estimate", None)
FEWEST_THEMES = 4
CHECKS = ("doel", "wie", "getest")
"""Two of the core, and one that says which steps were tested."""


def random_case(rng: Random, *, journeys: bool = False) -> tuple[Dossier, Catalogue]:
    """Make a dossier with the definitions that it is judged by."""
    questionnaire = random_questionnaire(rng)
    compass = small_compass()
    beside = bundled_catalogue()
    sources = {**beside.sources, compass.id: replace(beside.sources[compass.id], definition=compass)}
    return random_dossier(rng, questionnaire, journeys=journeys), catalogue_of(questionnaire, Catalogue(sources))


def mild_case(rng: Random) -> tuple[Dossier, Catalogue]:
    """Make a dossier in which it takes several answers to change the advice: light answers in many small themes."""
    themes = rng.choice((4, 5, 6))
    sections = [_section(f"s{number}", "theme", [_mild_question(rng, f"q{number}")]) for number in range(themes)]
    sections[-1]["scope"] = rng.choice(("group", "group", "dossier"))
    scoring = _scoring(rng)
    noticeable = f"bottlenecks >= 2 or themes_hoog >= {rng.choice((2, 3))} or themes_matig >= {rng.choice((2, 3, 4))}"
    classes = tuple({**rule, "when": noticeable} if rule["id"] == "knelpunt" else rule for rule in scoring["classes"])
    questionnaire = _questionnaire(sections, {**scoring, "classes": classes})
    groups = [
        {
            "id": f"g{number}",
            "name": f"Groep {number}",
            "kind": "resident",
            "answers": tuple(_answers(rng, questionnaire, Scope.GROUP, (1.0, rng.choice((0.1, 0.9)), "tested"))),
        }
        for number in range(rng.choice((1, 1, 2)) if themes == FEWEST_THEMES else 1)
    ]
    dossier = {
        "format": 1,
        "title": "Proef",
        "questionnaire": questionnaire.id,
        "intake": {"phase": "ontwerp"},
        "answers": tuple(_answers(rng, questionnaire, Scope.DOSSIER, (1.0, 0.2, "tested"))),
        "groups": tuple(groups),
        "compass": {"not_applicable": "Niemand doet mee."},
    }
    return Dossier.model_validate(dossier), catalogue_of(questionnaire, bundled_catalogue())


def _mild_question(rng: Random, question_id: str) -> dict[str, Any]:
    burdens = (0, rng.choice((1, 2, 2, 3)))
    options = tuple({"id": f"o{place}", "label": f"o{place}", "burden": one} for place, one in enumerate(burdens))
    return {"id": question_id, "text": f"Vraag {question_id}?", "type": "single_choice", "options": options}


@cache
def small_compass() -> CompassDefinition:
    """The bundled compass with three of its checks."""
    whole = bundled_catalogue().compasses["kompas"]
    checks = tuple(check for check in whole.checks if check.id in CHECKS)
    assert len(checks) == len(CHECKS), [check.id for check in whole.checks]
    fields = {name: getattr(whole, name) for name in CompassDefinition.model_fields}
    return CompassDefinition.model_validate({**fields, "checks": checks})


def random_questionnaire(rng: Random) -> Questionnaire:
    """Make a small questionnaire with conditions that only reveal more as answers get heavier."""
    earlier: list[dict[str, Any]] = []
    sections = []
    roles = ["theme"] * rng.choice((1, 2, 2, 3)) + ["context"] * (rng.random() < 0.3)
    for number, role in enumerate(roles):
        questions = [_question(rng, f"q{number}_{place}", earlier) for place in range(rng.choice((1, 2, 2, 3)))]
        sections.append(_section(f"s{number}", role, questions))
    if rng.random() < 0.3:
        sections.append(_section("wide", "theme", [_question(rng, "d0", [])], "dossier"))
    return _questionnaire(sections, _scoring(rng))


def _questionnaire(sections: list[dict[str, Any]], scoring: dict[str, Any]) -> Questionnaire:
    return Questionnaire.model_validate(
        {
            "kind": "questionnaire",
            "id": "proef",
            "version": "1.0.0",
            "title": "Proef",
            "description": "Voor tests.",
            "origin": "Bedacht voor tests.",
            "sections": tuple(sections),
            "scoring": scoring,
        }
    )


def _scoring(rng: Random) -> dict[str, Any]:
    heavy = f"themes_with_heavy_bottleneck >= {rng.choice((1, 2, 2, 3))}"
    noticeable = (
        f"bottlenecks >= {rng.choice((1, 1, 2))} or themes_hoog >= 1 or themes_matig >= {rng.choice((1, 2, 5))}"
    )
    classes = [dict(rule) for rule in SCORING["classes"]]
    classes[1]["when"], classes[2]["when"] = heavy, noticeable
    return {**SCORING, "classes": tuple(classes)}


def _section(section_id: str, role: str, questions: list[dict[str, Any]], scope: str = "group") -> dict[str, Any]:
    return {"id": section_id, "title": section_id, "role": role, "scope": scope, "questions": tuple(questions)}


def _question(rng: Random, question_id: str, earlier: list[dict[str, Any]]) -> dict[str, Any]:
    kind = rng.choice(("single_choice",) * 6 + ("multiple_choice", "number"))
    question: dict[str, Any] = {
        "id": question_id,
        "text": f"Vraag {question_id}?",
        "type": kind,
        "critical": rng.random() < 0.3,
        "protection": rng.random() < 0.2,
        "when": _condition(rng, earlier) if earlier and rng.random() < 0.35 else None,
    }
    if kind == "single_choice":
        burdens = sorted(rng.choice(range(5)) for _ in range(rng.choice((2, 3, 3, 4))))
        question["options"] = tuple(
            {"id": f"o{place}", "label": f"o{place}", "burden": burden} for place, burden in enumerate(burdens)
        )
    else:
        question["bands"] = number_bands(sorted(rng.choice(range(5)) for _ in range(3)))
    if kind == "multiple_choice":
        question["options"] = tuple({"id": f"o{place}", "label": f"o{place}"} for place in range(3))
    if kind == "number":
        question |= {"unit": "keer", "minimum": 0.0, "maximum": 5.0}
    earlier.append(question)
    return question


def _condition(rng: Random, earlier: list[dict[str, Any]]) -> str:
    question = rng.choice(earlier)
    name = question["id"]
    match question["type"]:
        case "number":
            return f"{name} >= {rng.choice((1, 2, 3))}"
        case "multiple_choice":
            return f"o1 in {name}"
        case _:
            options = [option["id"] for option in question["options"]]
            return f"{name} in ({', '.join(options[rng.randrange(1, len(options)) :])},)"


def random_dossier(rng: Random, questionnaire: Questionnaire, *, journeys: bool) -> Dossier:
    """Make a dossier; how much of it is known, and how well, differs from one to the next."""
    known, heavy, founded = (
        rng.choice((1.0, 1.0, 1.0, 0.8)),
        rng.random() ** 1.5,
        rng.choice((None, None, "figures", "any")),
    )
    groups = []
    for number in range(rng.choice((1, 1, 1, 2))):
        group: dict[str, Any] = {"id": f"g{number}", "name": f"Groep {number}", "kind": "resident"}
        group["answers"] = tuple(_answers(rng, questionnaire, Scope.GROUP, (known, heavy, founded)))
        if journeys:
            group["journey"] = _journey(rng)
        groups.append(group)
    return Dossier.model_validate(
        {
            "format": 1,
            "title": "Proef",
            "questionnaire": questionnaire.id,
            "journey": "reis" if journeys else None,
            "intake": {"phase": rng.choice(("verkenning", "ontwerp", "ontwerp", "besluit"))},
            "answers": tuple(_answers(rng, questionnaire, Scope.DOSSIER, (known, heavy, founded))),
            "groups": tuple(groups),
            "measures": _measures(rng, questionnaire, groups),
            "compass": _compass(rng, groups),
        }
    )


def _journey(rng: Random) -> Journey:
    """Make a journey of one or two steps of which mostly everything is known."""
    known = rng.choice((1.0, 1.0, 0.9))
    steps = (random_step(rng, number, known) for number in range(rng.choice((1, 2))))
    return Journey(steps=tuple(steps), other_schemes=rng.choice((None, 1, 5)))


def _answers(
    rng: Random, questionnaire: Questionnaire, scope: Scope, how: tuple[float, float, str | None]
) -> list[dict[str, Any]]:
    known, heavy, founded = how
    found = []
    for section in questionnaire.sections:
        for question in section.questions if section.scope is scope else ():
            basis = rng.choice(BASES) if founded == "any" else founded or rng.choice(("tested", "practitioners"))
            said: dict[str, Any] = {"unknown": "not_known"}
            if rng.random() < known:
                said = {"value": _value(rng, questionnaire, question, heavy), "basis": basis}
            elif rng.random() < 0.2:
                said = {"not_applicable": "Nee."}
            found.append({"question": question.id, "proposal": said})
    return found


def _value(
    rng: Random, questionnaire: Questionnaire, question: Question, heavy: float
) -> str | float | tuple[str, ...]:
    every = values_of(questionnaire, question)
    return every[sum(rng.random() < heavy for _ in every[1:])]


def values_of(questionnaire: Questionnaire, question: Question) -> list[str | float | tuple[str, ...]]:
    """Return every value that a question can have, from light to heavy; of ticks every set."""
    options = [option.id for option in questionnaire.options_of(question)]
    if isinstance(question, NumberQuestion):
        return [float(number) for number in range(int(question.minimum), int(question.maximum) + 1)]
    if isinstance(question, MultipleChoice):
        sets = [
            tuple(one for place, one in enumerate(options) if bits >> place & 1) for bits in range(2 ** len(options))
        ]
        return [*sorted(sets, key=len)]
    return [*options]


def _measures(rng: Random, questionnaire: Questionnaire, groups: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    if rng.random() < 0.4:
        return ()
    questions = [question.id for question in questionnaire.questions if rng.random() < rng.choice((0.5, 1.0))]
    steps = [
        {"group": group["id"], "step": step.id}
        for group in groups
        if "journey" in group
        for step in group["journey"].steps
        if rng.random() < 0.8
    ]
    agreed = {"agreed": {"by": "Directeur", "on": "2026-01-31"}, "deadline": "2026-06-30", "cover": "Budget van Zorg"}
    return ({"id": "m", "text": "Maatregel", "questions": tuple(questions), "steps": tuple(steps), **agreed},)


def _compass(rng: Random, groups: list[dict[str, Any]]) -> dict[str, Any]:
    if rng.random() < 0.5:
        return {"not_applicable": "Niemand doet mee."}
    good = rng.random()
    answers = []
    for check in CHECKS:
        if rng.random() < 0.03:
            continue
        value = "ja" if rng.random() < good else rng.choice(("deels", "nee"))
        proof = ({"kind": "document", "description": "Verslag"},) if rng.random() < 0.9 else ()
        said: dict[str, Any] = {
            "check": check,
            "value": value,
            "explanation": rng.choice(("Zo is het.", None)),
            "evidence": proof,
        }
        if check == "getest":
            said["steps"] = tuple(
                {"group": group["id"], "step": group["journey"].steps[0].id} for group in groups if "journey" in group
            )
        answers.append(said)
    return {"answers": tuple(answers)}
