"""The fields of one response, of the proposal or of today: a value, why it is not known, or why it does not apply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wtforms import Form

from questionnaires.model import GroupKind, Question, Questionnaire, SingleChoice
from questionnaires.translation import _
from scoring.dossier import Response, Unknown
from scoring.evidence import LONGEST_LINE, LONGEST_PROSE
from toolkit.web.forms.choices import OneOf, Option, SeveralOf, option
from toolkit.web.forms.definitions import value_field
from toolkit.web.forms.messages import Incomplete, refuse
from toolkit.web.forms.values import DayField, TextField, value_of

UNKNOWN, NOT_APPLICABLE = "-unknown", "-not_applicable"
"""What stands beside the options. Not the id of an option: those begin with a letter."""


def why_unknown(reason: Unknown) -> str:
    """Return a reason for not knowing, as somebody says it."""
    return {
        Unknown.NOT_IN_PROPOSAL: _("Het staat niet in het voorstel"),
        Unknown.NOT_KNOWN: _("Het is nog niet bekend"),
        Unknown.BEING_FOUND_OUT: _("Iemand zoekt het uit"),
    }[reason]


def grounds_of(response: Response | None) -> dict[str, Any]:
    """Return what a response rests on: its basis, its note and its evidence."""
    return {name: getattr(response, name) for name in ("basis", "note", "evidence")} if response else {}


@dataclass(frozen=True)
class ResponseFields:
    """Makes, fills, checks and reads the fields of one response. Their names begin with `name`."""

    name: str
    questionnaire: Questionnaire
    question: Question
    kind: GroupKind | None
    today: bool

    @property
    def single(self) -> bool:
        """Whether 'weet ik niet' stands among the options, because only one of them can be chosen."""
        return isinstance(self.question, SingleChoice)

    def fields(self, label: str | None = None) -> dict[str, Any]:
        """Return the unbound fields by name."""
        beside = self._beside()
        made: dict[str, Any] = {
            self.name: value_field(
                self.questionnaire,
                self.question,
                self.kind,
                today=self.today,
                label=label,
                more=beside if self.single else (),
            )
        }
        if beside and not self.single:
            made[f"{self.name}_beside"] = SeveralOf(_("Of kies:"), beside)
        if self.question.unknown_allowed:
            reasons = [option(reason.value, why_unknown(reason)) for reason in Unknown]
            made[f"{self.name}_unknown"] = OneOf(
                _("Waarom weet je het niet?"), reasons, default=Unknown.NOT_KNOWN.value
            )
            made[f"{self.name}_by"] = TextField(
                _("Wie zoekt het uit?"), LONGEST_LINE, description=_("Een functie of afdeling, geen naam.")
            )
            made[f"{self.name}_until"] = DayField(_("Wanneer weet je het?"))
        if self.question.not_applicable_allowed:
            made[f"{self.name}_not_applicable"] = TextField(
                _("Waarom past deze vraag niet?"), LONGEST_PROSE, lines=True
            )
        return made

    def shown(self, response: Response | None) -> dict[str, Any]:
        """Return what the fields show for a stored response."""
        if response is None:
            return {}
        data: dict[str, Any] = {self.name: response.value}
        aside = UNKNOWN if response.unknown else NOT_APPLICABLE if response.not_applicable is not None else None
        if aside:
            data[self.name if self.single else f"{self.name}_beside"] = aside if self.single else (aside,)
        if response.unknown:
            data[f"{self.name}_unknown"] = response.unknown.value
        data[f"{self.name}_by"] = response.by
        data[f"{self.name}_until"] = response.until
        data[f"{self.name}_not_applicable"] = response.not_applicable
        return data

    def check(self, form: Form) -> None:
        """Put a message at every field that does not go with the others."""
        aside = self._aside(form)
        if len(aside) > 1 or (aside and not self.single and value_of(form[self.name]) is not None):
            refuse(form[f"{self.name}_beside"], _("Je gaf een antwoord en koos ook iets anders. Laat er één staan."))
        elif UNKNOWN in aside:
            self._check_unknown(form)
        elif NOT_APPLICABLE in aside and self._given(form, "not_applicable") is None:
            refuse(form[f"{self.name}_not_applicable"], Incomplete(_("Schrijf kort waarom deze vraag niet past.")))

    def read(self, form: Form, grounds: Mapping[str, Any]) -> Response | None:
        """Return the response of a form that was checked, None when it says nothing.

        Args:
            form: the form.
            grounds: the basis, the note and the evidence to go with it.
        """
        aside = self._aside(form)
        said: dict[str, Any] = {}
        if UNKNOWN in aside:
            reason = Unknown(self._given(form, "unknown") or Unknown.NOT_KNOWN)
            said["unknown"] = reason
            if reason is Unknown.BEING_FOUND_OUT:
                said["by"], said["until"] = self._given(form, "by"), self._given(form, "until")
        elif NOT_APPLICABLE in aside:
            said["not_applicable"] = self._given(form, "not_applicable")
        else:
            said["value"] = value_of(form[self.name])
        response = Response(**grounds, **said)
        return None if response == Response() else response

    def _beside(self) -> tuple[Option, ...]:
        offered = []
        if self.question.unknown_allowed:
            offered.append(option(UNKNOWN, _("Weet ik niet")))
        if self.question.not_applicable_allowed:
            offered.append(option(NOT_APPLICABLE, _("Niet van toepassing")))
        return tuple(offered)

    def _aside(self, form: Form) -> tuple[str, ...]:
        name = self.name if self.single else f"{self.name}_beside"
        chosen = form[name].data if name in form else None
        chosen = (chosen,) if isinstance(chosen, str) else chosen or ()
        return tuple(one for one in chosen if one in {UNKNOWN, NOT_APPLICABLE})

    def _given(self, form: Form, part: str) -> Any:
        return value_of(form[f"{self.name}_{part}"])

    def _check_unknown(self, form: Form) -> None:
        if self._given(form, "unknown") != Unknown.BEING_FOUND_OUT.value:
            return
        by, until = form[f"{self.name}_by"], form[f"{self.name}_until"]
        if by.data is None and not by.errors:
            refuse(by, Incomplete(_("Schrijf wie het uitzoekt: een functie of afdeling.")))
        if until.data is None and not until.errors:
            refuse(until, Incomplete(_("Vul in wanneer je het weet, bijvoorbeeld 31-1-2027.")))
