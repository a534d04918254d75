"""What a condition can be, by going through answers in classes, is what it is by going through every answer."""

from collections.abc import Iterator
from itertools import combinations, islice, product

from hypothesis import assume, given
from hypothesis import strategies as st

from questionnaires import operands
from questionnaires.check.paths import AnswerSpace, Gates
from questionnaires.expressions import Chosen, evaluate, parse
from questionnaires.model import GroupKind, MultipleChoice, NumberQuestion, Question, Questionnaire, SingleChoice
from tests.strategies import questionnaires

MOST = 3_000
"""More combinations than this take too long, one by one."""


def every_answer(questionnaire: Questionnaire, question: Question) -> Iterator[Chosen]:
    if question.not_applicable_allowed:
        yield operands.absent(question)
    if isinstance(question, SingleChoice):
        yield from map(operands.of_option, questionnaire.options_of(question))
    elif isinstance(question, NumberQuestion):
        yield from (operands.of_number(number) for number in range(int(question.minimum), int(question.maximum) + 1))
    elif isinstance(question, MultipleChoice):
        options = questionnaire.options_of(question)
        plain = [option.id for option in options if not option.exclusive]
        alone = [(option.id,) for option in options if option.exclusive]
        for ticked in [*alone, *(part for size in range(len(plain) + 1) for part in combinations(plain, size))]:
            yield operands.of_options(questionnaire, question, ticked)


def truths_one_by_one(gates: Gates, names: tuple[str, ...], name: str, kind: GroupKind) -> set[bool]:
    """Whether the condition of a question can be true and can be false, answer by answer."""
    questionnaire = gates.questionnaire
    questions = [questionnaire.question_by_id[one] for one in names]
    every = [tuple(every_answer(questionnaire, question)) for question in questions]
    combos = 1
    for answers in every:
        combos *= len(answers)
    assume(combos <= MOST)
    found = set()
    for answers in product(*every):
        seen: dict[str, Chosen] = {}
        for question, answer in zip(questions, answers, strict=True):
            condition = gates.conditions.get(question.id)
            shown = kind in question.kinds and (condition is None or bool(evaluate(condition, seen.__getitem__)))
            seen[question.id] = answer if shown else operands.absent(question)
        found.add(bool(evaluate(gates.conditions[name], seen.__getitem__)))
    return found


@given(questionnaires(), st.sampled_from(GroupKind))
def test_a_condition_can_be_what_some_answers_make_it(questionnaire: Questionnaire, kind: GroupKind) -> None:
    gates = Gates(questionnaire, {one.id: parse(one.when) for one in questionnaire.questions if one.when})
    for name, condition in islice(gates.conditions.items(), 3):
        names = gates.with_gates(condition.names)
        answers = AnswerSpace(gates, names, (condition,), kind)
        true = answers.where(condition) & answers.possible
        false = answers.possible & ~true
        assert {truth for truth, mask in ((True, true), (False, false)) if mask} == truths_one_by_one(
            gates, names, name, kind
        )
