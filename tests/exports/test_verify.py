"""A PDF that says what its data say is confirmed; any change is named."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from exports import proof
from exports.advice import make_advice
from exports.html import render_html
from exports.pdf.renderer import render_pdf
from exports.report import build_report
from exports.report.views import PageOne
from exports.theme import default_theme
from exports.verify import verify
from questionnaires import translation
from questionnaires.catalogue import Catalogue, bundled_catalogue, catalogue_from_texts
from questionnaires.findings import UnreadableError
from scoring import examination
from scoring.dossier import Dossier
from scoring.dossier_reading import read_dossier
from scoring.publication import publication_copy
from scoring.remembering import Remembering

EXAMPLES = Path(__file__).parents[2] / "examples"
SECRET = "Sesamzaadje"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return bundled_catalogue()


@pytest.fixture(scope="module")
def parking() -> Dossier:
    return _example("utrecht_parkeerapp")


@pytest.fixture(scope="module")
def advice(parking: Dossier, catalogue: Catalogue) -> bytes:
    return make_advice(parking, catalogue, ".pdf", default_theme())


def _example(name: str) -> Dossier:
    path = EXAMPLES / f"{name}.yaml"
    return read_dossier(path.read_bytes(), path.name).dossier


def _with_attachment(pdf: bytes, name: str, change: Callable[[Any], Any]) -> bytes:
    """Change the JSON of an attachment as somebody with an editor would."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        stream = document.attachments[name].obj["/EF"]["/F"]
        data = json.loads(stream.read_bytes())
        changed = change(data) or data
        stream.write(json.dumps(changed, ensure_ascii=False).encode())
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def _codes(pdf: bytes, catalogue: Catalogue) -> dict[str, str]:
    return {finding.code: finding.message for finding in verify(pdf, "advies.pdf", catalogue).findings}


def test_a_fresh_advice_is_confirmed(advice: bytes, catalogue: Catalogue) -> None:
    result = verify(advice, "advies.pdf", catalogue)
    assert result.findings == ()
    assert any("doenvermogen 1.0.0: definitie is hier bekend" in line for line in result.confirmed)
    assert any("woorden op de bladzijden zijn die van de uitkomst" in line for line in result.confirmed)


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
def test_every_example_is_confirmed(name: str, catalogue: Catalogue) -> None:
    pdf = make_advice(_example(name), catalogue, ".pdf", default_theme())
    assert verify(pdf, name, catalogue).findings == ()


def test_a_changed_answer_is_named_by_its_question(advice: bytes, catalogue: Catalogue) -> None:
    def change(dossier: Any) -> None:
        answer = next(one for one in dossier["groups"][0]["answers"] if one["question"] == "digital_default")
        answer["proposal"]["value"] = "none"

    message = _codes(_with_attachment(advice, "dossier.json", change), catalogue)["P820"]
    assert "digital_default" in message
    assert "veranderd" in message


def test_a_change_that_does_not_score_is_named_too(advice: bytes, catalogue: Catalogue) -> None:
    def change(dossier: Any) -> None:
        dossier["groups"][0]["name"] = "Iemand anders"

    messages = _codes(_with_attachment(advice, "dossier.json", change), catalogue)
    assert dossier_group(advice) in messages["P821"]
    assert "P820" not in messages


def dossier_group(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        data = json.loads(document.attachments["dossier.json"].get_file().read_bytes())
    return f"groups/{data['groups'][0]['id']}"


def test_an_answer_that_is_taken_away_or_added_is_named(advice: bytes, catalogue: Catalogue) -> None:
    taken = _with_attachment(advice, "dossier.json", lambda data: data["groups"][0]["answers"].pop(0) and None)
    assert "weggehaald" in _codes(taken, catalogue)["P820"]

    def add(dossier: Any) -> None:
        dossier["groups"][0]["answers"].append({"question": "shame", "proposal": {"unknown": "not_known"}})

    assert "toegevoegd" in _codes(_with_attachment(advice, "dossier.json", add), catalogue)["P820"]


def test_a_changed_outcome_is_recomputed(advice: bytes, catalogue: Catalogue) -> None:
    def change(envelope: Any) -> None:
        envelope["outcome"]["groups"][0]["burden_class"] = "laag"

    message = _codes(_with_attachment(advice, "outcome.json", change), catalogue)["P830"]
    assert "burden_class" in message
    assert "laag" in message


def test_a_changed_advice_is_recomputed(advice: bytes, catalogue: Catalogue) -> None:
    def change(envelope: Any) -> None:
        envelope["outcome"]["advice"]["outcome"] = "positief"

    message = _codes(_with_attachment(advice, "outcome.json", change), catalogue)["P830"]
    assert message.startswith('outcome.advice.outcome: in de PDF staat "positief"')
    assert "nog_niet_besluiten" in message


@pytest.mark.parametrize(
    ("forge", "path", "forged"),
    [
        (lambda found: found["robustness"]["stability"].update(share=0.5), "robustness.stability.share", "0.5"),
        (lambda found: found["robustness"].update(sentence="Heel zeker."), "robustness.sentence", "Heel zeker."),
        (lambda found: found["improvements"].pop(), "improvements", "[{"),
    ],
    ids=["share", "sentence", "improvement"],
)
def test_a_forged_figure_of_how_sure_it_is_is_named(
    advice: bytes, catalogue: Catalogue, forge: Callable[[Any], Any], path: str, forged: str
) -> None:
    def change(envelope: Any) -> None:
        forge(envelope["outcome"])

    message = _codes(_with_attachment(advice, "outcome.json", change), catalogue)["P830"]
    assert message.startswith(f"outcome.{path}: in de PDF staat ")
    assert forged in message


def test_a_milder_rule_for_the_advice_is_named(advice: bytes, catalogue: Catalogue) -> None:
    def change(data: Any) -> None:
        entry = next(one for one in data["definitions"] if one["id"] == "advies")
        entry["text"] = entry["text"].replace("when: burden == onbekend or compass == onbekend", "when: open_flag", 1)

    messages = _codes(_with_attachment(advice, "definitions.json", change), catalogue)
    assert "advies" in messages["P822"]
    assert "advice" in messages["P830"]


def test_a_changed_rule_is_named(advice: bytes, catalogue: Catalogue) -> None:
    def change(data: Any) -> None:
        entry = next(one for one in data["definitions"] if one["id"] == "doenvermogen")
        entry["text"] = entry["text"].replace("unknown_share > 0.4", "unknown_share > 0.9")

    messages = _codes(_with_attachment(advice, "definitions.json", change), catalogue)
    assert "doenvermogen" in messages["P822"]


@pytest.mark.parametrize("name", ["dossier.json", "outcome.json", "definitions.json"])
def test_a_missing_or_broken_attachment_is_named(advice: bytes, catalogue: Catalogue, name: str) -> None:
    with pikepdf.open(io.BytesIO(advice)) as document:
        del document.attachments[name]
        out = io.BytesIO()
        document.save(out)
    assert name in _codes(out.getvalue(), catalogue)["P810"]
    assert _codes(_with_attachment(advice, name, lambda _data: ["iets anders"]), catalogue)


def test_a_changed_word_on_the_page_is_named(parking: Dossier, catalogue: Catalogue, advice: bytes) -> None:
    # The pages of one advice with the data of another: as when somebody swaps the pages.
    other = parking.model_copy(update={"title": "Parkeerapp voor bezoek, Utrecht 2024"})
    with pikepdf.open(io.BytesIO(make_advice(other, catalogue, ".pdf", default_theme()))) as document:
        with pikepdf.open(io.BytesIO(advice)) as original:
            for name in ("dossier.json", "outcome.json", "definitions.json"):
                data = original.attachments[name].get_file().read_bytes()
                document.attachments[name].obj["/EF"]["/F"].write(data)
        out = io.BytesIO()
        document.save(out)
    result = verify(out.getvalue(), "advies.pdf", catalogue)
    assert {finding.code for finding in result.findings} == {"P842"}
    assert "2024" in result.findings[0].message


class Reworded(NullTranslations):
    """Sentences as another version could say them."""

    def gettext(self, message: str) -> str:
        for old, new in (("mensen", "personen"), (" is ", " blijkt "), ("Dit gaat over", "Het gaat om")):
            message = message.replace(old, new)
        return message


Change = Callable[[PageOne], PageOne]
PagesOf = Callable[[Change, Change], bytes]


def _as_it_is(page: PageOne) -> PageOne:
    return page


def _te_doen(page: PageOne) -> PageOne:
    return replace(page, headline="Te doen")


def _in_other_words(page: PageOne) -> PageOne:
    return replace(page, headline="Kortom: te doen")


def _a_figure(page: PageOne) -> PageOne:
    return replace(page, quiet="Dit kost 4711 uur.")


@pytest.fixture(scope="module")
def by_another_version(catalogue: Catalogue) -> PagesOf:
    """A maker of PDFs with page one of an advice in other words; forged on the page, or in what travels along too."""
    dossier = publication_copy(_example("brievenproject"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(examination, "_kept", Remembering(1))
        patch.setattr(translation, "_catalogue", Reworded)
        outcome = examination.examined(dossier, catalogue)
        whole = build_report(outcome, dossier, catalogue, default_theme(), attachments=proof.announced(full=False))
    report = replace(whole, sections=())

    def pages(page: Change, lines: Change) -> bytes:
        shown, told = (render_html(replace(report, page_one=change(report.page_one))) for change in (page, lines))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(proof, "words_hash", lambda: "sha256:other")
            files = proof.proof_files(dossier, outcome, catalogue, default_theme(), told, full=False)
        return render_pdf(shown, files)

    return pages


def test_pages_in_the_words_of_another_version_are_held_against_the_data(
    by_another_version: PagesOf, catalogue: Catalogue
) -> None:
    result = verify(by_another_version(_as_it_is, _as_it_is), "advies.pdf", catalogue)
    assert result.findings == ()
    told = " ".join(result.unchecked)
    assert "in andere woorden" in told
    assert "personen" in told, "what nobody can recompute is shown"
    assert "die van de uitkomst" not in " ".join(result.confirmed)


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        pytest.param(_te_doen, _as_it_is, id="on the page"),
        pytest.param(_as_it_is, _te_doen, id="in the lines"),
        pytest.param(_te_doen, _te_doen, id="both"),
        pytest.param(_in_other_words, _in_other_words, id="both, in other words"),
        pytest.param(_a_figure, _a_figure, id="a figure"),
    ],
)
def test_a_forged_word_is_named_whoever_wrote_the_pages(
    by_another_version: PagesOf, catalogue: Catalogue, page: Change, lines: Change
) -> None:
    found = verify(by_another_version(page, lines), "advies.pdf", catalogue).findings
    assert {finding.code for finding in found} == {"P842"}
    message = found[0].message.replace(" ", "")
    assert any(word in message for word in ("Tedoen", "tedoen", "4711"))


def test_words_of_now_cannot_pass_for_those_of_another_version(advice: bytes, catalogue: Catalogue) -> None:
    def change(envelope: Any) -> None:
        envelope["written_by"]["words"] = "sha256:other"
        envelope["outcome"]["groups"][0]["burden_class"] = "laag"

    assert "burden_class" in _codes(_with_attachment(advice, "outcome.json", change), catalogue)["P830"]
    lines = _with_attachment(advice, "outcome.json", lambda data: data["lines"].pop(3) and None)
    assert list(_codes(lines, catalogue)) == ["P843"]


RELEASED = sorted((Path(__file__).parent / "released").glob("*.pdf"))


@pytest.mark.parametrize("path", RELEASED, ids=[path.stem for path in RELEASED])
def test_a_pdf_of_every_release_is_confirmed(path: Path, catalogue: Catalogue) -> None:
    assert verify(path.read_bytes(), path.name, catalogue).findings == ()


def test_it_verifies_where_the_questionnaire_is_not_installed(advice: bytes) -> None:
    result = verify(advice, "advies.pdf", catalogue_from_texts({}))
    assert result.findings == ()
    assert any("staat alleen in dit bestand" in line for line in result.confirmed)


def test_no_secret_word_gets_into_the_pdf(catalogue: Catalogue) -> None:
    dossier = _with_secrets(_example("warm_huis"))
    assert _readable_bytes(make_advice(dossier, catalogue, ".pdf", default_theme())).count(SECRET.encode()) == 0
    full = make_advice(dossier, catalogue, ".pdf", default_theme(), full=True)
    assert SECRET.encode() in _readable_bytes(full), "the full dossier holds everything, so this test can fail"
    assert verify(full, "intern.pdf", catalogue).findings == ()


def _with_secrets(dossier: Dossier) -> Dossier:
    data = dossier.model_dump(mode="json", exclude_defaults=True)
    data["notes"] = [SECRET]
    data["history"] = [{"at": "2026-01-01", "who": SECRET, "what": SECRET}]
    data["filled_in_by"] = [{"function": "beleidsadviseur", "name": SECRET}]
    for group in data["groups"]:
        for theme in group.get("themes", ()):
            theme["note"] = SECRET
        for answer in group["answers"]:
            answer["comments"] = [SECRET]
            for number, rating in enumerate(answer.get("ratings", ())):
                rating["rater"]["name"] = f"{SECRET} {number}"
                rating["proposal"]["note"] = SECRET
            for side in ("proposal", "current"):
                if side in answer:
                    answer[side]["note"] = SECRET
    return Dossier.model_validate_json(json.dumps(data))


def _readable_bytes(pdf: bytes) -> bytes:
    """Everything in a PDF with all streams unpacked, and the words on its pages."""
    from exports.pdf.logical_text import logical_text

    with pikepdf.open(io.BytesIO(pdf)) as document:
        words = logical_text(document).encode()
        streams = [obj.read_bytes() for obj in document.objects if isinstance(obj, pikepdf.Stream)]
    return b"\n".join([pdf, words, *streams])


def test_what_is_not_a_pdf_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(UnreadableError):
        verify(b"geen pdf", "advies.pdf", catalogue)
