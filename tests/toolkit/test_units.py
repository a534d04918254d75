"""One of something is told as one, on paper and on the screen."""

import pytest

from exports.report.context import value_text
from questionnaires.catalogue import bundled_catalogue
from toolkit.web.answer_words import value_words


@pytest.mark.parametrize(
    ("question", "pieces", "told"),
    [
        ("proofs", 1, "1 stuk"),
        ("proofs", 2, "2 stukken"),
        ("actions", 1, "1 moment"),
        ("times_a_year", 1, "1 keer per jaar"),
    ],
)
def test_a_number_and_its_unit_agree(question: str, pieces: int, told: str) -> None:
    questionnaire = bundled_catalogue().questionnaires["doenvermogen"]
    asked = questionnaire.question_by_id[question]
    assert value_text(questionnaire, asked, pieces) == told
    assert value_words(questionnaire, asked, pieces) == told
