"""The sentence for page one: true, short, and never about a chance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from questionnaires.advice_model import ADVICE_ORDER, AdviceId
from scoring.robustness.outcome import AdviceRange, ChangedAnswer, Pivotal, SmallestChange
from scoring.robustness.sentence import MOST_WORDS, Writer
from scoring.robustness.smallest import Found
from scoring.whatif.shapes import changed
from tests.scoring.robustness.examples import batch_of, example

CHOICES = ChangedAnswer("question", "choices", "huishoudens", None, "none", "one")
CHECK = ChangedAnswer("check", "tijdig", None, None, "ja", "nee")
STEP = ChangedAnswer("step", "proof", "huishoudens", "certainty", "tested", "guessed")


def writer(now: AdviceId = "aanpassen", found: Found | None = None, known: int = 9) -> Writer:
    batch = batch_of(example("energiehulp_reis"))
    return Writer(batch, now, (), found or Found((), None, 2), AdviceRange(now, now, 0), known)


def alone(*changes: ChangedAnswer, places: int = 1) -> Writer:
    pivotal = [(places, Pivotal(one, "nog_niet_besluiten")) for one in changes]
    return replace(writer(found=Found((), 1, 1)), alone=pivotal)


def many(*changes: ChangedAnswer) -> list[ChangedAnswer]:
    """The same change for many groups."""
    return [replace(one, group=f"g{number}") for one in changes for number in range(12)]


def test_one_answer_is_named_by_its_question() -> None:
    said = alone(CHOICES).sentence()
    assert said.startswith("Het advies blijft gelijk, tenzij dit antwoord anders is: 'Hoeveel keuzes moet iemand zelf")
    assert said.endswith("', of meer antwoorden tegelijk.")


def test_of_more_answers_the_nearest_is_named() -> None:
    said = alone(CHOICES, CHECK).sentence()
    assert said.startswith(
        "Het advies blijft gelijk, tenzij een van twee antwoorden anders is, zoals bij 'Hoeveel keuzes"
    )
    assert said.endswith("', of meer antwoorden tegelijk.")


@pytest.mark.parametrize(
    ("changes", "places", "turn"),
    [
        ([CHOICES], 1, "een antwoord tegenvalt"),
        ([CHOICES, CHECK], 3, "een antwoord flink tegenvalt"),
        ([CHOICES], -1, "een antwoord meevalt"),
        ([CHOICES], -2, "een antwoord flink meevalt"),
        ([CHOICES, STEP], 2, "een antwoord heel anders is"),
        ([STEP], 1, "een antwoord anders is"),
    ],
)
def test_of_many_answers_it_says_which_way_and_no_number(changes: list[ChangedAnswer], places: int, turn: str) -> None:
    said = alone(*many(*changes), places=places).sentence()
    assert said == f"Het advies blijft gelijk, tenzij {turn}, of meer antwoorden tegelijk anders zijn."


def test_without_groups_it_says_where_to_begin() -> None:
    empty = batch_of(changed(example("energiehulp_reis"), groups=()))
    said = replace(writer("nog_niet_besluiten"), batch=empty).sentence()
    assert said == "Er is nog geen advies. Beschrijf eerst voor wie het is."


def test_a_check_and_a_step_have_words_of_their_own() -> None:
    assert "'Kan de inbreng het voorstel nog veranderen?'" in alone(CHECK).sentence()
    step = next(one for one in example("energiehulp_reis").groups[0].journey.steps if one.id == "proof")  # type: ignore[union-attr]
    assert f"'{step.name}: " in alone(STEP).sentence()


def test_two_answers_together_are_both_named() -> None:
    pair = SmallestChange((CHOICES, CHECK), "nog_niet_besluiten")
    said = writer(found=Found((pair,), 2, 2)).sentence()
    assert said.startswith(
        "Het advies blijft gelijk, tenzij twee of meer antwoorden tegelijk anders zijn, zoals bij: 'Hoeveel"
    )
    assert "' en 'Kan de inbreng" in said


@pytest.mark.parametrize(
    ("found", "known", "said"),
    [
        (Found((), None, 1), 9, "Het advies blijft gelijk, ook als één antwoord anders is."),
        (Found((), None, 2), 9, "Het advies blijft gelijk, ook als één of twee antwoorden anders zijn."),
        (Found((), None, 4), 9, "Het advies blijft gelijk, ook als er vier antwoorden anders zijn."),
        (Found((), None, 9), 9, "Het advies blijft gelijk, hoe de bekende antwoorden op de vragen ook anders zijn."),
        (Found((), 3, 3), 9, "Het advies blijft gelijk, tenzij drie of meer antwoorden tegelijk anders zijn."),
    ],
)
def test_what_does_not_change_it(found: Found, known: int, said: str) -> None:
    assert writer(found=found, known=known).sentence() == said


def test_what_is_not_known_can_change_it_too() -> None:
    said = replace(writer(), range=AdviceRange("positief", "aanpassen", 2)).sentence()
    assert said.endswith("anders zijn. Ook wat nog niet bekend is, kan het veranderen.")


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (
            AdviceRange("positief", "aanpassen", 3),
            "Het advies kan nog alles worden van 'te doen' tot 'eerst aanpassen'.",
        ),
        (
            AdviceRange("positief", "nog_niet_besluiten", 3),
            "Er is nog geen advies. Als bekend is wat nu openstaat, kan het 'te doen' worden.",
        ),
        (
            AdviceRange("aanpassen", "aanpassen", 3),
            "Er is nog geen advies. Hoe het ook uitvalt wat nu openstaat, daarna is het 'eerst aanpassen'.",
        ),
        (
            AdviceRange("nog_niet_besluiten", "nog_niet_besluiten", 2),
            "Er is nog geen advies, ook niet als alles bekend is wat nu openstaat.",
        ),
        (
            AdviceRange("nog_niet_besluiten", "nog_niet_besluiten", 1),
            "Er is nog geen advies, ook niet als bekend is wat nu openstaat.",
        ),
        (
            AdviceRange("nog_niet_besluiten", "nog_niet_besluiten", 0),
            "Er is nog geen advies, ook al is bekend wat er is gevraagd.",
        ),
    ],
)
def test_before_there_is_an_advice_it_tells_what_it_can_become(ends: AdviceRange, said: str) -> None:
    assert replace(writer("nog_niet_besluiten"), range=ends).sentence() == said


def test_a_journey_that_nobody_described_is_what_is_still_in_the_way() -> None:
    dossier = example("deeltijdinkomen_app")
    groups = tuple(changed(group, journey=None) for group in dossier.groups)
    without = changed(dossier, intake={**dossier.intake, "phase": "besluit"}, groups=groups)
    ends = AdviceRange("nog_niet_besluiten", "nog_niet_besluiten", 71)
    said = replace(writer("nog_niet_besluiten"), batch=batch_of(without), range=ends).sentence()
    assert said == "Er is nog geen advies, ook niet als alles bekend is wat nu openstaat. Beschrijf eerst de reis."


def test_a_first_picture_is_no_advice_that_stays() -> None:
    dossier = example("energiehulp_reis")
    intake = {**dossier.intake, "phase": "verkenning"}
    batch = batch_of(changed(dossier, intake=intake))
    said = replace(writer(), batch=batch).sentence()
    assert said == "Dit is een eerste beeld. Het kan nog veranderen als het voorstel verder is."


def test_it_is_short_and_speaks_of_no_chance() -> None:
    long = replace(CHOICES, subject="doing_nothing")
    pair = SmallestChange((long, long, long, long, long), "positief")
    sentences = [
        writer(found=Found((pair,), 2, 2)).sentence(),
        *(replace(writer(now), range=AdviceRange("positief", "aanpassen", 2)).sentence() for now in ADVICE_ORDER),
    ]
    for said in sentences:
        assert len(said.split()) <= MOST_WORDS
        assert "kans" not in said
        assert "waarschijnlijk" not in said
