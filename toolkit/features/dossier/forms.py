"""The forms of a dossier: the intake, a group, a measure, who filled in, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import BooleanField, Field, Form, FormField
from wtforms.validators import ValidationError

from questionnaires.dutch import uncapital
from questionnaires.model import GroupKind, Term, TermGroup, VocabularyRole
from questionnaires.translation import _
from scoring.dossier import Group
from scoring.evidence import LONGEST_LINE, LONGEST_PROSE, StepReference
from toolkit.features.dossier.about import question_fields, step_of, step_value
from toolkit.features.dossier.measure_rows import Row, fields_of
from toolkit.features.dossier.opened import Opened
from toolkit.features.start.forms import group_kinds
from toolkit.web.forms.choices import OneOf, Option, SeveralOf, option
from toolkit.web.forms.definitions import value_field
from toolkit.web.forms.messages import Incomplete, refuse
from toolkit.web.forms.values import DayField, NumberField, TableField, TextField, value_of
from toolkit.web.moments import duration

MOST_PEOPLE = 1_000_000_000
INTAKE = "intake_"
QUESTIONS = "questions_"


def needed(message: str) -> Any:
    """Return a validator that refuses an empty field with this message."""

    def check(form: object, field: Field) -> None:
        del form
        if value_of(field) is None and not field.process_errors:
            raise ValidationError(Incomplete(message))

    return check


def intake_form(opened: Opened) -> type[Form]:
    """Return the form of the intake: the title, every question, and whether there is anything yet."""

    def build() -> type[Form]:
        fields: dict[str, Any] = {
            "title": TextField(
                _("Hoe heet het voorstel?"), LONGEST_LINE, validators=[needed(_("Geef het voorstel een naam."))]
            )
        }
        for questionnaire in opened.intakes:
            for question in questionnaire.questions:
                validators = (needed(_("Vul dit in. Eén zin is genoeg.")),) if question.required else ()
                fields[INTAKE + question.id] = value_field(questionnaire, question, validators=validators)
        fields["new"] = BooleanField(_("Dit is helemaal nieuw: mensen hoeven er nu niets voor te doen"))
        return type("IntakeForm", (Form,), fields)

    return opened.definitions.keep("intake", build)


def group_form(opened: Opened, *, later: bool, example: Group | None = None) -> type[Form]:
    """Return the form of a group.

    Args:
        opened: the dossier.
        later: whether it must be said why the group comes after the first outcome.
        example: the group itself, when it is there already.
    """
    fields: dict[str, Any] = {
        "name": TextField(
            _("Hoe heet deze groep?"),
            LONGEST_LINE,
            description=_("Bijvoorbeeld: bewoners die bezoek krijgen. Noem geen namen van mensen."),
            validators=[needed(_("Geef de groep een naam."))],
        ),
        "kind": OneOf(
            _("Wat voor mensen zijn dat?"),
            [option(kind.value, label) for kind, label in group_kinds().items()],
            default=GroupKind.RESIDENT.value,
            validators=[needed(_("Kies wat voor mensen het zijn."))],
        ),
        "size": NumberField(_("Om hoeveel mensen gaat het, ongeveer?"), 0, MOST_PEOPLE, 0),
        "size_source": TextField(_("Waar komt dat aantal vandaan?"), LONGEST_LINE),
        "circumstances": SeveralOf(
            _("Wat komt in deze groep vaak voor?"), _terms(opened, VocabularyRole.CIRCUMSTANCES)
        ),
        "description": TextField(_("Wil je nog iets over deze groep zeggen?"), LONGEST_PROSE, lines=True),
        "new": BooleanField(_("Voor deze groep is dit helemaal nieuw: zij hoeven er nu niets voor te doen")),
    }
    if later:
        fields["reason"] = TextField(
            _("Waarom komt deze groep er later bij?"),
            LONGEST_PROSE,
            lines=True,
            description=_("Er was al een uitkomst. De lezer van het advies ziet dat deze groep later kwam, en waarom."),
            validators=[needed(_("Schrijf kort waarom deze groep erbij komt."))],
        )
        others = [group for group in opened.groups if example is None or group.id != example.id]
        fields["split_from"] = OneOf(
            _("Hoorde deze groep eerst bij een andere groep?"),
            [option("", _("Nee")), *(option(group.id, group.name) for group in others)],
        )
    return type("GroupForm", (Form,), fields)


def measure_form(opened: Opened, rows: Sequence[Row] = ()) -> type[Form]:
    """Return the form of a measure. The questions that it makes lighter stand in a field for each theme.

    Steps stand in it as `step_value` writes them; a field without anything to choose is left out.

    Args:
        opened: the dossier.
        rows: what it changes; each that is filled in has a field.
    """
    fields: dict[str, Any] = {
        "text": TextField(
            _("Wat verandert er aan het voorstel?"),
            LONGEST_LINE,
            description=_("Bijvoorbeeld: de gemeente vult in wat zij al weet."),
            validators=[needed(_("Schrijf in één zin wat er verandert."))],
        ),
        "term": OneOf(
            _("Wat voor maatregel is het?"),
            [option("", _("Iets anders")), *_terms(opened, VocabularyRole.MEASURES, with_group=True)],
        ),
        "groups": SeveralOf(
            _("Voor wie?"),
            [option(group.id, group.name) for group in opened.groups],
            # Without a group it would be for everybody, also for groups that come later.
            validators=[needed(_("Kies minstens één groep."))] if opened.groups else [],
        ),
    }
    fields |= question_fields(opened, QUESTIONS)
    sections = opened.definitions.questionnaire.sections
    themes = [option(section.id, str(section.title)) for section in sections if section.scored]
    checks = [option(check.id, str(check.title)) for check in opened.compass.checks] if opened.compass else []
    for name, label, options in (
        ("themes", _("Een heel thema"), themes),
        ("steps", _("Een stap van de reis"), _steps(opened)),
        ("checks", _("Een vraag van het kompas"), checks),
    ):
        if options:
            fields[name] = SeveralOf(label, options)
    fields |= {
        "agreed_by": TextField(_("Wie heeft dit toegezegd?"), LONGEST_LINE, description=_("Een functie, geen naam.")),
        "agreed_on": DayField(_("Wanneer is dat toegezegd?")),
        "deadline": DayField(_("Wanneer is het klaar?")),
        "cover": TextField(
            _("Waarvan wordt het betaald?"),
            LONGEST_LINE,
            description=_("Een bedrag en uit welk budget, of: binnen het budget van een afdeling."),
        ),
        "how_checked": TextField(
            _("Hoe kijk je na of het gebeurd is en werkt?"),
            LONGEST_LINE,
            description=_("Bijvoorbeeld: tien mensen proberen de brief uit."),
        ),
        "returns_on": DayField(_("Wanneer komt dit terug in het college?")),
        "effort": OneOf(_("Hoeveel moeite kost dit de gemeente?"), _efforts(opened)),
        "progress": OneOf(
            _("Hoe ver is het?"),
            [
                option("not_started", _("Nog niet begonnen")),
                option("under_way", _("Bezig")),
                option("done", _("Klaar")),
            ],
        ),
    }
    fields |= fields_of(opened, rows)
    return type("MeasureForm", (_MeasureForm,), fields)


def _efforts(opened: Opened) -> list[Option]:
    """Return how much effort a measure may take, in the words of the rules of the advice."""
    words = {"small": _("Klein"), "medium": _("Middel"), "large": _("Groot")}
    for rules in opened.definitions.catalogue.advice_rules.values():
        for effort in rules.robustness.efforts if rules.robustness else ():
            words[effort.id] = str(effort.label)
    return [option(effort, label) for effort, label in words.items()]


def _steps(opened: Opened) -> list[Option]:
    described = [(group, step) for group in opened.groups if group.journey for step in group.journey.steps]
    several = len({group.id for group, _step in described}) > 1
    return [
        option(
            step_value(StepReference(group=group.id, step=step.id)),
            _("{step} (reis van {group})").format(step=step.name, group=group.name) if several else step.name,
        )
        for group, step in described
    ]


class _MeasureForm(Form):
    """A promise has somebody who made it, and a day."""

    def validate(self, extra_validators: Any = None) -> bool:
        fine = super().validate(extra_validators)
        by, on = self["agreed_by"], self["agreed_on"]
        if by.data and not on.data and not on.errors:
            refuse(on, Incomplete(_("Vul ook in wanneer het is toegezegd.")))
            fine = False
        if on.data and not by.data and not by.errors:
            refuse(by, Incomplete(_("Vul ook in wie het heeft toegezegd.")))
            fine = False
        # What is no step at all was refused already, and cannot be read as one.
        return fine and self._steps_of_these_groups()

    def _steps_of_these_groups(self) -> bool:
        steps, groups = self.data.get("steps") or (), self["groups"]
        if all(step_of(step).group in groups.data for step in steps):
            return True
        refuse(
            groups,
            _("Je koos een stap van een groep die hier niet bij staat. Kies die groep ook, of haal de stap weg."),
        )
        return False


class _Rater(Form):
    """Somebody who filled in."""

    function = TextField(_("Functie"), LONGEST_LINE, validators=[needed(_("Vul een functie in."))])
    name = TextField(_("Naam"), LONGEST_LINE)


class _Note(Form):
    """A note to the whole dossier."""

    text = TextField(_("Notitie"), LONGEST_PROSE, lines=True)


class PeopleForm(Form):
    """Who filled in and when, and notes for the people who work on it."""

    filled_in_by = TableField(FormField(_Rater), _("Wie vulden dit in?"), max_entries=50, grows=True)
    filled_in_on = DayField(_("Wanneer is het ingevuld?"))
    notes = TableField(FormField(_Note), _("Notities"), max_entries=100, grows=True)


class ChangeForm(Form):
    """One line of the change log."""

    on = DayField(_("Wanneer?"), validators=[needed(_("Vul een dag in, bijvoorbeeld 31-1-2027."))])
    what = TextField(
        _("Wat is er veranderd?"),
        LONGEST_PROSE,
        lines=True,
        validators=[needed(_("Schrijf kort wat er is veranderd."))],
    )
    effect = TextField(_("Wat maakte dat uit?"), LONGEST_PROSE, lines=True)


class LeaveOutForm(Form):
    """Why a part is left out."""

    reason = TextField(
        _("Waarom laat je dit weg?"),
        LONGEST_PROSE,
        lines=True,
        description=_("De reden staat in het advies."),
        validators=[needed(_("Schrijf kort waarom je dit weglaat."))],
    )


def depth_form(opened: Opened) -> type[Form]:
    """Return the form to choose how deep the test goes."""
    offered = [
        option(
            depth.id,
            _("{title}, ongeveer {time}").format(title=depth.title, time=duration(depth.minutes)),
            str(depth.leaves_out),
        )
        for depth in opened.definitions.questionnaire.depths
    ]
    if all(one.value != "full" for one in offered):
        offered.append(option("full", _("Alle vragen")))
    chosen = OneOf(_("Welke toets doe je?"), offered, validators=[needed(_("Kies een toets."))])
    return type("DepthForm", (Form,), {"depth": chosen})


def _terms(opened: Opened, role: VocabularyRole, *, with_group: bool = False) -> list[Option]:
    options = []
    for vocabulary in opened.definitions.catalogue.vocabularies_for_role(role):
        labels = {group.id: str(group.label) for group in vocabulary.groups}
        for term in _in_order(vocabulary.terms, vocabulary.groups):
            label = str(term.label)
            if with_group and term.group in labels:
                label = f"{labels[term.group]}: {uncapital(label)}"
            options.append(option(term.id, label, str(term.description) if term.description else None))
    return options


def _in_order(terms: Iterable[Term], groups: Iterable[TermGroup]) -> list[Term]:
    places = {group.id: place for place, group in enumerate(groups)}
    return sorted(terms, key=lambda term: places.get(term.group or "", len(places)))
