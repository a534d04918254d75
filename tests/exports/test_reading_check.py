"""How texts read: long sentences are shown, a score never stands alone, and our own texts are fine."""

from __future__ import annotations

import pytest

from exports.plan import build_plan
from exports.reading_check import page_texts, reading_check
from exports.ready_text import ready_texts
from exports.report.context import Context
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from tests.exports.plan.plans import FULL, with_plan
from tests.exports.reports import UNDECIDED, example, examples, outcome_of, report_of_example

LONG = "Wij willen dat " + "je de brief leest en " * 5 + "belt."


def test_a_short_text_gets_no_score_and_no_advice() -> None:
    found = reading_check(["Verantwoordelijkheidsverdeling."])
    assert found.douma is None
    assert found.advice == ()
    assert reading_check([]).words_per_sentence == 0


def test_the_three_longest_sentences_are_shown_in_full_longest_first() -> None:
    texts = [f"Zin {n} zegt dat " + "je belt en " * n + "wacht." for n in (8, 11, 9, 10)]
    found = reading_check([*texts, "Dit is kort."])
    assert [one.text for one in found.long_sentences] == [texts[1], texts[3], texts[2]]
    assert [one.words for one in found.long_sentences] == [38, 35, 32]
    assert f"deze zin van 38 woorden: “{texts[1]}”" in found.advice[0]
    assert any("1 andere zin van meer dan 25 woorden" in one for one in found.advice)


def test_a_sentence_of_25_words_is_fine_and_one_of_26_is_not() -> None:
    fine = " ".join(["woord"] * 25) + "."
    assert reading_check([fine]).long_sentences == ()
    assert reading_check([f"extra {fine}"]).long_sentences[0].words == 26


def test_a_low_score_comes_with_the_words_that_make_it_low() -> None:
    hard = "Beleidsverantwoordelijken operationaliseren participatiebevordering. "
    found = reading_check([hard * 4])
    assert found.douma == 0
    told = next(one for one in found.advice if "Flesch-Douma" in one)
    assert "operationaliseren" in told
    assert not any("Flesch" in one for one in reading_check([hard * 2]).advice)


def test_a_high_score_is_cut_off_at_a_hundred() -> None:
    assert reading_check(["Ik ga. Jij bent er. Wij gaan ook."]).douma == 100


def test_words_that_we_do_not_use_get_a_better_one() -> None:
    assert reading_check(["Indien het lukt, bel je."]).advice == ("Schrijf 'als' in plaats van 'indien'.",)


@pytest.mark.parametrize("name", examples())
def test_every_text_of_an_example_reads_well(name: str) -> None:
    dossier, theme, catalogue = example(name), default_theme(), bundled_catalogue()
    context = Context(outcome_of(name), dossier, catalogue, theme)
    texts = {
        "page one": page_texts(report_of_example(name).page_one),
        "ready texts": [part.text for part in ready_texts(context)],
        "plan": page_texts(build_plan(dossier, catalogue, theme).page_one),
    }
    assert {where: reading_check(one).advice for where, one in texts.items()} == dict.fromkeys(texts, ())


def test_a_full_plan_reads_well() -> None:
    plan = build_plan(with_plan(example(UNDECIDED), FULL), bundled_catalogue(), default_theme())
    found = reading_check(page_texts(plan.page_one))
    assert found.advice == ()
    assert found.sentences > 20
