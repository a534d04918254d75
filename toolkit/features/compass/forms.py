"""The form of one check of the compass, and of the question that comes before them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wtforms import Form

from questionnaires.compass_model import Check, CompassDefinition
from questionnaires.dutch import uncapital
from questionnaires.translation import _
from scoring.evidence import LONGEST_LINE, LONGEST_PROSE
from scoring.participation import CheckAnswer, CompassAnswers
from toolkit.features.dossier.about import about_shown, question_fields, questions_given, step_fields, steps_given
from toolkit.features.dossier.forms import needed
from toolkit.features.dossier.opened import Opened
from toolkit.web.forms.choices import OneOf, Option, option
from toolkit.web.forms.evidence import evidence_field
from toolkit.web.forms.messages import Incomplete, refuse
from toolkit.web.forms.values import DayField, TextField

UNKNOWN, NOT_APPLICABLE = "-unknown", "-not_applicable"
"""What stands beside the answers. Not the id of an answer: those begin with a letter."""


def check_form(opened: Opened, definition: CompassDefinition, check: Check, stored: CheckAnswer | None) -> type[Form]:
    """Return the form of a check: its answer, what it rests on, and what it was about when that is asked."""
    fields: dict[str, Any] = {
        "value": OneOf(str(check.text), list(_options(definition, check, stored))),
        "by": TextField(_("Wie zoekt het uit?"), LONGEST_LINE, description=_("Een functie of afdeling, geen naam.")),
        "until": DayField(_("Wanneer weet je het?")),
        "not_applicable": TextField(_("Waarom past deze vraag niet?"), LONGEST_PROSE, lines=True),
        "explanation": TextField(
            _("Wat is er wel, en wat niet?"), LONGEST_PROSE, lines=True, description=_needs(definition, "explanation")
        ),
        "evidence": evidence_field(),
        "note": TextField(_("Notitie"), LONGEST_PROSE, lines=True),
    }
    if check.founds_steps:
        fields |= step_fields(opened, _("Welke stappen zijn getest?"))
    elif check.about_signals:
        fields |= step_fields(opened, _("Over welke stappen gaan de signalen?"))
    if check.about_signals:
        fields |= question_fields(opened)
    return type("CheckForm", (_CheckForm,), fields)


class _CheckForm(Form):
    def validate(self, extra_validators: Any = None) -> bool:
        fine = super().validate(extra_validators)
        reason = self["not_applicable"]
        if self["value"].data == NOT_APPLICABLE and not reason.data and not reason.errors:
            refuse(reason, Incomplete(_("Schrijf kort waarom deze vraag niet past.")))
            return False
        return fine


def shown(form: type[Form], stored: CheckAnswer | None) -> Form:
    """Return the form as the answer is stored."""
    if stored is None:
        return form()
    aside = NOT_APPLICABLE if stored.not_applicable is not None else UNKNOWN if stored.value is None else None
    names = ("by", "until", "not_applicable", "explanation", "evidence", "note")
    data = {name: getattr(stored, name) for name in names}
    return form(data=data | about_shown(form, stored.steps, stored.questions) | {"value": aside or stored.value})


def given(check: Check, form: Form, stored: CheckAnswer | None) -> CheckAnswer | None:
    """Return the answer of a form that was checked, None when it says nothing at all."""
    old = stored or CheckAnswer(check=check.id)
    chosen = form["value"].data
    unknown = chosen == UNKNOWN
    # Whoever answers after all, does not keep somebody at it; what a file says beside an answer stays with it.
    same = chosen is not None and chosen == old.value
    by, until = (form["by"].data, form["until"].data) if unknown else (old.by, old.until) if same else (None, None)
    answer = CheckAnswer(
        check=check.id,
        value=None if chosen in {UNKNOWN, NOT_APPLICABLE} else chosen,
        not_applicable=form["not_applicable"].data if chosen == NOT_APPLICABLE else None,
        explanation=form["explanation"].data,
        by=by,
        until=until,
        evidence=form["evidence"].read(old.evidence),  # type: ignore[attr-defined]
        steps=steps_given(form, old.steps),
        questions=questions_given(form, old.questions),
        note=form["note"].data,
    )
    return answer if unknown or answer != CheckAnswer(check=check.id) else None


def mandate_form(definition: CompassDefinition) -> type[Form]:
    """Return the form of the question that comes first: who asked for this, and with what means."""
    asked = definition.mandate
    options = [option(one.id, str(one.label), str(one.help) if one.help else None) for one in asked.options]
    fields = {
        "mandate": OneOf(str(asked.text), [*options, option(UNKNOWN, _("Weet ik niet"))]),
        "explanation": TextField(
            _("Wil je hier iets bij zeggen?"),
            LONGEST_PROSE,
            lines=True,
            description=_("Bijvoorbeeld wie het vroeg, hoeveel dagen en hoeveel geld er is. Functies, geen namen."),
        ),
    }
    return type("MandateForm", (Form,), fields)


def mandate_shown(definition: CompassDefinition, stored: CompassAnswers) -> Form:
    """Return the form as it is stored."""
    return mandate_form(definition)(data={"mandate": stored.mandate, "explanation": stored.mandate_explanation})


class NotApplicableForm(Form):
    """Why the whole compass does not apply."""

    reason = TextField(
        _("Waarom past het kompas niet bij dit voorstel?"),
        LONGEST_PROSE,
        lines=True,
        description=_("De reden staat in het advies."),
        validators=[needed(_("Schrijf kort waarom het kompas niet past."))],
    )


def _options(definition: CompassDefinition, check: Check, stored: CheckAnswer | None) -> Iterator[Option]:
    for one in definition.options:
        meaning = check.meanings.get(one.id)
        yield option(one.id, str(one.label), str(meaning) if meaning else None)
    yield option(UNKNOWN, _("Weet ik niet"), _("Dat is niet hetzelfde als nee. Zeg erbij wie het uitzoekt."))
    # What is most needed cannot be waved away; what a file says is shown as it is.
    if not check.core or (stored and stored.not_applicable is not None):
        yield option(NOT_APPLICABLE, _("Niet van toepassing"), _("Bij dit voorstel past deze vraag niet."))


def _needs(definition: CompassDefinition, what: str) -> str:
    """Return the sentences of the definition about what an answer needs."""
    return " ".join(
        _("Kies je '{answer}'? {sentence}").format(answer=one.label, sentence=one.text)
        for one in definition.options
        if one.needs == what and one.text
    )


def evidence_hint(definition: CompassDefinition, check: Check) -> str:
    """Return what shows that an answer is so, and what happens without it."""
    example = _("Bijvoorbeeld: {evidence}").format(evidence=uncapital(str(check.evidence)))
    return f"{example} {_needs(definition, 'evidence')}".rstrip()
