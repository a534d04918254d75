"""What every part of the report looks up: the words that belong to the ids of an outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from exports.dutch import day, number
from exports.report.views import Announced
from exports.report.with_measures import WithMeasures, with_measures
from exports.theme import Theme
from questionnaires.catalogue import Catalogue
from questionnaires.model import (
    DateQuestion,
    EstimateQuestion,
    GroupKind,
    MultipleChoice,
    NumberQuestion,
    Question,
    Questionnaire,
    Scope,
    SingleChoice,
    TableQuestion,
    Term,
    Vocabulary,
    VocabularyRole,
)
from questionnaires.translation import _
from scoring.comparison.doing_nothing import doing_nothing
from scoring.dossier import Answer, Dossier, Estimate, Group, Value
from scoring.outcome import NOT_STATED, GroupOutcome, Outcome


@dataclass(frozen=True)
class Context:
    """An outcome with the dossier and the definitions it came from."""

    outcome: Outcome
    dossier: Dossier
    catalogue: Catalogue
    theme: Theme
    attachments: tuple[Announced, ...] = ()
    internal: bool = False

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that was scored."""
        return self.catalogue.questionnaires[self.outcome.questionnaire]

    @cached_property
    def groups(self) -> tuple[tuple[GroupOutcome, Group], ...]:
        """Each group's outcome beside the group itself."""
        by_id = {group.id: group for group in self.dossier.groups}
        return tuple((outcome, by_id[outcome.id]) for outcome in self.outcome.groups)

    @cached_property
    def doing_nothing(self) -> Outcome | None:
        """What it is when nothing changes; None when no test was needed."""
        return doing_nothing(self.dossier, self.catalogue, with_trace=False)

    @cached_property
    def with_measures(self) -> WithMeasures | None:
        """What would remain after the measures of the dossier itself; None when they would change nothing."""
        return with_measures(self.dossier, self.catalogue)

    @cached_property
    def intake(self) -> Mapping[str, tuple[Questionnaire, Question]]:
        """The questions of the dossier's intake, in order of definition, with the questionnaire they stand in."""
        found: dict[str, tuple[Questionnaire, Question]] = {}
        for questionnaire in self.catalogue.questionnaires.values():
            for question in questionnaire.questions:
                if question.id in self.dossier.intake and questionnaire.id != self.outcome.questionnaire:
                    found.setdefault(question.id, (questionnaire, question))
        return found

    def intake_text(self, question_id: str) -> str:
        """Return the intake's answer to a question as a reader sees it; empty when it was not answered."""
        value = self.dossier.intake.get(question_id)
        if value is None or question_id not in self.intake:
            return ""
        questionnaire, question = self.intake[question_id]
        return value_text(questionnaire, question, value)

    def question(self, question_id: str) -> Question:
        """Return a question of the questionnaire."""
        return self.questionnaire.question_by_id[question_id]

    def question_text(self, question_id: str, kind: str) -> str:
        """Return the text of a question as this kind of group reads it."""
        return str(self.question(question_id).text_for_kind(GroupKind(kind)))

    def section_title(self, section_id: str) -> str:
        """Return what a theme is called."""
        return next(str(section.title) for section in self.questionnaire.sections if section.id == section_id)

    def theme_of(self, question_id: str) -> str:
        """Return the title of the theme that a question stands in."""
        return str(self.questionnaire.section_of[question_id].title)

    def is_scored(self, question_id: str) -> bool:
        """Whether the answer to a question carries a burden."""
        return self.questionnaire.is_scored(self.question(question_id))

    def answer(self, group: Group | None, question_id: str) -> Answer | None:
        """Return the answer to a question, from the group or from the dossier."""
        if group is None or self.questionnaire.section_of[question_id].scope is Scope.DOSSIER:
            return self.dossier.answer_by_question.get(question_id)
        return group.answer_by_question.get(question_id)

    def value(self, question_id: str, value: Value, *, today: bool = False) -> str:
        """Return an answer in words."""
        return value_text(self.questionnaire, self.question(question_id), value, today=today)

    def terms(self, role: VocabularyRole, question_id: str) -> Iterator[tuple[Vocabulary, Term]]:
        """Yield the terms of a role that a question is tagged with, in the order of their vocabulary."""
        tags = self.question(question_id).tags
        for vocabulary in self.catalogue.vocabularies_for_role(role):
            wanted = set(tags.get(vocabulary.id, ()))
            groups = [group.id for group in vocabulary.groups]
            terms = sorted(
                (term for term in vocabulary.terms if term.id in wanted),
                key=lambda term: groups.index(term.group) if term.group in groups else len(groups),
            )
            for term in terms:
                yield vocabulary, term

    def term_label(self, role: VocabularyRole, term_id: str) -> str:
        """Return what a term is called; the id itself when no vocabulary of this role has it."""
        for vocabulary in self.catalogue.vocabularies_for_role(role):
            if term_id in vocabulary.term_by_id:
                return str(vocabulary.term_by_id[term_id].label)
        return term_id

    def basis(self, basis_id: str | None) -> str:
        """Return how an answer is known, in words."""
        if basis_id is None or basis_id == NOT_STATED:
            return _("niet gezegd")
        return self.term_label(VocabularyRole.BASES, basis_id)


def value_text(questionnaire: Questionnaire, question: Question, value: Value, *, today: bool = False) -> str:
    """Return the value of an answer as a reader sees it.

    Args:
        questionnaire: the one the question stands in; it knows the options.
        question: what was asked.
        value: what was answered, of the type that belongs to the question.
        today: whether this is about today; an option may have other words for that.
    """
    if isinstance(question, SingleChoice | MultipleChoice):
        chosen = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
        return "; ".join(_option_label(questionnaire, question, str(one), today=today) for one in chosen)
    if isinstance(value, Estimate):
        unit = str(question.unit) if isinstance(question, EstimateQuestion) else ""
        return _("meestal {likely} {unit}, {low} tot {high}").format(
            likely=number(value.likely), unit=unit, low=number(value.low), high=number(value.high)
        )
    if isinstance(value, int | float):
        return f"{number(value)} {question.unit_for(value)}" if isinstance(question, NumberQuestion) else number(value)
    if isinstance(question, TableQuestion):
        return "; ".join(row_texts(questionnaire, question, value))
    if isinstance(question, DateQuestion):
        return day(str(value))
    return str(value)


def row_texts(questionnaire: Questionnaire, question: TableQuestion, value: Value) -> Iterator[str]:
    """Yield the rows of a table question, each as one line of text."""
    for row in value if isinstance(value, tuple) else ():
        if isinstance(row, Mapping):
            cells = ((column, row.get(column.id)) for column in question.columns)
            said = [value_text(questionnaire, column, cell) for column, cell in cells if cell is not None]
            yield ", ".join(words for words in said if words)


def _option_label(
    questionnaire: Questionnaire, question: SingleChoice | MultipleChoice, option_id: str, *, today: bool
) -> str:
    for option in questionnaire.options_of(question):
        if option.id == option_id:
            return str(option.label_today if today and option.label_today else option.label)
    return option_id
