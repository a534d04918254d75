"""Of every milder advice something is told: a way, or that none was found. Whatever the search has time for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from questionnaires.advice_model import ADVICE_ORDER
from questionnaires.catalogue import Catalogue, bundled_catalogue
from scoring.batch.scorer import BatchScorer
from scoring.dossier import Dossier
from scoring.score import score, score_groups
from scoring.weighing import answered
from scoring.whatif import search, way
from scoring.whatif.applying import apply_measures
from scoring.whatif.candidates import candidates
from scoring.whatif.effects import ENDS
from scoring.whatif.improvements import improvements_of
from scoring.whatif.outcome import End
from scoring.whatif.settling import settle, to_settle
from tests.scoring.changes import made
from tests.scoring.whatif.taking import cases
from tests.scoring.whatif.test_improvements import example, ways_of


@st.composite
def many_measures(draw: st.DrawFn) -> tuple[Dossier, Catalogue]:
    """Draw a dossier in which people may be asked nothing, so that its advice hangs on answers and measures."""
    dossier, catalogue = draw(cases())
    data: dict[str, Any] = dossier.model_dump(exclude_none=True)
    data["compass"] = {"not_applicable": "Het raakt niemand."}
    return made({**data, "depth": "full"}), catalogue


def _place(dossier: Dossier, catalogue: Catalogue) -> int:
    advice = score(dossier, catalogue, with_trace=False).advice
    assert advice is not None
    return ADVICE_ORDER.index(advice.outcome)


def _within_reach(dossier: Dossier, catalogue: Catalogue, end: End) -> int:
    """The mildest advice with everything found out, and no measure or every one."""
    settled = settle(dossier, catalogue, None, end)
    taken = apply_measures(settled, catalogue, [one.id for one in candidates(settled, catalogue)])
    return min(_place(settled, catalogue), _place(taken, catalogue))


def _silent(dossier: Dossier, catalogue: Catalogue) -> Iterator[str]:
    """Yield the milder advices of which nothing is told, and those that are within reach without a way."""
    outcome = score(dossier, catalogue, with_trace=False)
    found, beyond = improvements_of(dossier, catalogue, outcome, BatchScorer(dossier, catalogue))
    now = _place(dossier, catalogue)
    for end in ENDS if to_settle(dossier, catalogue, outcome) else ENDS[:1]:
        ways = [ADVICE_ORDER.index(one.advice) for one in found if one.assumes.end in {None, end}]
        missed = {ADVICE_ORDER.index(one.advice) for one in beyond if one.end in {None, end}}
        reached = _within_reach(dossier, catalogue, end)
        for target in range(now):
            has_way = any(one <= target for one in ways)
            if has_way == (target in missed):
                yield f"{end}, {ADVICE_ORDER[target]}: a way {has_way}, out of reach {target in missed}"
            if reached <= target and not has_way:
                yield f"{end}, {ADVICE_ORDER[target]}: is within reach"


@pytest.mark.parametrize(("budget", "harmful"), [(way.BUDGET, search.MOST_HARMFUL), (1, 0)])
def test_every_milder_advice_has_a_way_or_is_out_of_reach(
    budget: int, harmful: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(way, "BUDGET", budget)
    for module in (way, search):
        monkeypatch.setattr(module, "MOST_HARMFUL", harmful)

    @settings(max_examples=4, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(many_measures())
    def every(case: tuple[Dossier, Catalogue]) -> None:
        assert list(_silent(*case)) == []

    every()


def test_a_way_is_found_again_among_many_measures_that_make_it_heavier(monkeypatch: pytest.MonkeyPatch) -> None:
    """With every measure the advice gets worse; only without the heavier ones it gets better."""
    monkeypatch.setattr(way, "BUDGET", 1)
    catalogue, light = bundled_catalogue(), example("energiehulp_reis")
    scores, _outcome = score_groups(light, catalogue)
    places = [
        (one.group.id, question.id, question.positions.heaviest.value)
        for one in scores
        for question, position in answered(one.plan, one.proposal.actual)
        if not question.of_dossier
        and question.positions is not None
        and position.burden < question.positions.heaviest.burden
    ]
    heavier = tuple(
        {"id": f"heavier_{number}", "text": "Iets", "groups": (group,), "changes": {"answers": (change,)}}
        for number, (group, question, value) in enumerate(places[: 2 * search.MOST_HARMFUL])
        for change in [{"question": question, "value": value}]
    )
    assert len(heavier) > search.MOST_HARMFUL
    data = light.model_dump(exclude_none=True)
    dossier = made({**data, "measures": (*data["measures"], *heavier)})
    assert list(_silent(dossier, catalogue)) == []
    found, _beyond = ways_of(dossier)
    assert found
    assert not any(one.startswith("heavier") for improvement in found for one in improvement.measures)
