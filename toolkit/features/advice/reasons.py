"""The five inputs of the advice: what each is, where it comes from, and where somebody can change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from flask import url_for

from exports.dutch import counted, number
from exports.report.words import class_with_floor, compass_said, compass_word
from questionnaires.translation import _
from scoring.advice.outcome import AdviceInputs, AdviceOutcome, InputChange
from toolkit.features.advice.places import Place, check_place, question_place, step_place
from toolkit.features.advice.reckoned import Reckoned
from toolkit.features.dossier.opened import address_if_there

InputValue = str | bool
"""A class or outcome by its id, or whether something is so."""
InputId = Literal["burden", "compass", "open_flag", "measures_agreed", "evidence"]
INPUTS: Final[tuple[InputId, ...]] = ("burden", "compass", "open_flag", "measures_agreed", "evidence")
_KINDS: Final[Mapping[str, str]] = {
    "laag": "good", "middel": "warn", "hoog": "heavy",
    "op_orde": "good", "deels": "warn", "niet_op_orde": "heavy", "onbekend": "neutral",
}  # fmt: skip
_MOST_PLACES = 8


@dataclass(frozen=True)
class Reason:
    """One input: its name, what it is now, why, the places it comes from, and where all of it stands."""

    id: InputId
    title: str
    value: str
    kind: str
    because: tuple[str, ...]
    places: tuple[Place, ...]
    more: int
    page: Place | None


@dataclass(frozen=True)
class WantedChange:
    """One input that would have to change: what it is, a sentence about now and then, and where that can be done."""

    title: str
    text: str
    page: Place | None


def reasons(found: Reckoned, advice: AdviceOutcome) -> tuple[Reason, ...]:
    """Return the five inputs, in the order of the rules."""
    told = {
        "burden": _burden(found),
        "compass": _compass(found),
        "open_flag": _flags(found),
        "measures_agreed": _measures(found, advice),
        "evidence": _evidence(found, advice),
    }
    return tuple(_reason(found, advice.inputs, name, told[name]) for name in INPUTS)


def wanted_changes(found: Reckoned, changes: Sequence[InputChange]) -> tuple[WantedChange, ...]:
    """Return what would have to change for another advice."""
    return tuple(
        WantedChange(_titles()[change.input], change_words(change), _page(found, change.input)) for change in changes
    )


def change_words(change: InputChange) -> str:
    """Return what an input is now and what it has to become, in a sentence.

    >>> change_words(InputChange("burden", "hoog", "middel"))
    "nu 'hoog', nodig is 'middel' of lichter."
    >>> change_words(InputChange("compass", "onbekend", "niet_op_orde"))
    'dat moet eerst bekend zijn.'
    """
    if change.now == "onbekend":
        return _("dat moet eerst bekend zijn.")
    now, to = value_word(change.input, change.now), value_word(change.input, change.to)
    if change.input == "burden" and change.to != "laag":
        return _("nu '{now}', nodig is '{to}' of lichter.").format(now=now, to=to)
    if change.input == "compass" and change.to != "op_orde":
        return _("nu '{now}', nodig is '{to}' of beter.").format(now=now, to=to)
    return _("nu '{now}', nodig is '{to}'.").format(now=now, to=to)


def value_word(name: InputId, value: InputValue) -> str:
    """Return what an input is, in words.

    >>> value_word("burden", "middel"), value_word("compass", "deels"), value_word("open_flag", False)
    ('middel', 'deels op orde', 'geen rode vlag')
    """
    words: Mapping[InputId, Mapping[str | bool, str]] = {
        "burden": {
            "laag": _("laag"), "middel": _("middel"), "hoog": _("hoog"), "onbekend": _("nog niet te beoordelen"),
        },
        "compass": {
            "op_orde": _("op orde"), "deels": _("deels op orde"), "niet_op_orde": _("niet op orde"),
            "onbekend": _("nog niet te beoordelen"),
        },
        "open_flag": {True: _("er is een rode vlag"), False: _("geen rode vlag")},
        "measures_agreed": {True: _("alles wat knelt is toegezegd"), False: _("nog niet alles is toegezegd")},
        "evidence": {True: _("genoeg bekend"), False: _("nog niet genoeg bekend")},
    }  # fmt: skip
    return words[name][value]


def input_title(name: InputId) -> str:
    """Return what an input is called."""
    return _titles()[name]


def _titles() -> Mapping[InputId, str]:
    return {
        "burden": _("Hoe zwaar het is"),
        "compass": _("Hoe mensen zijn betrokken"),
        "open_flag": _("Rode vlaggen"),
        "measures_agreed": _("Wat is toegezegd"),
        "evidence": _("Hoe goed we het weten"),
    }


_Told = tuple[Sequence[str], Sequence[Place]]


def _reason(found: Reckoned, inputs: AdviceInputs, name: InputId, told: _Told) -> Reason:
    value: str | bool = getattr(inputs, name)
    good = value is (name != "open_flag")
    kind = _KINDS[value] if isinstance(value, str) else "good" if good else "heavy" if name == "open_flag" else "warn"
    because, places = told
    compass, said = found.context.outcome.compass, value_word(name, value)
    if name == "compass" and compass is not None and compass.not_applicable:
        kind, said = "neutral", compass_said(compass)
    return Reason(
        name, _titles()[name], said, kind, tuple(because), tuple(places[:_MOST_PLACES]),
        max(0, len(places) - _MOST_PLACES), _page(found, name) if not good else None,
    )  # fmt: skip


def _page(found: Reckoned, name: InputId) -> Place | None:
    identity = found.opened.identity
    pages = {
        "burden": ("result.overview", _("Bekijk het resultaat")),
        "compass": ("compass.overview", _("Naar het kompas")),
        "open_flag": ("advice.conditions", _("Naar de voorwaarden")),
        "measures_agreed": ("advice.conditions", _("Naar de voorwaarden")),
        "evidence": ("find_out.overview", _("Naar wat je kunt uitzoeken")),
    }
    endpoint, text = pages[name]
    if name == "burden" and not found.opened.groups:
        endpoint, text = "dossier.groups", _("Noem een doelgroep")
    elif name == "burden" and found.context.outcome.burden_class == "onbekend":
        endpoint, text = pages["evidence"]
    address = address_if_there(endpoint, dossier=identity)
    return Place(text, address) if address else None


def _burden(found: Reckoned) -> _Told:
    groups, identity = found.context.outcome.groups, found.opened.identity
    if not groups:
        return [_("Er is nog geen doelgroep.")], []
    worst = found.context.outcome.burden_class
    words = [_("De zwaarste doelgroep telt.")] if len(groups) > 1 else []
    places = [
        Place(
            _("{group}: {burden}").format(
                group=group.name, burden=class_with_floor(group.burden_class, group.burden_at_least)
            ),
            url_for("result.why", dossier=identity, group=group.id),
        )
        for group in sorted(groups, key=lambda group: group.burden_class != worst)
    ]
    return words, places


def _compass(found: Reckoned) -> _Told:
    outcome = found.context.outcome.compass
    if outcome is None:
        return [_("Er is geen kompas bij deze vragenlijst.")], []
    definition = found.context.catalogue.compasses[outcome.definition]
    phase = definition.phase_by_id[outcome.phase]
    words = []
    rule = next((rule for rule in definition.outcomes if rule.id == outcome.rule), None)
    if outcome.not_applicable:
        words.append(_("Het kompas is hier niet van toepassing."))
    elif rule is not None:
        words.append(str(rule.text))
    if outcome.outcome == "onbekend" and outcome.outcome_at_best != outcome.outcome_at_worst:
        words.append(
            _("Het kan nog uitkomen tussen '{best}' en '{worst}'.").format(
                best=compass_word(outcome.outcome_at_best), worst=compass_word(outcome.outcome_at_worst)
            )
        )
    fase = _("De fase is: {phase}.") if outcome.phase_known else _("De fase is niet ingevuld. Nu geldt: {phase}.")
    words.append(fase.format(phase=str(phase.label).lower()))
    short = [
        check
        for check in outcome.checks
        if check.state == "unknown" or (check.state == "counts" and (check.points or 0) < definition.most_points)
    ]
    places = [check_place(found, check.id) for check in sorted(short, key=lambda check: not check.core)]
    return words, [] if outcome.not_applicable else places


def _flags(found: Reckoned) -> _Told:
    """Tell which flags there are: a condition about a flag may say something heavier of the same step."""
    places: dict[tuple[str, str], Place] = {}
    for group in found.context.outcome.groups:
        for flag in group.red_flags:
            places.setdefault(("question", flag.question), question_place(found, flag.question, (group.id,)))
        for step in group.journey.red_flags if group.journey else ():
            place = step_place(found, step.step, (group.id,))
            places.setdefault(("step", place.text), place)
    return [], list(places.values())


def _measures(found: Reckoned, advice: AdviceOutcome) -> _Told:
    del found
    # What is open in the compass counts there, and not once more here.
    pinching = [one for one in advice.conditions if one.about != "check"]
    if not pinching:
        return [_("Er knelt niets, dus er hoeft niets toegezegd te worden.")], []
    agreed = sum(one.agreed for one in pinching)
    points = counted(len(pinching), _("punt"), _("punten"))
    if agreed == len(pinching):
        said = _("Dit knelt: {points}. Alles daarvan is toegezegd.")
    elif agreed:
        said = _("Dit knelt: {points}. Daarvan zijn er {agreed} toegezegd.")
    else:
        said = _("Dit knelt: {points}. Daarvan is nog niets toegezegd.")
    return [said.format(points=points, agreed=agreed)], []


def _evidence(found: Reckoned, advice: AdviceOutcome) -> _Told:
    facts = advice.evidence_facts
    words = list(_evidence_words(advice, groups=len(found.opened.groups)))
    questions = dict.fromkeys((*facts.unfounded_bottlenecks, *facts.unfounded_critical))
    return words, [question_place(found, question, _groups_with(found, question)) for question in questions]


def _evidence_words(advice: AdviceOutcome, groups: int) -> Iterator[str]:
    facts = advice.evidence_facts
    if groups:
        share = number(round(100 * facts.founded_share))
        said = _("Van de antwoorden is {share} procent beter bekend dan een eigen inschatting.")
        if groups > 1:
            said = _(
                "Van de antwoorden is {share} procent beter bekend dan een eigen inschatting, in de zwakste groep."
            )
        yield said.format(share=share)
    if facts.journey_evidence == "onvoldoende":
        yield _("De reis is nog niet goed genoeg bekend.")
    if facts.journey_missing:
        yield _("Er is een reis nodig, en die is nog niet beschreven.")
    if facts.unfounded_bottlenecks or facts.unfounded_critical:
        yield _("Van deze vragen weten we het nog niet beter dan een eigen inschatting:")


def _groups_with(found: Reckoned, question: str) -> tuple[str, ...]:
    return tuple(
        group.id for group in found.context.outcome.groups if any(one.question == question for one in group.bottlenecks)
    )
