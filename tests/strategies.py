"""Random small questionnaires and random dossiers for them, for property tests.

    from hypothesis import given, strategies as st
    from tests.strategies import dossiers, questionnaires

    @given(st.data())
    def test_something(data):
        questionnaire = data.draw(questionnaires())
        dossier = data.draw(dossiers(questionnaire))

A questionnaire has one to three themes, sometimes a context section, and often a section for the whole dossier. Its
questions are single choices, multiple choices and numbers; its conditions look at earlier questions and are monotone;
its rules are those of RULES section 3. It has a short depth and a quickscan.
A dossier has zero to three groups and everything an answer can be: values, unknowns, not applicable, nothing yet,
today's value, raters who agree or do not, statements for a whole theme, and measures.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from questionnaires.model import (
    GroupKind,
    MultipleChoice,
    NumberQuestion,
    Question,
    Questionnaire,
    Scope,
    Section,
    SingleChoice,
)
from scoring.dossier import Dossier

NASTY_TEXTS = (
    "no", "null", "~", "true", "12", "012", "1.10", "-0", "1e5", "0x1f", "2026-01-31", "12:30", "y", "=1+1", "<<",
    "- a", "-", "a: b", "a:", ": a", "# a", "a #b", "a#b", "!!str a", "!a", "&a", "*a", "| a", ">", "%a", "@a", "`a",
    "'", '"', "''", '"a"', "[a]", "{a}", "a, b", "?", "? a", " a", "a ", "---", "...", "\\", "\\n", "é", "ĳ", "🙂",
    "a\nb", "a\n", "\na", "a\n\nb\n", "a \nb", " a\nb", "a\n b", "a\r\nb", "a\tb", "\u2028", "a\x85b", "\ufeff", "\xa0",
    "a\n# b\n", "a\n---\nb", "a\n\n", "<script>", "{{ 7 }}", "%s", "Wat verandert er?", "{x}", "a\u00adb", "\u202ea",
)  # fmt: skip
"""Texts that a writer of YAML gets wrong sooner than others."""

SCORING: dict[str, Any] = {
    "rationale": "Zoals RULES 3.",
    "bands": (
        {"id": "band_zeer_hoog", "band": "zeer_hoog", "when": "highest >= 4 or share_at_least_3 > 0.5"},
        {"id": "band_hoog", "band": "hoog", "when": "highest >= 3"},
        {"id": "band_matig", "band": "matig", "when": "highest >= 2"},
        {"id": "band_laag", "band": "laag"},
    ),
    "bottlenecks": (
        {"id": "vier", "heavy": True, "when": "burden >= 4", "text": "Een 4."},
        {"id": "kritiek", "heavy": True, "when": "critical and burden >= 3", "text": "Een 3 op een kritieke vraag."},
        {
            "id": "samenloop",
            "when": "burden >= 3 and not protection and context >= hoog",
            "text": "Een 3 terwijl de omstandigheden zwaar zijn.",
        },
    ),
    "red_flags": ({"id": "rood", "when": "critical and burden >= 4", "text": "Een kritieke vraag op 4."},),
    "classes": (
        {
            "id": "te_veel_onbekend",
            "burden_class": "onbekend",
            "when": "unknown_share > 0.4 or unknown_critical >= 1 or theme_unknown_share > 0.5",
            "text": "Te veel is onbekend.",
        },
        {
            "id": "overal_zwaar",
            "burden_class": "hoog",
            "when": "themes_with_heavy_bottleneck >= 4",
            "text": "Zware knelpunten in vier thema's of meer.",
        },
        {
            "id": "knelpunt",
            "burden_class": "middel",
            "when": "bottlenecks >= 1 or themes_hoog >= 1 or themes_matig >= 5",
            "text": "Een knelpunt, of een zwaar thema.",
        },
        {"id": "licht", "burden_class": "laag", "text": "Geen van deze."},
    ),
}
"""The rules of RULES section 3, as data."""

CHANGES = ("no", "yes", "new", "unknown")
DAYS = st.dates().map(lambda day: day.isoformat())
PRINTABLE = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], include_characters="\n\t\r\x85")


def texts(longest: int = 60) -> st.SearchStrategy[str]:
    """Texts that say something: ordinary, nasty, and arbitrary without control characters."""
    ordinary = st.sampled_from(("Bewoners", "Een korte zin.", "Twee\nregels"))
    nasty = st.sampled_from([text for text in NASTY_TEXTS if text.strip()])
    return st.one_of(ordinary, nasty, st.text(PRINTABLE, min_size=1, max_size=longest).filter(str.strip))


SCALARS: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    texts(20),
)
"""Everything that a file can say in one place."""


def mappings() -> st.SearchStrategy[dict[str, Any]]:
    """Whatever a file can say: small mappings of scalars, lists and mappings."""
    keys = st.text("abc", min_size=1, max_size=3)
    inner = st.recursive(
        SCALARS, lambda part: st.lists(part, max_size=3) | st.dictionaries(keys, part, max_size=3), max_leaves=5
    )
    return st.dictionaries(keys, inner, min_size=1, max_size=3)


# Questionnaires --------------------------------------------------------------------------------------------------


@st.composite
def questionnaires(draw: st.DrawFn, themes: int = 3) -> Questionnaire:
    """Draw a small questionnaire that is valid, with monotone conditions and at most so many themes."""
    roles = ["theme"] * draw(st.integers(1, themes)) + ["context"] * draw(st.integers(0, 1))
    sections: list[dict[str, Any]] = []
    earlier: list[dict[str, Any]] = []
    for number, role in enumerate(roles):
        questions = [draw(_question(f"q{number}_{place}", earlier)) for place in range(draw(st.integers(1, 4)))]
        sections.append(_section(f"s{number}", role, questions))
    if draw(st.booleans()):
        apart = [draw(_question(f"d{place}", [])) for place in range(draw(st.integers(1, 2)))]
        sections.append(_section("s_dossier", draw(st.sampled_from(("theme", "information"))), apart, "dossier"))
    ids = [question["id"] for section in sections for question in section["questions"]]
    short = draw(st.lists(st.sampled_from(ids), unique=True, min_size=1))
    return Questionnaire.model_validate(
        {
            "kind": "questionnaire",
            "id": "proef",
            "version": "1.0.0",
            "title": "Proef",
            "description": "Voor tests.",
            "origin": "Bedacht voor tests.",
            "depths": (_scan(ids[0]), _depth("short", tuple(short)), _depth("full", ())),
            "sections": tuple(sections),
            "scoring": SCORING,
        }
    )


def _section(section_id: str, role: str, questions: list[dict[str, Any]], scope: str = "group") -> dict[str, Any]:
    return {"id": section_id, "title": section_id, "role": role, "scope": scope, "questions": tuple(questions)}


def _depth(depth_id: str, questions: tuple[str, ...]) -> dict[str, Any]:
    return {"id": depth_id, "title": depth_id, "minutes": 10, "leaves_out": "Niets.", "questions": questions}


def _scan(question: str) -> dict[str, Any]:
    outcomes = (
        {"id": "heavy", "outcome": "full", "label": "Hele toets", "when": f"{question} >= 3"},
        {"id": "some", "outcome": "short", "label": "Korte toets", "when": f"{question} >= 1"},
        {"id": "light", "outcome": "not_needed", "label": "Niet nodig"},
    )
    verdicts = ({"id": "unchanged", "verdict": 1},)
    return _depth("quickscan", (question,)) | {"outcomes": outcomes, "not_needed_verdicts": verdicts}


@st.composite
def _question(draw: st.DrawFn, question_id: str, earlier: list[dict[str, Any]]) -> dict[str, Any]:
    """Draw a scored question and add it to those that later conditions may look at."""
    question: dict[str, Any] = {
        "id": question_id,
        "text": question_id,
        "critical": draw(st.booleans()) and draw(st.booleans()),
        "protection": draw(st.booleans()) and draw(st.booleans()),
        "kinds": draw(st.sampled_from((tuple(GroupKind), tuple(GroupKind), ("resident",), ("employee", "resident")))),
        "when": draw(_condition(earlier)) if bool(earlier) and draw(st.booleans()) else None,
    }
    kind = draw(st.sampled_from(("single_choice", "single_choice", "single_choice", "multiple_choice", "number")))
    question["type"] = kind
    if kind == "single_choice":
        burdens = sorted(draw(st.lists(st.integers(0, 4), min_size=2, max_size=5)))
        question["options"] = tuple(
            {"id": f"o{place}", "label": f"o{place}", "burden": burden} for place, burden in enumerate(burdens)
        )
    else:
        question["bands"] = number_bands(sorted(draw(st.lists(st.integers(0, 4), min_size=2, max_size=4))))
    if kind == "multiple_choice":
        none = ({"id": "none", "label": "geen", "exclusive": True},) if draw(st.booleans()) else ()
        question["options"] = (*none, *({"id": f"o{place}", "label": f"o{place}"} for place in range(4)))
    if kind == "number":
        question |= {"unit": "keer", "minimum": 0.0, "maximum": 9.0}
    earlier.append(question)
    return question


def number_bands(burdens: list[int]) -> tuple[dict[str, Any], ...]:
    """Return bands of one number each, the last one open, with these burdens."""
    bands: list[dict[str, Any]] = [
        {"minimum": float(place), "maximum": float(place), "burden": burden} for place, burden in enumerate(burdens)
    ]
    del bands[-1]["maximum"]
    return tuple(bands)


@st.composite
def _condition(draw: st.DrawFn, earlier: list[dict[str, Any]], depth: int = 0) -> str:
    """Draw a condition that only becomes true, never false, as answers get heavier."""
    if depth < 2 and draw(st.integers(0, 3)) == 0:
        left, right = draw(_condition(earlier, depth + 1)), draw(_condition(earlier, depth + 1))
        return f"({left} {draw(st.sampled_from(('and', 'or')))} {right})"
    question = draw(st.sampled_from(earlier))
    if question["type"] == "number":
        return f"{question['id']} >= {draw(st.integers(1, 3))}"
    if question["type"] == "multiple_choice":
        member, most = f"o1 in {question['id']}", question["bands"][-1]["burden"]
    else:
        # The heaviest options: everything from some option on.
        names = [option["id"] for option in question["options"]]
        place = draw(st.integers(1, len(names) - 1))
        member = f"{question['id']} in ({', '.join(names[place:])},)"
        most = question["options"][-1]["burden"]
    # A burden that no answer has would make a condition that is never true.
    if most == 0 or draw(st.booleans()):
        return member
    return f"{question['id']} >= {draw(st.integers(1, most))}"


# Dossiers --------------------------------------------------------------------------------------------------------


@st.composite
def dossiers(draw: st.DrawFn, questionnaire: Questionnaire, depths: tuple[str, ...] = ("full", "short")) -> Dossier:
    """Draw a dossier that is valid for this questionnaire, at one of these depths."""
    groups = [draw(_group(questionnaire, f"g{number}")) for number in range(draw(st.integers(0, 3)))]
    depth = draw(st.sampled_from(depths))
    wide = [section for section in questionnaire.sections if section.scope is Scope.DOSSIER]
    raters = st.lists(_rater(), max_size=2)
    return Dossier.model_validate(
        {
            "format": 1,
            "title": draw(texts()),
            "questionnaire": questionnaire.id,
            "depth": depth,
            "fictional": draw(st.booleans()),
            "filled_in_by": tuple(draw(raters)),
            "filled_in_on": draw(st.none() | DAYS),
            "current": draw(st.sampled_from((None, None, None, "none"))),
            "answers": tuple(draw(_answers(questionnaire, wide))),
            "groups": tuple(groups),
            "measures": draw(_measures(questionnaire, [group["id"] for group in groups])),
            "not_needed": {"reason": draw(texts()), "agreed_by": "Directeur"} if depth == "quickscan" else None,
            "notes": tuple(draw(st.lists(texts(), max_size=2))),
        }
    )


@st.composite
def values(draw: st.DrawFn, questionnaire: Questionnaire, question: Question) -> str | float | tuple[str, ...]:
    """Draw a value that fits a choice or a number."""
    if isinstance(question, NumberQuestion):
        return float(draw(st.integers(int(question.minimum), int(question.maximum))))
    options = questionnaire.options_of(question)
    if isinstance(question, SingleChoice):
        return draw(st.sampled_from([option.id for option in options]))
    if not isinstance(question, MultipleChoice):
        raise TypeError(question.type)
    exclusive = [option.id for option in options if option.exclusive]
    ticked = draw(st.lists(st.sampled_from([one.id for one in options if not one.exclusive]), unique=True))
    return tuple(sorted(ticked)) or tuple(exclusive)


@st.composite
def responses(draw: st.DrawFn, questionnaire: Questionnaire, question: Question) -> dict[str, Any]:
    """Draw what is said about one question: mostly a value, else unknown, not applicable or nothing yet."""
    said: dict[str, Any] = {}
    match draw(st.sampled_from(("value",) * 6 + ("unknown", "being_found_out", "not_applicable", "nothing"))):
        case "value":
            said["value"] = draw(values(questionnaire, question))
            said["basis"] = draw(st.sampled_from((None, "tested", "figures", "practitioners", "own_estimate")))
        case "unknown":
            said["unknown"] = draw(st.sampled_from(("not_in_proposal", "not_known")))
        case "being_found_out":
            said |= {"unknown": "being_found_out", "by": "Beleidsadviseur", "until": draw(DAYS)}
        case "not_applicable":
            said["not_applicable"] = draw(texts())
    if draw(st.integers(0, 4)) == 0:
        said["note"] = draw(texts())
    return said


def _says_something(said: dict[str, Any]) -> bool:
    """What raters settled on is a value, or that it is not known or does not apply."""
    return not said.keys().isdisjoint({"value", "unknown", "not_applicable"})


@st.composite
def _answers(draw: st.DrawFn, questionnaire: Questionnaire, sections: list[Section]) -> list[dict[str, Any]]:
    answers = []
    for section in sections:
        for question in section.questions:
            response = responses(questionnaire, question)
            kind = draw(st.sampled_from(("none", "ratings", *("direct",) * 5)))
            answer: dict[str, Any] = {"question": question.id}
            if kind == "direct":
                answer["proposal"] = draw(response)
                answer["current"] = draw(st.none() | response)
            elif kind == "ratings":
                raters = draw(
                    st.lists(_rater(), min_size=1, max_size=3, unique_by=lambda rater: rater["name"] or id(rater))
                )
                answer["ratings"] = tuple(
                    {"rater": rater, "proposal": draw(response), "current": draw(st.none() | response)}
                    for rater in raters
                )
                settled = draw(st.none() | response.filter(_says_something))
                answer["settled"] = None if settled is None else {"proposal": settled}
            if kind != "none":
                answers.append(answer)
    return answers


@st.composite
def _rater(draw: st.DrawFn) -> dict[str, Any]:
    function = draw(st.sampled_from(("Beleidsadviseur", "Uitvoerder", "Ervaringsdeskundige")))
    return {"function": function, "name": draw(st.none() | st.sampled_from(("Anna", "Bilal", "Chris")))}


@st.composite
def _group(draw: st.DrawFn, questionnaire: Questionnaire, group_id: str) -> dict[str, Any]:
    sections = [section for section in questionnaire.sections if section.scope is Scope.GROUP]
    themes = [
        {"section": section.id, "changes": draw(st.none() | st.sampled_from(CHANGES))}
        for section in sections
        if section.scored and draw(st.booleans())
    ]
    return {
        "id": group_id,
        "name": draw(texts()),
        "kind": draw(st.sampled_from(tuple(GroupKind))),
        "size": draw(st.none() | st.integers(0, 10**9)),
        "current": draw(st.sampled_from((None, None, None, "none"))),
        "themes": tuple(themes),
        "answers": tuple(draw(_answers(questionnaire, sections))),
    }


@st.composite
def _measures(draw: st.DrawFn, questionnaire: Questionnaire, groups: list[str]) -> tuple[dict[str, Any], ...]:
    questions = st.lists(st.sampled_from(list(questionnaire.question_by_id)), unique=True, max_size=3)
    agreed = {"agreed": {"by": "Directeur", "on": "2026-01-31"}, "deadline": "2026-06-30", "cover": "Budget van Zorg"}
    return tuple(
        {
            "id": f"m{number}",
            "text": draw(texts()),
            "groups": tuple(draw(st.lists(st.sampled_from(groups), unique=True)) if groups else ()),
            "questions": tuple(draw(questions)),
        }
        | (agreed if draw(st.booleans()) else {})
        for number in range(draw(st.integers(0, 2)))
    )
