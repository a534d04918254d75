"""The outcome of a dossier in a few lines for a terminal: words first."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import enumeration, lowered
from exports.report.context import Context
from exports.report.journey_words import about_hours
from exports.report.shortest_ways import shortest_way
from exports.report.words import (
    class_with_floor,
    comparison_word,
    compass_word,
    scan_outcome,
    unknown_word,
    verdict_words,
)
from exports.theme import default_theme
from questionnaires.advice_model import ADVICE_ORDER, AdviceDefinition
from questionnaires.catalogue import Catalogue
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import Questionnaire, VocabularyRole
from questionnaires.translation import _
from scoring.advice.explanation import condition_sentence
from scoring.advice.outcome import AdviceOutcome, InputChange
from scoring.advice.to_know_words import what_to_know, why_to_know
from scoring.dossier import Dossier
from scoring.measure_kinds import only_weak_kinds
from scoring.outcome import GroupOutcome, Outcome

SHOWN = 5


def summary(outcome: Outcome, dossier: Dossier, catalogue: Catalogue) -> str:
    """Return the summary: per group how heavy, compared with today, what weighs most, what is not known."""
    questionnaire = catalogue.questionnaires[dossier.questionnaire]
    lines = [outcome.title, "=" * min(len(outcome.title), 100)]
    lines += _advice(outcome, dossier, catalogue)
    if outcome.quickscan:
        lines.append(scan_outcome(outcome.quickscan) + ".")
    if not outcome.groups:
        lines.append(_("Er is nog geen doelgroep. Voeg er een toe."))
    for group in outcome.groups:
        lines += ["", *_group(group, questionnaire, catalogue.journeys.get(dossier.journey or ""))]
    return "\n".join([*lines, "", _("Deze uitkomst is een inschatting vooraf en geen meting bij inwoners.")])


def _advice(outcome: Outcome, dossier: Dossier, catalogue: Catalogue) -> Iterator[str]:
    """The advice in words, in two halves: how heavy it is, and compared with doing nothing."""
    advice = outcome.advice
    if advice is None:
        return
    definition = catalogue.advice_rules[advice.definition]
    words = definition.words_by_id[advice.outcome]
    if advice.provisional:
        yield _("Voorlopig beeld: {words}").format(words=words.label)
        yield _("  In deze fase valt er nog niets te besluiten.")
    else:
        yield _("Advies: {words}").format(words=words.label)
        yield f"  {words.sentence}"
    yield _("  Waarom: {text} (regel {rule})").format(text=" ".join(advice.because), rule=advice.rule)
    yield _("  Zwaarte na het voorstel: {words}").format(
        words=class_with_floor(outcome.burden_class, outcome.burden_at_least)
    )
    yield _("  Vergeleken met niets doen: {words}").format(words=comparison_word(advice.comparison))
    if advice.waiting_keeps_it_heavy:
        yield _("  Uitstel houdt de zwaardere situatie van nu in stand.")
    yield from _deviation(advice, definition)
    yield from _conditions(advice, outcome, catalogue)
    yield from _too_weak(advice, dossier, catalogue)
    if "easier_alternative" in advice.missing:
        yield _("  Ontbreekt nog: welke makkelijkere weg is bekeken, en waarom die niet is gekozen ('alternatives').")
    if advice.next_better is not None:
        better = definition.words_by_id[advice.next_better.advice].label
        changes = "; ".join(map(_change, advice.next_better.changes))
        if advice.outcome == ADVICE_ORDER[-1]:
            yield _("  Om te kunnen beoordelen: {changes}").format(changes=changes)
        else:
            yield _("  Nodig voor '{advice}': {changes}").format(advice=better, changes=changes)
    yield from _first(advice, outcome, catalogue)
    yield from _examined(outcome, dossier, catalogue)
    yield _("  Nu doen: {text}").format(text=words.next_step)


def _first(advice: AdviceOutcome, outcome: Outcome, catalogue: Catalogue) -> Iterator[str]:
    if not advice.find_first:
        return
    yield _("  Eerst te weten:")
    for one in advice.find_first[:SHOWN]:
        text, why = what_to_know(one, outcome, catalogue), why_to_know(one)
        yield f"  - {text} ({why})" if why else f"  - {text}"
    yield from _more(len(advice.find_first))


def _examined(outcome: Outcome, dossier: Dossier, catalogue: Catalogue) -> Iterator[str]:
    """How sure the advice is, and the first of the shortest ways to a better one."""
    if outcome.robustness is not None:
        yield _("  Hoe zeker: {sentence}").format(sentence=outcome.robustness.sentence)
    for line in shortest_way(Context(outcome, dossier, catalogue, default_theme())):
        yield f"  {line}"


def _deviation(advice: AdviceOutcome, definition: AdviceDefinition) -> Iterator[str]:
    if advice.deviation is not None:
        label = definition.words_by_id[advice.deviation.advice].label
        yield _("  Afgeweken: {by} adviseert '{advice}', omdat: {reason}").format(
            by=advice.deviation.by, advice=label, reason=advice.deviation.reason
        )
    if advice.refused_deviation is not None:
        label = definition.words_by_id[advice.refused_deviation.advice].label
        yield _("  De afwijking naar '{advice}' past niet meer bij deze uitkomst en telt niet mee.").format(
            advice=label
        )


def _conditions(advice: AdviceOutcome, outcome: Outcome, catalogue: Catalogue) -> Iterator[str]:
    if not advice.conditions:
        return
    counts = {"n": len(advice.conditions), "agreed": advice.promises}
    if advice.outcome == ADVICE_ORDER[0]:
        yield _("  Nog te verbeteren: {n}, waarvan toegezegd: {agreed}").format(**counts)
    else:
        yield _("  Voorwaarden: {n}, waarvan toegezegd: {agreed}").format(**counts)
    for condition in advice.conditions[:SHOWN]:
        sentence = condition_sentence(condition, outcome, catalogue)
        yield "  - " + (_("{text} (toegezegd)").format(text=sentence) if condition.agreed else sentence)
    yield from _more(len(advice.conditions))


def _too_weak(advice: AdviceOutcome, dossier: Dossier, catalogue: Catalogue) -> Iterator[str]:
    """Tell that only weaker kinds of measures were chosen for what weighs most, such as reminding and explaining."""
    libraries = catalogue.vocabularies_for_role(VocabularyRole.MEASURES)
    measures = {measure.id: measure for measure in dossier.measures}
    chosen = [[measures[one] for one in condition.measures] for condition in advice.conditions if condition.heavy]
    weak = [found for one in chosen if (found := only_weak_kinds(libraries, one)) is not None]
    if weak:
        kinds = dict.fromkeys(kind for one in weak for kind in one.chosen)
        yield _("  Bij zware punten alleen gekozen: {kinds} ({n} keer). Meer helpt: {stronger}.").format(
            kinds=enumeration([lowered(one) for one in kinds]),
            n=len(weak),
            stronger=enumeration([lowered(one) for one in weak[0].stronger], _("of")),
        )


def _change(change: InputChange) -> str:
    """What would have to change, as something to do.

    >>> _change(InputChange("burden", "hoog", "middel"))
    'maak het lichter (zwaarte: middel)'
    """
    if change.now == "onbekend":
        return _("zoek uit hoe zwaar het is") if change.input == "burden" else _("vul het kompas in")
    words = {
        "burden": _("maak het lichter (zwaarte: {word})").format(word=change.to),
        "compass": _("betrek mensen beter (kompas: {word})").format(
            word=compass_word("deels" if change.to == "deels" else "op_orde")
        ),
        "open_flag": _("haal elke rode vlag weg"),
        "measures_agreed": _("laat voor alles wat knelt iets toezeggen"),
        "evidence": _("zorg dat er genoeg bekend is"),
    }
    return words[change.input]


def _group(group: GroupOutcome, questionnaire: Questionnaire, steps: JourneyDefinition | None) -> Iterator[str]:
    yield group.name
    yield _("  Zwaarte na het voorstel: {words}").format(
        words=class_with_floor(group.burden_class, group.burden_at_least)
    )
    yield _("  Vergeleken met niets doen: {words}").format(words=comparison_word(group.comparison))
    yield _("  Oordeel: {words}").format(words=verdict_words(group.verdict, already_heavy=group.already_heavy))
    if group.today_unknown and group.verdict is None:
        yield _("  Van nu is nog niet bekend: {n} antwoorden. Daarom is er nog geen oordeel.").format(
            n=len(group.today_unknown)
        )
    if steps is not None:
        yield from _journey(group, steps)
    if group.bottlenecks:
        yield _("  Knelpunten:")
        for bottleneck in group.bottlenecks[:SHOWN]:
            yield f"  - {_asked(bottleneck.question, questionnaire)}"
        yield from _more(len(group.bottlenecks))
    if group.find_out:
        yield _("  Nog uit te zoeken:")
        for unknown in group.find_out[:SHOWN]:
            yield f"  - {_asked(unknown.question, questionnaire)} ({unknown_word(unknown.unknown)})"
        yield from _more(len(group.find_out))


def _journey(group: GroupOutcome, definition: JourneyDefinition) -> Iterator[str]:
    journey, details = group.journey, group.journey_details
    if journey is None or details is None:
        return
    yield _("  Reis: {words}; per huishouden per jaar {hours}").format(
        words=class_with_floor(journey.class_, details.class_at_least), hours=about_hours(journey.hours_per_household)
    )
    names = {step.id: step.name for step in details.steps}
    for step in journey.steps:
        if step.breaking_point:
            yield _("  Breekpunt: {step}").format(step=names[step.id])
    needed = [one for one in details.find_out if one.needed]
    if needed:
        yield _("  Zoek voor de reis eerst uit:")
        for one in needed[:SHOWN]:
            yield f"  - {names[one.step]}: {definition.field_by_id[one.field].text}"
        yield from _more(len(needed))


def _asked(question: str, questionnaire: Questionnaire) -> str:
    found = questionnaire.question_by_id[question]
    return f"{found.code} {found.text}" if found.code else str(found.text)


def _more(count: int) -> Iterator[str]:
    if count > SHOWN:
        yield _("  - en nog {n}").format(n=count - SHOWN)
