"""The scoring says the same as a plain second writing of RULES, on random questionnaires and dossiers."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from questionnaires.model import Questionnaire
from scoring.dossier import Dossier
from scoring.outcome import GroupOutcome
from scoring.score import score
from tests.scoring.catalogues import catalogue_of
from tests.scoring.oracle import Expected, expect
from tests.strategies import dossiers, questionnaires


def found(group: GroupOutcome, questionnaire: Questionnaire) -> Expected:
    """An outcome in the words of the oracle."""

    def scored(questions: Iterable[str]) -> list[str]:
        return [one for one in questions if questionnaire.is_scored(questionnaire.question_by_id[one])]

    return Expected(
        burden_class=group.burden_class,
        burden_at_least=group.burden_at_least,
        burden_at_most=group.burden_at_most,
        verdict=group.verdict,
        comparison=group.comparison,
        unknown_share=group.unknown_share,
        bands={theme.id: (theme.band, theme.range.low, theme.range.high) for theme in group.themes},
        bottlenecks=[one.question for one in group.bottlenecks],
        heavy=[one.question for one in group.bottlenecks if one.heavy],
        red_flags=[one.question for one in group.red_flags],
        unknown=set(scored(one.question for one in group.find_out)),
        hidden=set(scored(one.question for one in group.hidden)),
        disagreements=scored(one.question for one in group.disagreements),
        heavier=[one.question for one in group.heavier],
        lighter=[one.question for one in group.lighter],
        new={one.question: one.new for one in group.bottlenecks},
    )


def check(questionnaire: Questionnaire, dossier: Dossier) -> None:
    outcome = score(dossier, catalogue_of(questionnaire))
    assert [found(group, questionnaire) for group in outcome.groups] == [
        expect(questionnaire, dossier, group) for group in dossier.groups
    ]


@given(st.data())
def test_the_scoring_agrees_with_the_oracle(data: st.DataObject) -> None:
    questionnaire = data.draw(questionnaires(themes=6))
    check(questionnaire, data.draw(dossiers(questionnaire)))
