"""What a way claims: that it is the smallest only when nothing was left out, and what stays in the way."""

from __future__ import annotations

import pytest

from questionnaires.advice_model import ADVICE_ORDER, AdviceId
from questionnaires.catalogue import Catalogue, bundled_catalogue
from scoring.dossier import Dossier, Response, Unknown
from scoring.participation import CompassAnswers
from scoring.whatif import way
from scoring.whatif.fewest import fewest
from scoring.whatif.ground import Ground
from scoring.whatif.search import Found
from scoring.whatif.settling import Settling
from scoring.whatif.shapes import changed
from scoring.whatif.way import Way
from tests.scoring.robustness.examples import batch_of, example, flags_at


def ground_of(dossier: Dossier, catalogue: Catalogue) -> Ground:
    batch = batch_of(dossier, catalogue)
    scores = [one.score for one in batch.groups.values()]
    settling = Settling(dossier, catalogue, scores, batch.outcome.compass)
    return Ground(dossier, catalogue, batch, settling)


def way_to(advice: AdviceId, dossier: Dossier, catalogue: Catalogue) -> Way:
    return Way(ground_of(dossier, catalogue), ADVICE_ORDER.index(advice), "lightest")


def not_known(dossier: Dossier, *questions: str) -> Dossier:
    (group,) = dossier.groups
    unknown = Response(unknown=Unknown.NOT_KNOWN)
    answers = tuple(changed(one, proposal=unknown) if one.question in questions else one for one in group.answers)
    return changed(dossier, groups=(changed(group, answers=answers),))


@pytest.mark.parametrize("complete", [True, False])
def test_measures_are_the_fewest_only_when_all_smallest_sets_to_find_out_are_known(complete: bool) -> None:
    nothing = Found(((),), examined=1, proven=True, complete=complete)
    (found,) = way_to("positief", *flags_at("s0")).improvements(nothing)
    assert (found.measures, found.proven) == (("contact_person",), complete)


def test_with_too_many_measures_that_may_harm_only_nothing_is_proven_the_least(monkeypatch: pytest.MonkeyPatch) -> None:
    dossier, catalogue = flags_at("s0")
    monkeypatch.setattr(way, "MOST_HARMFUL", -1)
    found = way_to("aanpassen", not_known(dossier, "q0"), catalogue).things()
    assert [len(one) for one in found.sets] == [1]
    assert not found.proven
    assert way_to("aanpassen", dossier, catalogue).things().proven


@pytest.mark.parametrize(("name", "number"), [("betalingsregeling", 34), ("stadspas_idee", 68)])
def test_what_takes_no_more_than_a_class_and_the_compass_need_is_proven_the_least(name: str, number: int) -> None:
    ground = ground_of(example(name), bundled_catalogue())
    found = Way(ground, ADVICE_ORDER.index("aanpassen"), "heaviest", measures=False).things()
    assert (found.weight, found.proven, found.complete) == (number, True, False)


def test_a_step_of_which_too_little_is_known_has_to_be_found_out() -> None:
    ground = ground_of(*flags_at(s0={"minutes": None}, s1={"help": None}))
    assert fewest(ground.space, ground.alike, ADVICE_ORDER.index("positief"), "lightest") == 2


def test_what_stays_in_the_way_is_told_of_the_best_that_can_be_done() -> None:
    dossier, catalogue = flags_at("s0")
    compass = CompassAnswers.model_validate({"answers": ({"check": "doel", "value": "nee"},)})
    told = way_to("positief", changed(not_known(dossier, "q0", "q1"), compass=compass), catalogue)
    assert told.out_of_reach(told.things()).because == ("compass",)
