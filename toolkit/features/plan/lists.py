"""The lists of the plan: who takes part, wards, what came in, and signals. Every item has a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from wtforms import Form

from exports.dutch import day
from exports.participation_labels import (
    count_words,
    decision_labels,
    kind_labels,
    quarter_words,
    reached_labels,
    source_labels,
)
from questionnaires.compass_model import PlanPart
from questionnaires.model import Shape
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.participation import Contribution, PlanGroup, Signal, Ward
from toolkit.features.dossier.about import about_shown, question_words, questions_given, step_words, steps_given
from toolkit.features.dossier.opened import Opened
from toolkit.features.plan import item_forms
from toolkit.features.plan.operations import Items, plan_of, with_plan
from toolkit.storage.heads import changed
from toolkit.storage.keys import key_for
from toolkit.web.answer_words import Pairs

WHOLE_NUMBERS = {"people", "count"}


@dataclass(frozen=True)
class ListOf:
    """One list. `enough` says what is needed of an item; `nothing` that there is none yet."""

    id: PlanPart
    address: str
    title: str
    lead: str
    one: str
    add: str
    nothing: str
    enough: str
    most: int
    form: Callable[[Opened], type[Form]]
    of: Callable[[Dossier], Items]
    put: Callable[[Dossier, Items], Dossier]
    make: Callable[[Opened, Form, Shape | None], Shape]
    name: Callable[[Any], str]
    words: Callable[[Opened, Any], Pairs]

    def shown(self, opened: Opened, item: Shape | None) -> Form:
        """Return the form as an item is stored."""
        made = self.form(opened)
        if item is None:
            return made()
        data: dict[str, Any] = {name: getattr(item, name) for name in type(item).model_fields}
        if isinstance(item, Signal):
            data |= about_shown(made, item.steps, item.questions)
        return made(data=data)


def list_called(address: str) -> ListOf | None:
    """Return the list with this address."""
    return next((one for one in LISTS if one.address == address), None)


def _fields(form: Form, item: Shape | None, names: tuple[str, ...]) -> dict[str, Any]:
    """Return what was filled in; what is wrong stays as it is stored."""
    found = {}
    for name in names:
        if name not in form or form[name].errors or form[name].process_errors:
            value = getattr(item, name, None)
        else:
            value = cast("Any", form[name]).value
            value = int(value) if name in WHOLE_NUMBERS and value is not None else value
        found[name] = value
    return found


def _group(opened: Opened, form: Form, item: Shape | None) -> PlanGroup:
    names = ("group", "name", "role", "level", "how", "hours", "people", "reached")
    fields = _fields(form, item, names)
    if not fields["name"]:
        known = {group.id: group.name for group in opened.groups}
        fields["name"] = known.get(fields["group"] or "") or getattr(item, "name", None)
    taken = {one.id for one in plan_of(opened.head).groups}
    key = item.id if isinstance(item, PlanGroup) else key_for(fields["name"], taken)
    return PlanGroup(id=key, **fields)


def _ward(_opened: Opened, form: Form, item: Shape | None) -> Ward:
    fields = _fields(form, item, ("name", "spoken_on", "reaction", "agreement"))
    return Ward(**{**fields, "name": fields["name"] or getattr(item, "name", None)})


def _contribution(_opened: Opened, form: Form, item: Shape | None) -> Contribution:
    fields = _fields(form, item, ("who", "what", "decision", "reason"))
    needed = {name: fields[name] or getattr(item, name, None) for name in ("who", "what", "decision")}
    return Contribution(**{**fields, **needed})


def _signal(_opened: Opened, form: Form, item: Shape | None) -> Signal:
    fields = _fields(form, item, ("source", "kind", "theme", "subject", "unit", "ward", "period", "count"))
    needed = {name: fields[name] or getattr(item, name, None) for name in ("source", "kind", "subject")}
    stored = item if isinstance(item, Signal) else None
    return Signal(
        **{**fields, **needed},
        fewer_than=stored.fewer_than if stored and fields["count"] is None else None,
        steps=steps_given(form, stored.steps if stored else ()),
        questions=questions_given(form, stored.questions if stored else ()),
    )


def _pairs(*pairs: tuple[str, Any]) -> Pairs:
    return tuple((what, str(value)) for what, value in pairs if value not in {None, ""})


def _group_words(opened: Opened, item: PlanGroup) -> Pairs:
    labels = item_forms.level_labels(opened)
    known = {group.id: group.name for group in opened.groups}
    return _pairs(
        (_("Doelgroep"), known.get(item.group or "", "") if known.get(item.group or "") != item.name else ""),
        (_("Rol"), item.role),
        (_("Niveau"), labels.get(item.level or "", item.level)),
        (_("Hoe"), item.how),
        (_("Tijd"), item_forms.hours_words(item.hours)),
        (_("Aantal mensen"), item.people),
        (_("Bereikt"), reached_labels().get(item.reached or "")),
    )


def _ward_words(_opened: Opened, item: Ward) -> Pairs:
    return _pairs(
        (_("Gesproken op"), day(item.spoken_on) if item.spoken_on else ""),
        (_("Reactie"), item.reaction),
        (_("Wijkakkoord"), item.agreement),
    )


def _contribution_words(_opened: Opened, item: Contribution) -> Pairs:
    return _pairs((_("Van wie"), item.who), (_("Besluit"), decision_labels()[item.decision]), (_("Reden"), item.reason))


def _signal_words(opened: Opened, item: Signal) -> Pairs:
    return _pairs(
        (_("Bron"), source_labels()[item.source]),
        (_("Soort"), kind_labels()[item.kind]),
        (_("Thema"), item_forms.theme_labels(opened).get(item.theme or "", item.theme)),
        (_("Hoe vaak"), count_words(item.count, item.fewer_than)),
        (_("Wanneer"), quarter_words(item.period) if item.period else ""),
        (_("Organisatieonderdeel"), item.unit),
        (_("Wijk"), item.ward),
        (_("Stappen"), "; ".join(step_words(opened, item.steps))),
        (_("Vragen"), " ".join(question_words(opened, item.questions))),
    )


LISTS: tuple[ListOf, ...] = (
    ListOf(
        "groups", "deelnemers", _("Wie meedoet"),
        _("Elke groep heeft een rol en een niveau. Alleen vertellen wat er komt, is nog geen meedoen."),
        _("Een deelnemer"), _("Deelnemer toevoegen"), _("Er staat nog niemand."),
        _("Alleen wie het is, is nodig. De rest mag later."), 100,
        item_forms.group_form, lambda head: plan_of(head).groups, lambda head, items: with_plan(head, groups=items),
        _group, lambda item: str(item.name), _group_words,
    ),
    ListOf(
        "wards", "wijken", _("Wijkraden en wijkakkoorden"),
        _("Raakt het voorstel een wijk? Spreek dan de wijkraad, en kijk wat er in het wijkakkoord staat."),
        _("Een wijk"), _("Wijk toevoegen"), _("Er staat nog geen wijk."),
        _("Alleen de wijkraad is nodig. De rest mag later."), 100,
        item_forms.ward_form, lambda head: plan_of(head).wards, lambda head, items: with_plan(head, wards=items),
        _ward, lambda item: str(item.name), _ward_words,
    ),
    ListOf(
        "contributions", "inbreng", _("Wat er met de inbreng is gedaan"),
        _("Per punt: wat brachten mensen in, wat is besloten, en waarom? Vat samen, zonder woorden van één mens."),
        _("Een punt"), _("Punt toevoegen"), _("Er staat nog geen punt."),
        _("Schrijf wat het punt is en van welke groep het komt. De reden mag later."), 300,
        item_forms.contribution_form, lambda head: plan_of(head).contributions,
        lambda head, items: with_plan(head, contributions=items), _contribution, lambda item: str(item.what),
        _contribution_words,
    ),
    ListOf(
        "signals", "signalen", _("Signalen"),
        _("Wat weten we al uit klachten, onderzoek en meldingen? Alleen aantallen en een onderwerp."),
        _("Een signaal"), _("Signaal toevoegen"), _("Er staat nog geen signaal."),
        _("Alleen waar het over gaat, is nodig. Schrijf geen woorden van inwoners over."), 300,
        item_forms.signal_form, lambda head: head.signals, lambda head, items: changed(head, signals=items),
        _signal, lambda item: str(item.subject), _signal_words,
    ),
)  # fmt: skip
