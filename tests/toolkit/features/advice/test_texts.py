"""The ready texts: shown, edited beside what the test writes, marked when they are old, and put back."""

from __future__ import annotations

from exports.ready_text import MOST_READY_WORDS, ReadyPart, ready_texts
from exports.report.context import Context
from exports.theme import read_theme
from scoring.publication import publication_copy
from scoring.score import score
from tests.toolkit.html_forms import form_in, forms_in
from tests.toolkit.working_on import Worker, text_of

TEXTS, ONE = "/advies/teksten", "/advies/teksten/toelichting"


def parts(worker: Worker) -> dict[str, ReadyPart]:
    """Return the ready texts as every document has them."""
    dossier, catalogue = publication_copy(worker.loaded()), worker.app.extensions["catalogue"]
    context = Context(score(dossier, catalogue), dossier, catalogue, read_theme(None))
    return {part.part: part for part in ready_texts(context)}


def test_the_texts_are_those_of_the_documents(unknown: Worker) -> None:
    page = text_of(unknown.page(TEXTS))
    for part in parts(unknown).values():
        assert part.heading in page
        assert " ".join(part.text.split()) in page


def test_the_page_says_how_many_words_there_may_be_and_when_there_are_too_many(unknown: Worker) -> None:
    assert f"Het mogen er {MOST_READY_WORDS} zijn." in text_of(unknown.page(TEXTS))
    unknown.fill(ONE, text="Dit is te lang. " * MOST_READY_WORDS)
    assert f"Dat is te lang: houd het op hooguit {MOST_READY_WORDS}." in text_of(unknown.page(TEXTS))


def test_saving_without_a_change_stores_nothing(unknown: Worker) -> None:
    before = unknown.loaded()
    for address in ("relatie", "toelichting", "financien"):
        if parts(unknown)[{"relatie": "relation", "toelichting": "explanation", "financien": "finance"}[address]].text:
            unknown.fill(f"{TEXTS}/{address}")
    assert unknown.loaded() == before


def test_an_edited_text_is_kept_beside_the_generated_one_and_put_back(unknown: Worker) -> None:
    before, generated = unknown.loaded(), parts(unknown)["explanation"].generated
    unknown.fill(ONE, text="Onze eigen tekst.\r\n\r\nMet een alinea.")
    part = parts(unknown)["explanation"]
    assert (part.text, part.generated, part.edited, part.outdated) == (
        "Onze eigen tekst.\n\nMet een alinea.", generated, True, False,
    )  # fmt: skip
    assert "Door jullie aangepast" in text_of(unknown.page(TEXTS))
    assert " ".join(generated.split()) in text_of(unknown.page(ONE))
    back = next(form for form in forms_in(unknown.page(ONE)) if form.action.endswith("/terugzetten"))
    unknown.send(back)
    assert unknown.loaded() == before


def test_an_edited_text_is_marked_when_the_outcome_changes_and_saving_it_again_ends_that(unknown: Worker) -> None:
    unknown.fill(ONE, text="Onze eigen tekst.")
    first = unknown.loaded().measures[0].id
    for measure in unknown.loaded().measures:
        unknown.fill(f"/maatregelen/{measure.id}/weghalen")
    assert first
    assert "Deze tekst past niet meer bij de uitkomst" in text_of(unknown.page(TEXTS))
    assert "1 past niet meer" in text_of(unknown.page("/advies"))
    assert "Past niet meer bij de uitkomst" in text_of(unknown.page(ONE))
    unknown.fill(ONE)
    assert not parts(unknown)["explanation"].outdated
    assert parts(unknown)["explanation"].text == "Onze eigen tekst."


def test_a_text_cannot_be_empty(unknown: Worker) -> None:
    assert "zet de tekst van de toets terug" in unknown.fill(ONE, 400, text=" ").text


def test_a_page_that_saves_by_itself_does_so_again_and_again(unknown: Worker) -> None:
    form = unknown.form(ONE)
    told = unknown.send_alone(form, text="Eerst dit.").get_json()
    assert told["message"].startswith("Opgeslagen om ")
    form.values["seen"] = told["fields"]["seen"]
    told = unknown.send_alone(form, text="Dan dit, bel 06-12345678.").get_json()
    assert told["warning"]
    assert parts(unknown)["explanation"].text == "Dan dit, bel 06-12345678."
    form.values["seen"] = told["fields"]["seen"]
    told = unknown.send_alone(form, text="").get_json()
    assert told["errors"]
    assert parts(unknown)["explanation"].text == "Dan dit, bel 06-12345678."


def test_two_people_on_one_text_see_both(unknown: Worker) -> None:
    mine, theirs = (unknown.form(ONE) for _who in range(2))
    unknown.send(theirs, text="Hun tekst.")
    assert unknown.send_alone(mine, 409, text="Mijn tekst.").get_json()["errors"] == {}
    stale = unknown.send(mine, 409, text="Mijn tekst.")
    assert "Hun tekst." in text_of(stale.text)
    unknown.send(form_in(stale.text))
    assert parts(unknown)["explanation"].text == "Mijn tekst."


def test_a_text_is_not_put_back_over_the_edit_of_somebody_else(unknown: Worker) -> None:
    unknown.fill(ONE, text="Eerst dit.")
    back = next(form for form in forms_in(unknown.page(ONE)) if form.action.endswith("/terugzetten"))
    unknown.fill(ONE, text="Hun tekst.")
    unknown.send(back)
    assert parts(unknown)["explanation"].text == "Hun tekst."


def test_a_long_sentence_is_shown_with_what_to_do(unknown: Worker) -> None:
    long = "Wij schrijven " + "en schrijven " * 30 + "maar door. Dit is kort. Dit ook."
    unknown.fill(ONE, text=long)
    for page in (ONE, TEXTS):
        assert "Maak twee of drie zinnen van deze zin van" in text_of(unknown.page(page))
    unknown.fill(ONE, text="Dit is kort. Dat ook. Klaar.")
    assert "Er valt niets op." in text_of(unknown.page(ONE))


def test_only_these_texts_have_a_page(unknown: Worker) -> None:
    unknown.page(f"{TEXTS}/anders", 404)
