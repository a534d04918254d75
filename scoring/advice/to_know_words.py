"""What to know first, in words: for page one, the ready text, the terminal and the page of the advice alike."""

from __future__ import annotations

from questionnaires.catalogue import Catalogue
from questionnaires.model import GroupKind
from questionnaires.translation import _
from scoring.advice.outcome import ToKnow
from scoring.outcome import GroupOutcome, Outcome

_MOST_NAMES = 2


def what_to_know(thing: ToKnow, outcome: Outcome, catalogue: Catalogue) -> str:
    """Return what to know first: a question as it is asked, or something to do."""
    match thing.kind:
        case "question" | "estimate":
            return _question(thing, outcome, catalogue)
        case "check":
            compass = catalogue.compasses[outcome.compass.definition] if outcome.compass else None
            return str(compass.check_by_id[thing.subject].text) if compass else thing.subject
        case "step":
            fields = (journey.field_by_id.get(thing.field or "") for journey in catalogue.journeys.values())
            asked = next((str(field.text) for field in fields if field is not None), thing.field or "")
            return _("{question} ({step})").format(question=asked, step=_step(thing, outcome))
        case "founded_share":
            share = outcome.advice.evidence_facts.founded_share if outcome.advice else 0
            words = _("Zoek van meer antwoorden uit hoe het echt is: nu is dat {share} procent.")
            return words.format(share=round(100 * share))
        case _:
            return _to_do(thing, outcome)


def _to_do(thing: ToKnow, outcome: Outcome) -> str:
    words = {
        "group": _("Beschrijf ten minste één doelgroep."),
        "journey": _("Beschrijf de reis van {groups}."),
        "journey_unfounded": _("Zoek beter uit hoe de reis gaat van {groups}."),
    }
    return words[thing.kind].format(groups=_groups(thing, outcome))


def why_to_know(thing: ToKnow) -> str:
    """Return why something that has an answer is named; empty when it is simply not known.

    >>> why_to_know(ToKnow("estimate", "deadline", basis="own_estimate"))
    'nu nog een eigen inschatting'
    """
    if thing.kind != "estimate":
        return ""
    return _("nu nog een eigen inschatting") if thing.basis else _("er staat niet bij hoe we dit weten")


def _about(thing: ToKnow, outcome: Outcome) -> list[GroupOutcome]:
    return [group for group in outcome.groups if group.id in thing.groups]


def _question(thing: ToKnow, outcome: Outcome, catalogue: Catalogue) -> str:
    question = catalogue.questionnaires[outcome.questionnaire].question_by_id[thing.subject]
    groups = _about(thing, outcome)
    return str(question.text_for_kind(GroupKind(groups[0].kind)) if groups else question.text)


def _groups(thing: ToKnow, outcome: Outcome) -> str:
    names = [group.name for group in _about(thing, outcome)]
    if len(names) <= _MOST_NAMES:
        return _(" en ").join(names)
    if len(names) == len(outcome.groups):
        return _("elke doelgroep")
    return _("{n} doelgroepen").format(n=len(names))


def _step(thing: ToKnow, outcome: Outcome) -> str:
    details = (group.journey_details for group in _about(thing, outcome))
    steps = (step for one in details if one is not None for step in one.steps)
    return next((step.name for step in steps if step.id == thing.subject), thing.subject)
