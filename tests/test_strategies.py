"""The random questionnaires and dossiers of other tests are what they promise to be."""

from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.catalogue import catalogue_from_texts
from questionnaires.check import check_catalogue
from questionnaires.expressions import parse
from questionnaires.model import Questionnaire
from questionnaires.yaml_writing import to_yaml
from tests.strategies import dossiers, questionnaires

# Unreadable, wrongly typed, or circular conditions; conditions that are not monotone; dangling references.
BROKEN = {"C301", "C302", "C303", "C304", "C308", "B402", "B408", "B409", "B410", "B413", "B415"}


@settings(max_examples=20)
@given(questionnaires())
def test_questionnaires_can_be_written_and_their_conditions_are_monotone(questionnaire: Questionnaire) -> None:
    text = to_yaml(questionnaire.model_dump(mode="json", exclude_defaults=True))
    catalogue = catalogue_from_texts({"proef.yaml": text})
    assert catalogue.questionnaires["proef"] == questionnaire
    codes = {finding.code for finding in check_catalogue(catalogue)}
    assert not codes & BROKEN
    assert not {code for code in codes if code.startswith("R")}


@given(st.data())
def test_conditions_look_at_earlier_questions_only(data: st.DataObject) -> None:
    earlier: list[str] = []
    for question in data.draw(questionnaires()).questions:
        assert question.when is None or set(parse(question.when).names) <= set(earlier)
        earlier.append(question.id)


@given(st.data())
def test_dossiers_answer_each_question_at_most_once_per_group(data: st.DataObject) -> None:
    questionnaire = data.draw(questionnaires())
    dossier = data.draw(dossiers(questionnaire))
    for answers in (dossier.answers, *(group.answers for group in dossier.groups)):
        ids = [answer.question for answer in answers]
        assert len(ids) == len(set(ids))
        assert set(ids) <= set(questionnaire.question_by_id)
