"""One question a page: what it shows, what it stores, and where it goes next."""

from __future__ import annotations

import re

import pytest
from pydantic import AnyHttpUrl

from scoring.dossier import Answer, Estimate, Group, Rater, Rating, Response, Unknown
from scoring.evidence import Evidence
from tests.toolkit.features.questions.conftest import GROUPS, Visitor, add, title
from tests.toolkit.html_forms import form_in


def _proposal(visitor: Visitor, question: str, group: str | None = None) -> Response:
    answer = visitor.answer(question, group)
    assert answer is not None
    assert answer.proposal is not None
    return answer.proposal


def _ends(visitor: Visitor) -> tuple[str, str]:
    return visitor.question("zoeken"), visitor.question("waarmee")


def _bar(page: str) -> int:
    found = re.search(r'<progress[^>]* value="(\d+)"', page)
    assert found
    return int(found[1])


def test_the_page_shows_one_question_with_its_answers_and_keeps_the_rest_folded(visitor: Visitor) -> None:
    page = visitor.page(visitor.question("zoeken"))
    assert title(page) == "Moet iemand lang zoeken? – De weg vinden – Parkeerapp – Doenvermogenstoets"
    assert page.count("<h1") == 1
    before, folded = page.split("<details", 1)
    assert "Moet iemand lang zoeken?" in before
    assert "Tel alles mee." not in before
    for text in ("Tel alles mee.", "Drie schermen is redelijk.", "https://voorbeeld.nl/bron", "Notitie"):
        assert text in folded
    form = form_in(page)
    assert form.offered["proposal"] == [
        "niet", "beetje", "redelijk", "sterk", "heel_sterk", "-unknown", "-not_applicable",
    ]  # fmt: skip


def test_the_page_tells_where_one_is_and_how_far(visitor: Visitor) -> None:
    theme, first, last = (visitor.page(one) for one in (visitor.theme("vinden"), *_ends(visitor)))
    for page in (theme, first, last):
        assert f'href="/dossiers/{visitor.dossier}">Parkeerapp</a>' in page
        assert "Bewoners · thema 1 van " in page
    assert "De weg vinden, vraag 1 van 3" in first
    assert _bar(theme) == 0 < _bar(first) < _bar(last)


def test_an_answer_is_stored_and_the_next_question_on_the_path_follows(visitor: Visitor) -> None:
    went = visitor.fill(visitor.question("zoeken"), proposal="sterk")
    assert went.location == visitor.question("stappen")
    assert _proposal(visitor, "zoeken") == Response(value="sterk")


def test_a_question_that_is_not_asked_is_passed_over(visitor: Visitor) -> None:
    assert visitor.fill(visitor.question("zoeken"), proposal="niet").location == visitor.question("waarmee")


def test_a_condition_that_is_not_known_keeps_its_question_on_the_path(visitor: Visitor) -> None:
    assert visitor.fill(visitor.question("zoeken"), proposal="-unknown").location == visitor.question("stappen")
    assert _proposal(visitor, "zoeken").unknown is Unknown.NOT_KNOWN


def test_behind_the_last_question_of_a_theme_the_next_theme_follows(visitor: Visitor) -> None:
    assert visitor.fill(visitor.question("waarmee"), proposal=["telefoon"]).location == visitor.theme("wachten")


def test_behind_the_last_question_of_a_group_the_next_group_follows_and_then_the_whole_dossier(
    visitor: Visitor,
) -> None:
    went = visitor.fill(visitor.question("drukte"), proposal="niet")
    assert went.location == f"/dossiers/{visitor.dossier}/groepen/ouderen/begin"
    visitor.group = "ouderen"
    went = visitor.fill(visitor.question("drukte"), proposal="niet")
    assert went.location == f"/dossiers/{visitor.dossier}/groepen/-/begin"
    assert visitor.client.get(went.location).location == f"/dossiers/{visitor.dossier}/groepen/-/vragen/uren"


def test_going_on_without_an_answer_stores_nothing(visitor: Visitor) -> None:
    assert visitor.fill(visitor.question("zoeken")).location == visitor.question("stappen")
    assert visitor.answer("zoeken") is None


def test_what_was_answered_at_another_depth_is_not_asked_again(visitor: Visitor) -> None:
    visitor.fill(visitor.question("stappen"), proposal="3")
    assert visitor.fill(visitor.question("zoeken"), proposal="sterk").location == visitor.question("waarmee")


def test_whoever_looks_back_goes_on_page_by_page(visitor: Visitor) -> None:
    visitor.fill(visitor.question("zoeken"), proposal="sterk")
    visitor.fill(visitor.question("stappen"), proposal="3")
    assert visitor.fill(visitor.question("zoeken")).location == visitor.question("stappen")


@pytest.mark.parametrize(("typed", "stored"), [("3", 3), ("3,5", 3.5), ("3.5", 3.5), (" 12 ", 12), ("", None)])
def test_numbers_as_people_write_them(visitor: Visitor, typed: str, stored: float | None) -> None:
    visitor.fill(visitor.question("stappen"), proposal=typed)
    answer = visitor.answer("stappen")
    assert (answer.proposal.value if answer and answer.proposal else None) == stored


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("veel", "Vul een getal in, bijvoorbeeld 3 of 12."),
        ("41", "Vul een getal in van 0 tot en met 40."),
        ("-1", "Vul een getal in van 0 tot en met 40."),
        ("1,25", "Vul hoogstens 1 cijfers achter de komma in."),
        ("1e3", "Vul een getal in, bijvoorbeeld 3 of 12."),
        ("nan", "Vul een getal in, bijvoorbeeld 3 of 12."),
    ],
)
def test_what_is_no_good_number_is_said_at_the_field_and_on_top(visitor: Visitor, typed: str, message: str) -> None:
    page = visitor.fill(visitor.question("stappen"), 400, proposal=typed).text
    assert page.count(message) == 2
    assert 'href="#proposal"' in page
    assert f'value="{typed}"' in page
    assert title(page).startswith("Fout:")
    assert visitor.answer("stappen") is None


def test_an_unknown_that_is_found_out_says_who_and_when(visitor: Visitor) -> None:
    address = visitor.question("zoeken")
    page = visitor.fill(address, 400, proposal="-unknown", proposal_unknown="being_found_out").text
    assert "Schrijf wie het uitzoekt" in page
    assert "Vul in wanneer je het weet" in page
    visitor.fill(
        address, proposal="-unknown", proposal_unknown="being_found_out", proposal_by="Team data",
        proposal_until="1-2-2027",
    )  # fmt: skip
    assert _proposal(visitor, "zoeken") == Response(unknown=Unknown.BEING_FOUND_OUT, by="Team data", until="2027-02-01")


def test_not_applicable_asks_for_a_reason(visitor: Visitor) -> None:
    page = visitor.fill(visitor.question("zoeken"), 400, proposal="-not_applicable").text
    assert "Schrijf kort waarom deze vraag niet past." in page
    visitor.fill(visitor.question("zoeken"), proposal="-not_applicable", proposal_not_applicable="Geen zoekwerk.")
    assert _proposal(visitor, "zoeken") == Response(not_applicable="Geen zoekwerk.")


def test_what_a_question_does_not_allow_is_not_offered(visitor: Visitor) -> None:
    assert "-not_applicable" not in visitor.form(visitor.question("onzeker")).offered["proposal"]
    assert "-unknown" not in visitor.form(visitor.question("bericht")).offered["proposal"]


def test_a_value_and_not_knowing_do_not_go_together(visitor: Visitor) -> None:
    page = visitor.fill(visitor.question("stappen"), 400, proposal="3", proposal_beside=["-unknown"]).text
    assert "Laat er één staan." in page


def test_several_options_and_the_one_that_excludes_them(visitor: Visitor) -> None:
    page = visitor.fill(visitor.question("waarmee"), 400, proposal=["computer", "nergens_mee"]).text
    assert "Je koos &#39;Nergens mee&#39; en ook iets anders." in page
    visitor.fill(visitor.question("waarmee"), proposal=["computer", "telefoon"])
    assert _proposal(visitor, "waarmee").value == ("telefoon", "computer")
    assert visitor.form(visitor.question("waarmee")).values.getlist("proposal") == ["telefoon", "computer"]


def test_the_other_kinds_of_questions(visitor: Visitor) -> None:
    visitor.group = "-"
    visitor.fill(visitor.question("uren"), proposal__low="1", proposal__likely="2,5", proposal__high="4")
    assert _proposal(visitor, "uren").value == Estimate(low=1, likely=2.5, high=4)
    assert visitor.form(visitor.question("uren")).values["proposal-likely"] == "2,5"
    visitor.fill(visitor.question("begin"), proposal="1-3-2027")
    assert _proposal(visitor, "begin").value == "2027-03-01"
    assert "bestaat" in visitor.fill(visitor.question("begin"), 400, proposal="31-2-2027").text
    visitor.fill(visitor.question("kort"), proposal="  Een\tzin  ")
    assert _proposal(visitor, "kort").value == "Een zin"
    assert "hoogstens 40 tekens" in visitor.fill(visitor.question("kort"), 400, proposal="x" * 41).text
    visitor.fill(visitor.question("lang"), proposal="een\r\ntwee")
    assert _proposal(visitor, "lang").value == "een\ntwee"
    assert visitor.form(visitor.question("lang")).values["proposal"] == "een\ntwee"


def test_an_estimate_needs_all_three_in_order(visitor: Visitor) -> None:
    visitor.group = "-"
    address = visitor.question("uren")
    assert "Vul alle drie" in visitor.fill(address, 400, proposal__low="1").text
    wrong = visitor.fill(address, 400, proposal__low="5", proposal__likely="2", proposal__high="9").text
    assert "op volgorde" in wrong


def test_a_table_grows_row_by_row(visitor: Visitor) -> None:
    visitor.group = "-"
    address = visitor.question("wie")
    went = visitor.fill(address, action="stay", proposal__0__partij="Gemeente", proposal__0__mensen="3")
    assert went.location.startswith(address)
    assert _proposal(visitor, "wie").value == ({"partij": "Gemeente", "mensen": 3},)
    visitor.fill(address, proposal__1__partij="Verhuurder", proposal__1__rol="helper")
    assert _proposal(visitor, "wie").value == (
        {"partij": "Gemeente", "mensen": 3},
        {"partij": "Verhuurder", "rol": "helper"},
    )
    assert "Vul dit in." in visitor.fill(address, 400, proposal__2__mensen="3").text
    assert "Vul een getal in" in visitor.fill(address, 400, proposal__2__mensen="drie").text
    visitor.fill(address, proposal__0__partij="", proposal__0__mensen="")
    assert _proposal(visitor, "wie").value == ({"partij": "Verhuurder", "rol": "helper"},)


def test_a_note_a_basis_and_evidence_go_with_the_answer(visitor: Visitor) -> None:
    address = visitor.question("zoeken")
    visitor.fill(
        address, proposal="sterk", note="Nog nakijken.", basis="figures", evidence__0__kind="figures",
        evidence__0__description="Telling aan de balie", evidence__0__link="www.voorbeeld.nl/telling",
    )  # fmt: skip
    assert _proposal(visitor, "zoeken") == Response(
        value="sterk",
        basis="figures",
        note="Nog nakijken.",
        evidence=(
            Evidence(
                kind="figures", description="Telling aan de balie", link=AnyHttpUrl("https://www.voorbeeld.nl/telling")
            ),
        ),
    )
    visitor.fill(address, evidence__1__description="Brief", evidence__0__description="", evidence__0__link="")
    assert [one.description for one in _proposal(visitor, "zoeken").evidence] == ["Brief"]
    page = visitor.fill(address, 400, evidence__0__link="geen adres").text
    assert "Dit is geen adres van een webpagina." in page
    assert '<details class="dv-disclosure" open>' in page, "what is wrong may not be folded away"


def test_what_the_page_does_not_ask_stays(visitor: Visitor) -> None:
    visitor.fill(visitor.theme("vinden"), changes="yes")
    visitor.fill(visitor.question("zoeken"), proposal="sterk", current="beetje")
    visitor.fill(visitor.theme("vinden"), changes="no")
    form = visitor.form(visitor.question("zoeken"))
    assert form.values["current"] == "beetje", "an answer that counts is never out of sight"
    data = form.filled(proposal="niet")
    for name in ("today", "current", "current_unknown", "current_by", "current_until", "current_not_applicable"):
        data.pop(name)
    visitor.client.post(form.action, data=data)
    answer = visitor.answer("zoeken")
    assert answer is not None
    assert answer.current == Response(value="beetje")


@pytest.mark.parametrize("changes", ["no", "new", "unknown"])
@pytest.mark.parametrize("first", ["", "?eerst=1"])
def test_one_question_may_be_different_today_in_a_theme_that_does_not_change(
    visitor: Visitor, changes: str, first: str
) -> None:
    visitor.fill(visitor.theme("vinden"), changes=changes)
    address = visitor.question("zoeken") + first
    assert "Is het nu anders?" in visitor.page(address)
    went = visitor.fill(address, proposal="sterk", action="today")
    assert went.location == f"{address}{'&' if first else '?'}nu=1"
    page = visitor.page(went.location)
    assert "Is het nu anders?" not in page
    form = form_in(page)
    assert form.values["proposal"] == "sterk"
    assert visitor.client.post(form.action, data=form.filled(current="niet")).status_code == 303
    answer = visitor.answer("zoeken")
    assert answer is not None
    assert (answer.proposal, answer.current) == (Response(value="sterk"), Response(value="niet"))
    assert visitor.form(address).values["current"] == "niet"


def test_today_cannot_be_opened_where_it_does_not_count(visitor: Visitor) -> None:
    address = visitor.question("drukte")
    assert "Is het nu anders?" not in visitor.page(address)
    assert "current" not in visitor.form(f"{address}?nu=1").names


def test_today_is_asked_only_when_the_theme_changes(visitor: Visitor) -> None:
    address = visitor.question("zoeken")
    assert "current" not in visitor.form(address).names
    visitor.fill(visitor.theme("vinden"), changes="yes")
    page = visitor.page(address)
    assert "En hoe is het nu?" in page
    assert "Nu een beetje" in page
    visitor.fill(address, proposal="sterk", current="-unknown")
    answer = visitor.answer("zoeken")
    assert answer == Answer(
        question="zoeken", proposal=Response(value="sterk"), current=Response(unknown=Unknown.NOT_KNOWN)
    )
    visitor.fill(visitor.theme("leven"), basis="figures")
    assert "current" not in visitor.form(visitor.question("drukte")).names, "circumstances are not compared"


def test_the_kind_of_group_changes_the_words_and_the_questions(visitor: Visitor) -> None:
    visitor.page(visitor.question("alleen_werk"), status=404)
    visitor.page(visitor.question("uren"), status=404)
    visitor.page(visitor.question("nergens"), status=404)
    visitor.group = "niemand"
    visitor.page(visitor.question("zoeken"), status=404)


def test_two_people_on_one_answer_the_second_sees_both_and_chooses(visitor: Visitor) -> None:
    address = visitor.question("zoeken")
    form = visitor.form(address)
    visitor.fill(address, proposal="sterk", note="Van de eerste")
    late = visitor.client.post(form.action, data=form.filled(proposal="beetje", note="Van de tweede"))
    assert late.status_code == 409
    for text in ("Sterk", "Een beetje", "Van de eerste", "Van de tweede", "Opgeslagen op"):
        assert text in late.text
    assert _proposal(visitor, "zoeken").value == "sterk"
    mine = form_in(late.text)
    assert visitor.client.post(mine.action, data=mine.values).status_code == 303
    assert _proposal(visitor, "zoeken") == Response(value="beetje", note="Van de tweede")


def test_the_same_answer_twice_is_no_conflict(visitor: Visitor) -> None:
    form = visitor.form(visitor.question("zoeken"))
    for _time in range(2):
        assert visitor.client.post(form.action, data=form.filled(proposal="sterk")).status_code == 303


def test_saving_alone_tells_the_time_and_the_new_revision(visitor: Visitor) -> None:
    form = visitor.form(visitor.question("zoeken"))
    alone = {"X-Autosave": "1"}
    told = visitor.client.post(form.action, data=form.filled(proposal="sterk"), headers=alone)
    assert told.json is not None
    assert told.json["message"].startswith("Opgeslagen om ")
    assert told.json["fields"] == {"seen": "1"}
    data = form.filled(proposal="beetje", seen="1")
    assert visitor.client.post(form.action, data=data, headers=alone).status_code == 200
    stale = visitor.client.post(form.action, data=form.filled(proposal="niet", seen="1"), headers=alone)
    assert stale.status_code == 409
    assert _proposal(visitor, "zoeken").value == "beetje"


def test_saving_alone_does_not_hurry_who_is_still_busy(visitor: Visitor) -> None:
    form = visitor.form(visitor.question("zoeken"))
    busy = visitor.client.post(form.action, data=form.filled(proposal="-not_applicable"), headers={"X-Autosave": "1"})
    assert busy.status_code == 400
    assert busy.json == {"message": "Nog niet opgeslagen: vul de rest ook in.", "fields": {}, "errors": {}}
    form = visitor.form(visitor.question("stappen"))
    wrong = visitor.client.post(form.action, data=form.filled(proposal="veel"), headers={"X-Autosave": "1"})
    assert wrong.json is not None
    assert wrong.json["errors"] == {"proposal": "Vul een getal in, bijvoorbeeld 3 of 12."}


def test_data_about_a_person_gets_a_kind_warning_and_is_saved(visitor: Visitor) -> None:
    address = visitor.question("zoeken")
    went = visitor.fill(address, proposal="sterk", note="Bel 06-12345678")
    assert _proposal(visitor, "zoeken").note == "Bel 06-12345678"
    assert "lijkt een telefoonnummer te staan" in visitor.page(went.location)
    assert "lijkt een telefoonnummer te staan" in visitor.page(address)
    assert "lijkt een telefoonnummer" not in visitor.page(visitor.question("waarmee"))


def test_answers_of_several_people_are_settled_here(visitor: Visitor) -> None:
    ratings = tuple(
        Rating(rater=Rater(function=function), proposal=Response(value=value))
        for function, value in (("Beleid", "niet"), ("Uitvoering", "sterk"))
    )
    fields = {name: getattr(GROUPS[0], name) for name in Group.model_fields}
    group = Group.model_validate({**fields, "answers": (Answer(question="zoeken", ratings=ratings),)})
    visitor.dossier = add(visitor.app, group)
    page = visitor.page(visitor.question("zoeken"))
    assert "Wat jullie elk antwoordden" in page
    assert "Uitvoering" in page
    visitor.fill(visitor.question("zoeken"), proposal="redelijk")
    answer = visitor.answer("zoeken")
    assert answer is not None
    assert len(answer.ratings) == 2
    assert answer.proposal is None
    assert answer.settled is not None
    assert answer.settled.proposal == Response(value="redelijk")


def test_a_note_alone_settles_nothing(visitor: Visitor) -> None:
    ratings = (Rating(rater=Rater(function="Beleid"), proposal=Response(value="niet")),)
    fields = {name: getattr(GROUPS[0], name) for name in Group.model_fields}
    group = Group.model_validate({**fields, "answers": (Answer(question="zoeken", ratings=ratings),)})
    visitor.dossier = add(visitor.app, group)
    page = visitor.fill(visitor.question("zoeken"), 400, note="Nog over praten").text
    assert "Kies eerst het antwoord waar jullie op uitkomen." in page
    visitor.fill(visitor.question("zoeken"))
    assert visitor.answer("zoeken") == Answer(question="zoeken", ratings=ratings)


@pytest.mark.parametrize(
    "changes",
    [
        {"seen": "geen getal"}, {"seen": "-1"}, {"seen": "9" * 30}, {"seen": "²"}, {"proposal": "bestaat_niet"},
        {"evidence-²-kind": "document"}, {"evidence-99999999999-kind": "x"}, {"proposal": "x" * 100_000},
        {"basis": "verzonnen"}, {"evidence-0-kind": "verzonnen", "evidence-0-description": "x"},
        {"proposal_unknown": "verzonnen", "proposal": "-unknown"}, {"note": "\x00\x07"}, {"note": "x" * 20_001},
    ],
)  # fmt: skip
def test_forged_requests_are_refused_or_harmless(visitor: Visitor, changes: dict[str, str]) -> None:
    form = visitor.form(visitor.question("zoeken"))
    data = form.filled(proposal="sterk")
    for name, value in changes.items():
        data[name] = value
    answer = visitor.client.post(form.action, data=data)
    assert answer.status_code in {303, 400}
    stored = visitor.answer("zoeken")
    assert stored in {None, Answer(question="zoeken", proposal=Response(value="sterk"))}


def test_without_the_token_of_the_page_nothing_is_stored(visitor: Visitor) -> None:
    form = visitor.form(visitor.question("zoeken"))
    assert visitor.client.post(form.action, data=form.filled(proposal="sterk", csrf_token=None)).status_code == 400
    assert visitor.answer("zoeken") is None


def test_an_outsider_is_sent_to_the_door(visitor: Visitor) -> None:
    stranger = visitor.app.test_client()
    for address in (visitor.question("zoeken"), visitor.theme("vinden"), visitor.address("begin")):
        assert stranger.get(address).status_code == 303
        assert stranger.post(address, data={"proposal": "sterk"}).status_code in {303, 400, 405}
    assert visitor.answer("zoeken") is None
