"""What the templates of the question pages show, worked out from a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from flask import render_template, url_for
from markupsafe import Markup
from wtforms import Form

from exports.dutch import enumeration
from questionnaires.dutch import capital
from questionnaires.model import Question, VocabularyRole
from questionnaires.translation import _
from scoring.compiled import CompiledQuestion
from scoring.dossier import Answer, Changes, Response, ThemeStatement
from toolkit.features.journey.prefill import step_names
from toolkit.features.questions import operations
from toolkit.features.questions.itinerary import Part, Step
from toolkit.features.questions.place import WHOLE, Place
from toolkit.storage.store import StoredAnswer
from toolkit.web import personal_data
from toolkit.web.answer_words import Pairs, question_text, response_words
from toolkit.web.forms.answers import said
from toolkit.web.moments import HERE, clock_time

FIRST = "eerst"
"""In an address: what the circumstances of a later group make heavier is asked first."""
_A_PART = 100


@dataclass(frozen=True)
class WhySource:
    """A source that a question rests on."""

    title: str
    address: str | None
    note: str | None


@dataclass(frozen=True)
class Progress:
    """How far we are with a group, in words; `number` of `total` is how long the bar is."""

    label: str
    number: int
    total: int


def address_of(place: Place, step: Step | None, *, first: bool = False) -> str:
    """Return the address of a page; after the last one that of the overview."""
    if step is None:
        return url_for("dossier.overview", dossier=place.identity)
    if step.question is None:
        return f"{place.address}/themas/{step.section}"
    address = f"{place.address}/vragen/{step.question}"
    return f"{address}?{FIRST}=1" if first else address


def address_behind(place: Place) -> str:
    """Return where to go after the last question: the next group, the questions about everything, or the overview."""
    if place.group is None:
        return address_of(place, None)
    if place.next_group:
        return url_for("questions.begin", dossier=place.identity, group=place.next_group)
    return url_for("questions.begin", dossier=place.identity, group=WHOLE)


def asks_today(place: Place, question: CompiledQuestion, answer: Answer | None) -> bool:
    """Whether it is asked how it is today: when the theme changes, or when that was answered before."""
    changes = may_ask_today(place, question) and place.changes(question.section.id) is Changes.YES
    return changes or bool(said(answer)[1])


def may_ask_today(place: Place, question: CompiledQuestion) -> bool:
    """Whether how it is today counts for this question, also when the theme as a whole does not change."""
    return question.scored and not (question.context or question.of_dossier or place.depth == "quickscan")


def touched_questions(place: Place) -> list[CompiledQuestion]:
    """Return the questions that the circumstances of this group make heavier, in order."""
    if place.group is None:
        return []
    words, circumstances = place.definitions.words, place.group.circumstances
    parts = [
        (part, [one for one in part.questions if words.touches(one.id, circumstances)])
        for part in place.itinerary.parts
    ]
    place.path.fetch(chain.from_iterable(part.deciding for part, touched in parts if touched))
    return [one for _part, touched in parts for one in touched if place.path.shown(one) is not False]


def progress_of(place: Place, part: Part, question: CompiledQuestion, *, first: bool) -> Progress | None:
    """Return how far a question is in its theme, or among what is asked first of a later group."""
    asked: Sequence[CompiledQuestion] = touched_questions(place) if first else part.asked(place.path)
    if question not in asked:
        return None
    number, total = list(asked).index(question) + 1, len(asked)
    of = _("vraag {number} van {total}").format(number=number, total=total)
    if first:
        label = _("Eerst: wat voor deze groep zwaarder kan zijn, {of}").format(of=of)
        return Progress(_of_group(place, label), number, total)
    whole = part_progress(place, part)
    # The page of the part itself comes before its questions.
    share = _A_PART * (number - 1 + part.has_page) // (total + part.has_page)
    about = f"{whole.label}: {part.section.title}" if part.number else f"{whole.label}"
    return Progress(f"{about}, {of}", whole.number + share, whole.total)


def part_progress(place: Place, part: Part) -> Progress:
    """Return how far a part is among those of its group."""
    parts = place.itinerary.parts
    if part not in parts:
        parts = place.itinerary_at("full").parts
    before = parts.index(part)
    label = str(part.section.title)
    if part.number:
        label = _("thema {number} van {total}").format(number=part.number, total=part.themes)
    return Progress(_of_group(place, label), _A_PART * before, _A_PART * len(parts))


def _of_group(place: Place, label: str) -> str:
    return f"{place.group.name} · {label}" if place.group else capital(label)


def why(place: Place, question: Question) -> Markup:
    """Return what a question means and rests on, as it stands on the page; drawn once for each definition."""

    def draw() -> Markup:
        sources, informants = sources_of(place, question), informants_of(place, question)
        page = render_template("web/questions/why.html", question=question, sources=sources, informants=informants)
        return Markup(page)  # noqa: S704 - drawn by a template that escapes

    return place.definitions.keep(("why", question.id), draw)


def sources_of(place: Place, question: Question) -> list[WhySource]:
    """Return what a question rests on."""
    found = (place.definitions.sources.get(name) for name in question.sources)
    return [
        WhySource(str(one.title), str(one.address) if one.address else None, str(one.note) if one.note else None)
        for one in found
        if one
    ]


def attention_of(place: Place, question: Question) -> list[str]:
    """Return the circumstances of this group that make a question heavier."""
    if place.group is None:
        return []
    tagged = place.definitions.words.circumstances.get(question.id, ())
    terms = place.definitions.terms(VocabularyRole.CIRCUMSTANCES)
    return [str(term.label) for term in terms if term.id in tagged and term.id in place.group.circumstances]


def circumstances_of(place: Place) -> list[str]:
    """Return the circumstances of this group, in words."""
    chosen = place.group.circumstances if place.group else ()
    return [str(term.label) for term in place.definitions.terms(VocabularyRole.CIRCUMSTANCES) if term.id in chosen]


def informants_of(place: Place, question: Question) -> list[str]:
    """Return who could know the answer."""
    known = place.definitions.words.informants.get(question.id, ())
    return [str(term.label) for term in place.definitions.terms(VocabularyRole.INFORMANTS) if term.id in known]


def notices_of(place: Place, question: CompiledQuestion, answer: Answer | None) -> list[str]:
    """Return what somebody should know before answering."""
    notices = []
    if place.path.shown(question) is False:
        notices.append(_("Door een ander antwoord telt deze vraag nu niet mee."))
    if answer and answer.same_as:
        notices.append(_("Dit antwoord is gelijk aan dat van {group}.").format(group=_name(place, answer.same_as)))
    if answer and answer.from_steps and place.group:
        names = enumeration([f"'{name}'" for name in step_names(place.group, answer.from_steps)])
        notices.append(_("Overgenomen uit de reis, stap {steps}.").format(steps=names))
    return notices


def evidence_from_steps(place: Place, question: CompiledQuestion) -> list[tuple[str, str, str]]:
    """Return what steps of the journey rest on that is for this question as well: what, which step, and where."""
    steps = place.group.journey.steps if place.group and place.group.journey else ()
    return [
        (
            one.description,
            step.name,
            url_for("journey.evidence", dossier=place.identity, group=place.key, step=step.id),
        )
        for step in steps
        for one in step.evidence
        if one.question == question.id
    ]


def ratings_of(place: Place, question: Question, answer: Answer | None) -> Pairs:
    """Return what several people answered, by their function."""
    questionnaire = place.definitions.questionnaire
    return tuple(
        (rating.rater.function, response_words(questionnaire, question, rating.proposal))
        for rating in (answer.ratings if answer else ())
    )


def theme_basis(place: Place, section: str) -> str | None:
    """Return how people know a theme, in words."""
    statement = place.statement(section)
    basis = statement.basis if statement else None
    return next((str(term.label) for term in place.definitions.bases if term.id == basis), None)


def statement_words(place: Place, statement: ThemeStatement | None) -> Pairs:
    """Return what was said once for a theme, in words."""
    if statement is None:
        return ((_("Antwoord"), _("Nog niet ingevuld")),)
    pairs = []
    if statement.changes:
        words = {Changes.NO: _("Nee"), Changes.YES: _("Ja"), Changes.NEW: _("Het bestaat nu nog niet")}
        pairs.append((_("Verandert dit?"), words.get(statement.changes, _("Weet ik niet"))))
    if statement.basis:
        labels = {term.id: str(term.label) for term in place.definitions.bases}
        pairs.append((_("Hoe weet je dit?"), labels.get(statement.basis, statement.basis)))
    if statement.note:
        pairs.append((_("Notitie"), statement.note))
    return tuple(pairs)


def warning_about(answer: Answer | None) -> str | None:
    """Return a kind warning when an answer seems to hold data about a person."""
    if answer is None:
        return None
    texts: list[str | None] = []
    for response in said(answer):
        texts += _texts(response) if response else []
    return personal_data.warning(texts)


def saved_at(stored: StoredAnswer) -> str | None:
    """Return the time of the last save of today, as the page shows it."""
    if stored.updated_at is None:
        return None
    now = datetime.now(HERE)
    saved = stored.updated_at.astimezone(HERE)
    return clock_time(saved) if saved.date() == now.date() else None


def example_rows(place: Place, pairs: Sequence[tuple[CompiledQuestion, Answer]]) -> list[tuple[str, str, str]]:
    """Return what the first group answered: the question, the answer in words, and where to answer otherwise."""
    return [
        (
            question_text(question.question, place.kind),
            _both(place, question.question, answer),
            address_of(place, Step(question.section.id, question.id)),
        )
        for question, answer in pairs
    ]


def example_of(place: Place, question: CompiledQuestion, answer: Answer | None) -> tuple[str, str] | None:
    """Return the name of the first group and what it answered, for a later group that does not say the same yet."""
    if place.example_group is None or (answer and answer.same_as):
        return None
    theirs = operations.example_answer(place, question)
    return (place.example_group.name, _both(place, question.question, theirs)) if theirs else None


def _both(place: Place, question: Question, answer: Answer) -> str:
    """Return the answer for the proposal, and for today when there is one."""
    proposal, current = said(answer)
    questionnaire = place.definitions.questionnaire
    words = response_words(questionnaire, question, proposal)
    if current is None:
        return words
    return _("{words}. Nu: {now}").format(words=words, now=response_words(questionnaire, question, current, today=True))


def same_rows(
    place: Place, taken: Sequence[operations.Taken], *, same: bool
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the answers that were taken over and are still the same, or not.

    For every group its name, and of every question its text and its address.
    """
    rows: dict[str, list[tuple[str, str]]] = {}
    for one in taken:
        if one.same is same:
            text = question_text(one.question.question, place.kind)
            address = address_of(place, Step(one.question.section.id, one.question.id))
            rows.setdefault(_name(place, one.group), []).append((text, address))
    return list(rows.items())


def _name(place: Place, key: str) -> str:
    """Return the name of a group; of one that is gone its id."""
    group = place.group_called(key)
    return group.name if group else key


def title_of(*parts: str) -> str:
    """Return the title of a page: from the smallest to the largest."""
    return " – ".join(part for part in parts if part)


def error_messages(form: Form) -> dict[str, str]:
    """Return the first message of every field by its name, for a page that saves by itself."""
    return {name: messages[0] for name, messages in _flat(form)}


def _flat(form: Form) -> list[tuple[str, Sequence[str]]]:
    found: list[tuple[str, Sequence[str]]] = []
    for field in form:
        entries = getattr(field, "entries", None) or [field]
        for entry in entries:
            inner = getattr(entry, "form", None)
            if inner is not None:
                found += _flat(inner)
            elif entry.errors:
                found.append((entry.name, entry.errors))
    return found


def _texts(response: Response) -> list[str | None]:
    texts: list[str | None] = [response.note, response.not_applicable, response.by]
    texts += [one.description for one in response.evidence]
    if isinstance(response.value, str):
        texts.append(response.value)
    if isinstance(response.value, tuple):
        rows = (row.values() for row in response.value if isinstance(row, dict))
        texts += [cell for cell in chain.from_iterable(rows) if isinstance(cell, str)]
    return texts
