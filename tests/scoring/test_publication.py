"""The publication copy: nothing private in it, everything that counts, and hashes that see what changes."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scoring.dossier import Dossier
from scoring.dossier_reading import dump_dossier, dump_dossier_json, read_dossier
from scoring.publication import answer_hashes, dossier_hash, publication_copy
from tests.participation import COMPASS, participation_dossier
from tests.strategies import dossiers, questionnaires

PRIVATE = "GEHEIM"
PUBLIC = "Openbaar"


def response(**more: object) -> dict[str, Any]:
    file = {"name": PRIVATE, "sha256": "a" * 64, "size": 1, "type": PRIVATE}
    evidence = {"kind": "document", "description": PUBLIC, "link": f"https://{PRIVATE}:x@example.nl/", "file": file}
    return {"value": "a", "basis": "tested", "note": PRIVATE, "evidence": (evidence,), **more}


def dossier(answer: dict[str, Any]) -> Dossier:
    rater = {"function": PUBLIC, "name": PRIVATE}
    rating = {"rater": rater, "at": "2026-01-31", "proposal": response(), "current": response()}
    rated = {"question": "rated", "ratings": (rating,), "settled": {"proposal": response(), "reason": PRIVATE}}
    answers = ({"question": "direct", "comments": (PRIVATE,), **answer}, rated)
    return Dossier.model_validate(
        {
            "format": 1,
            "title": PUBLIC,
            "questionnaire": "q",
            "intake": {"what": PUBLIC},
            "filled_in_by": (rater,),
            "answers": answers,
            "groups": (
                {
                    "id": "g",
                    "name": PUBLIC,
                    "kind": "resident",
                    "description": PUBLIC,
                    "themes": ({"section": "s", "changes": "no", "note": PRIVATE},),
                    "answers": answers,
                },
            ),
            "measures": ({"id": "m", "text": PUBLIC},),
            "notes": (PRIVATE,),
            "change_log": ({"on": "2026-01-31", "what": PUBLIC},),
            "history": ({"at": "2026-01-31", "who": PRIVATE, "what": PRIVATE},),
        }
    )


FULL = dossier({"proposal": response(), "current": response(not_applicable=None)})


def test_nothing_private_is_in_the_copy() -> None:
    assert dump_dossier(FULL).count(PRIVATE) > 20
    assert PRIVATE not in dump_dossier(publication_copy(FULL))
    assert "2026-01-31" not in dump_dossier(publication_copy(FULL)).replace('"on": "2026-01-31"', "")


def test_what_measures_change_is_published_and_written_as_it_is() -> None:
    changes = {
        "answers": ({"question": "direct", "not_applicable": PUBLIC, "basis": "tested"},),
        "steps": ({"group": "g", "step": "s", "values": {"help": None}},),
    }
    data = FULL.model_dump(exclude_none=True)
    measures = ({**data["measures"][0], "changes": changes, "effort": "large", "progress": "done"},)
    whole = Dossier.model_validate({**data, "measures": measures})
    assert publication_copy(whole).measures == whole.measures
    assert dossier_hash(whole) != dossier_hash(FULL)
    text = dump_dossier(whole)
    assert read_dossier(text.encode(), "dossier.yaml").dossier == whole
    assert dump_dossier(read_dossier(text.encode(), "dossier.yaml").dossier) == text


def test_what_is_printed_and_what_counts_stays() -> None:
    copy = publication_copy(FULL)
    assert copy.title == copy.intake["what"] == copy.groups[0].description == copy.measures[0].text == PUBLIC
    assert copy.change_log == FULL.change_log
    for answers in (copy.answers, copy.groups[0].answers):
        direct, rated = answers
        assert direct.proposal is not None
        assert direct.current is not None
        assert rated.settled is not None
        assert (direct.proposal.value, direct.proposal.basis, direct.current.value) == ("a", "tested", "a")
        assert direct.proposal.evidence[0].description == PUBLIC
        assert (rated.ratings[0].rater.function, rated.ratings[0].proposal.value) == (PUBLIC, "a")
        assert rated.settled.proposal.value == "a"


def test_ordinary_links_stay() -> None:
    evidence = {"kind": "document", "description": "x", "link": "https://www.rotterdam.nl/nota"}
    copy = publication_copy(dossier({"proposal": {"value": "a", "evidence": (evidence,)}}))
    assert copy.answers[0].proposal is not None
    assert str(copy.answers[0].proposal.evidence[0].link) == "https://www.rotterdam.nl/nota"


def test_where_a_file_stands_on_a_machine_is_left_out() -> None:
    evidence = {"kind": "document", "description": r"Verslag, Z:\Afdeling zorg\anna\verslag.docx"}
    copy = publication_copy(dossier({"proposal": {"value": "a", "evidence": (evidence,)}}))
    assert copy.answers[0].proposal is not None
    assert copy.answers[0].proposal.evidence[0].description == "Verslag, [een bestand]"


def test_nothing_worked_out_from_private_answers_is_kept() -> None:
    original = publication_copy(FULL)
    assert FULL.groups[0].answer_by_question["direct"].comments == (PRIVATE,)
    copy = publication_copy(FULL)
    assert copy.groups[0].answer_by_question["direct"].comments == ()
    assert copy == original


@given(st.data())
def test_copy_of_a_copy_is_the_same_and_has_the_same_hash(data: st.DataObject) -> None:
    drawn = data.draw(dossiers(data.draw(questionnaires()), ("full", "short", "quickscan")))
    copy = publication_copy(drawn)
    assert publication_copy(copy) == copy
    assert dossier_hash(copy) == dossier_hash(drawn)
    assert answer_hashes(copy) == answer_hashes(drawn)


@given(st.data())
def test_hashes_survive_writing_and_reading(data: st.DataObject) -> None:
    drawn = data.draw(dossiers(data.draw(questionnaires())))
    for text, name in ((dump_dossier(publication_copy(drawn)), "a.yaml"), (dump_dossier_json(drawn), "a.json")):
        read = read_dossier(text.encode(), name).dossier
        assert dossier_hash(read) == dossier_hash(drawn)
        assert answer_hashes(read) == answer_hashes(drawn)


def test_answers_are_named_by_their_group_or_the_dossier() -> None:
    assert list(answer_hashes(FULL)) == ["dossier/direct", "dossier/rated", "g/direct", "g/rated"]
    hashes = answer_hashes(FULL)
    assert hashes["dossier/direct"] == hashes["g/direct"] != hashes["g/rated"]


def test_changed_answer_changes_its_own_hash_and_that_of_the_dossier() -> None:
    changed = dossier({"proposal": response(value="b"), "current": response()})
    before, after = answer_hashes(FULL), answer_hashes(changed)
    assert {key for key in before if before[key] != after[key]} == {"dossier/direct", "g/direct"}
    assert dossier_hash(FULL) != dossier_hash(changed)


def test_private_changes_change_no_hash() -> None:
    changed = dossier({"proposal": response(note="anders"), "current": response(), "comments": ("anders",)})
    assert changed != FULL
    assert dossier_hash(changed) == dossier_hash(FULL)
    assert answer_hashes(changed) == answer_hashes(FULL)


def test_change_that_does_not_score_is_seen_too() -> None:
    changed = dossier({"proposal": response(basis="figures"), "current": response()})
    assert answer_hashes(changed)["g/direct"] != answer_hashes(FULL)["g/direct"]


def test_of_the_compass_only_the_note_and_what_is_private_of_its_evidence_is_left_out() -> None:
    whole = participation_dossier()
    copy = publication_copy(whole)
    assert (copy.plan, copy.signals, copy.measures) == (whole.plan, whole.signals, whole.measures)
    assert copy.compass is not None
    assert whole.compass is not None
    (answer, same), (before, _same) = copy.compass.answers, whole.compass.answers
    assert same == _same
    (evidence,) = answer.evidence
    assert answer == before.model_copy(update={"note": None, "evidence": (evidence,)})
    assert evidence == before.evidence[0].model_copy(update={"file": None})
    assert copy.compass.model_copy(update={"answers": ()}) == whole.compass.model_copy(update={"answers": ()})


def test_an_answer_to_the_compass_has_its_own_hash() -> None:
    whole = participation_dossier()
    assert {"compass/check/getest", "compass/check/wijk"} <= answer_hashes(whole).keys()
    changed = participation_dossier(compass={**COMPASS, "answers": ({"check": "getest", "value": "nee"},)})
    assert answer_hashes(changed)["compass/check/getest"] != answer_hashes(whole)["compass/check/getest"]
    noted = participation_dossier(
        compass={**COMPASS, "answers": ({**COMPASS["answers"][0], "note": "Iets anders."}, COMPASS["answers"][1])}
    )
    assert answer_hashes(noted) == answer_hashes(whole)


def test_what_is_said_about_participation_survives_writing_and_reading() -> None:
    whole = participation_dossier()
    assert read_dossier(dump_dossier(whole).encode(), "d.yaml").dossier == whole
    assert read_dossier(dump_dossier_json(whole).encode(), "d.json").dossier == whole


def test_a_small_count_of_signals_is_not_published() -> None:
    signals = [{"source": "report", "subject": "Parkeren", "count": count} for count in (3, 9, 10)]
    dossier = Dossier.model_validate({"format": 1, "title": "T", "questionnaire": "rules", "signals": tuple(signals)})
    copy = publication_copy(dossier)
    assert [(one.count, one.fewer_than) for one in copy.signals] == [(None, 10), (None, 10), (10, None)]
    assert publication_copy(copy) == copy
    assert dossier_hash(copy) == dossier_hash(dossier)
