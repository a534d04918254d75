"""Which questions count, and how heavy their answers can be."""

from __future__ import annotations

from questionnaires.model import (
    ChoiceQuestion,
    MultipleChoice,
    NumberQuestion,
    Question,
    Questionnaire,
    SectionRole,
)


def scored_questions(questionnaire: Questionnaire, *, context: bool) -> list[Question]:
    """The questions that carry a burden, of the context sections or of the themes."""
    return [
        question
        for section in questionnaire.sections
        if section.scored and (section.role is SectionRole.CONTEXT) == context
        for question in section.questions
        if questionnaire.is_scored(question)
    ]


def all_answers_known(questionnaire: Questionnaire) -> bool:
    """Whether every choice has answers: with an unknown scale it has none, and nothing can be said about rules."""
    return all(
        questionnaire.options_of(question)
        for question in questionnaire.questions
        if isinstance(question, ChoiceQuestion)
    )


def heaviest(questionnaire: Questionnaire, question: Question) -> int:
    """The heaviest burden that an answer to a question can have."""
    if isinstance(question, NumberQuestion | MultipleChoice):
        return max((band.burden for band in question.bands), default=0)
    return max((option.burden or 0 for option in questionnaire.options_of(question)), default=0)
