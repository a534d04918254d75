"""What could be found out, and values taken for it, in words."""

from __future__ import annotations

from exports.dutch import lowered
from exports.report.sure_words import Given, answer_value, check_answer, field_text, field_value
from questionnaires.model import MultipleChoice
from questionnaires.translation import _
from scoring.whatif.outcome import AssumedValue, End, ToSettle
from toolkit.features.advice.places import Place, check_place, question_place, step_place
from toolkit.features.advice.reckoned import Reckoned

_NOT_A_VALUE = frozenset({"lightest", "heaviest"})


def place_of(found: Reckoned, one: ToSettle) -> Place:
    """Return what is to be found out, and the page where it can be filled in."""
    groups = (one.group,) if one.group else ()
    match one.kind:
        case "check":
            return check_place(found, one.subject)
        case "step":
            return step_place(found, one.subject, groups)
        case _:
            return question_place(found, one.subject, groups)


def what_words(one: ToSettle) -> str:
    """Return what has to be known of it."""
    words = {
        "question": _("Vraag zonder antwoord"),
        "estimate": _("Antwoord dat nog te slecht bekend is"),
        "check": _("Vraag van het kompas"),
        "step": _("Stap waarvan nog iets niet bekend is"),
    }
    return words[one.kind]


def end_words(end: End | None) -> str:
    """Return how what is not known turns out."""
    words = {None: "", "lightest": _("Als het meevalt"), "heaviest": _("Als het tegenvalt")}
    return words[end]


def value_words(found: Reckoned, one: ToSettle, value: str | float | None, field: str | None = None) -> str:
    """Return an answer to what is to be found out as people read it."""
    if value is None:
        return _("niet van toepassing")
    if value in _NOT_A_VALUE:
        return _("zo licht als het kan zijn") if value == "lightest" else _("zo zwaar als het kan zijn")
    match one.kind:
        case "check":
            return check_answer(found.context, value)
        case "step":
            return f"{field_text(found.context, field)}: {lowered(field_value(found.context, field, value))}"
        case _:
            return answer_value(found.context, one.subject, _several(found, one.subject, value))


def assumed_words(found: Reckoned, one: ToSettle, value: AssumedValue) -> str:
    """Return what is taken for it."""
    return value_words(found, one, value.value, value.field)


def _several(found: Reckoned, question: str, value: str | float) -> Given:
    """Return the options of a question of which several can be ticked; here they stand behind each other."""
    several = isinstance(found.context.question(question), MultipleChoice)
    return tuple(value.split(", ")) if several and isinstance(value, str) else value
