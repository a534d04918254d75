"""Where everything in a definition stands: paths to its questions and texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from questionnaires.locations import Path
from questionnaires.model import Question, Questionnaire, Section, TableQuestion
from questionnaires.text import Text


@dataclass(frozen=True, slots=True)
class Placed:
    """A question with the section that it stands in and the path to it."""

    path: Path
    section: Section
    question: Question


def placed_questions(questionnaire: Questionnaire) -> Iterator[Placed]:
    """Every question, in the order in which it is asked."""
    for number, section in enumerate(questionnaire.sections):
        for index, question in enumerate(section.questions):
            yield Placed(("sections", number, "questions", index), section, question)


def placed_columns(placed: Placed) -> Iterator[Placed]:
    """The columns of a table, which are questions too."""
    if isinstance(placed.question, TableQuestion):
        for index, column in enumerate(placed.question.columns):
            yield Placed((*placed.path, "columns", index), placed.section, column)


def texts_of(item: object, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text for people in a definition, with its path, in the order of the model."""
    if isinstance(item, Text):
        yield path, item
    elif isinstance(item, BaseModel):
        for name in type(item).model_fields:
            yield from texts_of(getattr(item, name), (*path, name))
    elif isinstance(item, tuple):
        for index, part in enumerate(item):
            yield from texts_of(part, (*path, index))
    elif isinstance(item, Mapping):
        for key, part in item.items():
            yield from texts_of(part, (*path, key))


def lists_of(item: object, path: Path = ()) -> Iterator[tuple[Path, tuple[object, ...]]]:
    """Every list in a definition, with its path, the outer ones first."""
    if isinstance(item, tuple):
        yield path, item
        for index, part in enumerate(item):
            yield from lists_of(part, (*path, index))
    elif isinstance(item, BaseModel) and not isinstance(item, Text):
        for name in type(item).model_fields:
            yield from lists_of(getattr(item, name), (*path, name))
    elif isinstance(item, Mapping):
        for key, part in item.items():
            yield from lists_of(part, (*path, key))
