"""The whole table of the bundled rules: complete, as it was written by hand, and never milder for what is worse."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, replace
from itertools import pairwise, product

import pytest

from questionnaires.advice_model import ADVICE_ORDER, AdviceDefinition, AdviceRule
from questionnaires.catalogue import bundled_catalogue
from scoring.advice.definition import compiled_advice
from scoring.advice.outcome import AdviceInputs
from scoring.advice.table import VALUES, TableRow, decision_table, next_better
from scoring.errors import ScoringError
from tests.scoring.advice.oracle import expected

RULES = bundled_catalogue().advice_rules["advies"]
COMPILED = compiled_advice(RULES)
TABLE = decision_table(COMPILED)
ROW = {tuple(asdict(row).values())[:5]: row for row in TABLE}
RANK = {advice: place for place, advice in enumerate(ADVICE_ORDER)}


def values(row: TableRow | AdviceInputs) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in VALUES)


def test_every_combination_stands_in_the_table_once() -> None:
    combinations = set(product(*VALUES.values()))
    assert len(TABLE) == len(combinations) == 128
    assert {values(row) for row in TABLE} == combinations
    assert {row.rule: row.advice for row in TABLE} == {rule.id: rule.advice for rule in RULES.rules}


def test_the_table_is_the_one_that_was_written_by_hand() -> None:
    for row in TABLE:
        wanted = expected(
            row.burden,
            row.compass,
            open_flag=row.open_flag,
            measures_agreed=row.measures_agreed,
            evidence=row.evidence,
        )
        assert row.advice == wanted, row


def test_each_advice_is_given_as_often_as_was_counted() -> None:
    counted = Counter(row.advice for row in TABLE)
    assert counted == {"positief": 3, "positief_mits": 22, "aanpassen": 17, "nog_niet_besluiten": 86}


def test_every_rule_is_the_first_that_holds_for_something() -> None:
    assert {row.rule for row in TABLE} == set(RULES.rule_by_id)
    for row in TABLE:
        assert RULES.rule_by_id[row.rule].advice == row.advice


def worsened(row: TableRow) -> list[TableRow]:
    """Every row with one input one step worse: heavier, less in order, a flag, no promise, less known."""
    found = []
    for name, ladder in VALUES.items():
        for before, after in pairwise(ladder):
            if getattr(row, name) == before:
                changed = replace(row, **{name: after})  # type: ignore[arg-type]
                found.append(ROW[values(changed)])
    return found


def test_worsening_one_input_never_gives_a_milder_advice() -> None:
    steps = 0
    for row in TABLE:
        for worse in worsened(row):
            steps += 1
            assert RANK[worse.advice] >= RANK[row.advice], (row, worse)
    assert steps == 3 * 32 + 3 * 32 + 3 * 64


def with_rules(*rules: AdviceRule) -> AdviceDefinition:
    return RULES.model_copy(update={"rules": rules})


def test_without_a_rule_that_holds_nothing_is_guessed() -> None:
    broken = compiled_advice(with_rules(*RULES.rules[:-1]))
    with pytest.raises(ScoringError, match="Geen enkele regel van advies geeft een advies"):
        broken.decide(AdviceInputs("laag", "op_orde", open_flag=False, measures_agreed=True, evidence=True))


def mutants() -> list[tuple[str, AdviceDefinition]]:
    """Every rule left out, moved one place, with another advice, or with one part of its condition changed."""
    found = []
    rules = list(RULES.rules)
    swaps = (
        (" or ", " and "), (" and ", " or "), ("not ", ""), ("onbekend", "hoog"), ("hoog", "middel"),
        ("middel", "laag"), ("niet_op_orde", "deels"), ("!= op_orde", "== op_orde"), ("== middel", "!= middel"),
        ("open_flag", "evidence"), ("measures_agreed", "open_flag"),
    )  # fmt: skip
    for place, rule in enumerate(rules):
        found.append((f"without {rule.id}", with_rules(*rules[:place], *rules[place + 1 :])))
        for advice in ADVICE_ORDER:
            if advice != rule.advice:
                other = rule.model_copy(update={"advice": advice})
                found.append((f"{rule.id} gives {advice}", with_rules(*rules[:place], other, *rules[place + 1 :])))
        for old, new in swaps:
            if rule.when and old in rule.when:
                other = rule.model_copy(update={"when": rule.when.replace(old, new, 1)})
                found.append((f"{rule.id}: {other.when}", with_rules(*rules[:place], other, *rules[place + 1 :])))
    for place, (one, other) in enumerate(pairwise(rules)):
        if (one.id, other.id) == ("heavy_and_unarranged", "noticeable_without_people"):
            continue  # They are about different burdens, so their order makes no difference.
        found.append((f"{other.id} before {one.id}", with_rules(*rules[:place], other, one, *rules[place + 2 :])))
    return found


@pytest.mark.parametrize(("name", "mutant"), mutants(), ids=lambda one: one if isinstance(one, str) else "")
def test_a_changed_rule_changes_the_table(name: str, mutant: AdviceDefinition) -> None:
    try:
        table = decision_table(compiled_advice(mutant))
    except ScoringError:
        return
    assert table != TABLE, name


@pytest.mark.parametrize("row", TABLE, ids=lambda row: "-".join(map(str, values(row))))
def test_the_next_better_advice_is_a_smallest_change_for_the_better(row: TableRow) -> None:
    inputs = AdviceInputs(row.burden, row.compass, row.open_flag, row.measures_agreed, row.evidence)
    found = next_better(COMPILED, inputs)
    better = [
        other
        for other in TABLE
        if RANK[other.advice] < RANK[row.advice]
        and all(
            ladder.index(there) <= ladder.index(here)
            for ladder, here, there in zip(VALUES.values(), values(row), values(other), strict=True)
        )
    ]
    if found is None:
        assert row.advice == "positief"
        assert not better
        return
    there = ROW[values(replace(inputs, **{one.input: one.to for one in found.changes}))]  # type: ignore[arg-type]
    assert (there.advice, there.rule) == (found.advice, found.rule)
    assert there in better
    changed = [sum(a != b for a, b in zip(values(row), values(other), strict=True)) for other in better]
    assert len(found.changes) == min(changed)
    for one in found.changes:
        assert one.now == getattr(inputs, one.input) != one.to


def test_who_knows_too_little_hears_to_find_out_more_and_not_to_change_the_proposal() -> None:
    inputs = AdviceInputs("middel", "op_orde", open_flag=False, measures_agreed=True, evidence=False)
    found = next_better(COMPILED, inputs)
    assert found is not None
    assert [(one.input, one.now, one.to) for one in found.changes] == [("evidence", False, True)]
    assert found.advice == "positief"
