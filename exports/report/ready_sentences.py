"""The sentences of the ready texts, each with how much it matters. What is not known is never told as if it were."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import day, lowered, number, sentence, spelled
from exports.report.advice_words import Advised, SaidCondition, advised, conditions
from exports.report.context import Context
from exports.report.findings import bottlenecks, unknowns
from exports.report.first_things import first_things
from exports.report.page_one_words import burden_words
from exports.report.ready_finance import finance_sentences
from exports.report.ready_journey import journey_sentences
from exports.report.ready_participation import participation_sentences
from exports.report.ready_said import Said, in_sentence, whole
from exports.report.words import class_word, comparison_phrase
from questionnaires.translation import _
from scoring.advice.no_test import needs_no_test
from scoring.dossier import Measure
from scoring.outcome import ComparisonId

_COMPARISONS: tuple[ComparisonId, ...] = ("zwaarder", "gelijk", "lichter", "niet_te_vergelijken")
_MOST_CONDITIONS = 3
_MOST_UNKNOWNS = 3
_MOST_BOTTLENECKS = 2
_MOST_GROUPS = 2
_LONGEST_NAMES = 120
_LONGEST_REASON_WORDS = 60
_MOST_SPELLED = 12


def all_sentences(context: Context) -> Iterator[Said]:
    """Yield everything there is to say, in the order in which it is said."""
    yield from _relation(context)
    yield from _advice(context)
    yield from _burden(context)
    if not needs_no_test(context.outcome, context.dossier):
        yield from _steps(context)
        yield from _to_know_first(context)
        yield from participation_sentences(context)
        yield from _conditions(context)
    yield from finance_sentences(context)


def _relation(context: Context) -> Iterator[Said]:
    dossier, method = context.dossier, lowered(str(context.theme.method))
    if dossier.filled_in_on:
        words = _("Bij dit voorstel hoort een {method} van {day}.")
        done = words.format(method=method, day=day(dossier.filled_in_on))
    else:
        done = _("Bij dit voorstel hoort een {method}.").format(method=method)
    yield Said("relation", 0, done)
    looks = _("De toets kijkt of mensen kunnen doen wat het voorstel van hen vraagt, ook als het leven tegenzit.")
    yield Said("relation", 0, looks, 2)
    yield from _depth(context)
    if asked := _mandate(context):
        yield Said("relation", 0, asked, 6)


def _depth(context: Context) -> Iterator[Said]:
    """How much was asked, and after a short test where more questions are worth asking."""
    depth, rank = {
        "quickscan": (_("Dit is de quickscan, met alleen de eerste vragen."), 1),
        "short": (_("Dit is de verkorte toets, met alleen de belangrijkste vragen."), 1),
        "full": (_("Dit is de volledige toets."), 6),
    }[context.outcome.depth]
    yield Said("relation", 0, depth, rank)
    themes = {theme.id for outcome, _group in context.groups for theme in outcome.themes if theme.deepen}
    if context.outcome.depth == "short" and themes:
        one = _("Bij één thema is het goed om verder te vragen.")
        more = _("Bij {n} thema's is het goed om verder te vragen.").format(n=spelled(len(themes)))
        yield Said("relation", 0, one if len(themes) == 1 else more, 5)


def _mandate(context: Context) -> str:
    answers, outcome = context.dossier.compass, context.outcome.compass
    if answers is None or outcome is None or answers.mandate is None:
        return ""
    question = context.catalogue.compasses[outcome.definition].mandate
    chosen = next((option for option in question.options if option.id == answers.mandate), None)
    return _("Over de participatie: {answer}").format(answer=lowered(sentence(str(chosen.label)))) if chosen else ""


def _advice(context: Context) -> Iterator[Said]:
    found = advised(context)
    for question in context.theme.ready_texts.about:
        if told := context.intake_text(question):
            yield Said("explanation", 0, sentence(told), 1)
    if found is None:
        yield Said("explanation", 1, sentence(burden_words(context.outcome)))
    elif found.outcome.provisional:
        yield Said("explanation", 1, _("Het voorstel is nog een verkenning. Dit is daarom een voorlopig beeld."))
    elif needs_no_test(context.outcome, context.dossier):
        long = _("Waarom dat zo is, staat in het advies.")
        for one in found.outcome.because:
            yield Said("explanation", 1, one if len(one.split()) <= _LONGEST_REASON_WORDS else long)
    else:
        yield from _advice_words(found)


def _advice_words(found: Advised) -> Iterator[Said]:
    outcome = found.outcome
    given, made = (lowered(str(found.words(one).label)) for one in (outcome.outcome, found.final))
    yield Said("explanation", 1, _("Het advies is: {advice}.").format(advice=made))
    if outcome.deviation is None:
        yield Said("explanation", 1, " ".join(outcome.because))
        return
    yield Said("explanation", 1, _("De regels van de toets geven een ander advies: {advice}.").format(advice=given))
    reason = sentence(outcome.deviation.reason)
    if len(reason.split()) > _LONGEST_REASON_WORDS:
        yield Said("explanation", 1, _("Waarom daarvan is afgeweken, staat in het advies."))
    else:
        yield Said("explanation", 1, _("Daarvan is afgeweken om deze reden: {reason}").format(reason=lowered(reason)))


def _burden(context: Context) -> Iterator[Said]:
    """How heavy it is after the proposal, and compared with doing nothing."""
    if not context.groups:
        return
    for text in (*_after_the_proposal(context), *_compared(context)):
        yield Said("explanation", 1, text)
    advice = context.outcome.advice
    if advice is not None and advice.waiting_keeps_it_heavy:
        yield Said("explanation", 1, _("Uitstel houdt de zwaardere situatie van nu in stand."))
    if len(context.groups) == 1 or len({outcome.comparison for outcome, _group in context.groups}) == 1:
        words = _("Het gaat om {groups}.").format(groups=_groups([group.name for _outcome, group in context.groups]))
        yield Said("explanation", 1, words, 5)


def _groups(names: list[str]) -> str:
    lowered_names = [in_sentence(name) for name in names]
    return whole(lowered_names, _MOST_GROUPS, _LONGEST_NAMES, _("groep"), _("groepen"))


def _after_the_proposal(context: Context) -> Iterator[str]:
    outcome = context.outcome
    if outcome.burden_class == "onbekend":
        if not _undecided(context) or outcome.advice is None or outcome.advice.provisional:
            # Else it was the reason for the advice, and is said already.
            yield _("Hoe zwaar het na het voorstel voor mensen is, is nog niet te beoordelen.")
        if outcome.burden_at_least == "hoog":
            yield _("Zeker is al dat de zwaarte hoog is.")
        elif outcome.burden_at_least == "middel":
            yield _("Zeker is al dat de zwaarte minstens middel is.")
        return
    word = class_word(outcome.burden_class)
    worst = sum(group.burden_class == outcome.burden_class for group in outcome.groups)
    if worst == len(outcome.groups):
        yield _("Na het voorstel is de zwaarte {burden_class}.").format(burden_class=word)
        return
    words = _("Na het voorstel is de zwaarte {burden_class} voor {n} van de {m} doelgroepen.")
    write = spelled if len(outcome.groups) <= _MOST_SPELLED else number
    yield words.format(burden_class=word, n=write(worst), m=write(len(outcome.groups)))


def _compared(context: Context) -> Iterator[str]:
    by_comparison: dict[ComparisonId, list[str]] = {}
    for outcome, group in context.groups:
        by_comparison.setdefault(outcome.comparison, []).append(group.name)
    if len(by_comparison) == 1:
        (comparison,) = by_comparison
        words = _("Dat is {comparison}.")
        if context.outcome.burden_class == "onbekend":
            # What is not known can still change this.
            known = _("Voor zover nu bekend is het {comparison}.")
            words = _("Het is {comparison}.") if comparison == "niet_te_vergelijken" else known
        yield words.format(comparison=comparison_phrase(comparison))
        return
    for comparison in (one for one in _COMPARISONS if one in by_comparison):
        words = _("Voor {groups} is het {comparison}.")
        yield words.format(groups=_groups(by_comparison[comparison]), comparison=comparison_phrase(comparison))


def _steps(context: Context) -> Iterator[Said]:
    described = journey_sentences(context)
    for text, rank in described:
        yield Said("explanation", 2, text, rank)
    if not described:
        yield Said("explanation", 2, _("Welke stappen mensen moeten zetten, is nog niet beschreven."), 3)
    # A red flag is told where the law is.
    heavy = [one for one in bottlenecks(context) if one.answer and not one.red_flag]
    for place, one in enumerate(heavy[:_MOST_BOTTLENECKS]):
        words = _("Zwaar weegt de vraag “{question}”. Het antwoord is: {answer}")
        text = words.format(question=one.question, answer=lowered(sentence(one.answer)))
        yield Said("explanation", 2, text, 5 + place if described else 3 + 3 * place)


def _to_know_first(context: Context) -> Iterator[Said]:
    """What must be known before there is an advice; else what is not known, when there is room for it."""
    undecided = _undecided(context)
    first = [f"{one.text} ({one.why})" if one.why else one.text for one in first_things(context)]
    questions = tuple(dict.fromkeys(first or [one.question for one in unknowns(context)]))
    if not questions:
        return
    lead = _("Dit moet eerst duidelijk zijn:") if undecided else _("Dit is nog niet bekend:")
    told = "\n".join((lead, *(f"- {question}" for question in questions[:_MOST_UNKNOWNS])))
    yield Said("explanation", 3, told, 1 if undecided else 7, item=True)
    if undecided and len(questions) > _MOST_UNKNOWNS:
        yield Said("explanation", 3, _("De andere punten staan in het advies."), 6)


def _undecided(context: Context) -> bool:
    advice = context.outcome.advice
    if advice is None:
        return context.outcome.burden_class == "onbekend"
    return advice.provisional or advice.outcome == "nog_niet_besluiten"


def _conditions(context: Context) -> Iterator[Said]:
    found, advice = conditions(context), context.outcome.advice
    if not found or advice is None or _undecided(context):
        return
    yield Said("explanation", 5, _how_many(len(found), advice.promises), 1)
    shown: dict[str, SaidCondition] = {}
    for one in found:
        shown.setdefault(one.measures[0].id if one.measures else one.condition.id, one)
    for place, one in enumerate(list(shown.values())[:_MOST_CONDITIONS], start=1):
        yield Said("explanation", 5, f"- {_condition(one)}", 1 + place, item=True)
    if len(shown) > 1:
        yield Said("explanation", 5, _("Alle voorwaarden staan in het advies."), 3)


def _how_many(conditions: int, promises: int) -> str:
    if conditions == 1:
        agreed = _("Er is één voorwaarde, en die is toegezegd.")
        return agreed if promises else _("Er is één voorwaarde. Die is nog niet toegezegd.")
    if not promises:
        return _("Er zijn {n} voorwaarden. Er is nog niets toegezegd.").format(n=spelled(conditions))
    if promises == conditions:
        return _("Er zijn {n} voorwaarden. Ze zijn allemaal toegezegd.").format(n=spelled(conditions))
    one = _("Er zijn {n} voorwaarden. Daarvan is er één toegezegd.")
    words = one if promises == 1 else _("Er zijn {n} voorwaarden. Daarvan zijn er {promises} toegezegd.")
    return words.format(n=spelled(conditions), promises=spelled(promises))


def _condition(one: SaidCondition) -> str:
    if not one.measures:
        return sentence(one.text.removesuffix(one.subject) + lowered(one.subject))
    measure = one.measures[0]
    return " ".join((sentence(measure.text), *_who_and_when(measure)))


def _who_and_when(measure: Measure) -> Iterator[str]:
    if measure.agreed and measure.deadline and measure.is_agreed:
        who = measure.agreed.by.strip().rstrip(".")
        yield sentence(_("{who} regelt dit voor {day}").format(who=who, day=day(measure.deadline)))
    else:
        yield _("Dit is nog een voornemen.")
