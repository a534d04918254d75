"""The forms of one item of a list of the plan."""

from __future__ import annotations

from typing import Any

from wtforms import Form

from exports.participation_labels import (
    decision_labels,
    kind_labels,
    quarter_words,
    reached_labels,
    source_labels,
)
from questionnaires.translation import _
from scoring.evidence import LONGEST_LINE, LONGEST_PROSE
from scoring.participation import PlanGroup, Signal
from toolkit.features.dossier.about import question_fields, step_fields
from toolkit.features.dossier.forms import needed
from toolkit.features.dossier.opened import Opened
from toolkit.features.dossier.operations import today
from toolkit.web.forms.choices import OneOf, Option, option
from toolkit.web.forms.messages import Incomplete, refuse
from toolkit.web.forms.reading import number_text
from toolkit.web.forms.values import DayField, NumberField, TextField

MOST_HOURS, MOST_PEOPLE, MOST_SIGNALS = 10_000, 10_000_000, 10_000_000
_YEARS, _QUARTERS = 6, 4


def level_labels(opened: Opened) -> dict[str, str]:
    """Return what the levels of taking part are called."""
    definition = opened.compass
    return {level.id: str(level.label) for level in definition.levels} if definition else {}


def theme_labels(opened: Opened) -> dict[str, str]:
    """Return what a signal can be about: the terms that the compass names."""
    name = opened.compass.signal_themes if opened.compass else None
    vocabulary = opened.definitions.catalogue.vocabularies.get(name) if name else None
    return {term.id: str(term.label) for term in vocabulary.terms} if vocabulary else {}


def hours_words(hours: float | None) -> str:
    """Return how much time is asked of each of them."""
    return _("{hours} uur per persoon").format(hours=number_text(hours)) if hours is not None else ""


def group_form(opened: Opened) -> type[Form]:
    """Return the form of somebody who takes part."""
    known = [option(group.id, group.name) for group in opened.groups]
    known += [option(key, key) for key in _stored(opened, "group") if key not in {group.id for group in opened.groups}]
    fields: dict[str, Any] = {
        "group": OneOf(
            _("Hoort dit bij een doelgroep van dit dossier?"), [option("", _("Nee, iemand anders")), *known]
        ),
        "name": TextField(
            _("Wie is het?"),
            LONGEST_LINE,
            description=_("Een groep of organisatie, geen naam van een mens. Leeg is: zoals de doelgroep heet."),
        ),
        "role": TextField(
            _("Welke rol hebben zij?"), LONGEST_LINE, description=_("Bijvoorbeeld: proberen het formulier uit.")
        ),
        **_level_field(opened),
        "how": TextField(
            _("Hoe doen zij mee?"),
            LONGEST_PROSE,
            lines=True,
            description=_("Denk aan plek, tijd, taal en vorm. Niet alleen digitaal."),
        ),
        "hours": NumberField(_("Hoeveel uur vraagt dat van ieder van hen?"), 0, MOST_HOURS, 2),
        "people": NumberField(_("Hoeveel mensen doen mee?"), 0, MOST_PEOPLE, 0),
        "reached": OneOf(_("Zijn zij bereikt?"), [option("", _("Nog niet bekend")), *_options(reached_labels())]),
    }
    return type("PlanGroupForm", (_GroupForm,), fields)


class _GroupForm(Form):
    """Somebody has a name: their own, or that of a target group."""

    def validate(self, extra_validators: Any = None) -> bool:
        fine = super().validate(extra_validators)
        name = self["name"]
        if not name.data and not self["group"].data and not name.errors:
            refuse(name, Incomplete(_("Schrijf wie het is, of kies een doelgroep.")))
            return False
        return fine


def _level_field(opened: Opened) -> dict[str, Any]:
    definition = opened.compass
    if definition is None:
        return {}
    options = [option("", _("Nog niet afgesproken"))]
    for level in definition.levels:
        hint = str(level.description)
        if not level.counts:
            hint = _("{hint} Dit telt niet als meedoen.").format(hint=hint)
        options.append(option(level.id, str(level.label), hint))
    there = {one.value for one in options}
    options += [option(key, key) for key in _stored(opened, "level") if key not in there]
    return {"level": OneOf(_("Op welk niveau doen zij mee?"), options)}


def ward_form(_opened: Opened) -> type[Form]:
    """Return the form of a ward."""
    return type("WardForm", (Form,), {
        "name": TextField(
            _("Welke wijkraad is het?"), LONGEST_LINE, validators=[needed(_("Schrijf welke wijkraad het is."))]
        ),
        "spoken_on": DayField(_("Wanneer is de wijkraad gesproken?")),
        "reaction": TextField(_("Wat was de reactie?"), LONGEST_PROSE, lines=True),
        "agreement": TextField(_("Wat staat hierover in het wijkakkoord?"), LONGEST_PROSE, lines=True),
    })  # fmt: skip


def contribution_form(_opened: Opened) -> type[Form]:
    """Return the form of something that came in."""
    return type("ContributionForm", (Form,), {
        "what": TextField(
            _("Wat is het punt?"), LONGEST_PROSE, lines=True,
            description=_("In eigen woorden, kort. Geen woorden of verhaal van één inwoner."),
            validators=[needed(_("Schrijf kort wat het punt is."))],
        ),
        "who": TextField(
            _("Van wie komt het?"), LONGEST_LINE, description=_("Een groep of organisatie, geen naam van een mens."),
            validators=[needed(_("Schrijf van welke groep het komt."))],
        ),
        "decision": OneOf(
            _("Wat is ermee gedaan?"), _options(decision_labels()), default="open",
            validators=[needed(_("Kies wat ermee is gedaan."))],
        ),
        "reason": TextField(
            _("Waarom?"), LONGEST_PROSE, lines=True,
            description=_("Ook bij een nee. Zo is te zien dat er is geluisterd."),
        ),
    })  # fmt: skip


def signal_form(opened: Opened) -> type[Form]:
    """Return the form of a signal. There is no place in it for what a resident said."""
    themes = [option("", _("Geen of een ander thema")), *_options(theme_labels(opened))]
    themes += [option(key, key) for key in _signals(opened, "theme") if key not in theme_labels(opened)]
    fields: dict[str, Any] = {
        "source": OneOf(
            _("Waar komt het signaal vandaan?"), _options(source_labels()), default=next(iter(source_labels())),
            validators=[needed(_("Kies waar het vandaan komt."))],
        ),
        "kind": OneOf(
            _("Wat voor signaal is het?"), _options(kind_labels()), default="signal",
            validators=[needed(_("Kies wat voor signaal het is."))],
        ),
        "subject": TextField(
            _("Waar gaat het over?"), LONGEST_LINE,
            description=_("Een onderwerp in een paar woorden. Geen woorden van inwoners, geen namen."),
            validators=[needed(_("Schrijf waar het over gaat."))],
        ),
        "theme": OneOf(_("Bij welk thema past het?"), themes),
        "count": NumberField(
            _("Hoe vaak kwam het voor?"), 0, MOST_SIGNALS, 0,
            description=_("Bij minder dan 10 staat in overzichten en in het advies alleen 'minder dan 10'."),
        ),
        "period": OneOf(_("In welk kwartaal?"), [option("", _("Niet bekend")), *_quarters(opened)]),
        "unit": TextField(_("Bij welk onderdeel van de organisatie?"), LONGEST_LINE),
        "ward": TextField(
            _("In welke wijk?"), LONGEST_LINE, description=_("Laat dit leeg als het dan over een paar mensen zou gaan.")
        ),
        **step_fields(opened, _("Over welke stappen gaat het?")),
        **question_fields(opened),
    }  # fmt: skip
    return type("SignalForm", (Form,), fields)


def _options(labels: Any) -> list[Option]:
    return [option(value, label) for value, label in labels.items()]


def _quarters(opened: Opened) -> list[Option]:
    year, month = (int(part) for part in today().split("-")[:2])
    now = (month - 1) // 3
    periods = [f"{one}-Q{quarter + 1}" for one in range(year, year - _YEARS, -1) for quarter in range(_QUARTERS)[::-1]]
    periods = [period for period in periods if period <= f"{year}-Q{now + 1}"]
    periods += [period for period in _signals(opened, "period") if period not in periods]
    return [option(period, quarter_words(period)) for period in periods]


def _stored(opened: Opened, name: str) -> list[str]:
    groups: tuple[PlanGroup, ...] = opened.head.plan.groups if opened.head.plan else ()
    return list(dict.fromkeys(value for one in groups if (value := getattr(one, name))))


def _signals(opened: Opened, name: str) -> list[str]:
    signals: tuple[Signal, ...] = opened.head.signals
    return list(dict.fromkeys(value for one in signals if (value := getattr(one, name))))
