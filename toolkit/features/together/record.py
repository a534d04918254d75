"""The page of record: what people agreed on, where they differ, and what is to be found out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exports.dutch import day
from questionnaires.translation import _
from scoring.compiled import CompiledQuestion
from scoring.dossier import Answer, Response, Unknown
from toolkit.features.questions.itinerary import Step
from toolkit.features.questions.place import Place
from toolkit.features.questions.views import address_of
from toolkit.features.together.agenda import themes_of
from toolkit.features.together.forms import is_disputed
from toolkit.web.answer_words import Pairs, answer_words, question_text, response_words, says_something
from toolkit.web.forms.answers import said


@dataclass(frozen=True)
class Line:
    """One question, and what was said: about what, or by whom, and the words."""

    question: str
    address: str
    words: Pairs


@dataclass(frozen=True)
class Record:
    """What a group of people left behind about one target group."""

    name: str
    agreed: tuple[Line, ...]
    disputed: tuple[Line, ...]
    to_find_out: tuple[Line, ...]
    open: int

    @property
    def parts(self) -> Sequence[tuple[str, tuple[Line, ...]]]:
        """The three parts with their headings; what still has to be done comes first."""
        return (
            (_("Hier denken jullie verschillend over"), self.disputed),
            (_("Dit zoeken jullie uit"), self.to_find_out),
            (_("Dit spraken jullie af"), self.agreed),
        )


def record_of(place: Place) -> Record:
    """Return the record of one group, or of the dossier as a whole."""
    agreed, disputed, to_find_out, unsaid = [], [], [], 0
    for question in (question for theme in themes_of(place) for question in theme.questions):
        answer = place.path.stored(question).answer
        proposal, _current = said(answer)
        if answer is None or not says_something(answer):
            unsaid += 1
        elif is_disputed(answer):
            disputed.append(_line(place, question, _opinions(place, question, answer)))
        elif proposal and proposal.unknown:
            to_find_out.append(_line(place, question, _who_and_when(proposal)))
        else:
            agreed.append(_line(place, question, _agreed(place, question, answer, proposal)))
    name = place.group.name if place.group else _("Het hele voorstel")
    return Record(name, tuple(agreed), tuple(disputed), tuple(to_find_out), unsaid)


def words_of(place: Place, question: CompiledQuestion, answer: Answer | None) -> Pairs:
    """Return what an answer says: of people who differ, what each of them says."""
    if answer and is_disputed(answer):
        return _opinions(place, question, answer)
    return answer_words(place.definitions.questionnaire, question.question, answer)


def _line(place: Place, question: CompiledQuestion, words: Pairs) -> Line:
    address = address_of(place, Step(question.section.id, question.id))
    return Line(question_text(question.question, place.kind), address, words)


def _opinions(place: Place, question: CompiledQuestion, answer: Answer) -> Pairs:
    questionnaire = place.definitions.questionnaire
    return tuple(
        (rating.rater.function, response_words(questionnaire, question.question, rating.proposal))
        for rating in answer.ratings
    )


def _who_and_when(proposal: Response) -> Pairs:
    if proposal.unknown is Unknown.BEING_FOUND_OUT and proposal.by and proposal.until:
        return ((_("Wie"), proposal.by), (_("Wanneer"), day(proposal.until)))
    return ((_("Wie"), _("Nog niet afgesproken")),)


def _agreed(place: Place, question: CompiledQuestion, answer: Answer, proposal: Response | None) -> Pairs:
    words = response_words(place.definitions.questionnaire, question.question, proposal)
    pairs = (("", words),)
    return (*pairs, (_("Eerst"), _("Jullie dachten hier eerst verschillend over."))) if answer.ratings else pairs
