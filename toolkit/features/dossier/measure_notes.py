"""What to say beside the form of a measure: what it still lacks, and what does not seem right about its promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exports.dutch import enumeration, lowered
from exports.report.context import value_text
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.dossier import Measure
from scoring.errors import ScoringError
from scoring.measure_kinds import only_weak_kinds
from scoring.publication import publication_copy
from scoring.score import score
from toolkit.features.dossier.measure_rows import Row, journey_of, steps_of
from toolkit.features.dossier.opened import Opened
from toolkit.storage.store import load_dossier
from toolkit.web.answer_words import response_words
from toolkit.web.forms.answers import said as said_of


def promise_warnings(measure: Measure) -> tuple[str, ...]:
    """Return what does not seem right about what was promised; the same as in a file, kindly.

    >>> promise_warnings(Measure(id="brief", text="Een brief", cover="Binnen bestaand budget"))
    ('Er staat niet wie betaalt. Schrijf een bedrag, of van wie het budget is. Zo blijft het een voornemen.',)
    """
    return tuple(_warnings(measure))


def _warnings(measure: Measure) -> Iterator[str]:
    if measure.agreed and measure.deadline and measure.agreed.on > measure.deadline:
        yield _("Dit is toegezegd op een dag dat het al klaar moest zijn. Kijk beide dagen na.")
    if measure.cover is not None and not measure.is_covered:
        yield _("Er staat niet wie betaalt. Schrijf een bedrag, of van wie het budget is. Zo blijft het een voornemen.")


def weak_choice(opened: Opened, measure: Measure) -> str:
    """Return that only weaker kinds were chosen for a heavy point, and what helps more; empty when that is not so.

    Only a measure of a weaker kind costs an outcome: it is worked out then which points are heavy.
    """
    vocabularies = opened.definitions.catalogue.vocabularies_for_role(VocabularyRole.MEASURES)
    if only_weak_kinds(vocabularies, [measure]) is None:
        return ""
    dossier = load_dossier(opened.session, opened.identity)
    try:
        outcome = score(publication_copy(dossier), opened.definitions.catalogue, with_trace=False)
    except ScoringError:
        return ""
    measures = {one.id: one for one in dossier.measures}
    for condition in outcome.advice.conditions if outcome.advice else ():
        if condition.heavy and measure.id in condition.measures:
            weak = only_weak_kinds(vocabularies, [measures[one] for one in condition.measures])
            if weak:
                return _("Voor een zwaar punt koos je alleen: {chosen}. Dit helpt vaak meer: {stronger}.").format(
                    chosen=enumeration([lowered(one) for one in weak.chosen]),
                    stronger=enumeration([lowered(one) for one in weak.stronger]),
                )
    return ""


def now_words(opened: Opened, rows: Sequence[Row]) -> Mapping[str, str]:
    """Return what the proposal says now about what each row changes; empty when it is said differently for groups."""
    questions = [row for row in rows if row.question]
    said = dict(_steps_now(opened, rows))
    if not questions:
        return said
    dossier, questionnaire = load_dossier(opened.session, opened.identity), opened.definitions.questionnaire
    for row in questions:
        asked = questionnaire.question_by_id[row.question]
        answers = [dossier.answer_by_question.get(row.question)]
        answers += [group.answer_by_question.get(row.question) for group in dossier.groups]
        words = {response_words(questionnaire, asked, said_of(answer)[0]) for answer in answers if answer}
        said[row.key] = words.pop() if len(words) == 1 else _("verschilt per groep") if words else ""
    return said


def _steps_now(opened: Opened, rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    journey, steps = journey_of(opened), steps_of(opened)
    for row in rows:
        if row.kind == "veld" and row.step and journey:
            value = steps[row.step][1].values.get(row.field)
            field = journey.field_by_id[row.field]
            yield row.key, _("niet bekend") if value is None else value_text(journey.form, field, value)
