"""What the page of the advice says: the advice in words, why, and what would have to change for a milder one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import url_for

from exports.dutch import counted
from exports.ready_text import ready_texts
from exports.report.advice_words import Advised
from exports.report.page_one_words import both_halves, burden_words, fixed_sentences
from questionnaires.translation import _
from scoring.advice.outcome import AdviceDeviation, ToKnow
from scoring.advice.to_know_words import what_to_know, why_to_know
from toolkit.features.advice.places import Place, check_place, question_place, step_place
from toolkit.features.advice.reasons import Reason, WantedChange, reasons, wanted_changes
from toolkit.features.advice.reckoned import Reckoned
from toolkit.features.dossier.opened import address_if_there
from toolkit.features.find_out.todo import informant_names, items_of

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
    """Something to find out first: what, where to fill it in, who could know, and why when it has an answer."""

    place: Place
    who: str
    why: str
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
    things = advised.outcome.find_first[:_MOST_TO_FIND_OUT] if advised else ()
    return tuple(_to_find_out(found, things))


def next_steps(found: Reckoned) -> tuple[Task, ...]:
    """Return the pages about the advice, with how far each is."""
    return tuple(_tasks(found))


def _deviated(advised: Advised, deviation: AdviceDeviation | None) -> Deviated | None:
    if deviation is None:
        return None
    given, chosen = advised.words(advised.outcome.outcome), advised.words(deviation.advice)
    return Deviated(str(given.label), str(chosen.label), deviation.reason, deviation.by)


def _to_find_out(found: Reckoned, things: Iterable[ToKnow]) -> Iterator[ToFindOut]:
    opened = found.opened
    items = items_of(opened.definitions.compiled, found.context.dossier, found.context.outcome)
    informants = {item.question.id: ", ".join(informant_names(opened, item)) for item in items}
    for one in things:
        if one.kind == "question":
            who = informants.get(one.subject, "")
        else:
            who = f"{one.by}, {one.until}" if one.by and one.until else one.by or ""
        yield ToFindOut(_place(found, one), who, why_to_know(one), one.critical)


def _place(found: Reckoned, one: ToKnow) -> Place:
    identity = found.opened.identity
    match one.kind:
        case "question" | "estimate":
            return question_place(found, one.subject, one.groups)
        case "check":
            return check_place(found, one.subject)
    text = what_to_know(one, found.context.outcome, found.context.catalogue)
    match one.kind:
        case "step":
            return Place(text, step_place(found, one.subject, one.groups).address)
        case "group":
            return Place(text, url_for("dossier.groups", dossier=identity))
        case "founded_share":
            return Place(text, address_if_there("questions.begin", dossier=identity, group=one.groups[0]))
        case _:
            return Place(text, address_if_there("journey.overview", dossier=identity, group=one.groups[0]))


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
    helping = address_if_there("whatif.overview", dossier=name)
    if helping:
        yield Task(_("Wat zou helpen?"), helping, _("Vink maatregelen aan, en zie welk advies daarbij hoort."))
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
    missing = advice is not None and "easier_alternative" in advice.missing
    yield Task(
        _("Alternatieven"),
        url_for("advice.alternatives", dossier=name),
        _("Het is zwaar. Schrijf op welke makkelijkere weg je bekeek, en waarom je die niet kiest.")
        if missing
        else _("Welke andere wegen je bekeek, ook niets doen."),
        _("Er ontbreekt iets")
        if missing
        else counted(ways, _("alternatief"), _("alternatieven"))
        if ways
        else _("Nog geen"),
        "warn" if missing else "good" if ways else "neutral",
    )
    yield Task(
        _("Door andere brillen"),
        url_for("advice.lenses", dossier=name),
        _("Dezelfde bevindingen per norm van behoorlijkheid, principe en doorbraakthema."),
    )
    documents = address_if_there("documents.overview", dossier=name)
    if documents:
        yield Task(_("Documenten"), documents, _("Het advies om te downloaden."))
