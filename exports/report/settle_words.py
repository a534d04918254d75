"""Something to find out in words: what, who could know it, what is taken for it, and what each answer would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.dutch import clipped, counted, enumeration, lowered, sentence
from exports.report.context import Context
from exports.report.sure_words import (
    Given,
    advice_label,
    answer_value,
    asked_text,
    check_answer,
    check_text,
    field_text,
    field_value,
    group_of,
    step_text,
)
from questionnaires.advice_model import AdviceId
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.whatif.outcome import Assumes, Improvement, ToSettle

NAMED = 5
"""So many things to find out of one way are named first, on the page, on paper and on the command line."""
_MUCH = 15
"""With more than this a way is mostly filling in the test first."""
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Folded:
    """What is to be found out in the same words, for some groups.

    `whom` names those groups; empty when it is for all of them, or about the whole dossier.
    """

    things: tuple[ToSettle, ...]
    text: str
    whom: str
    assumed: str


def folded(context: Context, way: Improvement) -> tuple[Folded, ...]:
    """Return what to find out for a way, what matters most first; what is asked of several groups stands there once."""
    gathered: dict[tuple[str, str, str], list[ToSettle]] = {}
    for one in way.find_out:
        key = (one.kind, settle_text(context, one), assumed_text(context, one, way.assumes))
        gathered.setdefault(key, []).append(one)
    return tuple(
        Folded(tuple(things), text, _whom(context, things), assumed)
        for (_kind, text, assumed), things in gathered.items()
    )


def _whom(context: Context, things: Sequence[ToSettle]) -> str:
    asked = {one.group for one in things}
    names = [clipped(group.name, _LONGEST_NAME) for _outcome, group in context.groups if group.id in asked]
    return enumeration(names) if len(names) < len(context.groups) else ""


def and_more(things: Sequence[Folded]) -> str:
    """Say how many are not named at first; empty when all are."""
    left = len(things) - NAMED
    return _("En nog {n}").format(n=counted(left, _("vraag"), _("vragen"))) if left > 0 else ""


def much_unknown(things: Sequence[Folded]) -> str:
    """Say that this is mostly filling in the test first; empty when it is not."""
    return _("Er is nog veel niet bekend. Vul eerst de toets verder in.") if len(things) > _MUCH else ""


def settle_text(context: Context, one: ToSettle) -> str:
    """Return what to find out, as it is asked of this group."""
    group = group_of(context, one.group)
    if one.kind == "check":
        return check_text(context, one.subject)
    if one.kind == "step":
        return _("Wat nog open is van de stap '{step}'").format(step=step_text(group, one.subject, ""))
    return asked_text(context, one.subject, group)


def who_could_know(context: Context, one: ToSettle) -> str:
    """Say who could know it; empty when nobody is named."""
    names = [lowered(context.term_label(VocabularyRole.INFORMANTS, informant)) for informant in one.informants]
    return enumeration(names, _("of"))


def assumed_text(context: Context, one: ToSettle, assumes: Assumes) -> str:
    """Say what an improvement takes for something that is not known; empty when it takes nothing."""
    if one.kind == "estimate":
        return _("we nemen aan dat het antwoord klopt")
    values = [value for value in assumes.values if value.id == one.id]
    said = [
        f"{lowered(field_text(context, value.field))}: {lowered(field_value(context, value.field, value.value))}"
        if value.field
        else lowered(_given(context, one, value.value))
        for value in values
    ]
    return _("we nemen aan: {values}").format(values="; ".join(said)) if said else ""


def effects(context: Context, one: ToSettle) -> Iterator[str]:
    """Say what the advice would be with each answer; answers in a row that give the same advice are taken together."""
    together: list[tuple[AdviceId, list[str]]] = []
    for effect in one.answers:
        said = lowered(_given(context, one, effect.answer))
        if together and together[-1][0] == effect.advice:
            together[-1][1].append(said)
        else:
            together.append((effect.advice, [said]))
    if len(together) == 1:
        yield _("Elk antwoord geeft nu nog: {advice}.").format(advice=advice_label(context, together[0][0]))
        return
    for advice, answers in together:
        yield sentence(f"{_either(answers)}: {advice_label(context, advice)}")


def _either(answers: Sequence[str]) -> str:
    quoted = [f"'{answer}'" for answer in answers]
    return enumeration(quoted, _("of"))


def _given(context: Context, one: ToSettle, value: Given) -> str:
    if one.kind == "check":
        return check_answer(context, value)
    if one.kind == "step":
        return {"lightest": _("alles licht"), "heaviest": _("alles zwaar")}.get(str(value), str(value))
    return answer_value(context, one.subject, value)
