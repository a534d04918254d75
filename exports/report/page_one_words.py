"""The sentences of page one: how heavy it is after the proposal, compared with doing nothing, and how sure we are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from exports.dutch import brief, capital, clipped, counted, enumeration, number, sentence, uncapital
from exports.report.advice_words import advised
from exports.report.context import Context
from exports.report.words import class_with_floor, class_word, comparison_phrase, scan_outcome
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.advice.no_test import needs_no_test
from scoring.outcome import ClassId, ComparisonId, Outcome

_COMPARISONS: tuple[ComparisonId, ...] = ("zwaarder", "gelijk", "lichter", "niet_te_vergelijken")
_LONGEST_FUNCTION = 60
_MOST_FUNCTIONS = 4
_FUNCTIONS = ((1, 30), (2, 30), (3, 40), (_MOST_FUNCTIONS, _LONGEST_FUNCTION))
"""How many functions and how long each: from what always fits to as many as are read."""
_IN_FULL = 2
MOST_SURE: Final = len(_FUNCTIONS) - 1
_LONGEST_WHY = 170
_LONGEST_REASON = 200


def headline(context: Context) -> str:
    """The advice in a few words; before there is one to give, how heavy it is."""
    outcome = context.outcome
    if outcome.depth == "quickscan" and outcome.quickscan is not None:
        return scan_outcome(outcome.quickscan)
    found = advised(context)
    if found is None:
        return capital(burden_words(outcome))
    if found.outcome.provisional:
        return _("Voorlopig beeld: {words}").format(words=burden_words(outcome))
    return capital(str(found.words(found.final).label))


def burden_words(outcome: Outcome) -> str:
    """How heavy it is, in a few words without a capital."""
    headlines: dict[ClassId, str] = {
        "laag": _("dit vraagt weinig van mensen"),
        "middel": _("dit vraagt best veel van mensen"),
        "hoog": _("dit vraagt heel veel van mensen"),
    }
    if outcome.burden_class == "onbekend":
        return class_with_floor(outcome.burden_class, outcome.burden_at_least)
    return headlines[outcome.burden_class]


def outcome_text(context: Context, longest_reason: int = _LONGEST_REASON) -> str:
    """The advice in one sentence why, with a deviation and its reason, and the two halves of the outcome."""
    return " ".join((*_advice(context, longest_reason), *both_halves(context)))


def both_halves(context: Context) -> tuple[str, ...]:
    """How heavy it is after the proposal, and compared with doing nothing."""
    outcome = context.outcome
    return (*_after_the_proposal(outcome), *_compared_with_nothing(outcome), *_deepen(context))


def _advice(context: Context, longest_reason: int) -> Iterator[str]:
    found = advised(context)
    if found is None:
        return
    outcome = found.outcome
    if outcome.provisional:
        yield _("Het voorstel is nog een verkenning. Er is nog geen advies om over te besluiten.")
        return
    if context.outcome.depth == "quickscan":
        yield _("Het advies is: {advice}.").format(advice=uncapital(str(found.words(found.final).label)))
    if outcome.deviation is not None:
        given = uncapital(str(found.words(outcome.outcome).label))
        reason = sentence(brief(outcome.deviation.reason, longest_reason))
        yield _("De regels geven: {advice}. Daarvan is afgeweken, omdat: {reason}").format(advice=given, reason=reason)
        return
    if not needs_no_test(context.outcome, context.dossier):
        # Without a test, the page says under a head of its own why not and who agrees.
        yield _why(outcome.because)


def _why(because: Sequence[str]) -> str:
    """Return the reasons that fit, each of them whole; when not even the first fits, what fits of it."""
    most = len(because)
    while most > 1 and len(" ".join(because[:most])) > _LONGEST_WHY:
        most -= 1
    return sentence(clipped(" ".join(because[:most]), _LONGEST_WHY))


def fixed_sentences() -> tuple[str, ...]:
    """What every report says about itself."""
    return (
        _("Deze uitkomst is een inschatting vooraf en geen meting bij inwoners."),
        _(
            "Dit gaat over de vraag of mensen dit kunnen. "
            "Niet over de vraag of het beleid nodig, rechtmatig of betaalbaar is."
        ),
    )


def how_sure(context: Context, how_much: int) -> Iterator[str]:
    """What would change the advice, what the answers rest on, how many are missing, who filled them in, who had a say.

    Args:
        context: what is reported.
        how_much: 0 for the shortest form, in which functions are counted, or shortened; at most `MOST_SURE`.
    """
    if context.outcome.robustness is not None:
        yield sentence(context.outcome.robustness.sentence)
    if not context.groups:
        yield _("Er is nog geen doelgroep beschreven.")
    yield from _known(context) if how_much >= _IN_FULL else _guessed(context)
    unanswered = sum(theme.unknown for outcome, _group in context.groups for theme in outcome.themes)
    if context.groups:
        yield _("Onbekend: {n}.").format(n=counted(unanswered, _("antwoord"), _("antwoorden")))
    today = sum(len(outcome.today_unknown) for outcome, _group in context.groups if outcome.verdict is None)
    if today and not unanswered:
        yield _("Hoe het nu is, weten we nog niet bij {n}.").format(n=counted(today, _("antwoord"), _("antwoorden")))
    differ = sum(len(outcome.disagreements) for outcome, _group in context.groups)
    if differ and how_much >= _IN_FULL:
        yield _("Invullers verschillen bij {n}.").format(n=counted(differ, _("antwoord"), _("antwoorden")))
    yield filled_in_by(context, *_FUNCTIONS[how_much])
    yield from residents_involved(context)


def _known(context: Context) -> Iterator[str]:
    if known := [f"{uncapital(context.basis(basis))} {number(count)}" for basis, count in _bases(context)]:
        yield _("Hoe we de antwoorden weten: {mix}.").format(mix="; ".join(known))


def _guessed(context: Context) -> Iterator[str]:
    """Say how many answers rest on what is known worst."""
    known = _bases(context)
    if known:
        worst, count = known[-1]
        basis = uncapital(context.basis(worst))
        answers = counted(sum(count for _basis, count in known), _("antwoord"), _("antwoorden"))
        yield _("Van {answers}: {basis} {n}.").format(answers=answers, basis=basis, n=number(count))


def filled_in_by(context: Context, most: int = _MOST_FUNCTIONS, longest: int = _LONGEST_FUNCTION) -> str:
    """Who filled it in, by function and never by name."""
    functions = list(dict.fromkeys(brief(uncapital(rater.function), longest) for rater in context.dossier.filled_in_by))
    if not functions:
        return _("Wie het heeft ingevuld, staat er niet bij.")
    if len(functions) > most == 1:
        return _("Ingevuld door {n} functies.").format(n=number(len(functions)))
    if len(functions) > most:
        others = _("{n} anderen").format(n=number(len(functions) - most + 1))
        functions = [*functions[: most - 1], others]
    return _("Ingevuld door: {functions}.").format(functions=enumeration(functions))


def _after_the_proposal(outcome: Outcome) -> Iterator[str]:
    if not outcome.groups:
        return
    if outcome.burden_class == "onbekend":
        words = class_with_floor(outcome.burden_class, outcome.burden_at_least)
        yield _("Na het voorstel is de zwaarte {burden_class}.").format(burden_class=words)
        return
    worst = sum(group.burden_class == outcome.burden_class for group in outcome.groups)
    word = class_word(outcome.burden_class)
    if worst == len(outcome.groups):
        yield _("Na het voorstel is de zwaarte {burden_class}.").format(burden_class=word)
        return
    yield _("Na het voorstel is de zwaarte {burden_class} voor {n} van de {m} doelgroepen.").format(
        burden_class=word, n=worst, m=len(outcome.groups)
    )


def _compared_with_nothing(outcome: Outcome) -> Iterator[str]:
    found = Counter(group.comparison for group in outcome.groups)
    if not found:
        return
    if len(found) == 1:
        yield _("Het is {comparison}.").format(comparison=comparison_phrase(outcome.groups[0].comparison))
    else:
        counts = [
            _("{comparison} voor {groups}").format(
                comparison=comparison_phrase(comparison), groups=counted(found[comparison], _("groep"), _("groepen"))
            )
            for comparison in _COMPARISONS
            if found[comparison]
        ]
        yield _("Het is {comparisons}.").format(comparisons=enumeration(counts))
    if _waiting_keeps_it_heavy(outcome):
        yield _("Uitstel houdt de zwaardere situatie van nu in stand.")


def _waiting_keeps_it_heavy(outcome: Outcome) -> bool:
    if outcome.advice is not None:
        return outcome.advice.waiting_keeps_it_heavy
    bottlenecks = [bottleneck for group in outcome.groups for bottleneck in group.bottlenecks]
    return outcome.lighter_for_everyone and all(bottleneck.new is False for bottleneck in bottlenecks)


def _deepen(context: Context) -> Iterator[str]:
    """After a short test: where the full questions are worth asking."""
    if context.outcome.depth != "short":
        return
    themes = dict.fromkeys(theme.id for outcome, _group in context.groups for theme in outcome.themes if theme.deepen)
    if not themes:
        yield _("Dit is een verkorte toets.")
        return
    more = counted(len(themes), _("thema"), _("thema's"))
    yield _("Dit is een verkorte toets. Vraag verder bij {themes}.").format(themes=more)


def _bases(context: Context) -> list[tuple[str, int]]:
    mix: Counter[str] = Counter()
    for outcome, _group in context.groups:
        mix.update(outcome.bases)
    order = [
        term.id
        for vocabulary in context.catalogue.vocabularies_for_role(VocabularyRole.BASES)
        for term in sorted(vocabulary.terms, key=lambda term: term.rank if term.rank is not None else 9)
    ]
    known = [(basis, count) for basis, count in mix.items() if count]
    return sorted(known, key=lambda one: order.index(one[0]) if one[0] in order else len(order))


def residents_involved(context: Context) -> Iterator[str]:
    """Whether residents were involved, always in full: it is one of a few options, so never long."""
    said = False
    for asked in context.theme.page_one.involvement:
        answer = context.dossier.answer_by_question.get(asked.question)
        response = (answer.settled or answer).proposal if answer else None
        if (
            asked.question in context.questionnaire.question_by_id
            and response is not None
            and response.value is not None
        ):
            said = True
            answered = uncapital(context.value(asked.question, response.value))
            yield sentence(f"{asked.label}: {answered}")
    if not said and not _took_part(context):
        yield _("Of inwoners zijn betrokken, is niet bekend.")


def _took_part(context: Context) -> bool:
    """Whether the plan says that somebody was reached; page one then says who, under its own head."""
    groups = context.dossier.plan.groups if context.dossier.plan else ()
    return any(group.reached in {"yes", "partly"} for group in groups)
