"""What the page of the advice says: the advice in words, why, and what would have to change for a milder one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from exports.dutch import counted
from exports.ready_text import ready_texts
from exports.report.advice_words import Advised
from exports.report.page_one_words import both_halves, burden_words, fixed_sentences
from questionnaires.translation import _
from scoring.advice.outcome import AdviceDeviation
from toolkit.features.advice.places import Place, check_place
from toolkit.features.advice.reasons import Reason, WantedChange, reasons, wanted_changes
from toolkit.features.advice.reckoned import Reckoned
from toolkit.features.dossier.opened import Opened, address_if_there
from toolkit.features.find_out.todo import Item, informant_names, items_of
from toolkit.features.questions.place import WHOLE

_MOST_TO_FIND_OUT = 5


@dataclass(frozen=True)
class RuleView:
    """One rule of the advice: what it says, the advice it gives, and whether it is the one that holds."""

    text: str
    advice: str
    holds: bool


@dataclass(frozen=True)
class Deviated:
    """That somebody advises something else than the rules: what each of the two is called, and why."""

    given: str
    chosen: str
    reason: str
    by: str


@dataclass(frozen=True)
class Better:
    """The nearest milder advice, and what would have to change for it."""

    label: str
    changes: tuple[WantedChange, ...]


@dataclass(frozen=True)
class AdviceView:
    """The advice in words. `mark` is its id, for its symbol; in a first picture there is no advice to decide on yet."""

    mark: str
    label: str
    sentence: str
    why: str
    halves: tuple[str, ...]
    next_step: str
    provisional: bool
    deviated: Deviated | None
    refused: Deviated | None
    reasons: tuple[Reason, ...]
    rules: tuple[RuleView, ...]
    rationale: str
    better: Better | None
    fixed: tuple[str, ...]


@dataclass(frozen=True)
class ToFindOut:
    """Something to find out first: what, where to fill it in, and who could know."""

    place: Place
    who: str
    critical: bool


@dataclass(frozen=True)
class Task:
    """A page about the advice, with how far it is."""

    label: str
    address: str
    hint: str
    status: str = ""
    kind: str = "neutral"


def make_overview(found: Reckoned) -> AdviceView | None:
    """Return the advice in words; None when there are no rules for one."""
    advised = found.advice
    if advised is None:
        return None
    outcome, words = advised.outcome, advised.words(advised.final)
    provisional = outcome.provisional
    better = outcome.next_better
    return AdviceView(
        mark="voorlopig" if provisional else advised.final,
        label=_("voorlopig beeld: {words}").format(words=burden_words(found.context.outcome))
        if provisional
        else str(words.label),
        sentence="" if provisional or outcome.deviation else str(words.sentence),
        why=advised.why,
        halves=both_halves(found.context),
        next_step=str(words.next_step),
        provisional=provisional,
        deviated=_deviated(advised, outcome.deviation),
        refused=_deviated(advised, outcome.refused_deviation),
        reasons=reasons(found, outcome),
        rules=tuple(
            RuleView(str(rule.text), str(advised.words(rule.advice).label), rule.id == outcome.rule)
            for rule in advised.definition.rules
        ),
        rationale=str(advised.definition.rationale),
        better=Better(str(advised.words(better.advice).label), wanted_changes(found, better.changes))
        if better
        else None,
        fixed=tuple(fixed_sentences()),
    )


def find_out_first(found: Reckoned) -> tuple[ToFindOut, ...]:
    """Return what to find out first, most important first; nothing when the advice can be given.

    In a first picture these are the questions that matter most.
    """
    advised = found.advice
    if advised is None or not (advised.outcome.provisional or advised.final == "nog_niet_besluiten"):
        return ()
    return tuple(_to_find_out(found))[:_MOST_TO_FIND_OUT]


def next_steps(found: Reckoned) -> tuple[Task, ...]:
    """Return the pages about the advice, with how far each is."""
    return tuple(_tasks(found))


def _deviated(advised: Advised, deviation: AdviceDeviation | None) -> Deviated | None:
    if deviation is None:
        return None
    given, chosen = advised.words(advised.outcome.outcome), advised.words(deviation.advice)
    return Deviated(str(given.label), str(chosen.label), deviation.reason, deviation.by)


def _to_find_out(found: Reckoned) -> Iterator[ToFindOut]:
    opened, outcome = found.opened, found.context.outcome
    items = items_of(opened.definitions.compiled, found.context.dossier, outcome)
    questions = [_question(opened, item) for item in items]
    yield from (one for one in questions if one.critical)
    for check in outcome.compass.checks if outcome.compass else ():
        if check.state == "unknown" and check.core:
            place = check_place(found, check.id)
            who = f"{check.by}, {check.until}" if check.by and check.until else check.by or ""
            yield ToFindOut(place, who, critical=True)
    yield from (one for one in questions if not one.critical)


def _question(opened: Opened, item: Item) -> ToFindOut:
    group = WHOLE if item.question.of_dossier else item.groups[0].id
    address = url_for("questions.question", dossier=opened.identity, group=group, question=item.question.id)
    return ToFindOut(Place(item.text, address), ", ".join(informant_names(opened, item)), item.critical)


def _tasks(found: Reckoned) -> Iterator[Task]:
    name, head = found.opened.identity, found.opened.head
    advice = found.advice.outcome if found.advice else None
    if advice is not None:
        number, open_ones = len(advice.conditions), advice.intentions
        yield Task(
            _("Voorwaarden"),
            url_for("advice.conditions", dossier=name),
            _("Wat er geregeld moet worden, en wat al is toegezegd."),
            _("Geen") if not number else _("{done} van {n} toegezegd").format(done=advice.promises, n=number),
            "good" if not open_ones else "active" if advice.promises else "neutral",
        )
    texts = ready_texts(found.context)
    edited, outdated = sum(text.edited for text in texts), sum(text.outdated for text in texts)
    yield Task(
        _("Kant-en-klare teksten"),
        url_for("advice.texts", dossier=name),
        _("Voor in het voorstel. Je kunt ze hier aanpassen en kopiëren."),
        _("{n} past niet meer").format(n=outdated)
        if outdated
        else _("{n} aangepast").format(n=edited)
        if edited
        else "",
        "warn" if outdated else "active",
    )
    ways = len(head.alternatives)
    yield Task(
        _("Alternatieven"),
        url_for("advice.alternatives", dossier=name),
        _("Welke andere wegen je bekeek, ook niets doen."),
        counted(ways, _("alternatief"), _("alternatieven")) if ways else _("Nog geen"),
        "good" if ways else "neutral",
    )
    yield Task(
        _("Door andere brillen"),
        url_for("advice.lenses", dossier=name),
        _("Dezelfde bevindingen per norm van behoorlijkheid, principe en doorbraakthema."),
    )
    documents = address_if_there("documents.overview", dossier=name)
    if documents:
        yield Task(_("Documenten"), documents, _("Het advies om te downloaden."))
