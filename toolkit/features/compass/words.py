"""The answer to a check in words, and what a check rests on."""

from __future__ import annotations

from questionnaires.compass_model import Check, CompassDefinition
from questionnaires.translation import _
from scoring.participation import CheckAnswer
from toolkit.features.compass.answer_words import answer_words
from toolkit.features.compass.place import Place
from toolkit.features.dossier.about import question_words, step_words
from toolkit.features.questions.views import WhySource
from toolkit.web.answer_words import Pairs


def check_words(place: Place, check: Check, answer: CheckAnswer | None) -> Pairs:
    """Return what an answer says."""
    if answer is None:
        return ((_("Antwoord"), _("Nog niet ingevuld")),)
    pairs = [(_("Antwoord"), answer_words(place.definition, answer))]
    if answer.explanation:
        pairs.append((_("Wat is er wel, en wat niet?"), answer.explanation))
    if answer.evidence:
        pairs.append((_("Blijkt uit"), "; ".join(one.description for one in answer.evidence)))
    if answer.steps:
        pairs.append((_("Stappen"), "; ".join(step_words(place.opened, answer.steps))))
    if answer.questions and check.about_signals:
        pairs.append((_("Vragen"), " ".join(question_words(place.opened, answer.questions))))
    if answer.note:
        pairs.append((_("Notitie"), answer.note))
    return tuple(pairs)


def sources_of(definition: CompassDefinition, check: Check) -> list[WhySource]:
    """Return what a check rests on."""
    known = {source.id: source for source in definition.sources}
    found = (known.get(name) for name in check.sources)
    return [
        WhySource(str(one.title), str(one.address) if one.address else None, str(one.note) if one.note else None)
        for one in found
        if one
    ]
