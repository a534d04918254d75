"""Texts for people: help and source where they are needed, every language that is promised, and sentences that read."""

from __future__ import annotations

from calendar import month_name, monthrange
from collections.abc import Iterable, Sequence

from questionnaires.check.report import Report
from questionnaires.check.walk import PlacedText, placed_columns, placed_questions, texts_of
from questionnaires.compass_model import Check, CompassDefinition
from questionnaires.definitions import OneDefinition
from questionnaires.journey_model import JourneyDefinition
from questionnaires.locations import Path
from questionnaires.model import ChoiceQuestion, Option, Question, Questionnaire, Source, Vocabulary
from questionnaires.readability import hard_sentences, hard_text, words_to_avoid
from questionnaires.text import DEFAULT_LANGUAGE, Text
from questionnaires.translation import _

_NOT_OURS = "sources"
"""The titles of sources are by others."""
_MAY_QUOTE = "example"
"""An example may quote a letter."""


def check_texts(report: Report, definition: OneDefinition) -> None:
    """Check every text of a definition."""
    for placed in texts_of(definition):
        _check_languages(report, placed.path, placed.text, definition.languages)
        _check_swallowed(report, placed)
        if placed.path[0] != _NOT_OURS:
            _check_readable(report, placed.path, placed.text)
    for number, source in enumerate(definition.sources):
        _check_source(report, ("sources", number), source)
    _check_parts(report, definition)


def _check_parts(report: Report, definition: OneDefinition) -> None:
    if isinstance(definition, Questionnaire):
        _check_explained(report, definition)
        check_different(report, definition)
    elif isinstance(definition, JourneyDefinition):
        for key in ("light", "ready_ranges", "scores", "counts"):
            items = enumerate(getattr(definition, key))
            check_all_different(report, [((key, number, "label"), item.label) for number, item in items])
    elif isinstance(definition, CompassDefinition):
        _check_compass(report, definition)
    elif isinstance(definition, Vocabulary):
        labels = [(("terms", number, "label"), term.label) for number, term in enumerate(definition.terms)]
        check_all_different(report, labels)


def _check_source(report: Report, path: Path, source: Source) -> None:
    missing = [key for key in ("address", "date") if getattr(source, key) is None]
    if missing and source.note is None:
        message = _("bij de bron {id} ontbreekt {keys}").format(id=source.id, keys=_(" en ").join(missing))
        report.at_value("T504", (*path, "id"), message)
    if source.date is not None and not _is_day(source.date):
        message = _("de datum {date} staat niet op de kalender").format(date=source.date)
        report.at_value("T508", (*path, "date"), message)


def _is_day(text: str) -> bool:
    """Whether a year, a month or a day exists; the form was checked when the file was read."""
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return year > 0 and 1 <= month <= len(month_name) - 1 and 1 <= day <= monthrange(year, month)[1]


def _check_swallowed(report: Report, placed: PlacedText) -> None:
    """A key that is indented too far becomes part of the text above it."""
    owner = placed.owner
    words = " ".join(placed.text.in_language(language) for language in placed.text.languages)
    for key in set(type(owner).model_fields) - owner.model_fields_set:
        if f" {key}: " in f" {words} ".replace("\n", " "):
            message = _("in deze tekst staat '{key}:', en dat is ook een sleutel").format(key=key)
            mend = _("Laat {key} net zo ver inspringen als de sleutel erboven.").format(key=key)
            report.at_value("T513", placed.path, message, mend)


def _check_languages(report: Report, path: Path, text: Text, promised: Sequence[str]) -> None:
    written = text.languages
    for language in dict.fromkeys((DEFAULT_LANGUAGE, *promised)):
        if language not in written:
            report.at_key("T506", path, _("deze tekst ontbreekt in de taal {language}").format(language=language))
    for language in written:
        if language not in promised:
            where = (*path, language) if isinstance(text.root, dict) else path
            message = _("de taal {language} staat niet bij languages")
            report.at_key("T507", where, message.format(language=language))


def _check_readable(report: Report, path: Path, text: Text) -> None:
    if DEFAULT_LANGUAGE not in text.languages:
        return
    where = path if isinstance(text.root, str) else (*path, DEFAULT_LANGUAGE)
    words = str(text)
    for message, mend in hard_sentences(words):
        report.at_value("T510", where, message, mend)
    for message, mend in hard_text(words):
        report.at_value("T511", where, message, mend)
    if path[-1] != _MAY_QUOTE:
        for word, better in words_to_avoid(words):
            mend = _("Schrijf {better}.").format(better=better)
            report.at_value("T512", where, _("hier staat het woord '{word}'").format(word=word), mend)


def _check_explained(report: Report, questionnaire: Questionnaire) -> None:
    for item in placed_questions(questionnaire):
        question = item.question
        if questionnaire.is_scored(question):
            _report_unexplained(report, item.path, question)


def _report_unexplained(report: Report, path: Path, question: Question | Check) -> None:
    for code, missing, message in (
        ("T501", question.help is None, _("de vraag {id} heeft geen uitleg")),
        ("T502", question.example is None, _("de vraag {id} heeft geen voorbeeld")),
        ("T503", not question.sources, _("de vraag {id} heeft geen bron")),
    ):
        if missing:
            report.at_value(code, (*path, "id"), message.format(id=question.id))


def _check_compass(report: Report, compass: CompassDefinition) -> None:
    for number, check in enumerate(compass.checks):
        _report_unexplained(report, ("checks", number), check)
    for key in ("title", "text"):
        check_all_different(
            report, [(("checks", n, key), getattr(check, key)) for n, check in enumerate(compass.checks)]
        )
    for key in ("options", "levels"):
        check_all_different(report, [((key, n, "label"), one.label) for n, one in enumerate(getattr(compass, key))])
    phases = enumerate(compass.phases.phases)
    check_all_different(report, [(("phases", "phases", number, "label"), phase.label) for number, phase in phases])
    _report_same_labels(report, ("mandate", "options"), compass.mandate.options)


def check_different(report: Report, questionnaire: Questionnaire) -> None:
    """Check that no two questions, and no two answers to one question, read the same."""
    questions = list(placed_questions(questionnaire))
    check_all_different(report, (((*item.path, "text"), item.question.text) for item in questions))
    for name, scale in questionnaire.scales.items():
        _report_same_labels(report, ("scales", name), scale)
    for item in questions:
        for part in (item, *placed_columns(item)):
            if isinstance(part.question, ChoiceQuestion):
                _report_same_labels(report, (*part.path, "options"), part.question.options)


def _report_same_labels(report: Report, path: Path, options: Sequence[Option]) -> None:
    check_all_different(report, (((*path, number, "label"), option.label) for number, option in enumerate(options)))
    today = [
        ((*path, number, "label_today" if option.label_today else "label"), option.label_today or option.label)
        for number, option in enumerate(options)
    ]
    if any(option.label_today for option in options):
        check_all_different(report, today)


def check_all_different(report: Report, texts: Iterable[tuple[Path, Text]]) -> None:
    """Check that no two of these texts are the same in a language."""
    first: dict[tuple[str, str], Path] = {}
    for path, text in texts:
        for language in text.languages:
            words = text.in_language(language)
            earlier = first.setdefault((language, " ".join(words.casefold().split())), path)
            if earlier != path:
                message = _("'{words}' staat ook op regel {line}").format(
                    words=words, line=report.locations.value(earlier).line
                )
                report.at_value("T505", path, message)
