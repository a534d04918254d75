"""Whether the steps of a journey fit the definition that they are described with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questionnaires.catalogue import Catalogue
from questionnaires.condition_words import answers_in_words
from questionnaires.document import shortened
from questionnaires.journey_model import JourneyDefinition
from questionnaires.locations import Path
from questionnaires.translation import _
from scoring.dossier import CurrentStep, Dossier, Estimate, Journey, Row, Step
from scoring.journey.compiled import compiled_journey
from scoring.journey.fields import read_fields
from scoring.validation.answers import check_evidence
from scoring.validation.report import Report, add_doubles, choices, new_name, suggestion
from scoring.validation.values import check_value


def check_journeys(report: Report, dossier: Dossier, catalogue: Catalogue) -> None:
    """Note everything in the journeys of a dossier that does not fit."""
    definition = _definition(report, dossier, catalogue)
    for index, group in enumerate(dossier.groups):
        if group.journey is not None:
            _Checker(report, definition, group.journey, ("groups", index, "journey")).check()


def _definition(report: Report, dossier: Dossier, catalogue: Catalogue) -> JourneyDefinition | None:
    described = next((n for n, group in enumerate(dossier.groups) if group.journey is not None), None)
    if dossier.journey is None:
        if described is not None:
            message = _("er staat niet bij waarmee de reis is beschreven")
            mend = _("Schrijf boven in het dossier: journey: {id}.").format(id=next(iter(catalogue.journeys), "reis"))
            report.add("D750", ("groups", described, "journey"), message, mend)
        return None
    if dossier.journey not in catalogue.journeys:
        message = _("de beschrijving van de reis {id} is er niet").format(id=shortened(dossier.journey))
        otherwise = _("Noem met --questionnaires de map waar die staat.")
        report.add("D750", ("journey",), message, suggestion(dossier.journey, catalogue.journeys, otherwise))
        return None
    return catalogue.journeys[dossier.journey]


@dataclass(frozen=True, slots=True)
class _Checker:
    report: Report
    definition: JourneyDefinition | None
    journey: Journey
    path: Path

    def check(self) -> None:
        self._check_ids("steps", self.journey.steps)
        self._check_ids("current_steps", self.journey.current_steps)
        if self.journey.current is not None and self.journey.current_steps:
            message = _("er staat current: {word}, en er zijn ook stappen van nu").format(word=self.journey.current)
            self.report.add("D754", (*self.path, "current"), message, _("Laat een van de twee staan."))
        for index, step in enumerate(self.journey.steps):
            self._check_step(step, (*self.path, "steps", index), step.values)
        proposed = {step.id: step for step in self.journey.steps}
        for index, current in enumerate(self.journey.current_steps):
            path = (*self.path, "current_steps", index)
            like = proposed.get(current.like or "")
            if current.like is not None and like is None:
                message = _("het voorstel heeft geen stap {id}").format(id=shortened(current.like))
                mend = suggestion(current.like, proposed, choices(proposed))
                self.report.add("D751", (*path, "like"), message, mend)
            self._check_step(current, path, {**(like.values if like else {}), **current.values})
        if self.journey.participation is not None:
            self._check_order(self.journey.participation.hours, (*self.path, "participation", "hours"))

    def _check_ids(self, key: str, steps: Sequence[Step | CurrentStep]) -> None:
        ids: dict[Path, str] = {(*self.path, key, index, "id"): step.id for index, step in enumerate(steps)}
        add_doubles(self.report, ids, "D751", _("de stap {id} staat hier twee keer"), _("Geef elke stap een eigen id."))

    def _check_step(self, step: Step | CurrentStep, path: Path, whole: Row) -> None:
        for index, evidence in enumerate(step.evidence):
            check_evidence(self.report, evidence, (*path, "evidence", index))
        if self.definition is None:
            return
        before = len(self.report.findings)
        for name, value in step.values.items():
            self._check_field(self.definition, name, (*path, "values", name))
            field = self.definition.field_by_id.get(name)
            if field is not None and value is not None:
                check_value(self.report, self.definition.form, field, value, (*path, "values", name))
        if len(self.report.findings) == before and all(name in self.definition.field_by_id for name in whole):
            self._check_asked(self.definition, step, path, whole)

    def _check_field(self, definition: JourneyDefinition, name: str, path: Path) -> None:
        if name in definition.field_by_id:
            return
        message = _("een stap heeft geen veld {name}").format(name=shortened(name))
        new = new_name(name, definition.fields)
        otherwise = _("Haal het weg, of kijk het id na in {id}.").format(id=definition.id)
        mend = (
            _("Dat veld heet nu {id}.").format(id=new) if new else suggestion(name, definition.field_by_id, otherwise)
        )
        self.report.add("D752", path, message, mend)

    def _check_asked(self, definition: JourneyDefinition, step: Step | CurrentStep, path: Path, whole: Row) -> None:
        """Note what is filled in where it does not count."""
        fields = read_fields(compiled_journey(definition), whole)
        for name, value in step.values.items():
            field = definition.field_by_id[name]
            if value is not None and fields[name].state == "hidden":
                message = _("{name} telt bij deze stap niet mee: alleen als {when}")
                mend = _("Haal het weg, of verander het andere antwoord.")
                when = answers_in_words(definition.form, field.when) if field.when else ""
                self.report.add("D753", (*path, "values", name), message.format(name=name, when=when), mend)

    def _check_order(self, estimate: Estimate, path: Path) -> None:
        if not 0 <= estimate.low <= estimate.likely <= estimate.high:
            message = _("low, likely en high staan niet van laag naar hoog")
            self.report.add("D716", path, message, _("Zet het kleinste getal bij low en het grootste bij high."))
