"""The sentences of page one: how heavy it is after the proposal, compared with doing nothing, and how sure we are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from exports.dutch import clipped, counted, enumeration, number, sentence
from exports.report.context import Context
from exports.report.words import class_with_floor, class_word, comparison_phrase, scan_outcome, verdict_words
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.outcome import ClassId, ComparisonId, Outcome

_COMPARISONS: tuple[ComparisonId, ...] = ("zwaarder", "gelijk", "lichter", "niet_te_vergelijken")
_LONGEST_FUNCTION = 60
_LONGEST_ANSWER = 90
_MOST_FUNCTIONS = 4


def headline(outcome: Outcome) -> str:
    """The outcome in a few words."""
    if outcome.depth == "quickscan" and outcome.quickscan is not None:
        return scan_outcome(outcome.quickscan)
    if outcome.burden_class == "onbekend":
        words = class_with_floor(outcome.burden_class, outcome.burden_at_least)
        return words[0].upper() + words[1:]
    headlines: dict[ClassId, str] = {
        "laag": _("Dit vraagt weinig van mensen"),
        "middel": _("Dit vraagt best veel van mensen"),
        "hoog": _("Dit vraagt heel veel van mensen"),
    }
    return headlines[outcome.burden_class]


def outcome_text(context: Context) -> str:
    """Both halves of the outcome: how heavy it is after the proposal, and compared with doing nothing."""
    outcome = context.outcome
    return " ".join((*_after_the_proposal(outcome), *_compared_with_nothing(outcome), *_deepen(context)))


def fixed_sentences() -> tuple[str, ...]:
    """What every report says about itself."""
    return (
        _("Deze uitkomst is een inschatting vooraf en geen meting bij inwoners."),
        _(
            "Dit gaat over de vraag of mensen dit kunnen. "
            "Niet over de vraag of het beleid nodig, rechtmatig of betaalbaar is."
        ),
    )


def how_sure(context: Context) -> Iterator[str]:
    """What the answers rest on, how many are missing, who filled them in, and who had a say."""
    if known := [f"{_lowered(context.basis(basis))} {number(count)}" for basis, count in _bases(context)]:
        yield _("Hoe we de antwoorden weten: {mix}.").format(mix="; ".join(known))
    if not context.groups:
        yield _("Er is nog geen doelgroep beschreven.")
    unanswered = sum(theme.unknown for outcome, _group in context.groups for theme in outcome.themes)
    if context.groups:
        yield _("Onbekend: {n}.").format(n=counted(unanswered, _("antwoord"), _("antwoorden")))
    today = sum(len(outcome.today_unknown) for outcome, _group in context.groups if outcome.verdict is None)
    if today and not unanswered:
        yield _("Hoe het nu is, weten we nog niet bij {n}.").format(n=counted(today, _("antwoord"), _("antwoorden")))
    yield filled_in_by(context)
    yield from _involvement(context)


def filled_in_by(context: Context) -> str:
    """Who filled it in, by function and never by name."""
    functions = list(
        dict.fromkeys(clipped(_lowered(rater.function), _LONGEST_FUNCTION) for rater in context.dossier.filled_in_by)
    )
    if not functions:
        return _("Wie het heeft ingevuld, staat er niet bij.")
    if len(functions) > _MOST_FUNCTIONS:
        others = _("{n} anderen").format(n=number(len(functions) - _MOST_FUNCTIONS + 1))
        functions = [*functions[: _MOST_FUNCTIONS - 1], others]
    return _("Ingevuld door: {functions}.").format(functions=enumeration(functions))


def _after_the_proposal(outcome: Outcome) -> Iterator[str]:
    if not outcome.groups:
        return
    if outcome.burden_class == "onbekend":
        yield _("Er is nog te weinig bekend voor een oordeel.")
        return
    worst = sum(group.burden_class == outcome.burden_class for group in outcome.groups)
    word = class_word(outcome.burden_class)
    if worst == len(outcome.groups):
        yield _("Na het voorstel is de zwaarte {burden_class}.").format(burden_class=word)
        return
    yield _(
        "Na het voorstel is de zwaarte {burden_class} voor {n} van de {m} doelgroepen. De zwaarste groep telt."
    ).format(burden_class=word, n=worst, m=len(outcome.groups))


def _compared_with_nothing(outcome: Outcome) -> Iterator[str]:
    found = Counter(group.comparison for group in outcome.groups)
    if not found or (outcome.burden_class == "onbekend" and set(found) == {"niet_te_vergelijken"}):
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
    if len(outcome.groups) == 1 and outcome.groups[0].verdict is not None:
        group = outcome.groups[0]
        said = verdict_words(group.verdict, already_heavy=group.already_heavy)
        yield _("Het oordeel is: {verdict}.").format(verdict=said)
    bottlenecks = [bottleneck for group in outcome.groups for bottleneck in group.bottlenecks]
    if outcome.lighter_for_everyone and all(bottleneck.new is False for bottleneck in bottlenecks):
        yield _("Uitstel houdt de zwaardere situatie van nu in stand.")


def _deepen(context: Context) -> Iterator[str]:
    """After a short test: where the full questions are worth asking."""
    if context.outcome.depth != "short":
        return
    themes = dict.fromkeys(theme.id for outcome, _group in context.groups for theme in outcome.themes if theme.deepen)
    if not themes:
        yield _("Dit is een verkorte toets.")
        return
    titles = [clipped(_lowered(context.section_title(theme)), _LONGEST_FUNCTION) for theme in list(themes)[:3]]
    more = [_("{n} andere").format(n=len(themes) - 3)] if len(themes) > 3 else []  # noqa: PLR2004 - three to read.
    yield _("Dit is een verkorte toets. Vraag verder bij: {themes}.").format(themes=enumeration([*titles, *more]))


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


def _involvement(context: Context) -> Iterator[str]:
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
            answered = clipped(_lowered(context.value(asked.question, response.value)), _LONGEST_ANSWER)
            yield sentence(f"{asked.label}: {answered}")
    if not said:
        yield _("Of inwoners zijn betrokken, is niet bekend.")


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
