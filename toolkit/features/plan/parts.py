"""The pages of the participation plan that are one form: what each asks, and where that stands in the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wtforms import Form, FormField

from questionnaires.compass_model import PlanPart
from questionnaires.model import Shape
from questionnaires.translation import _
from scoring.evidence import LONGEST_LINE, LONGEST_PROSE
from scoring.participation import ParticipationPlan, PlanMoment, Youth
from toolkit.features.dossier.forms import needed
from toolkit.web.forms.choices import OneOf, option
from toolkit.web.forms.values import DayField, TableField, TextField, value_of

_MOST_LINES, _MOST_MOMENTS = 50, 50


class _Line(Form):
    text = TextField(_("Regel"), LONGEST_LINE)


class _Moment(Form):
    on = DayField(_("Wanneer?"), validators=[needed(_("Vul een dag in, bijvoorbeeld 31-1-2027."))])
    what = TextField(_("Wat gebeurt er?"), LONGEST_LINE, validators=[needed(_("Schrijf kort wat er dan gebeurt."))])
    decision = OneOf(
        _("Is dit het besluit?"),
        [option("", _("Nee")), option("yes", _("Ja, het besluit"))],
    )


def _lines(label: str, hint: str) -> Any:
    return TableField(FormField(_Line), label, description=hint, max_entries=_MOST_LINES, grows=True)


def _prose(label: str, hint: str = "") -> Any:
    return TextField(label, LONGEST_PROSE, lines=True, description=hint)


def _line(label: str, hint: str = "") -> Any:
    return TextField(label, LONGEST_LINE, description=hint)


class GoalForm(Form):
    """What taking part is for."""

    goal = _prose(
        _("Wat wil je met participatie bereiken?"),
        _("In één of twee zinnen. 'Draagvlak' zegt nog niet wat er beter wordt."),
    )
    better_because = _prose(_("Wat wordt daardoor beter aan het voorstel?"))
    client = _line(_("Wie is de opdrachtgever?"), _("Een functie of afdeling, geen naam."))


class RoomForm(Form):
    """What people can and cannot decide about."""

    open = _lines(_("Wat staat open?"), _("Hierover kunnen mensen meepraten of meebeslissen."))
    fixed = _lines(_("Wat ligt vast?"), _("Hierover is al besloten, of dit bepaalt de wet."))
    shared_on = DayField(_("Wanneer is dit met de deelnemers gedeeld?"))


class ExpectationsForm(Form):
    """What city and participants can expect of each other."""

    from_city = _lines(
        _("Wat mogen deelnemers van de gemeente verwachten?"),
        _("Bijvoorbeeld: je hoort binnen vier weken wat we met je inbreng doen."),
    )
    from_participants = _lines(
        _("Wat vraagt de gemeente van deelnemers?"), _("Bijvoorbeeld: twee avonden meedenken, van twee uur.")
    )
    compensation = _prose(
        _("Wat krijgen zij daarvoor?"), _("Denk aan een vergoeding, reiskosten, oppas, een tolk of hulp vooraf.")
    )


class MomentsForm(Form):
    """When something happens, against the moment of the decision."""

    moments = TableField(FormField(_Moment), _("Momenten"), max_entries=_MOST_MOMENTS, grows=True)


class YouthForm(Form):
    """Children and young people."""

    why = _prose(_("Waarom doen zij mee?"), _("Of waarom raakt dit voorstel hen niet?"))
    how = _prose(_("Hoe doen zij mee?"), _("Een vragenlijst is iets anders dan samen denken."))
    bridge_builder = _line(
        _("Wie slaat de brug?"), _("Iemand die zij vertrouwen, zoals een jongerenwerker. Een functie, geen naam.")
    )
    heard_back = _prose(_("Hoe horen zij terug wat ermee is gedaan?"))


class NotReachedForm(Form):
    """Who was not reached, and why."""

    not_reached = _lines(
        _("Wie zijn niet bereikt?"),
        _("Denk ook aan mensen met weinig geld, weinig taal of weinig digitale vaardigheid."),
    )
    not_reached_why = _prose(_("Waarom niet, en wat doe je eraan?"))


class FeedbackForm(Form):
    """How people hear what was done with what they brought in."""

    fed_back_on = DayField(_("Wanneer krijgen deelnemers en de raad dit terug?"), description=_("De afgesproken dag."))
    fed_back_how = _prose(_("Hoe, en wie zorgt daarvoor?"), _("In gewone taal. Noem een functie, geen naam."))


class AfterwardsForm(Form):
    """How people keep learning after the decision."""

    afterwards = _prose(
        _("Hoe blijf je leren na het besluit?"), _("Wanneer kijk je terug, waarnaar, en wie zorgt daarvoor?")
    )


@dataclass(frozen=True)
class Part:
    """One page: `form` has the fields of the plan that it asks, by the names that they have there."""

    id: PlanPart
    address: str
    title: str
    lead: str
    form: type[Form]

    @property
    def names(self) -> tuple[str, ...]:
        """The fields of the plan that this page is about."""
        return ("youth",) if self.form is YouthForm else tuple(field.short_name for field in self.form())

    def shown(self, plan: ParticipationPlan) -> Form:
        """Return the form as the plan stands."""
        about: Shape = (plan.youth or Youth()) if self.form is YouthForm else plan
        return self.form(data={field.short_name: _shown(getattr(about, field.short_name)) for field in self.form()})

    def given(self, plan: ParticipationPlan, form: Form) -> Mapping[str, Any]:
        """Return what was filled in, by the name of its field in the plan; what is wrong is left out."""
        fine = {field.short_name: _given(field) for field in form if not (field.errors or field.process_errors)}
        if self.form is not YouthForm:
            return fine
        youth = (plan.youth or Youth()).model_copy(update=fine)
        return {"youth": None if youth == Youth() else youth}


def _shown(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_row(one) for one in value]
    return value


def _row(one: Any) -> dict[str, Any]:
    if isinstance(one, PlanMoment):
        return {"on": one.on, "what": one.what, "decision": "yes" if one.decision else None}
    return {"text": one}


def _given(field: Any) -> Any:
    value = value_of(field)
    if not isinstance(field, TableField):
        return value
    if field.short_name == "moments":
        return tuple(
            PlanMoment(on=row["on"], what=row["what"], decision=row.get("decision") == "yes") for row in value or ()
        )
    return tuple(row["text"] for row in value or ())


PARTS: tuple[Part, ...] = (
    Part(
        "goal", "doel", _("Het doel"), _("Waarom doen mensen mee, en wat wordt het voorstel daar beter van?"), GoalForm
    ),
    Part(
        "room", "ruimte", _("Wat openstaat en wat vastligt"),
        _("Zeg vooraf waarover mensen wel en niet kunnen meepraten. Dan weten zij waar ze aan beginnen."), RoomForm,
    ),
    Part(
        "expectations", "afspraken", _("Wat je van elkaar verwacht"),
        _("Wat doet de gemeente, wat vraag je van deelnemers, en wat staat daartegenover?"), ExpectationsForm,
    ),
    Part(
        "moments", "planning", _("De planning"),
        _("Wanneer doen mensen mee, en wanneer valt het besluit? Inbreng kan alleen nog iets veranderen vóór die dag."),
        MomentsForm,
    ),
    Part(
        "youth", "jongeren", _("Kinderen en jongeren"),
        _("Raakt het voorstel mensen van 4 tot en met 26 jaar? Dan horen zij erbij."), YouthForm,
    ),
    Part(
        "not_reached", "niet-bereikt", _("Wie je niet bereikte"),
        _("Bijna nooit doet iedereen mee. Wie het advies leest, moet weten wie er ontbreekt."), NotReachedForm,
    ),
    Part(
        "feedback", "terugkoppeling", _("De terugkoppeling"),
        _("Wie meedoet, hoort terug wat ermee is gedaan."), FeedbackForm,
    ),
    Part(
        "afterwards", "daarna", _("Na het besluit"), _("Leren stopt niet bij het besluit."), AfterwardsForm
    ),
)  # fmt: skip
