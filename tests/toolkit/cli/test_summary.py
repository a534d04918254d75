"""`doenvermogen score` says the advice first, in words and in two halves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from questionnaires.catalogue import Catalogue, bundled_catalogue
from scoring.dossier import Dossier
from scoring.score import score
from tests.exports.examined import SENTENCE, by_hand
from tests.exports.reports import FULLEST, example
from tests.scoring.advice.advising import AGREED, catalogue, dossier
from toolkit.cli import main
from toolkit.cli.summary import summary

EXAMPLES = Path(__file__).parents[3] / "examples"


def said_of(name: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main(["score", str(EXAMPLES / f"{name}.yaml")]) == 0
    return capsys.readouterr().out.splitlines()


def said(made: Dossier) -> str:
    return summary(score(made, catalogue()), made, catalogue())


@pytest.mark.parametrize(
    ("name", "advice", "comparison"),
    [
        ("paspoort_zonder_afspraak", "te doen", "lichter"),
        ("terras_foto", "te doen, mits", "zwaarder"),
        ("energiehulp_reis", "eerst aanpassen", "zwaarder"),
        ("warm_huis", "nog niet te beoordelen", "zwaarder"),
    ],
)
def test_the_advice_comes_first_with_how_heavy_and_compared_with_doing_nothing(
    name: str, advice: str, comparison: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = said_of(name, capsys)
    assert lines[2] == f"Advies: {advice}"
    assert lines[4].startswith("  Waarom: ")
    assert lines[5].startswith("  Zwaarte na het voorstel: ")
    assert lines[6] == f"  Vergeleken met niets doen: {comparison}"


def test_the_payment_arrangement_says_that_waiting_is_no_good(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said_of("betalingsregeling", capsys)
    assert "  Vergeleken met niets doen: lichter" in lines
    assert "  Uitstel houdt de zwaardere situatie van nu in stand." in lines
    assert "  Om te kunnen beoordelen: zoek uit hoe zwaar het is; vul het kompas in" in lines
    journey = lines.index("  Zoek voor de reis eerst uit:")
    assert lines[journey + 1].endswith(": Hoelang is iemand per keer bezig?")


def test_it_says_how_sure_the_advice_is_and_the_shortest_way_to_a_better_one() -> None:
    made = example(FULLEST)
    lines = summary(by_hand(made), made, bundled_catalogue()).splitlines()
    assert f"  Hoe zeker: {SENTENCE}" in lines
    way = next(place for place, line in enumerate(lines) if line.startswith("  Kortste weg naar 'te doen, mits':"))
    assert lines[way + 1].startswith("  - Zoek eerst uit: Hoe groot is de kans dat iemand zich schaamt?")
    assert lines[way + 2] == "  - Neem dan: Automatisch toekennen of verwerken."
    assert lines[way + 3].startswith("  Nu doen:")


def test_a_heavy_proposal_without_an_easier_way_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    missing = "  Ontbreekt nog: welke makkelijkere weg is bekeken, en waarom die niet is gekozen ('alternatives')."
    assert missing in said_of("energiehulp_reis", capsys)
    assert missing not in said_of("warm_huis", capsys)


def test_an_idea_gets_a_first_picture_and_no_advice_to_decide(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said_of("stadspas_idee", capsys)
    assert lines[2] == "Voorlopig beeld: nog niet te beoordelen"
    assert not any(line.startswith("Advies:") for line in lines)


def test_conditions_say_which_are_promised_and_what_is_needed_for_more(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said_of("terras_foto", capsys)
    assert "  Voorwaarden: 8, waarvan toegezegd: 2" in lines
    assert "  - Breng dit in de participatie op orde: Iedereen kan meedoen (toegezegd)" in lines
    assert "  Nodig voor 'te doen': betrek mensen beter (kompas: op orde)" in lines


@pytest.mark.parametrize(
    ("proposal", "fields", "change"),
    [
        ({"a_one": "sterk"}, {}, "laat voor alles wat knelt iets toezeggen"),
        ({}, {"basis": "own_estimate"}, "zorg dat er genoeg bekend is"),
        ({"a_one": "heel_sterk"}, {"promised": True}, "haal elke rode vlag weg"),
        (dict.fromkeys(("a_one", "b_one", "c_one", "d_one"), "sterk"), {"promised": True},
         "maak het lichter (zwaarte: middel)"),
        ({"a_one": "sterk"}, {"compass": "niet_op_orde"}, "betrek mensen beter (kompas: deels op orde)"),
    ],
)  # fmt: skip
def test_the_smallest_change_is_something_to_do(proposal: Any, fields: dict[str, Any], change: str) -> None:
    if fields.pop("promised", False):
        fields["measures"] = ({"id": "m", "text": "Iets", "questions": tuple(proposal), **AGREED},)
    assert f": {change}\n" in said(dossier(proposal, **fields))


def deviation(to: str) -> dict[str, Any]:
    return {"deviation": {"advice": to, "reason": "De proef ging goed.", "by": "Beleidsadviseur"}}


def test_a_deviation_is_told_with_its_reason_and_one_that_no_longer_fits_as_well() -> None:
    told = said(dossier({"a_one": "sterk"}, advice=deviation("positief")))
    assert "  Afgeweken: Beleidsadviseur adviseert 'te doen', omdat: De proef ging goed.\n" in told
    refused = said(dossier({"a_one": "heel_sterk"}, advice=deviation("positief")))
    assert "  De afwijking naar 'te doen' past niet meer bij deze uitkomst en telt niet mee.\n" in refused
    assert "Afgeweken" not in refused


def test_without_rules_for_an_advice_the_rest_is_still_told() -> None:
    made = dossier()
    lines = summary(score(made, catalogue(advice=False)), made, catalogue(advice=False)).splitlines()
    assert not any("Advies" in line for line in lines)
    assert "  Zwaarte na het voorstel: laag" in lines


def test_what_to_know_first_is_said_with_why() -> None:
    told = said(dossier({"a_one": "heel_sterk"}, bases={"a_one": "own_estimate"}))
    assert "  Eerst te weten:\n  - A een (nu nog een eigen inschatting)\n" in told
    assert "Waarom: Er is een rode vlag." in told.replace("Het lijkt best veel van mensen te vragen. ", "")
    assert "Eerst te weten" not in said(dossier())


def test_without_a_test_the_reason_is_said_and_who_agrees(capsys: pytest.CaptureFixture[str]) -> None:
    told = "\n".join(said_of("subsidie_eerder", capsys))
    assert "Waarom: Een verdere toets is niet nodig. Niemand hoeft iets te doen" in told
    assert "Dat vindt ook: Manager subsidies en inkoop. (regel fine)" in told
    assert "op orde" not in told


def test_it_says_that_only_reminding_and_explaining_were_chosen_for_what_weighs() -> None:
    here = Catalogue({**catalogue().sources, "measures": bundled_catalogue().sources["measures"]})

    def lines(*terms: str) -> list[str]:
        chosen = tuple(
            {"id": one, "term": one, "text": "Iets", "questions": ("a_one", "b_one"), **AGREED} for one in terms
        )
        made = dossier({"a_one": "heel_sterk", "b_one": "sterk"}, measures=chosen)
        return summary(score(made, here), made, here).splitlines()

    said = (
        "  Bij zware punten alleen gekozen: herinneren en uitleggen (2 keer). "
        "Meer helpt: wegnemen, lichter maken of samen doen."
    )
    assert said in lines("reminder", "plain_language")
    assert not any("alleen gekozen" in line for line in lines("reminder", "less_proof"))
