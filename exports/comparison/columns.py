"""How everything is called when doing nothing and several variants stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from exports.dutch import day
from exports.report.context import Context
from exports.report.words import compass_word, unknown_yet
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import GroupKind, MultipleChoice
from questionnaires.translation import _
from scoring.advice.alternatives import doing_nothing
from scoring.comparison.answers import asks_nothing, is_known
from scoring.comparison.variants import AnswerCell, SideBySide, VariantColumn


@dataclass(frozen=True)
class ColumnNames:
    """The columns, and the dossiers of the variants among them in the same order. The last one names what all have."""

    beside: SideBySide
    variants: Sequence[Context]

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """What each column is called; no two alike."""
        first = len(self.beside.columns) - len(self.variants)
        given = [one.variant for one in self.beside.columns]
        days = [one.day for one in self.beside.columns]
        titles = [doing_nothing()] * first
        for place, column in enumerate(self.beside.columns[first:], start=1):
            if column.variant and given.count(column.variant) == 1:
                titles.append(column.variant)
            elif len(self.variants) == 1:
                titles.append(_("Het voorstel"))
            elif column.day and days.count(column.day) == 1:
                titles.append(day(column.day))
            else:
                titles.append(_("Variant {n}").format(n=place))
        return tuple(titles)

    def advice(self, column: VariantColumn) -> str:
        """Return what is advised in the end; of doing nothing there is no advice."""
        if column.kind == "doing_nothing":
            return _("geen: hier wordt niets besloten")
        rules = [one.outcome.advice for one in self.variants if one.outcome.advice]
        definition = self._last.catalogue.advice_rules.get(rules[-1].definition) if rules else None
        final = column.deviation.advice if column.deviation else column.advice
        words = definition.words_by_id.get(final) if definition and final else None
        return str(words.label) if words else unknown_yet()

    @staticmethod
    def compass(column: VariantColumn) -> str:
        """Return what the compass gives; of doing nothing there is none."""
        return compass_word(column.compass) if column.compass else _("niet van toepassing")

    def theme(self, theme: str) -> str:
        """Return the title of a theme."""
        return self._last.section_title(theme)

    def question(self, question: str, group: str) -> str:
        """Return what is asked, as this group reads it."""
        found = next((one for side in self.variants for one in side.dossier.groups if one.id == group), None)
        return self._last.question_text(question, (found.kind if found else GroupKind.RESIDENT).value)

    def answer(self, question: str, cell: AnswerCell, *, today: bool) -> str:
        """Return an answer in words."""
        if is_known(cell.state) and cell.answer is not None:
            several = isinstance(self._last.question(question), MultipleChoice)
            value = tuple(str(cell.answer).split(", ")) if several else cell.answer
            return self._last.value(question, value, today=today)
        if asks_nothing(cell.state):
            return _("speelt nu niet") if today else _("niet gevraagd")
        return _("nog niet bekend")

    @property
    def journey(self) -> JourneyDefinition | None:
        """What the journeys are described with."""
        named = next((one.dossier.journey for one in reversed(self.variants) if one.dossier.journey), None)
        return self._last.catalogue.journeys.get(named) if named else None

    @property
    def _last(self) -> Context:
        return self.variants[-1]
