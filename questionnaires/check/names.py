"""Everything that a definition names exists, and everything that it brings along is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from questionnaires.catalogue import Catalogue
from questionnaires.check.report import Report, nearest
from questionnaires.check.walk import Placed, placed_columns, placed_questions
from questionnaires.locations import Path
from questionnaires.model import ChoiceQuestion, Definition, Question, Questionnaire, Vocabulary, VocabularyRole
from questionnaires.translation import _

FEWEST_ANSWERS = 2
"""With one answer there is nothing to choose."""


def check_questionnaire_names(report: Report, questionnaire: Questionnaire, catalogue: Catalogue) -> None:
    """Check scales, sources, tags and profiles of a questionnaire."""
    uses = check_question_names(report, questionnaire, catalogue)
    check_sources(report, questionnaire, uses)
    _check_profiles(report, questionnaire, catalogue)


def check_question_names(
    report: Report, questionnaire: Questionnaire, catalogue: Catalogue
) -> list[tuple[Path, Sequence[str]]]:
    """Check the scales and tags of the questions, and return where they name which sources."""
    questions = list(placed_questions(questionnaire))
    columns = [column for item in questions for column in placed_columns(item)]
    for item in (*questions, *columns):
        _check_options(report, questionnaire, item)
        check_tags(report, item.path, item.question.tags, catalogue)
        _report_repeats(report, (*item.path, "kinds"), [kind.value for kind in item.question.kinds])
    used = {item.question.scale for item in (*questions, *columns) if isinstance(item.question, ChoiceQuestion)}
    # With a misspelled name about, a scale that seems to be unused is probably the one that was meant.
    misspelled = used - set(questionnaire.scales) - {None}
    for scale, options in questionnaire.scales.items():
        if len(options) < FEWEST_ANSWERS:
            message = _("de schaal {name} heeft minder dan twee antwoorden").format(name=scale)
            report.at_key("R215", ("scales", scale), message, few_answers())
        if scale not in used and not misspelled:
            message = _("geen vraag gebruikt de schaal {name}").format(name=scale)
            report.at_key("R210", ("scales", scale), message)
    return [((*item.path, "sources"), item.question.sources) for item in (*questions, *columns)]


def check_vocabulary_names(report: Report, vocabulary: Vocabulary) -> None:
    """Check groups and sources of a vocabulary."""
    check_sources(
        report,
        vocabulary,
        [(("terms", number, "sources"), term.sources) for number, term in enumerate(vocabulary.terms)],
    )
    _check_ranks(report, vocabulary)
    groups = {group.id for group in vocabulary.groups}
    for number, term in enumerate(vocabulary.terms):
        if term.group is not None and term.group not in groups:
            message = _("er is geen groep {name}").format(name=term.group)
            report.at_value("R208", ("terms", number, "group"), message, nearest(term.group, groups))
    used = {term.group for term in vocabulary.terms}
    for number, group in enumerate(vocabulary.groups):
        if group.id not in used:
            message = _("geen woord staat in de groep {name}").format(name=group.id)
            report.at_value("R212", ("groups", number, "id"), message)


def _check_ranks(report: Report, vocabulary: Vocabulary) -> None:
    """When one term has a rank, all have one, and they stand in that order."""
    if all(term.rank is None for term in vocabulary.terms):
        return
    before = 0
    for number, term in enumerate(vocabulary.terms):
        path = ("terms", number)
        if term.rank is None:
            report.at_value("R218", (*path, "id"), _("{id} heeft geen rang, en andere wel").format(id=term.id))
        elif term.rank < before:
            message = _("{id} heeft rang {rank}, en staat na rang {before}")
            report.at_value("R218", (*path, "rank"), message.format(id=term.id, rank=term.rank, before=before))
        before = before if term.rank is None else max(before, term.rank)


def _report_repeats(report: Report, path: Path, names: Sequence[str]) -> None:
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            message = _("{name} staat twee keer in deze lijst").format(name=name)
            report.at_value("R214", (*path, number), message)
        seen.add(name)


def _check_options(report: Report, questionnaire: Questionnaire, item: Placed) -> None:
    question = item.question
    if not isinstance(question, ChoiceQuestion):
        return
    if question.scale is not None and question.options:
        message = _("de vraag {id} heeft een schaal en ook eigen antwoorden").format(id=question.id)
        report.at_key("R215", (*item.path, "options"), message)
    elif question.scale is not None and question.scale not in questionnaire.scales:
        message = _("er is geen schaal {name}").format(name=question.scale)
        report.at_value("R201", (*item.path, "scale"), message, nearest(question.scale, questionnaire.scales))
    elif question.scale is None and len(question.options) < FEWEST_ANSWERS:
        message = _("de vraag {id} heeft minder dan twee antwoorden").format(id=question.id)
        report.at_value("R215", (*item.path, "id"), message, few_answers())


def few_answers() -> str:
    """What to do when a question has too few answers."""
    return _("Geef minstens twee antwoorden, onder options of met een scale.")


def check_tags(report: Report, place: Path, tags: Mapping[str, Sequence[str]], catalogue: Catalogue) -> None:
    """Check that the vocabularies and terms that something is tagged with are there."""
    for name, terms in tags.items():
        path = (*place, "tags", name)
        vocabulary = catalogue.vocabularies.get(name)
        if vocabulary is None:
            message = _("er is geen woordenlijst {name}").format(name=name)
            report.at_key("R203", path, message, nearest(name, catalogue.vocabularies))
            continue
        if not terms:
            report.at_key("R217", path, _("achter {key} staat niets").format(key=name))
        for number, term in enumerate(terms):
            if term not in vocabulary.term_by_id:
                message = _("in de woordenlijst {vocabulary} staat geen {term}").format(vocabulary=name, term=term)
                report.at_value("R204", (*path, number), message, nearest(term, vocabulary.term_by_id))
        _report_repeats(report, path, terms)


def check_sources(report: Report, definition: Definition, uses: Sequence[tuple[Path, Sequence[str]]]) -> None:
    """Check that every source that is named is there, and that every source is named."""
    known = {source.id for source in definition.sources}
    for path, names in uses:
        for number, name in enumerate(names):
            if name not in known:
                message = _("er is geen bron {name}").format(name=name)
                report.at_value("R202", (*path, number), message, nearest(name, known))
        _report_repeats(report, path, names)
    used = {name for _path, names in uses for name in names}
    for number, source in enumerate(definition.sources):
        if source.id not in used and used <= known:
            message = _("niets verwijst naar de bron {name}").format(name=source.id)
            report.at_value("R211", ("sources", number, "id"), message)


def _check_profiles(report: Report, questionnaire: Questionnaire, catalogue: Catalogue) -> None:
    if questionnaire.scoring is None:
        return
    path = ("scoring", "profiles")
    _report_repeats(report, path, questionnaire.scoring.profiles)
    profiles = [
        name for name, vocabulary in catalogue.vocabularies.items() if vocabulary.role is VocabularyRole.PROFILE
    ]
    tagged = set(_tags_of_scored(questionnaire))
    for number, name in enumerate(questionnaire.scoring.profiles):
        if name not in profiles:
            message = _("er is geen woordenlijst {name} met de rol profile").format(name=name)
            report.at_value("R209", (*path, number), message, nearest(name, profiles))
        elif name not in tagged:
            message = _("geen enkele vraag die meetelt heeft een kenmerk uit {name}").format(name=name)
            report.at_value("R209", (*path, number), message)


def _tags_of_scored(questionnaire: Questionnaire) -> Iterator[str]:
    scored: Iterator[Question] = filter(questionnaire.is_scored, questionnaire.questions)
    return (name for question in scored for name in question.tags)
