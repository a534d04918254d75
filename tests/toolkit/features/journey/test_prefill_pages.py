"""Answers that follow from the journey: offered, taken over in one go, told where they came from."""

from __future__ import annotations

from sqlalchemy.orm import Session

from scoring.dossier import Answer, Rater, Rating, Response
from tests.toolkit.features.journey.conftest import ANSWERED, JOURNEY, without_answers, wrong_in
from tests.toolkit.working_on import Worker, counted_queries, put, text_of
from toolkit.storage.store import NOT_STORED, save_answer

PAGE = f"{JOURNEY}/antwoorden"
QUERIES = 4


def answer(worker: Worker, question: str) -> Answer | None:
    return worker.loaded().groups[0].answer_by_question.get(question)


def say(worker: Worker, given: Answer) -> None:
    with Session(worker.app.extensions["engine"]) as session:
        save_answer(session, worker.dossier, "huishoudens", given, NOT_STORED, "collega")
        session.commit()


def test_one_button_takes_over_everything_with_the_steps(starting: Worker) -> None:
    offered = text_of(starting.page(PAGE))
    assert "Wat is de kortste termijn na een bericht? Twee weken of korter" in offered
    assert "Uit stap 'Elke maand een wijziging doorgeven'." in offered
    starting.send(starting.form(PAGE))
    found = {question: answer(starting, question) for question in ANSWERED}
    assert {question: one and one.proposal and one.proposal.value for question, one in found.items()} == {
        "actions": 4, "proofs": 2, "time_needed": "half_day", "deadline": "under_two_weeks", "times_a_year": 12,
    }  # fmt: skip
    assert all(
        one and one.from_steps and one.proposal and one.proposal.basis == "own_estimate" for one in found.values()
    )
    deadline = found["deadline"]
    assert deadline
    assert deadline.from_steps == ("change",)
    assert wrong_in(starting) == []
    page = text_of(starting.page(PAGE))
    assert "Er zijn 5 antwoorden overgenomen uit de reis." in page
    assert "Op alle vragen die de reis beantwoordt, staat al een antwoord." in page
    question = text_of(starting.page("/groepen/huishoudens/vragen/deadline"))
    assert "Overgenomen uit de reis, stap 'Elke maand een wijziging doorgeven'." in question


def test_what_is_not_ticked_and_what_has_an_answer_stays(starting: Worker) -> None:
    say(starting, Answer(question="proofs", proposal=Response(value=7.0)))
    form = starting.form(PAGE)
    assert "Hoeveel bewijzen" not in text_of(starting.page(PAGE))
    starting.send(form, neem=["deadline"])
    assert answer(starting, "proofs") == Answer(question="proofs", proposal=Response(value=7.0))
    assert answer(starting, "actions") is None
    assert answer(starting, "deadline")
    starting.send(starting.form(PAGE), neem=[])
    assert "Er is niets overgenomen." in text_of(starting.page(PAGE))


def test_a_note_and_several_raters_stay(starting: Worker) -> None:
    say(starting, Answer(question="deadline", proposal=Response(note="Nog nagaan", basis="figures")))
    rated = Answer(question="proofs", ratings=(Rating(rater=Rater(function="balie"), proposal=Response(value=1.0)),))
    say(starting, rated)
    starting.send(starting.form(PAGE))
    taken = answer(starting, "deadline")
    assert taken
    assert taken.proposal == Response(value="under_two_weeks", note="Nog nagaan", basis="figures")
    assert answer(starting, "proofs") == rated
    assert wrong_in(starting) == []


def test_nothing_is_taken_over_that_the_page_did_not_show(starting: Worker) -> None:
    form = starting.form(PAGE)
    starting.fill(f"{JOURNEY}/stappen/change", veld_deadline="fixed_day")
    page = starting.send(form, 409).text
    assert "Er is nog niets overgenomen" in page
    assert answer(starting, "deadline") is None
    assert "Eén vaste dag of afspraak" in text_of(page)


def test_an_answer_keeps_its_origin_until_it_says_something_else(starting: Worker) -> None:
    starting.send(starting.form(PAGE))
    where = "/groepen/huishoudens/vragen/deadline"
    starting.fill(where, basis="figures", note="Nagevraagd")
    kept = answer(starting, "deadline")
    assert kept
    assert (kept.from_steps, kept.proposal and kept.proposal.basis) == (("change",), "figures")
    starting.fill(where, proposal="fixed_day")
    other = answer(starting, "deadline")
    assert other
    assert other.from_steps == ()


def test_a_journey_that_changed_since_says_so(starting: Worker) -> None:
    starting.send(starting.form(PAGE))
    starting.fill(f"{JOURNEY}/stappen/change", veld_deadline="fixed_day", veld_known_documents="")
    (finding, *others) = wrong_in(starting)
    assert {finding.code, *(one.code for one in others)} == {"D737"}
    page = text_of(starting.page(PAGE))
    assert "Wat is de kortste termijn na een bericht? De reis zegt nu: Eén vaste dag of afspraak." in page
    assert "De reis zegt hier nu te weinig over." in page
    assert "2 antwoorden die je overnam, zijn niet meer gelijk aan de reis." in text_of(starting.page(JOURNEY))


def test_a_step_that_goes_is_forgotten_by_the_answers(starting: Worker) -> None:
    starting.send(starting.form(PAGE))
    starting.fill(f"{JOURNEY}/stappen/change/weghalen")
    deadline, time = answer(starting, "deadline"), answer(starting, "time_needed")
    assert deadline
    assert time
    assert deadline.from_steps == ()
    assert time.from_steps == ("find", "proof", "apply", "talk")
    assert all(one.code == "D737" for one in wrong_in(starting))


def test_the_task_list_and_the_journey_offer_it(starting: Worker) -> None:
    address = f'href="{starting.address(PAGE)}"'
    assert "Antwoorden uit de reis van Huishoudens met een laag inkomen" in text_of(starting.page())
    assert "5 over te nemen" in text_of(starting.page())
    assert "De reis beantwoordt 5 vragen waar nog geen antwoord op staat." in text_of(starting.page(JOURNEY))
    assert address in starting.page(JOURNEY)
    starting.send(starting.form(PAGE))
    assert "over te nemen" not in text_of(starting.page())
    assert "Bekijk en neem over" not in text_of(starting.page(JOURNEY))


def test_only_what_is_asked_is_offered(worked: Worker, fresh: Worker) -> None:
    """The example is a short test in which everything is answered."""
    assert 'name="neem"' not in worked.page(PAGE)
    where = f"/groepen/{fresh.loaded().groups[0].id}/reis/antwoorden"
    assert "staat al een antwoord" in text_of(fresh.page(where))


def test_how_many_queries_it_takes(starting: Worker) -> None:
    with counted_queries(starting.app) as queries:
        starting.page(PAGE)
    assert len(queries) <= QUERIES


def test_what_the_journey_says_too_little_about_is_told(starting: Worker) -> None:
    starting.dossier = put(starting.app, without_answers("slip_consequence", "way_without_computer", "actions"))
    page = text_of(starting.page(PAGE))
    assert "Wat de reis nog niet zegt (2 vragen)" in page
    assert "Wat is het zwaarste gevolg van een vergissing of een gemist bericht?" in page


def test_an_earlier_answer_comes_back_without_a_step_that_is_gone(starting: Worker) -> None:
    where = "/groepen/huishoudens/vragen/deadline"
    starting.send(starting.form(PAGE))
    starting.fill(where, proposal="fixed_day")
    starting.fill(f"{JOURNEY}/stappen/change/weghalen")
    starting.send(starting.form(f"{where}/geschiedenis"))
    back = answer(starting, "deadline")
    assert back
    assert back.proposal
    assert (back.proposal.value, back.from_steps) == ("under_two_weeks", ())
    assert all(one.code == "D737" for one in wrong_in(starting))
