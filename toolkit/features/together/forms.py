"""The form of one theme: every question is agreed on, seen differently, or to find out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from wtforms import Field, Form

from questionnaires.model import SingleChoice
from questionnaires.translation import _
from scoring.compiled import CompiledQuestion
from scoring.dossier import Answer, Rater, Rating, Response, Unknown
from toolkit.features.questions.place import Place
from toolkit.storage.store import NOT_STORED
from toolkit.web.answer_words import says_something
from toolkit.web.forms.answers import said, with_said
from toolkit.web.forms.choices import SeveralOf, option
from toolkit.web.forms.definitions import value_field
from toolkit.web.forms.messages import Incomplete, refuse
from toolkit.web.forms.responses import UNKNOWN, grounds_of
from toolkit.web.forms.values import DayField, TextField, is_filled, value_of

DIFFERENT, FIND_OUT = "-different", "-find_out"
"""What stands beside the options. Not the id of an option: those begin with a letter."""
FEWEST_ROWS, MOST_ROWS, FEWEST_OPINIONS = 3, 12, 2
_LINE = 300


@dataclass(frozen=True)
class Asked:
    """One question on the form, with what was stored when the form was made."""

    question: CompiledQuestion
    stored: Answer | None
    seen: int = NOT_STORED
    """The revision that the page showed, when a form was sent."""

    @property
    def single(self) -> bool:
        """Whether 'we think differently' stands among the options, because only one of them can be chosen."""
        return isinstance(self.question.question, SingleChoice)

    @property
    def name(self) -> str:
        """How its fields begin."""
        return self.question.id

    @property
    def rows(self) -> tuple[str, ...]:
        """How the fields of every opinion begin; one more than there are, as long as those are few."""
        number = len(self.stored.ratings) if self.stored else 0
        return tuple(f"{self.name}.{row}" for row in range(max(FEWEST_ROWS, number, min(number + 1, MOST_ROWS))))


def theme_form(place: Place, asked: Iterable[Asked]) -> type[Form]:
    """Return the form for these questions."""
    fields: dict[str, Any] = {}
    for one in asked:
        fields |= _fields(place, one)
    return type("TogetherForm", (Form,), fields)


def shown(asked: Iterable[Asked]) -> dict[str, Any]:
    """Return what the form shows of what is stored."""
    data: dict[str, Any] = {}
    for one in asked:
        data |= _shown(one)
    return data


def check(form: Form, asked: Iterable[Asked]) -> bool:
    """Check everything, and put messages at the fields."""
    form.validate()
    for one in asked:
        aside = _aside(form, one)
        if aside != FIND_OUT:
            # What belongs to an option that is not chosen is not read, so nothing in it is wrong.
            form[f"{one.name}.by"].errors = form[f"{one.name}.until"].errors = ()
        if aside and not one.single and is_filled(form[one.name]) and not _as_stored(form, one):
            refuse(_top(form, one), _("Je gaf een antwoord en koos ook iets anders. Laat er één staan."))
        elif aside == DIFFERENT:
            _check_opinions(form, one)
        elif _is_cleared(form, one) and is_disputed(one.stored):
            refuse(_top(form, one), Incomplete(_("Vul het antwoord in waar jullie op uitkomen.")))
        elif aside == FIND_OUT:
            _check_find_out(form, one)
    return not form.errors


def is_wrong(form: Form, one: Asked) -> bool:
    """Whether something is wrong at a question."""
    return any(
        field.errors for name, field in form._fields.items() if name == one.name or name.startswith(f"{one.name}.")
    )


def read(form: Form, one: Asked) -> Answer | None:
    """Return the answer of a question that is not wrong, None when nothing was chosen: what is stored then stays.

    An answer that the page showed and that is not there any more was taken away; what it rests on stays.
    """
    aside = _aside(form, one)
    if aside == DIFFERENT:
        return _with_ratings(form, one)
    value = None if aside or not is_filled(form[one.name]) else value_of(form[one.name])
    proposal, current = _before(one.stored, value)
    grounds = grounds_of(proposal)
    if aside == FIND_OUT:
        by, until = value_of(form[f"{one.name}.by"]), value_of(form[f"{one.name}.until"])
        response = Response(unknown=Unknown.BEING_FOUND_OUT, by=by, until=until, **grounds)
    elif value is not None:
        response = Response(value=value, **grounds)
    elif _is_cleared(form, one):
        # What people differ about is open again; only an answer of their own holds what it rests on.
        kept = Response(**grounds) if one.stored and not one.stored.ratings else Response()
        return with_said(one.stored, one.question.id, None if kept == Response() else kept, current)
    else:
        return None
    return with_said(one.stored, one.question.id, response, current)


def is_disputed(answer: Answer | None) -> bool:
    """Whether people see this differently, and did not settle it yet."""
    return bool(answer and answer.ratings and not answer.settled)


def _fields(place: Place, one: Asked) -> dict[str, Any]:
    question, questionnaire = one.question.question, place.definitions.questionnaire
    beside = [option(DIFFERENT, _("Wij denken hier verschillend over"))]
    if question.unknown_allowed:
        beside.append(option(FIND_OUT, _("Wij weten het niet en zoeken het uit")))
    more = tuple(beside) if one.single else ()
    fields: dict[str, Any] = {one.name: value_field(questionnaire, question, place.kind, more=more)}
    if not one.single:
        fields[f"{one.name}.aside"] = SeveralOf(_("Of kies:"), beside, alone=(DIFFERENT, FIND_OUT))
    fields[f"{one.name}.by"] = TextField(_("Wie zoekt het uit?"), _LINE)
    fields[f"{one.name}.until"] = DayField(_("Wanneer weet je het?"))
    opinion: tuple[Any, ...] = (option("", _("Kies")),) if one.single else ()
    if one.single and question.unknown_allowed:
        opinion = (*opinion, option(UNKNOWN, _("Weet ik niet")))
    for number, row in enumerate(one.rows, 1):
        fields[f"{row}.function"] = TextField(_("Functie {number}").format(number=number), _LINE)
        label = _("Wat vindt functie {number}?").format(number=number)
        fields[f"{row}.value"] = value_field(questionnaire, question, place.kind, label=label, more=opinion)
    return fields


def _shown(one: Asked) -> dict[str, Any]:
    proposal, _current = said(one.stored)
    aside, data = None, dict[str, Any]()
    if is_disputed(one.stored):
        aside = DIFFERENT
    elif proposal and proposal.unknown is Unknown.BEING_FOUND_OUT:
        aside = FIND_OUT
        data = {f"{one.name}.by": proposal.by, f"{one.name}.until": proposal.until}
    elif proposal:
        data = {one.name: proposal.value}
    if aside:
        data[one.name if one.single else f"{one.name}.aside"] = aside if one.single else (aside,)
    for row, rating in zip(one.rows, one.stored.ratings if one.stored else (), strict=False):
        unknown = UNKNOWN if one.single and rating.proposal.unknown else None
        data[f"{row}.function"] = rating.rater.function
        data[f"{row}.value"] = unknown or rating.proposal.value
    return data


def _aside(form: Form, one: Asked) -> str | None:
    chosen = form[one.name].data if one.single else next(iter(form[f"{one.name}.aside"].data), None)
    return chosen if chosen in {DIFFERENT, FIND_OUT} else None


def _is_cleared(form: Form, one: Asked) -> bool:
    """Whether the page showed something here that is gone now; one of several cannot be taken away."""
    if one.single or one.seen == NOT_STORED or _aside(form, one) or is_filled(form[one.name]):
        return False
    before = _shown(one)
    return before.get(one.name) is not None or bool(before.get(f"{one.name}.aside"))


def _top(form: Form, one: Asked) -> Field:
    return form[one.name] if one.single else form[f"{one.name}.aside"]


def _as_stored(form: Form, one: Asked) -> bool:
    """Whether a value only stands there because it was the answer before."""
    proposal, _current = said(one.stored)
    return proposal is not None and proposal.value == value_of(form[one.name])


def _check_opinions(form: Form, one: Asked) -> None:
    functions = []
    for number, row in enumerate(one.rows):
        function, value = form[f"{row}.function"], form[f"{row}.value"]
        has_opinion = is_filled(value) or _kept(one, number, function.data) is not None
        if function.data and not has_opinion:
            refuse(function, Incomplete(_("Kies ook wat deze functie vindt.")))
        elif has_opinion and not function.data:
            refuse(function, Incomplete(_("Schrijf wie dit vindt: een functie, geen naam.")))
        elif function.data and function.data.casefold() in functions and not _named(one, number):
            refuse(function, _("Deze functie staat er al. Zet er iets bij, bijvoorbeeld: beleid 2."))
        if function.data:
            functions.append(function.data.casefold())
    if len(functions) < FEWEST_OPINIONS:
        refuse(_top(form, one), Incomplete(_("Vul bij elke mening de functie in. Er zijn er twee of meer nodig.")))


def _check_find_out(form: Form, one: Asked) -> None:
    by, until = form[f"{one.name}.by"], form[f"{one.name}.until"]
    if by.data is None and not by.errors:
        refuse(by, Incomplete(_("Schrijf wie het uitzoekt: een functie of afdeling.")))
    if until.data is None and not until.errors:
        refuse(until, Incomplete(_("Vul in wanneer je het weet, bijvoorbeeld 31-1-2027.")))


def _with_ratings(form: Form, one: Asked) -> Answer:
    """Return the answer with what everybody thinks; who thinks the same as before, keeps the moment and the name."""
    old = one.stored or Answer(question=one.question.id)
    proposal, current = _before(one.stored)
    ratings = []
    for number, row in enumerate(one.rows):
        function = form[f"{row}.function"].data
        if not function:
            continue
        before = _rating(one, number, function)
        response = _kept(one, number, function) or _opinion(
            form[f"{row}.value"], before.proposal if before else proposal
        )
        if before and before.proposal == response:
            ratings.append(before)
        else:
            rater = before.rater if before else Rater(function=function)
            at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
            ratings.append(Rating(rater=rater, at=at, proposal=response, current=before.current if before else current))
    new = old.model_copy(update={"proposal": None, "current": None, "ratings": tuple(ratings), "settled": None})
    return new if new == old else new.model_copy(update={"same_as": None, "from_steps": ()})


def _opinion(field: Field, before: Response | None) -> Response:
    grounds = grounds_of(before)
    if field.data == UNKNOWN:
        reason = before.unknown if before and before.unknown else Unknown.NOT_KNOWN
        extra: Mapping[str, Any] = {"by": before.by, "until": before.until} if before and before.unknown else {}
        return Response(unknown=reason, **extra, **grounds)
    return Response(value=value_of(field), **grounds)


def _before(stored: Answer | None, value: Any = None) -> tuple[Response | None, Response | None]:
    """Return what was said, for what it rests on.

    Of people who differ that is what the one said who answered `value`; today only when they all say the same.
    """
    if stored is None or not is_disputed(stored):
        return said(stored)
    alike = next((one.proposal for one in stored.ratings if value is not None and one.proposal.value == value), None)
    today = stored.ratings[0].current
    return alike, today if all(one.current == today for one in stored.ratings) else None


def _rating(one: Asked, number: int, function: str | None) -> Rating | None:
    ratings = one.stored.ratings if one.stored else ()
    found = ratings[number] if number < len(ratings) else None
    return found if found and found.rater.function == function else None


def _kept(one: Asked, number: int, function: str | None) -> Response | None:
    """Return what somebody said that this form cannot show, so that it stays: that the question does not apply."""
    rating = _rating(one, number, function)
    hidden = rating and rating.proposal.value is None and not (one.single and rating.proposal.unknown)
    return rating.proposal if rating and hidden else None


def _named(one: Asked, number: int) -> bool:
    ratings = one.stored.ratings if one.stored else ()
    return number < len(ratings) and ratings[number].rater.name is not None


def says_otherwise(answer: Answer | None) -> bool:
    """Whether something is stored that this form does not show: not known yet, or does not apply."""
    proposal, _current = said(answer)
    hidden = proposal is not None and proposal.value is None and proposal.unknown is not Unknown.BEING_FOUND_OUT
    return hidden and not is_disputed(answer) and says_something(answer)
