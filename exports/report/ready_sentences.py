"""The sentences of the ready texts, each with how much it matters. What is not known is never told as if it were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from exports.dutch import brief, clipped, counted, day, enumeration, lowered, number, sentence
from exports.report.advice_words import Advised, SaidCondition, advised, conditions
from exports.report.context import Context
from exports.report.findings import bottlenecks, unknowns
from exports.report.flags import red_flags
from exports.report.page_one_words import both_halves, burden_words
from exports.report.participation_words import named
from exports.report.ready_journey import journey_sentences
from exports.report.words import depth_word
from questionnaires.translation import _
from scoring.dossier import Measure

ReadyId = Literal["relation", "explanation", "finance"]
READY_PARTS: Final[tuple[ReadyId, ...]] = ("relation", "explanation", "finance")
_MOST_CONDITIONS = 3
_MOST_UNKNOWNS = 5
_MOST_COVERS = 2
_LONGEST = 110
_LONGEST_NAME = 60
_LONGEST_REASON = 240
_FIRST_GROUPS = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, the part and the paragraph it stands in, and how much it matters: 0 is always said."""

    part: ReadyId
    paragraph: int
    text: str
    rank: int = 0


def all_sentences(context: Context) -> Iterator[Said]:
    """Yield everything there is to say, in the order in which it is said."""
    yield from _relation(context)
    yield from _advice(context)
    yield from _burden(context)
    yield from _participation(context)
    yield from _conditions(context)
    yield from _finance(context)


def _relation(context: Context) -> Iterator[Said]:
    dossier, method = context.dossier, lowered(str(context.theme.method))
    if dossier.filled_in_on:
        words = _("Bij dit voorstel hoort een {method} van {day}.")
        done = words.format(method=method, day=day(dossier.filled_in_on))
    else:
        done = _("Bij dit voorstel hoort een {method}.").format(method=method)
    yield Said("relation", 0, done)
    yield Said("relation", 0, _("Het is een {depth}.").format(depth=depth_word(context.outcome.depth)), 6)
    looks = _("De toets kijkt of mensen kunnen doen wat het voorstel van hen vraagt, ook als het leven tegenzit.")
    yield Said("relation", 0, looks, 2)
    if mandate := _mandate(context):
        yield Said("relation", 0, mandate, 6)


def _mandate(context: Context) -> str:
    answers, outcome = context.dossier.compass, context.outcome.compass
    if answers is None or outcome is None or answers.mandate is None:
        return ""
    question = context.catalogue.compasses[outcome.definition].mandate
    chosen = next((option for option in question.options if option.id == answers.mandate), None)
    return f"{question.text} {sentence(str(chosen.label))}" if chosen else ""


def _advice(context: Context) -> Iterator[Said]:
    found = advised(context)
    for question in context.theme.ready_texts.about:
        if told := context.intake_text(question):
            yield Said("explanation", 0, sentence(told), 3)
    if found is None:
        yield Said("explanation", 1, sentence(burden_words(context.outcome)))
    elif found.outcome.provisional:
        yield Said("explanation", 1, _("Het voorstel is nog een verkenning. Dit is daarom een voorlopig beeld."))
        yield Said("explanation", 1, sentence(burden_words(context.outcome)))
    else:
        yield from _advice_words(found)
    yield Said("explanation", 1, " ".join(both_halves(context)))
    if context.groups:
        names = [group.name for _outcome, group in context.groups]
        words = _("Het gaat om: {groups}.").format(groups=named(names, _FIRST_GROUPS, _LONGEST_NAME))
        yield Said("explanation", 1, words, 5)


def _advice_words(found: Advised) -> Iterator[Said]:
    outcome = found.outcome
    given, made = (lowered(str(found.words(one).label)) for one in (outcome.outcome, found.final))
    yield Said("explanation", 1, _("Het advies is: {advice}.").format(advice=made))
    if outcome.deviation is None:
        yield Said("explanation", 1, sentence(found.why))
        return
    words = _("De regels van de toets geven: {advice}. Daarvan is afgeweken, omdat: {reason}")
    reason = sentence(brief(outcome.deviation.reason, _LONGEST_REASON))
    yield Said("explanation", 1, words.format(advice=given, reason=reason))


def _burden(context: Context) -> Iterator[Said]:
    described = journey_sentences(context)
    for text, rank in described:
        yield Said("explanation", 2, text, rank)
    if not described:
        yield Said("explanation", 2, _("Welke stappen mensen moeten zetten, is nog niet beschreven."), 3)
    for place, one in enumerate(bottlenecks(context)[:2]):
        lead = _("Het zwaarst weegt:") if place == 0 else _("Daarna:")
        text = f"{lead} {clipped(one.question, _LONGEST)} {sentence(clipped(one.answer, _LONGEST))}"
        yield Said("explanation", 2, text.rstrip(), 5 + place if described else 2 + 3 * place)
    questions = tuple(dict.fromkeys(one.question for one in unknowns(context)))
    if questions:
        undecided = _undecided(context)
        first = " ".join(clipped(question, _LONGEST) for question in questions[:_MOST_UNKNOWNS])
        words = _("Dit moet eerst duidelijk zijn: {questions}") if undecided else _("Nog niet bekend: {questions}")
        yield Said("explanation", 2, words.format(questions=first), 1 if undecided else 7)


def _undecided(context: Context) -> bool:
    advice = context.outcome.advice
    if advice is None:
        return context.outcome.burden_class == "onbekend"
    return advice.provisional or advice.outcome == "nog_niet_besluiten"


def _participation(context: Context) -> Iterator[Said]:
    plan = context.dossier.plan
    if plan is None:
        yield Said("explanation", 3, _("Wie kon meepraten en waarover, is nog niet ingevuld."), 2)
        return
    if plan.open:
        subjects = named(plan.open, 2, _LONGEST_NAME)
        yield Said("explanation", 3, _("Mensen konden meepraten over {subjects}.").format(subjects=subjects), 2)
    if plan.fixed:
        subjects = named(plan.fixed, 2, _LONGEST_NAME)
        yield Said("explanation", 3, _("Dit lag vast: {subjects}.").format(subjects=subjects), 4)
    if plan.contributions:
        yield Said("explanation", 3, _changed(Counter[str](one.decision for one in plan.contributions)), 3)
        if any(one.reason for one in plan.contributions):
            yield Said("explanation", 3, _("De redenen staan in het advies."), 6)
    missed = (*(group.name for group in plan.groups if group.reached == "no"), *plan.not_reached)
    if missed:
        names = named(tuple(dict.fromkeys(missed)), 2, _LONGEST_NAME)
        yield Said("explanation", 3, _("Niet bereikt: {groups}.").format(groups=names), 3)


def _changed(found: Counter[str]) -> str:
    texts = (
        ("taken_over", _("{n} overgenomen")),
        ("partly", _("{n} deels")),
        ("not", _("{n} niet")),
        ("open", _("{n} nog niet beslist")),
    )
    counts = enumeration([text.format(n=number(found[decision])) for decision, text in texts if found[decision]])
    points = counted(found.total(), _("punt"), _("punten"))
    return _("Mensen brachten {points} in: {counts}.").format(points=points, counts=counts)


def _conditions(context: Context) -> Iterator[Said]:
    found, advice = conditions(context), context.outcome.advice
    if not found or advice is None or _undecided(context):
        return
    yield Said("explanation", 4, _how_many(len(found), advice.promises), 1)
    shown: dict[str, SaidCondition] = {}
    for one in found:
        shown.setdefault(one.measures[0].id if one.measures else one.condition.id, one)
    for place, one in enumerate(list(shown.values())[:_MOST_CONDITIONS], start=1):
        yield Said("explanation", 4, f"{place}. {_condition(one)}", 1 + place)
    if len(shown) > 1:
        yield Said("explanation", 4, _("Alle voorwaarden staan in het advies."), 3)


def _how_many(conditions: int, promises: int) -> str:
    if conditions == 1:
        agreed = _("Er is één voorwaarde, en die is afgesproken.")
        return agreed if promises else _("Er is één voorwaarde. Die is nog niet afgesproken.")
    if not promises:
        return _("Er zijn {n} voorwaarden. Er is nog niets afgesproken.").format(n=number(conditions))
    if promises == conditions:
        return _("Er zijn {n} voorwaarden. Ze zijn allemaal afgesproken.").format(n=number(conditions))
    words = _("Er zijn {n} voorwaarden. Daarvan zijn er {promises} afgesproken.")
    return words.format(n=number(conditions), promises=number(promises))


def _condition(one: SaidCondition) -> str:
    if not one.measures:
        return sentence(clipped(one.text, _LONGEST))
    measure = one.measures[0]
    return " ".join((sentence(clipped(measure.text, _LONGEST)), *_who_and_when(measure)))


def _who_and_when(measure: Measure) -> Iterator[str]:
    if measure.agreed and measure.deadline and measure.is_agreed:
        who = brief(measure.agreed.by, _LONGEST_NAME).rstrip(".")
        yield sentence(_("{who} regelt dit voor {day}").format(who=who, day=day(measure.deadline)))
    else:
        yield _("Dit is nog een voornemen.")


def _finance(context: Context) -> Iterator[Said]:
    measures = context.dossier.measures
    agreed = [measure for measure in measures if measure.is_agreed]
    covers = tuple(dict.fromkeys(measure.cover for measure in agreed if measure.cover))
    if covers:
        yield Said("finance", 0, _covered(covers), 2)
    if intended := len(measures) - len(agreed):
        words = _("Voor {measures} zijn belofte, datum of dekking nog niet rond.")
        yield Said("finance", 0, words.format(measures=counted(intended, _("maatregel"), _("maatregelen"))), 2)
    if not measures:
        yield Said("finance", 0, _("Er zijn nog geen maatregelen gekozen. Kosten daarvan zijn dus niet bekend."), 2)
    yield from _legal(context)
    looks = _("De toets gaat niet over de vraag of het beleid nodig, rechtmatig of betaalbaar is.")
    yield Said("finance", 1, looks, 1)
    yield Said("finance", 1, _("Het is een inschatting vooraf en geen meting bij inwoners."), 1)


def _covered(covers: Sequence[str]) -> str:
    told = [sentence(clipped(cover, _LONGEST)) for cover in covers[:_MOST_COVERS]]
    more = [_("En nog {n}.").format(n=len(covers) - _MOST_COVERS)] if len(covers) > _MOST_COVERS else []
    words = _("De dekking van de afgesproken maatregelen is: {covers}")
    return words.format(covers=" ".join([*told, *more]))


def _legal(context: Context) -> Iterator[Said]:
    flags = red_flags(context)
    if not flags:
        return
    counts = counted(len(flags), _("rode vlag"), _("rode vlaggen"))
    first = flags[0]
    asked = f"{clipped(first.subject, _LONGEST)} {sentence(clipped(first.answer, _LONGEST))}".rstrip()
    told = asked if first.answer else f"{clipped(first.subject, _LONGEST_NAME)}: {lowered(first.rule)}"
    yield Said("finance", 0, _("De toets geeft {flags}.").format(flags=counts), 2)
    norm = _(" Dat raakt aan {norm}.").format(norm=lowered(first.norms[0][0])) if first.norms else ""
    yield Said("finance", 0, f"{told}{norm}", 4)
