"""The ready texts: what goes into the decision document, under the headings that such documents have.

Written from the outcome and the dossier, 150 to 250 words together. What is not known is never told as if it were: it
is left out, or said to be unknown. What matters most comes first; what no longer fits is left to the advice itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from exports.dutch import clipped, counted, day, enumeration, sentence, words_in
from exports.report.advice_words import Advised, SaidCondition, advised, conditions
from exports.report.context import Context
from exports.report.findings import bottlenecks, unknowns
from exports.report.journey_words import journey_facts
from exports.report.page_one_words import both_halves, burden_words
from exports.report.participation_words import participation_facts, what_input_changed
from exports.report.words import depth_word
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.dossier import Measure, ReadyText

ReadyId = Literal["relation", "explanation", "finance"]
READY_PARTS: Final[tuple[ReadyId, ...]] = ("relation", "explanation", "finance")
MOST_READY_WORDS: Final = 250
_MOST_CONDITIONS = 3
_MOST_UNKNOWNS = 5
_MOST_COVERS = 3
_LONGEST = 110
_LONGEST_NAME = 50
_LONGEST_REASON = 240


@dataclass(frozen=True, slots=True)
class ReadyPart:
    """One ready text: plain, paragraphs split by a blank line. `text` is the edited one when there is one.

    `outdated`: what the tool would write now is not what it wrote when somebody edited this.
    """

    part: ReadyId
    heading: str
    generated: str
    text: str
    edited: bool
    outdated: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence, the paragraph it stands in, and how much it matters: 0 is always said."""

    part: ReadyId
    paragraph: int
    text: str
    rank: int = 0


def ready_texts(context: Context) -> tuple[ReadyPart, ...]:
    """Return the three ready texts of an outcome, in the order in which they stand in a decision document."""
    texts = _texts(tuple(_all_sentences(context)))
    form = context.dossier.advice
    edited: Mapping[str, ReadyText] = {one.part: one for one in (form.ready_texts if form else ())}
    headings = {
        "relation": context.theme.heading("ready_relation"),
        "explanation": context.theme.heading("ready_explanation"),
        "finance": context.theme.heading("ready_finance"),
    }
    return tuple(
        ReadyPart(
            part=part,
            heading=headings[part],
            generated=texts[part],
            text=edited[part].text if part in edited else texts[part],
            edited=part in edited,
            outdated=part in edited and edited[part].generated != texts[part],
        )
        for part in READY_PARTS
    )


def _texts(said: Sequence[_Said]) -> Mapping[ReadyId, str]:
    """Keep what matters most within the words there are, in the order in which it was said."""
    left = MOST_READY_WORDS
    kept: set[int] = set()
    for place in sorted(range(len(said)), key=lambda place: said[place].rank):
        cost = words_in(said[place].text)
        if said[place].rank == 0 or cost <= left:
            kept.add(place)
            left -= cost
    paragraphs: dict[ReadyId, dict[int, list[str]]] = {part: {} for part in READY_PARTS}
    for place, one in enumerate(said):
        if place in kept and one.text:
            paragraphs[one.part].setdefault(one.paragraph, []).append(one.text)
    return {part: "\n\n".join(" ".join(texts) for texts in paragraphs[part].values()) for part in READY_PARTS}


def _all_sentences(context: Context) -> Iterator[_Said]:
    yield from _relation(context)
    yield from _advice(context)
    yield from _burden(context)
    yield from _participation(context)
    yield from _conditions(context)
    yield from _finance(context)


def _relation(context: Context) -> Iterator[_Said]:
    dossier, depth = context.dossier, depth_word(context.outcome.depth)
    method = str(context.theme.method)
    if dossier.filled_in_on:
        done = _("Bij dit voorstel hoort een {method} van {day}.").format(
            method=_lowered(method), day=day(dossier.filled_in_on)
        )
    else:
        done = _("Bij dit voorstel hoort een {method}.").format(method=_lowered(method))
    yield _Said("relation", 0, done)
    yield _Said("relation", 0, _("Het is een {depth}.").format(depth=depth), 6)
    yield _Said(
        "relation",
        0,
        _("De toets kijkt of mensen kunnen doen wat het voorstel van hen vraagt, ook als het leven tegenzit."),
        2,
    )
    if mandate := _mandate(context):
        yield _Said("relation", 0, mandate, 5)


def _mandate(context: Context) -> str:
    answers, outcome = context.dossier.compass, context.outcome.compass
    if answers is None or outcome is None or answers.mandate is None:
        return ""
    question = context.catalogue.compasses[outcome.definition].mandate
    chosen = next((option for option in question.options if option.id == answers.mandate), None)
    if chosen is None:
        return ""
    return f"{question.text} {sentence(str(chosen.label))}"


def _advice(context: Context) -> Iterator[_Said]:
    found = advised(context)
    if found is None:
        yield _Said("explanation", 0, sentence(burden_words(context.outcome)))
    elif found.outcome.provisional:
        yield _Said("explanation", 0, _("Het voorstel is nog een verkenning. Dit is daarom een voorlopig beeld."))
        yield _Said("explanation", 0, sentence(burden_words(context.outcome)))
    else:
        yield from _advice_words(found)
    yield _Said("explanation", 0, " ".join(both_halves(context)))


def _advice_words(found: Advised) -> Iterator[_Said]:
    outcome = found.outcome
    given = str(found.words(outcome.outcome).label).lower()
    if outcome.deviation is None:
        yield _Said("explanation", 0, _("Het advies is: {advice}.").format(advice=given))
        yield _Said("explanation", 0, sentence(found.why))
        return
    advice = str(found.words(found.final).label).lower()
    yield _Said("explanation", 0, _("Het advies is: {advice}.").format(advice=advice))
    reason = clipped(outcome.deviation.reason, _LONGEST_REASON)
    words = _("De regels van de toets geven: {advice}. Wij wijken daarvan af, omdat: {reason}")
    yield _Said("explanation", 0, words.format(advice=given, reason=sentence(reason)))


def _burden(context: Context) -> Iterator[_Said]:
    heaviest = bottlenecks(context)
    described = journey_facts(context)
    for place, item in enumerate(described):
        yield _Said("explanation", 1, item.text, 1 if place < 2 else 3)  # noqa: PLR2004 - hours and the heaviest step.
    if not described:
        yield _Said("explanation", 1, _("Welke stappen mensen moeten zetten, is nog niet beschreven."), 3)
    for place, one in enumerate(heaviest[: 1 if described else 2]):
        lead = _("Het zwaarst weegt:") if place == 0 else _("Daarna:")
        asked = f"{lead} {clipped(one.question, _LONGEST)} {sentence(clipped(one.answer, _LONGEST))}"
        yield _Said("explanation", 1, asked.rstrip(), 2 + place)
    questions = tuple(dict.fromkeys(one.question for one in unknowns(context)))
    if questions:
        first = " ".join(clipped(question, _LONGEST) for question in questions[:_MOST_UNKNOWNS])
        undecided = context.outcome.burden_class == "onbekend"
        words = _("Dit moet eerst duidelijk zijn: {questions}") if undecided else _("Nog niet bekend: {questions}")
        yield _Said("explanation", 1, words.format(questions=first), 1 if undecided else 7)


def _participation(context: Context) -> Iterator[_Said]:
    said = participation_facts(context, 2, _LONGEST_NAME)
    if not said:
        yield _Said("explanation", 2, _("Over participatie is nog niets ingevuld."), 2)
        return
    for item in said:
        yield _Said("explanation", 2, item.text, 3)
    if what_input_changed(context):
        yield _Said("explanation", 2, _("De redenen staan in het advies."), 6)


def _conditions(context: Context) -> Iterator[_Said]:
    found = conditions(context)
    if not found:
        return
    outcome = context.outcome.advice
    if outcome is not None:
        count = counted(len(found), _("voorwaarde"), _("voorwaarden"))
        promised = _("Er zijn {count}. Daarvan zijn er {promises} afgesproken; {intentions} nog niet.")
        yield _Said(
            "explanation",
            3,
            promised.format(count=count, promises=outcome.promises, intentions=outcome.intentions)
            if len(found) > 1
            else _("Er is {count}.").format(count=count),
            1,
        )
    shown: dict[str, SaidCondition] = {}
    for one in found:
        shown.setdefault(one.measures[0].id if one.measures else one.condition.id, one)
    for place, one in enumerate(list(shown.values())[:_MOST_CONDITIONS], start=1):
        yield _Said("explanation", 3, f"{place}. {_condition(one)}", 2 + place)
    if len(shown) > _MOST_CONDITIONS:
        yield _Said("explanation", 3, _("Alle voorwaarden staan in het advies."), 3)


def _condition(one: SaidCondition) -> str:
    if not one.measures:
        return sentence(clipped(one.text, _LONGEST))
    measure = one.measures[0]
    return " ".join((sentence(clipped(measure.text, _LONGEST)), *_who_and_when(measure)))


def _who_and_when(measure: Measure) -> Iterator[str]:
    if measure.agreed and measure.deadline:
        who = clipped(measure.agreed.by, _LONGEST_NAME)
        yield _("{who} regelt dit voor {day}.").format(who=sentence(who).rstrip("."), day=day(measure.deadline))
    elif not measure.is_agreed:
        yield _("Dit is nog een voornemen.")


def _finance(context: Context) -> Iterator[_Said]:
    measures = context.dossier.measures
    agreed = [measure for measure in measures if measure.is_agreed]
    covers = list(dict.fromkeys(measure.cover for measure in agreed if measure.cover))
    if covers:
        words = _("De dekking van de afgesproken maatregelen is: {covers}")
        told = [sentence(clipped(cover, _LONGEST)) for cover in covers[:_MOST_COVERS]]
        more = [_("En nog {n}.").format(n=len(covers) - _MOST_COVERS)] if len(covers) > _MOST_COVERS else []
        yield _Said("finance", 0, words.format(covers=" ".join([*told, *more])), 2)
    if intended := len(measures) - len(agreed):
        words = _("Voor {measures} zijn belofte, datum of dekking nog niet rond.")
        yield _Said("finance", 0, words.format(measures=counted(intended, _("maatregel"), _("maatregelen"))), 2)
    if not measures:
        yield _Said("finance", 0, _("Er zijn nog geen maatregelen gekozen. Kosten daarvan zijn dus niet bekend."), 2)
    yield from _legal(context)
    yield _Said(
        "finance",
        1,
        _("De toets gaat niet over de vraag of het beleid nodig, rechtmatig of betaalbaar is."),
        1,
    )
    yield _Said("finance", 1, _("Hij is een inschatting vooraf en geen meting bij inwoners."), 1)


def _legal(context: Context) -> Iterator[_Said]:
    norms = dict.fromkeys(
        str(term.label)
        for outcome, _group in context.groups
        for flag in outcome.red_flags
        for _vocabulary, term in context.terms(VocabularyRole.LENS, flag.question)
    )
    flags = sum(
        len(outcome.red_flags) + (len(outcome.journey.red_flags) if outcome.journey else 0)
        for outcome, _group in context.groups
    )
    if not flags:
        return
    counts = counted(flags, _("rode vlag"), _("rode vlaggen"))
    yield _Said("finance", 0, _("De toets geeft {flags}.").format(flags=counts), 2)
    if norms:
        yield _Said("finance", 0, _("Ze raken aan: {norms}.").format(norms=enumeration(list(norms)[:3])), 4)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
