"""Why the advice is what it is: only sentences that are true for the dossier at hand (RULES section 8)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from questionnaires.catalogue import bundled_catalogue
from scoring.advice.definition import compiled_advice
from scoring.advice.outcome import AdviceInputs
from scoring.advice.table import decision_table
from scoring.dossier_reading import read_dossier
from scoring.score import score
from tests.scoring.advice.advising import advice

EXAMPLES = Path(__file__).parents[3] / "examples"
COMPILED = compiled_advice(bundled_catalogue().advice_rules["advies"])


def test_only_the_half_that_is_not_known_is_said_not_to_be_known() -> None:
    found = advice(compass="onbekend")
    assert (found.rule, found.because) == ("unknown", ("Hoe mensen zijn betrokken, is nog niet bekend.",))


def test_every_reason_that_is_true_is_told() -> None:
    found = advice(dict.fromkeys(("a_one", "b_one", "c_one", "d_one"), "sterk"), compass="niet_op_orde")
    assert found.rule == "heavy_and_unarranged"
    assert found.because == ("Het is zwaar.", "Niet alles wat knelt is toegezegd.", "Mensen zijn te weinig betrokken.")


@pytest.mark.parametrize("compass_applies", [True, False])
def test_every_combination_says_why_and_nothing_that_is_not_so(compass_applies: bool) -> None:
    for row in decision_table(COMPILED):
        inputs = AdviceInputs(row.burden, row.compass, row.open_flag, row.measures_agreed, row.evidence)
        rule = COMPILED.decide(inputs)
        told = " ".join(COMPILED.reasons_for(rule, inputs, compass_applies=compass_applies)).casefold()
        assert told
        for words, so in (
            ("hoe zwaar het is, is nog niet bekend", row.burden == "onbekend"),
            ("hoe mensen zijn betrokken, is nog niet bekend", row.compass == "onbekend"),
            ("het is niet zwaar", row.burden == "laag"),
            ("het is zwaar", row.burden == "hoog"),
            ("er is een rode vlag", row.open_flag),
            ("en alles wat knelt is toegezegd", row.measures_agreed),
            ("niet alles wat knelt is toegezegd", not row.measures_agreed),
            ("hoe mensen zijn betrokken, is op orde", row.compass == "op_orde" and compass_applies),
            ("er is genoeg bekend", row.evidence),
        ):
            assert so or words not in told, (row, told)


def test_a_rule_without_reasons_says_what_it_says_for_every_case() -> None:
    definition = COMPILED.definition
    bare = definition.model_copy(
        update={"rules": tuple(rule.model_copy(update={"because": ()}) for rule in definition.rules)}
    )
    compiled, inputs = compiled_advice(bare), AdviceInputs("laag", "op_orde", False, True, True)  # noqa: FBT003
    rule = compiled.decide(inputs)
    assert compiled.reasons_for(rule, inputs, compass_applies=True) == (str(rule.text),)
    assert compiled.decide(replace(inputs, compass="onbekend")).id == "unknown"


def test_without_a_test_the_reason_is_told_and_who_agrees() -> None:
    dossier = read_dossier((EXAMPLES / "subsidie_eerder.yaml").read_bytes(), "subsidie_eerder.yaml").dossier
    outcome = score(dossier, bundled_catalogue())
    assert outcome.advice is not None
    assert outcome.compass is not None
    assert outcome.compass.not_applicable
    assert dossier.not_needed is not None
    told = " ".join(outcome.advice.because)
    assert dossier.not_needed.reason in told
    assert dossier.not_needed.agreed_by in told
    assert "op orde" not in told
    assert next(node for node in outcome.trace if node.id == "advice").rule_text == told
