"""A later group starts from the first: first its own circumstances, then what is the same, never silently."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from questionnaires.model import GroupKind
from scoring.dossier import Answer, Changes, Group, Rater, Rating, Response, ThemeStatement
from scoring.evidence import Evidence
from tests.toolkit.features.questions.conftest import GROUPS, Visitor, add
from toolkit.storage.groups import order_groups
from toolkit.storage.store import StoredAnswer, save_answer


@pytest.fixture
def later(visitor: Visitor) -> Visitor:
    """Give somebody who filled in the first group and is now at the second."""
    first = GROUPS[0].model_copy(
        update={
            "answers": (
                Answer(question="zoeken", proposal=Response(value="sterk"), current=Response(value="niet")),
                Answer(question="stappen", proposal=Response(value=3.0, note="Geteld")),
                Answer(question="onzeker", proposal=Response(value="redelijk")),
            ),
            "themes": (ThemeStatement(section="vinden", changes=Changes.YES, basis="figures", note="Van de eerste"),),
        }
    )
    visitor.dossier = add(visitor.app, first, GROUPS[1])
    visitor.group = "ouderen"
    return visitor


def test_the_first_page_tells_what_is_asked_first_and_why(later: Visitor) -> None:
    page = later.page(later.address("begin"))
    assert "Hier hoef je alleen te zeggen wat anders is." in page
    assert "Eerst 1 vraag over wat voor deze groep zwaarder kan zijn: geldzorgen" in page.replace("\n", " ")
    assert f"{later.question('onzeker')}?eerst=1" in page


def test_what_its_circumstances_make_heavier_comes_first_and_then_the_themes(later: Visitor) -> None:
    address = f"{later.question('onzeker')}?eerst=1"
    page = later.page(address)
    assert "Eerst" in page or "eerst: wat voor deze groep zwaarder kan zijn, vraag 1 van 1" in page
    assert "Extra aandacht" in page
    went = later.fill(address, proposal="heel_sterk")
    assert went.location == later.theme("vinden")


def test_a_question_shows_what_the_first_group_answered_and_takes_it_over_in_one_action(later: Visitor) -> None:
    address = f"{later.question('onzeker')}?eerst=1"
    page = " ".join(later.page(address).split())
    assert "<b>Bij Bewoners:</b> Redelijk" in page
    assert "Gelijk aan Bewoners" in page
    assert later.fill(address, action="same").location == later.theme("vinden")
    assert later.answer("onzeker") == Answer(
        question="onzeker", proposal=Response(value="redelijk"), same_as="bewoners"
    )
    page = later.page(address)
    assert "Bij Bewoners:" not in page
    assert "Dit antwoord is gelijk aan dat van Bewoners." in page


def test_there_is_nothing_to_take_over_for_the_first_group_or_where_it_said_nothing(later: Visitor) -> None:
    assert "Bij Bewoners:" not in later.page(later.question("waarmee"))
    later.fill(later.question("waarmee"), 400, action="same")
    later.group = "bewoners"
    assert "Bij Bewoners:" not in later.page(later.question("zoeken"))
    later.fill(later.question("zoeken"), 400, action="same")


def test_taking_over_an_answer_that_somebody_changed_meanwhile_asks_which_stays(later: Visitor) -> None:
    form = later.form(later.question("onzeker"))
    later.fill(later.question("onzeker"), proposal="heel_sterk")
    late = later.client.post(form.action, data=form.filled() | {"action": "same"})
    assert late.status_code == 409
    answer = later.answer("onzeker")
    assert answer is not None
    assert answer.proposal == Response(value="heel_sterk")


def _put(later: Visitor, answer: Answer) -> None:
    """Store an answer of the group that is filled in."""
    with Session(later.app.extensions["engine"]) as session:
        saved = save_answer(session, later.dossier, later.group, answer, 0, "test")
        session.commit()
    assert isinstance(saved, StoredAnswer)


OWN = Response(note="Bij ouderen nagevraagd", evidence=(Evidence(kind="signals", description="Signalen van ouderen"),))


@pytest.mark.parametrize("one", [True, False])
def test_what_a_group_noted_and_showed_itself_stays_when_it_is_the_same(later: Visitor, *, one: bool) -> None:
    _put(later, Answer(question="stappen", proposal=OWN))
    later.fill(later.question("stappen") if one else later.theme("vinden"), action="same")
    assert later.answer("stappen") == Answer(
        question="stappen", proposal=OWN.model_copy(update={"value": 3.0}), same_as="bewoners"
    )


def test_what_several_people_of_a_group_said_stays_when_they_come_to_the_same(later: Visitor) -> None:
    ratings = tuple(
        Rating(rater=Rater(function=who), proposal=Response(value=value))
        for who, value in (("Balie", "heel_sterk"), ("Jurist", "niet"))
    )
    _put(later, Answer(question="onzeker", ratings=ratings))
    later.fill(later.question("onzeker"), action="same")
    answer = later.answer("onzeker")
    assert answer is not None
    assert (answer.ratings, answer.same_as) == (ratings, "bewoners")
    assert answer.settled is not None
    assert answer.settled.proposal == Response(value="redelijk")
    assert "Dit antwoord is gelijk aan dat van Bewoners." in later.page(later.question("onzeker"))


def test_what_the_first_group_did_not_settle_has_no_place_beside_an_own_note(later: Visitor) -> None:
    ratings = tuple(Rating(rater=Rater(function=who), proposal=Response(value="niet")) for who in ("Balie", "Jurist"))
    first = GROUPS[0].model_copy(update={"answers": (Answer(question="onzeker", ratings=ratings),)})
    later.dossier = add(later.app, first, GROUPS[1])
    own = Answer(question="onzeker", proposal=OWN)
    _put(later, own)
    assert "Bij Bewoners:" not in later.page(later.question("onzeker"))
    later.fill(later.question("onzeker"), 400, action="same")
    assert later.answer("onzeker") == own


def test_the_group_that_an_answer_was_taken_from_is_named_whatever_the_order(later: Visitor) -> None:
    later.fill(later.theme("vinden"), action="same")
    with Session(later.app.extensions["engine"]) as session:
        order_groups(session, later.dossier, ("ouderen", "bewoners"))
        session.commit()
    assert "Dit antwoord is gelijk aan dat van Bewoners." in later.page(later.question("zoeken"))
    assert "Gelijk aan Bewoners: 2 antwoorden" in later.page(later.theme("vinden"))
    later.group = "bewoners"
    later.fill(later.question("zoeken"), proposal="niet")
    later.group = "ouderen"
    page = later.page(later.theme("vinden"))
    assert "Niet meer gelijk aan Bewoners" in page
    assert "Gelijk aan Bewoners: 1 antwoord" in page


def test_a_group_without_circumstances_begins_with_the_themes(later: Visitor) -> None:
    later.dossier = add(later.app, GROUPS[0], Group(id="ouderen", name="Ouderen", kind=GroupKind.RESIDENT))
    assert later.client.get(later.address("begin")).location == later.theme("vinden")


def test_a_theme_is_confirmed_to_be_the_same_and_says_so(later: Visitor) -> None:
    page = later.page(later.theme("vinden"))
    assert "Is dit gelijk aan Bewoners?" in page
    assert "Sterk" in page
    assert later.answer("zoeken") is None, "nothing is taken over by looking"
    went = later.fill(later.theme("vinden"), action="same")
    assert went.location == later.question("waarmee"), "what the first group did not answer is asked"
    assert "2 antwoorden overgenomen" in later.page(went.location)
    assert later.answer("zoeken") == Answer(
        question="zoeken", proposal=Response(value="sterk"), current=Response(value="niet"), same_as="bewoners"
    )
    assert later.answer("stappen") == Answer(
        question="stappen", proposal=Response(value=3.0, note="Geteld"), same_as="bewoners"
    )
    group = later.loaded().groups[1]
    assert group.themes == (ThemeStatement(section="vinden", changes=Changes.YES, basis="figures"),)
    assert "Dit antwoord is gelijk aan dat van Bewoners." in later.page(later.question("zoeken"))
    assert "Gelijk aan Bewoners: 2 antwoorden" in later.page(later.theme("vinden"))


def test_changing_an_answer_ends_that_it_is_the_same(later: Visitor) -> None:
    later.fill(later.theme("vinden"), action="same")
    later.fill(later.question("zoeken"))
    answer = later.answer("zoeken")
    assert answer is not None
    assert answer.same_as == "bewoners", "looking at it changes nothing"
    later.fill(later.question("zoeken"), proposal="niet")
    answer = later.answer("zoeken")
    assert answer is not None
    assert answer.same_as is None


def test_what_this_group_answered_itself_stays(later: Visitor) -> None:
    later.fill(later.question("zoeken"), proposal="heel_sterk")
    later.fill(later.theme("vinden"), action="same")
    answer = later.answer("zoeken")
    assert answer is not None
    assert answer.proposal == Response(value="heel_sterk")
    assert answer.same_as is None


def test_an_answer_that_hides_a_question_here_is_respected(later: Visitor) -> None:
    later.fill(later.question("zoeken"), proposal="niet")
    later.fill(later.theme("vinden"), action="same")
    assert later.answer("stappen") is None


def test_today_is_not_taken_over_when_this_theme_does_not_change_here(later: Visitor) -> None:
    later.fill(later.theme("vinden"), changes="no")
    later.fill(later.theme("vinden"), action="same")
    answer = later.answer("zoeken")
    assert answer is not None
    assert answer.current is None


def test_the_first_group_is_compared_with_nobody(later: Visitor) -> None:
    later.group = "bewoners"
    assert "gelijk aan" not in later.page(later.theme("vinden")).lower()
    assert later.fill(later.theme("vinden"), action="same").location == later.question("zoeken")


def test_a_change_in_the_first_group_is_told(later: Visitor) -> None:
    later.fill(later.theme("vinden"), action="same")
    assert "Niet meer gelijk aan Bewoners" not in later.page(later.theme("vinden"))
    later.group = "bewoners"
    later.fill(later.question("zoeken"), proposal="niet")
    later.group = "ouderen"
    page = later.page(later.theme("vinden"))
    assert "Niet meer gelijk aan Bewoners" in page
    assert "Gelijk aan Bewoners: 1 antwoord" in page


def test_a_theme_of_which_the_first_group_said_nothing_shows_only_its_answers(later: Visitor) -> None:
    first = GROUPS[0].model_copy(update={"answers": (Answer(question="zoeken", proposal=Response(value="sterk")),)})
    later.dossier = add(later.app, first, GROUPS[1])
    page = later.page(later.theme("vinden"))
    assert "Is dit gelijk aan Bewoners?" in page
    assert "Nog niet ingevuld" not in page
