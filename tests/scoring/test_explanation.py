"""The trace for people."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scoring.explanation import explain
from scoring.score import score
from tests.scoring.catalogues import catalogue_of
from tests.scoring.rules_dossiers import NOT_APPLICABLE, UNKNOWN, catalogue, dossier
from tests.strategies import dossiers, questionnaires

EXPLAINED = """\
Waar deze uitkomst vandaan komt

Klasse: middel. De zwaarste doelgroep bepaalt de klasse.

Doelgroep: Mensen
  Klasse: middel
    Regel has_bottleneck: Er is een knelpunt.
    Als: bottlenecks >= 1
    Gevonden: aantal knelpunten = 2
"""


def why(*arguments: Any, **fields: Any) -> str:
    return explain(score(dossier(*arguments, **fields), catalogue()), catalogue())


def block(text: str, first: str, lines: int) -> str:
    """Return some lines of a text from the one with these words on, without their common indent."""
    found = text.splitlines()
    start = next(number for number, line in enumerate(found) if first in line)
    some = found[start : start + lines]
    indent = len(some[0]) - len(some[0].lstrip())
    return "\n".join(line[indent:] for line in some)


def test_it_begins_with_the_class_and_its_rule() -> None:
    text = why({"b_one": "heel_sterk", "d_one": "sterk"}, {"e_one": "sterk"})
    assert text.startswith(EXPLAINED)


def test_the_class_at_both_ends() -> None:
    text = why({"b_two": UNKNOWN})
    assert "Klasse als alles wat nog open is licht uitvalt: laag\n    Regel light: Niets van dit alles." in text
    assert "Klasse als alles wat nog open is zwaar uitvalt: middel\n    Regel has_bottleneck" in text


def test_the_verdict_with_what_is_heavier_lighter_and_unknown() -> None:
    text = why({"b_two": "beetje", "a_two": "redelijk"}, {"e_one": "sterk", "d_one": None})
    assert block(text, "Oordeel", 6) == (
        "Oordeel tegen nu: 3, zwaarder. Minstens één antwoord wordt zwaarder dan nu. Er is geen knelpunt.\n"
        "  Zwaarder: A twee (nu zwaarte 0, straks zwaarte 2)\n"
        "  Zwaarder: B twee (nu zwaarte 0, straks zwaarte 1)\n"
        "  Lichter: E een (nu zwaarte 3, straks zwaarte 0)\n"
        "  Van nu niet bekend: 1 van de antwoorden hieronder\n"
        "Thema Omstandigheden: laag"
    )


def test_what_is_hidden_today_was_not_asked() -> None:
    text = why({"a_two": "redelijk", "a_guard": "sterk"}, {"a_two": "niet"})
    assert "Zwaarder: A bescherming (nu niet gevraagd, straks zwaarte 3)" in text


def test_bottlenecks_and_red_flags_with_their_rules() -> None:
    text = why({"b_one": "heel_sterk", "life": "sterk", "a_two": "sterk"})
    assert block(text, "Knelpunt, A twee", 4) == (
        "Knelpunt, A twee: 3\n"
        "  Regel life_and_three: Het leven zit al tegen.\n"
        "  Als: burden >= 3 and not protection and context >= hoog\n"
        "  Gevonden: zwaarte van het antwoord, van 0 (licht) tot 4 (zwaar) = 3; de vraag gaat over bescherming: "
        "waarschuwen, helpen, een andere weg = nee; zwaarste band van de onderdelen over omstandigheden van de "
        "doelgroep = hoog"
    )
    assert block(text, "Rode vlag, B een", 2) == (
        "Rode vlag, B een: 4\n  Regel critical_four: Een kritieke vraag kan niet zwaarder."
    )


def test_a_theme_with_its_answers_and_sources() -> None:
    text = why({"a_one": {"value": "sterk", "basis": "figures"}, "a_two": ["niet", "beetje"]}, {"a_two": None})
    assert block(text, "Thema T1 Thema A", 18) == (
        "Thema T1 Thema A: hoog\n"
        "  Regel a_three: highest >= 3\n"
        "  Gevonden: zwaarste antwoord in het thema, van 0 (licht) tot 4 (zwaar) = 3\n"
        "  - A een\n"
        "    Antwoord: Sterk, zwaarte 3\n"
        "    Hoe weet je dit: Cijfers\n"
        "    Nu: zwaarte 0 (zo ingevuld)\n"
        "    Bron: Bedacht voor de tests\n"
        "  - A twee\n"
        "    Antwoord: Een beetje, zwaarte 1\n"
        "    Hoe weet je dit: niet gezegd\n"
        "    De invullers zijn het niet eens: van zwaarte 0 tot zwaarte 1. Het zwaarste telt.\n"
        "    Nu: niet bekend (niet ingevuld)\n"
        "  - A bescherming\n"
        "    Antwoord: niet gevraagd, door een ander antwoord\n"
        "    Nu: niet bekend (zo ingevuld)\n"
        "    Wordt gevraagd als: a_two >= 2\n"
        "Thema Thema B: laag"
    ).replace("Nu: niet bekend (zo ingevuld)", "Nu: zwaarte 0 (zo ingevuld)")


def test_numbers_ticks_and_other_states() -> None:
    said = {
        "f_days": 20,
        "f_places": ("desk", "employer"),
        "b_one": NOT_APPLICABLE,
        "b_two": {"unknown": "not_in_proposal"},
        "c_two": {"unknown": "being_found_out", "by": "Beleid", "until": "2026-03-01"},
        "d_two": None,
    }
    text = why(said, {"c_two": UNKNOWN, "d_two": NOT_APPLICABLE})
    assert "Antwoord: 20 dagen, zwaarte 3" in text
    assert "Antwoord: De balie, De werkgever, zwaarte 2" in text
    for state in ("niet van toepassing", "staat niet in het voorstel", "wordt uitgezocht", "nog niet beantwoord"):
        assert f"Antwoord: {state}\n" in text
    assert "Nu: niet bekend (zo ingevuld)" in text
    assert "Nu: niet van toepassing (zo ingevuld)" in text
    assert "Antwoord: niets aangekruist, zwaarte 0" in why({"f_days": 20, "f_places": ()})


def test_an_outcome_that_cannot_be_told_yet() -> None:
    text = why({"b_one": UNKNOWN})
    assert "Klasse: nog niet te beoordelen. De zwaarste" in text
    assert "Oordeel tegen nu: nog niet te beoordelen, niet te vergelijken." in text


def test_where_today_comes_from() -> None:
    themes = ({"section": "b", "changes": "no"}, {"section": "c", "changes": "new"})
    today = dict.fromkeys(("b_one", "b_two", "c_one", "c_two", "d_one"))
    text = why({}, today, group={"themes": themes})
    assert "Nu: zwaarte 0 (dit thema verandert niet)" in text
    assert "Nu: niet van toepassing (dit thema is nieuw)" in text
    assert "(er is nu nog niets)" in why({}, today, current="none")


def test_the_quickscan() -> None:
    text = why({"asks": "something"}, depth="quickscan")
    assert block(text, "Quickscan", 6) == (
        "Quickscan: short\n"
        "  Regel light: Het lijkt licht.\n"
        "  Als: not (a_one >= 3) and not (life >= 3)\n"
        "  - Vraagt het iets?\n"
        "    Antwoord: Iets, niet gevraagd\n"
        "    Hoe weet je dit: niet gezegd"
    ).replace("Antwoord: Iets, niet gevraagd", "Antwoord: Iets")


def test_it_ends_with_the_definitions() -> None:
    used = [f"  rules 1.0.0 ({catalogue().hash_of('rules')})", f"  hard 1.0.0 ({catalogue().hash_of('hard')})"]
    assert why().splitlines()[-6:-3] == ["Gebruikte definities:", *used]


def test_the_text_of_a_question_is_the_one_for_this_kind_of_group() -> None:
    assert "- E een voor collega's" in why(group={"kind": "employee"})
    assert "- E een\n" in why()


@given(st.data())
def test_every_outcome_can_be_explained(data: st.DataObject) -> None:
    questionnaire = data.draw(questionnaires())
    made = data.draw(dossiers(questionnaire, ("full", "short", "quickscan")))
    definitions = catalogue_of(questionnaire)
    text = explain(score(made, definitions), definitions)
    assert all(group.name.split("\n")[0] in text for group in made.groups)
