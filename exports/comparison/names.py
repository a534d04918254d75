"""How everything in a comparison is called, on either side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from exports.dutch import day
from exports.report.advice_words import advised
from exports.report.answer_words import response_text, today_text
from exports.report.context import Context, value_text
from exports.report.journey_words import about_hours
from exports.report.words import unknown_yet
from questionnaires.advice_model import AdviceDefinition
from questionnaires.compass_model import CompassDefinition
from questionnaires.journey_model import JourneyDefinition
from questionnaires.translation import _
from scoring.advice.outcome import AdviceDeviation
from scoring.comparison.outcome import AnswerChange, Direction, FieldChange, Pair
from scoring.dossier import Estimate, Group
from scoring.journey.outcome import AmountRange

_ASKS_NOTHING = frozenset({"hidden", "not_for_this_kind"})


@dataclass(frozen=True)
class Names:
    """The two sides, each with its dossier and its definitions. What both have is called as the second calls it."""

    sides: Pair[Context]

    @cached_property
    def first(self) -> str:
        """What the first is called."""
        return self._called(self.sides.first, _("Eerst"))

    @cached_property
    def second(self) -> str:
        """What the second is called."""
        return self._called(self.sides.second, _("Daarna"))

    def _called(self, side: Context, otherwise: str) -> str:
        other = self.sides.second if side is self.sides.first else self.sides.first
        if side.dossier.variant and side.dossier.variant != other.dossier.variant:
            return side.dossier.variant
        if side.dossier.filled_in_on and side.dossier.filled_in_on != other.dossier.filled_in_on:
            return day(side.dossier.filled_in_on)
        return otherwise

    def legend(self) -> str:
        """Say how to read the picture."""
        text = _("Zwaarte per thema. Open teken: {first}. Dicht teken: {second}.")
        return text.format(first=self.first, second=self.second)

    def advice(self, advice: str | None) -> str:
        """Return what an advice is called."""
        rules = self._rules
        words = next((one for one in rules.advices if one.id == advice), None) if rules else None
        return str(words.label) if words else unknown_yet()

    @property
    def whys(self) -> tuple[str, str]:
        """Why each advice is given."""
        first, second = (advised(side) for side in (self.sides.first, self.sides.second))
        return first.why if first else "", second.why if second else ""

    @property
    def compasses(self) -> tuple[str, str]:
        """The outcome of each compass in words; one that does not apply is never called in order."""
        return self._compass_of(self.sides.first), self._compass_of(self.sides.second)

    @staticmethod
    def _compass_of(side: Context) -> str:
        found = side.outcome.compass
        if found is not None and found.not_applicable:
            return _("niet van toepassing")
        words = {"op_orde": _("op orde"), "deels": _("deels op orde"), "niet_op_orde": _("niet op orde")}
        return words.get(found.outcome if found else "", unknown_yet())

    def deviation(self, found: AdviceDeviation | None) -> str:
        """Return what a person made of the advice, and why."""
        if found is None:
            return _("niet afgeweken")
        text = _("{advice}. {reason} ({by})")
        return text.format(advice=self.advice(found.advice).capitalize(), reason=found.reason, by=found.by)

    def basis(self, basis: str | None) -> str:
        """Return how an answer is known, in words."""
        return self.sides.second.basis(basis)

    def check(self, check: str) -> str:
        """Return what a check of the compass asks."""
        found = self._compass.check_by_id.get(check) if self._compass else None
        return str(found.text) if found else check

    def counts_as(self, option: str | None, state: str) -> str:
        """Return what a check counts as."""
        if state == "later":
            return _("later")
        if state == "not_applicable":
            return _("niet van toepassing")
        found = self._compass.option_by_id.get(option) if self._compass and option else None
        return str(found.label) if found else _("weet ik niet")

    def theme(self, theme: str) -> str:
        """Return the title of a theme."""
        return self.sides.second.section_title(theme)

    def question(self, question: str, group: str) -> str:
        """Return what is asked, as this group reads it."""
        found = self._group(self.sides.second, group)
        return self.sides.second.question_text(question, found.kind.value if found else "")

    def answers(self, change: AnswerChange) -> tuple[str, str]:
        """Return both answers in words."""
        states = (change.state.first, change.state.second)
        first, second = (
            self._answer(side, change, state)
            for side, state in zip((self.sides.first, self.sides.second), states, strict=True)
        )
        return first, second

    def _answer(self, side: Context, change: AnswerChange, state: str) -> str:
        if state in _ASKS_NOTHING:
            return _("niet gevraagd")
        group = self._group(side, change.group)
        read = today_text if change.of_today else response_text
        return read(side, group, change.question) or unknown_yet()

    def direction(self, direction: Direction) -> str:
        """Return which way a change goes."""
        words: dict[Direction, str] = {
            "lighter": _("lichter"),
            "heavier": _("zwaarder"),
            "same": _("even zwaar"),
            "known": _("nu bekend"),
            "unknown": _("niet meer bekend"),
        }
        return words[direction]

    def hours(self, hours: AmountRange | None) -> str:
        """Return hours, whole and as a range."""
        return about_hours(hours)

    def field(self, change: FieldChange) -> str:
        """Return what a field of a step was and what it becomes."""
        definition = self._journey
        if definition is None or change.field not in definition.field_by_id:
            return change.field
        label = str(definition.field_by_id[change.field].text).rstrip("?")
        first, second = (
            self._field_value(definition, change.field, value) for value in (change.value.first, change.value.second)
        )
        return _("{field}: van '{first}' naar '{second}'").format(field=label, first=first, second=second)

    @staticmethod
    def _field_value(definition: JourneyDefinition, field: str, value: object) -> str:
        if isinstance(value, str | int | float | tuple | Estimate):
            return value_text(definition.form, definition.field_by_id[field], value)
        return _("niet bekend")

    def definition(self, definition: str) -> str:
        """Return the title of a definition."""
        file = self.sides.second.catalogue.sources.get(definition)
        return str(file.definition.title) if file else definition

    @staticmethod
    def _group(side: Context, group: str) -> Group | None:
        return next((one for one in side.dossier.groups if one.id == group), None)

    @property
    def _rules(self) -> AdviceDefinition | None:
        side = self.sides.second
        return side.catalogue.advice_rules.get(side.outcome.advice.definition) if side.outcome.advice else None

    @property
    def _compass(self) -> CompassDefinition | None:
        side = self.sides.second
        return side.catalogue.compasses.get(side.outcome.compass.definition) if side.outcome.compass else None

    @property
    def _journey(self) -> JourneyDefinition | None:
        side = self.sides.second
        return side.catalogue.journeys.get(side.dossier.journey) if side.dossier.journey else None
