"""The forms of the start: a new dossier, a file to take over, and looking for a dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar

from wtforms import Field, FileField, Form, StringField
from wtforms.validators import ValidationError

from questionnaires.catalogue import Catalogue
from questionnaires.model import Depth, GroupKind, Question, Questionnaire
from questionnaires.translation import _
from scoring.dossier import Value
from toolkit.features.start.dossiers import Order, State
from toolkit.web.forms.choices import OneOf, option
from toolkit.web.forms.definitions import value_field
from toolkit.web.forms.values import TextField, value_of

LONGEST_LINE = 300
_INTAKE = "intake_"


class NewDossierForm(Form):
    """What a dossier cannot do without; made for a catalogue by `new_dossier_form`."""

    questions: ClassVar[Sequence[Question]] = ()
    """The required questions of the intake."""

    @property
    def asked(self) -> list[tuple[Question, Field]]:
        """The questions of the intake, each with its field."""
        return [(question, self[f"{_INTAKE}{question.id}"]) for question in self.questions]

    @property
    def intake(self) -> Mapping[str, Value]:
        """The answers to the questions of the intake that have one, by id."""
        answers = {question.id: value_of(field) for question, field in self.asked}
        return {name: value for name, value in answers.items() if value is not None}


def tests_of(catalogue: Catalogue) -> tuple[Questionnaire, ...]:
    """Return the questionnaires that give an outcome; the others only ask what the proposal is about."""
    return tuple(one for one in catalogue.questionnaires.values() if one.scoring is not None)


def first_depth(questionnaire: Questionnaire) -> Depth | None:
    """Return how deep a new dossier goes: the lightest test that is more than a scan, when there is one."""
    tests = [depth for depth in questionnaire.depths if not depth.outcomes]
    return min(tests, key=lambda depth: depth.minutes, default=None)


def scans_of(catalogue: Catalogue) -> tuple[Questionnaire, ...]:
    """Return the questionnaires that have a scan."""
    return tuple(one for one in tests_of(catalogue) if any(depth.outcomes for depth in one.depths))


def depth_names() -> dict[str, str]:
    """Return how deep a dossier can go, with what that is called."""
    return {"quickscan": _("Quickscan"), "short": _("Verkorte toets"), "full": _("Volledige toets")}


def group_kinds() -> dict[GroupKind, str]:
    """Return the kinds of people, with what they are called."""
    return {
        GroupKind.RESIDENT: _("Inwoners"),
        GroupKind.ENTREPRENEUR: _("Ondernemers"),
        GroupKind.EMPLOYEE: _("Medewerkers van de gemeente"),
    }


class _Catalogue:
    """A catalogue as a key: the same only as itself."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __hash__(self) -> int:
        return id(self.catalogue)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Catalogue) and self.catalogue is other.catalogue


def new_dossier_form(catalogue: Catalogue) -> type[NewDossierForm]:
    """Return the form: a title, the required questions of the intake, one group, and which test when there are more."""
    return _new_dossier_form(_Catalogue(catalogue))


@lru_cache(maxsize=4)
def _new_dossier_form(key: _Catalogue) -> type[NewDossierForm]:
    catalogue = key.catalogue
    fields: dict[str, Any] = {
        "title": TextField(
            _("Hoe heet het voorstel?"),
            LONGEST_LINE,
            description=_("Bijvoorbeeld: Parkeren voor bezoek met een app."),
            validators=[_needed(_("Geef het voorstel een naam."))],
        )
    }
    asked = _required(catalogue)
    needed = (_needed(_("Vul dit in. Kort is genoeg.")),)
    for questionnaire, question in asked:
        fields[f"{_INTAKE}{question.id}"] = value_field(questionnaire, question, validators=needed)
    fields["group"] = TextField(
        _("Om welke mensen gaat het vooral?"),
        LONGEST_LINE,
        description=_("Eén groep is genoeg om te beginnen. Bijvoorbeeld: bewoners die bezoek krijgen."),
        validators=[_needed(_("Noem één groep mensen. Je kunt er later meer toevoegen."))],
    )
    kinds = [option(kind.value, label) for kind, label in group_kinds().items()]
    fields["kind"] = OneOf(_("Wat voor mensen zijn dat?"), kinds, default=GroupKind.RESIDENT.value)
    tests = tests_of(catalogue)
    if len(tests) > 1:
        offered = [option(one.id, str(one.title), str(one.description)) for one in tests]
        message = _("Kies een vragenlijst.")
        fields["questionnaire"] = OneOf(_("Welke vragenlijst?"), offered, validators=[_needed(message)])
    fields["questions"] = tuple(question for _questionnaire, question in asked)
    return type("ThisNewDossierForm", (NewDossierForm,), fields)


class ImportForm(Form):
    """A file to take a dossier from."""

    file = FileField(_("Dossierbestand"))


def search_form() -> type[Form]:
    """Return the form to look for a dossier; what it does not know is left out, never refused."""
    states = [option("", _("Alle")), *(option(state.value, word) for state, word in state_words().items())]
    orders = [option(Order.RECENT.value, _("Laatst gewijzigd eerst")), option(Order.TITLE.value, _("Op naam"))]
    return type(
        "SearchForm",
        (Form,),
        {
            "zoek": StringField(_("Zoek op naam")),
            "stand": OneOf(_("Hoe ver"), states),
            "volgorde": OneOf(_("Volgorde"), orders, default=Order.RECENT.value),
        },
    )


def state_words() -> dict[State, str]:
    """Return how far a dossier can be, in words."""
    return {
        State.EMPTY: _("Nog leeg"),
        State.BUSY: _("Bezig"),
        State.DONE: _("Ingevuld"),
        State.NOT_NEEDED: _("Niet nodig"),
    }


def _required(catalogue: Catalogue) -> list[tuple[Questionnaire, Question]]:
    """Return what an intake cannot do without; an intake is a questionnaire that gives no outcome."""
    intakes = [one for one in catalogue.questionnaires.values() if one.scoring is None]
    return [(intake, question) for intake in intakes for question in intake.questions if question.required]


def _needed(message: str) -> Any:
    def check(form: object, field: Field) -> None:
        del form
        if value_of(field) is None and not field.process_errors:
            raise ValidationError(message)

    return check
