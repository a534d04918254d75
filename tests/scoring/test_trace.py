"""Every outcome can be followed down to answers, rules and sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scoring.outcome import Outcome, TraceNode
from scoring.score import score
from tests.scoring.catalogues import catalogue_of
from tests.scoring.rules_dossiers import NOT_APPLICABLE, UNKNOWN, catalogue, dossier, outcome
from tests.strategies import dossiers, questionnaires

SCAN_AGREED = {"depth": "quickscan", "not_needed": {"reason": "Niets", "agreed_by": "Directeur"}}


def trace(*arguments: Any, **fields: Any) -> Mapping[str, TraceNode]:
    return {node.id: node for node in outcome(*arguments, **fields).trace}


def facts(node: TraceNode, *names: str) -> list[Any]:
    return [node.facts[name] for name in names]


def check_that_it_hangs_together(found: Outcome) -> None:
    ids = [node.id for node in found.trace]
    assert len(set(ids)) == len(ids)
    seen: set[str] = set()
    for node in found.trace:
        # Each step stands after what it follows from, so there are no circles.
        assert set(node.because) <= seen
        seen.add(node.id)
    assert ids[-1] == "dossier"
    by_id = {node.id: node for node in found.trace}
    reached, left = set[str](), ["dossier"]
    while left:
        step = left.pop()
        if step not in reached:
            reached.add(step)
            left += by_id[step].because
    assert reached == seen


@given(st.data())
def test_every_step_is_reached_from_the_outcome(data: st.DataObject) -> None:
    questionnaire = data.draw(questionnaires())
    dossier = data.draw(dossiers(questionnaire, ("full", "short", "quickscan")))
    found = score(dossier, catalogue_of(questionnaire))
    check_that_it_hangs_together(found)
    for group in found.groups:
        by_id = {node.id: node for node in found.trace if node.group == group.id}
        assert by_id[f"{group.id}/class"].result == group.burden_class
        assert by_id[f"{group.id}/class"].rule == group.class_rule
        assert by_id[f"{group.id}/at_least"].result == group.burden_at_least
        assert by_id[f"{group.id}/at_most"].result == group.burden_at_most
        assert by_id[f"{group.id}/verdict"].result == group.verdict
        for theme in group.themes:
            band = by_id[f"{group.id}/band/{theme.id}"]
            assert (band.result, band.rule) == (theme.band, theme.rule)
            assert facts(band, "at_least", "at_most") == [theme.range.low, theme.range.high]
            assert len(band.because) == theme.asked
        for bottleneck in group.bottlenecks:
            assert by_id[f"{group.id}/bottleneck/{bottleneck.question}"].rule == bottleneck.reason
        for flag in group.red_flags:
            assert by_id[f"{group.id}/red_flag/{flag.question}"].rule == flag.reason


def test_the_trace_can_be_left_out() -> None:
    made = dossier()
    assert score(made, catalogue(), with_trace=False).trace == ()


def test_an_answer() -> None:
    found = trace({"a_one": {"value": "sterk", "basis": "figures"}}, {"a_one": "beetje"})["people/answer/a_one"]
    assert (found.kind, found.group, found.subject, found.result) == ("answer", "people", "a_one", "sterk")
    assert (found.rule, found.rule_text, found.because, found.sources) == (None, None, (), ("bedacht",))
    assert dict(found.facts) == {
        "state": "known",
        "burden": 3,
        "burden_at_least": 3,
        "burden_at_most": 3,
        "basis": "figures",
        "raters_disagree": False,
        "today": 1,
        "today_state": "known",
        "today_from": "explicit",
    }


def test_an_answer_that_depends_on_another() -> None:
    found = trace({"a_two": "redelijk"})["people/answer/a_guard"]
    assert (found.rule, found.rule_text, found.because) == ("when", "a_two >= 2", ("people/answer/a_two",))


def test_the_state_of_an_answer() -> None:
    said: dict[str, Any] = {
        "a_one": UNKNOWN,
        "b_one": NOT_APPLICABLE,
        "b_two": None,
        "c_one": {"unknown": "being_found_out", "by": "Beleid", "until": "2026-03-01"},
        "c_two": ["niet", "sterk"],
    }
    found = trace(said, {"d_one": UNKNOWN, "d_two": NOT_APPLICABLE}, group={"kind": "employee"})

    def state(question: str) -> list[Any]:
        names = ("state", "burden", "burden_at_least", "burden_at_most", "raters_disagree")
        return facts(found[f"people/answer/{question}"], *names)

    assert state("a_one") == ["not_known", None, 0, 4, False]
    assert state("b_one") == ["not_applicable", None, None, None, False]
    assert state("b_two") == ["not_answered", None, 0, 4, False]
    assert state("c_one") == ["being_found_out", None, 0, 4, False]
    assert state("c_two") == ["known", 3, 0, 3, True]
    assert state("a_guard") == ["hidden", None, None, None, False]
    assert "people/answer/e_two" not in found
    for question, today_state in (("d_one", "not_known"), ("d_two", "not_applicable"), ("a_guard", "hidden")):
        assert found[f"people/answer/{question}"].facts["today_state"] == today_state


def test_where_the_answer_of_today_comes_from() -> None:
    themes = ({"section": "b", "changes": "no"}, {"section": "c", "changes": "new"})
    today = dict.fromkeys(("b_one", "c_one", "d_one"))
    found = trace({}, today, group={"themes": themes})
    origins = {question: found[f"people/answer/{question}"].facts["today_from"] for question in today}
    assert origins == {"b_one": "changes_no", "c_one": "changes_new", "d_one": "unknown"}
    found = trace({}, today, current="none")
    assert found["people/answer/b_one"].facts["today_from"] == "current_none"


def test_a_band() -> None:
    found = trace({"a_one": "sterk", "a_two": UNKNOWN})["people/band/a"]
    assert (found.kind, found.subject, found.result, found.rule) == ("band", "a", "hoog", "a_three")
    assert found.rule_text == "highest >= 3"
    assert found.because == ("people/answer/a_one", "people/answer/a_two", "people/answer/a_guard")
    names = ("highest", "count_at_least_3", "share_at_least_3", "defined", "asked", "answered", "unknown", "hidden")
    assert facts(found, *names) == [3, 1, 1 / 3, 3, 3, 2, 1, 0]


def test_a_bottleneck_follows_from_its_answer_and_the_context() -> None:
    found = trace({"b_two": "sterk", "life": "sterk"})["people/bottleneck/b_two"]
    assert (found.kind, found.subject, found.result, found.rule) == ("bottleneck", "b_two", 3, "life_and_three")
    assert found.rule_text == "Het leven zit al tegen."
    assert found.because == ("people/answer/b_two", "people/band/context")
    assert dict(found.facts) == {
        "burden": 3,
        "critical": False,
        "protection": False,
        "context": "hoog",
        "heavy": False,
        "open": True,
        "new": True,
        "when": "burden >= 3 and not protection and context >= hoog",
    }


def test_a_red_flag() -> None:
    found = trace({"b_one": "heel_sterk"})["people/red_flag/b_one"]
    assert (found.kind, found.subject, found.result, found.rule) == ("red_flag", "b_one", 4, "critical_four")
    assert found.because == ("people/answer/b_one", "people/band/context")
    assert facts(found, "critical", "context", "when") == [True, "laag", "critical and burden >= 4"]


def test_a_class() -> None:
    steps = trace({"b_one": "heel_sterk", "a_two": UNKNOWN, "c_two": ["niet", "beetje"], "a_guard": "sterk"})
    found = steps["people/class"]
    assert (found.kind, found.subject, found.rule) == ("class", "people", "has_bottleneck")
    assert found.rule_text == "Er is een knelpunt."
    assert facts(found, "when", "bottlenecks", "themes_hoog") == ["bottlenecks >= 1", 1, 2]
    assert found.because[-1] == "people/bottleneck/b_one"
    assert len(found.because) == 9
    assert steps["people/at_least"].because == ("people/class", "people/answer/a_two", "people/answer/c_two")
    assert facts(steps["people/at_least"], "themes_hoog", "when") == [1, "bottlenecks >= 1"]
    assert facts(steps["people/at_most"], "bottlenecks", "themes_hoog") == [2, 2]


def test_a_verdict() -> None:
    found = trace({"b_two": "beetje"}, {"c_two": "beetje", "d_two": UNKNOWN})["people/verdict"]
    assert (found.kind, found.result, found.rule) == ("verdict", 3, "heavier")
    names = ("comparison", "at_lightest", "at_heaviest", "heavier", "lighter", "today_unknown", "bottlenecks")
    assert facts(found, *names) == ["zwaarder", 3, 3, 1, 1, 1, 0]
    assert len(found.because) == 15


def test_the_words_of_a_verdict() -> None:
    heavy = {"b_two": "heel_sterk"}
    for arguments, rule in (
        (({},), "no_difference"),
        (({}, heavy), "only_lighter"),
        (({"b_two": "beetje"},), "heavier"),
        ((heavy,), "heavier_with_bottleneck"),
        (({"b_two": UNKNOWN},), "open"),
    ):
        found = trace(*arguments)["people/verdict"]
        assert found.rule == rule
        assert found.rule_text
    assert "people/bottleneck/b_two" in trace(heavy)["people/verdict"].because


def test_a_quickscan() -> None:
    found = trace({"asks": "something", "a_one": UNKNOWN}, depth="quickscan")["people/quickscan"]
    assert (found.kind, found.result, found.rule) == ("quickscan", "full", "heavy")
    assert found.rule_text == "Het kan zwaar zijn."
    assert dict(found.facts) == {"when": None, "treated_as_heavy": 1, "scored_at_depth": "full"}
    assert found.because == ("people/answer/asks", "people/answer/life", "people/answer/a_one")


def test_not_needed() -> None:
    found = trace(**SCAN_AGREED)
    for step in ("class", "verdict"):
        assert "people/quickscan" in found[f"people/{step}"].because
        assert found[f"people/{step}"].rule_text == "De quickscan zegt dat er geen toets nodig is."
    assert found["people/class"].rule == "nothing_asked"
    assert dict(found["people/class"].facts) == {}
    assert found["people/verdict"].rule == "less"
    assert dict(found["people/verdict"].facts) == {"comparison": "lichter", "when": "not (a_one >= 1)"}
    assert (found["people/at_most"].rule, found["people/at_most"].result) == (None, "laag")
    assert found["people/band/a"].because == ()


def test_the_dossier() -> None:
    found = trace({"b_one": "heel_sterk"})["dossier"]
    assert (found.group, found.subject, found.result, found.rule) == (None, "rules", "middel", "worst_group")
    assert found.because == (
        *(f"people/{step}" for step in ("class", "at_least", "at_most", "verdict")),
        "people/red_flag/b_one",
    )
    assert dict(found.facts) == {
        "burden_at_least": "middel",
        "burden_at_most": "middel",
        "quickscan": None,
        "lighter_for_everyone": False,
        "depth": "full",
    }


def test_a_question_of_another_depth_is_traced_when_one_that_is_asked_depends_on_it() -> None:
    assert "people/answer/b_two" not in trace(depth="short")
    assert "people/answer/remark" not in trace()
