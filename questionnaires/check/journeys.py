"""Journey definitions: every formula finds its fields, and every field, score and number can be what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from questionnaires.catalogue import Catalogue
from questionnaires.check.burdens import check_order, check_range
from questionnaires.check.comparing import FieldsAndFacts, read_condition
from questionnaires.check.conditions import check_conditions
from questionnaires.check.domains import carries_burden
from questionnaires.check.journey_rules import check_journey_rules
from questionnaires.check.names import check_question_names, check_sources, check_tags
from questionnaires.check.prefill import check_prefill
from questionnaires.check.report import Report, nearest
from questionnaires.check.texts import check_all_different, check_different
from questionnaires.check.walk import placed_questions
from questionnaires.facts import STRESS_FACT, score_fact
from questionnaires.journey_model import (
    CountScore,
    HoursScore,
    JourneyDefinition,
    LightField,
    MeanScore,
    Threshold,
)
from questionnaires.locations import Path
from questionnaires.model import (
    ChoiceQuestion,
    EstimateQuestion,
    GroupKind,
    NumberQuestion,
    SingleChoice,
    VocabularyRole,
)
from questionnaires.translation import _


def check_journey(report: Report, definition: JourneyDefinition, catalogue: Catalogue) -> None:
    """Check what a journey definition means; its shape was checked when it was read."""
    _Checker(report, definition, catalogue).check()


@dataclass
class _Checker:
    report: Report
    definition: JourneyDefinition
    catalogue: Catalogue

    @cached_property
    def names(self) -> FieldsAndFacts:
        """What a rule about a step may name."""
        scores = {score.id: score_fact(score.id, str(score.label)) for score in self.definition.scores}
        return FieldsAndFacts(self.definition.form, {STRESS_FACT.name: STRESS_FACT, **scores})

    def check(self) -> None:
        """Check everything; the rules only when the fields and scores that they name are right."""
        before = len(self.report.findings)
        uses = self._check_fields()
        self._check_clashes()
        self._check_references()
        self._check_scores()
        self._check_numbers()
        check_sources(self.report, self.definition, [*uses, *self._source_uses()])
        for number, flag in enumerate(self.definition.red_flags):
            check_tags(self.report, ("red_flags", number), flag.tags, self.catalogue)
        self._check_contradictions()
        if len(self.report.findings) == before:
            check_journey_rules(self.report, self.definition, self.names)
            check_prefill(self.report, self.definition, self.catalogue)

    def _check_fields(self) -> list[tuple[Path, Sequence[str]]]:
        report = replace(self.report, locations=self.report.locations.moved(_where_fields_stand))
        form = self.definition.form
        uses = check_question_names(report, form, self.catalogue)
        check_conditions(report, form)
        check_different(report, form)
        for name, scale in form.scales.items():
            check_order(report, ("scales", name), scale)
        for item in placed_questions(form):
            if isinstance(item.question, ChoiceQuestion):
                check_order(report, (*item.path, "options"), item.question.options)
            check_range(report, item)
        # The places of the fields were translated above, not those of the sources that they name.
        return [(("fields", *path[3:]), names) for path, names in uses]

    def _check_clashes(self) -> None:
        taken = {field.id for field in self.definition.fields} | {STRESS_FACT.name}
        for number, score in enumerate(self.definition.scores):
            if score.id in taken:
                message = _("{id} is ook de naam van een veld of een gegeven").format(id=score.id)
                self.report.at_value("J904", ("scores", number, "id"), message)

    def _field(self, path: Path, name: str, kinds: type | tuple[type, ...], wanted: str) -> None:
        """Check that a field is there and of the right type."""
        field = self.definition.field_by_id.get(name)
        if field is None:
            message = _("er is geen veld {name}").format(name=name)
            self.report.at_value("J901", path, message, nearest(name, self.definition.field_by_id))
        elif not isinstance(field, kinds):
            message = _("{name} is geen {wanted}").format(name=name, wanted=wanted)
            self.report.at_value("J902", path, message)

    def _fields(self, path: Path, names: Sequence[str], kinds: type | tuple[type, ...], wanted: str) -> None:
        for number, name in enumerate(names):
            self._field((*path, number), name, kinds, wanted)

    def _check_references(self) -> None:
        definition, number = self.definition, _("getal")
        for place, light in enumerate(definition.light):
            self._fields(("light", place, "fields"), light.fields, object, "")
            self._check_parts(("light", place), light)
        self._fields(("needed",), definition.needed, object, "")
        for name in definition.page_one:
            self._field(("page_one", name), name, object, "")
        self._check_sentences()
        shown = {name for light in definition.light for name in light.fields}
        for place, name in enumerate(definition.needed):
            if name in definition.field_by_id and name not in shown:
                message = _("{name} staat niet in de lichte vorm").format(name=name)
                self.report.at_value("J905", ("needed", place), message)
        amounts = definition.amounts
        self._field(("amounts", "minutes"), amounts.minutes, EstimateQuestion, _("schatting (estimate)"))
        self._fields(("amounts", "minutes_beside"), amounts.minutes_beside, NumberQuestion, number)
        for key in ("times_a_year", "share", "money"):
            self._field(("amounts", key), getattr(amounts, key), NumberQuestion, number)
        self._field(("busiest", "day"), definition.busiest.day, NumberQuestion, number)
        for place, count in enumerate(definition.counts):
            self._fields(("counts", place, "sum"), count.sum, NumberQuestion, number)
            if (count.when is None) == (not count.sum):
                message = _("de telling {id} heeft {what}").format(
                    id=count.id, what=_("geen when en geen sum") if count.when is None else _("when en ook sum")
                )
                self.report.at_value("J909", ("counts", place, "id"), message)
        self._check_actors()
        self._check_circumstances()

    def _check_sentences(self) -> None:
        for name, sentences in self.definition.sentences.items():
            self._field(("sentences", name), name, SingleChoice, _("keuze van één antwoord"))
            field = self.definition.field_by_id.get(name)
            options = [option.id for option in self.definition.form.options_of(field)] if field else []
            for option in sentences:
                if isinstance(field, SingleChoice) and option not in options:
                    message = _("{field} heeft geen antwoord {name}").format(field=name, name=option)
                    self.report.at_key("R206", ("sentences", name, option), message, nearest(option, options))

    def _check_parts(self, path: Path, light: LightField) -> None:
        """Check that the table of the steps can tell apart what a line adds up."""
        fields = self.definition.field_by_id
        for number, name in enumerate(light.fields if len(light.fields) > 1 else ()):
            if isinstance(fields.get(name), NumberQuestion) and name not in light.parts:
                message = _("{name} heeft hier geen korte naam").format(name=name)
                self.report.at_value("J914", (*path, "fields", number), message)
        for name in light.parts:
            if name not in light.fields:
                message = _("{name} staat niet onder fields van deze regel").format(name=name)
                self.report.at_key("J914", (*path, "parts", name), message, nearest(name, light.fields))
        check_all_different(self.report, [((*path, "parts", name), text) for name, text in light.parts.items()])

    def _check_actors(self) -> None:
        actors = self.definition.actors
        self._field(("actors", "field"), actors.field, SingleChoice, _("keuze van één antwoord"))
        field = self.definition.field_by_id.get(actors.field)
        options = [option.id for option in self.definition.form.options_of(field)] if field else []
        lists = [(("actors", "counts_for", kind), names) for kind, names in actors.counts_for.items()]
        for path, names in (*lists, (("actors", "apart"), actors.apart)):
            for number, name in enumerate(names):
                if options and name not in options:
                    message = _("{field} heeft geen antwoord {name}").format(field=actors.field, name=name)
                    self.report.at_value("R206", (*path, number), message, nearest(name, options))
        for kind in GroupKind:
            if not actors.of_kind(kind):
                message = _("voor een groep van de soort {kind} weegt geen stap mee").format(kind=kind.value)
                self.report.at_key("J907", ("actors", "counts_for"), message)

    def _check_circumstances(self) -> None:
        vocabularies = self.catalogue.vocabularies_for_role(VocabularyRole.CIRCUMSTANCES)
        terms = {term.id for vocabulary in vocabularies for term in vocabulary.terms}
        for number, name in enumerate(self.definition.stress_circumstances):
            if name not in terms:
                message = _("{name} is geen omstandigheid van een doelgroep").format(name=name)
                self.report.at_value("R204", ("stress_circumstances", number), message, nearest(name, terms))

    def _check_scores(self) -> None:
        for number, score in enumerate(self.definition.scores):
            path: Path = ("scores", number)
            if isinstance(score, CountScore):
                for name in score.weights:
                    self._field((*path, "weights", name), name, NumberQuestion, _("getal"))
            elif isinstance(score, MeanScore):
                self._check_mean((*path, "fields"), score)
            if isinstance(score, HoursScore | CountScore):
                self._check_thresholds((*path, "thresholds"), score.thresholds)

        self._check_load_bands()

    def _check_load_bands(self) -> None:
        """Check that every load has a name, and that 'heavy' begins where the evidence rule says so."""
        bands = self.definition.load_bands
        check_all_different(self.report, [(("load_bands", n, "label"), band.label) for n, band in enumerate(bands)])
        for number, (before, band) in enumerate(pairwise((None, *bands))):
            path: Path = ("load_bands", number, "at_least")
            if before is None and band is not None and band.at_least > 0:
                self.report.at_value("J903", path, _("onder {n:g} heeft een stap geen naam").format(n=band.at_least))
            elif before is not None and band is not None and band.at_least <= before.at_least:
                self.report.at_value("J903", path, _("deze grens is niet hoger dan de vorige"))
        heavy = self.definition.evidence.heavy_from
        if bands and heavy not in {band.at_least for band in bands}:
            message = _("bij {n:g} begint geen band van load_bands").format(n=heavy)
            self.report.at_value("J903", ("evidence", "heavy_from"), message)

    def _check_mean(self, path: Path, score: MeanScore) -> None:
        self._fields(path, score.fields, SingleChoice, _("keuze van één antwoord"))
        for number, name in enumerate(score.fields):
            field = self.definition.field_by_id.get(name)
            form = self.definition.form
            if isinstance(field, SingleChoice) and form.options_of(field) and not carries_burden(form, field):
                message = _("niet elk antwoord op {name} heeft een zwaarte").format(name=name)
                self.report.at_value("J902", (*path, number), message)

    def _check_thresholds(self, path: Path, thresholds: Sequence[Threshold]) -> None:
        for number, (lower, upper) in enumerate(pairwise(thresholds), start=1):
            if upper.at_least <= lower.at_least or upper.burden <= lower.burden:
                message = _("deze grens is niet hoger en zwaarder dan de vorige")
                self.report.at_value("J903", (*path, number, "at_least"), message)

    def _check_numbers(self) -> None:
        minutes = self.definition.field_by_id.get(self.definition.amounts.minutes)
        for number, ready in enumerate(self.definition.ready_ranges):
            if isinstance(minutes, EstimateQuestion) and not (
                minutes.minimum <= ready.low <= ready.likely <= ready.high <= minutes.maximum
            ):
                message = _("{id} loopt niet van laag naar hoog binnen de grenzen").format(id=ready.id)
                self.report.at_value("J906", ("ready_ranges", number, "low"), message)
        for number, start in enumerate(self.definition.start_values):
            path: Path = ("start_values", number)
            self._field((*path, "field"), start.field, NumberQuestion, _("getal"))
            field = self.definition.field_by_id.get(start.field)
            if isinstance(field, NumberQuestion) and not field.minimum <= start.value <= field.maximum:
                message = _("het getal {value:g} past niet bij {name}").format(value=start.value, name=field.id)
                self.report.at_value("J906", (*path, "value"), message)

    def _source_uses(self) -> Iterator[tuple[Path, Sequence[str]]]:
        definition = self.definition
        yield ("amounts", "sources"), definition.amounts.sources
        for number, score in enumerate(definition.scores):
            yield ("scores", number, "sources"), score.sources
        for key in ("breaking_points", "red_flags", "one_class_up"):
            for number, rule in enumerate(getattr(definition, key)):
                yield (key, number, "sources"), rule.sources
        for number, start in enumerate(definition.start_values):
            if start.source is not None:
                yield ("start_values", number), (start.source,)

    def _check_contradictions(self) -> None:
        for number, one in enumerate(self.definition.contradictions):
            path: Path = ("contradictions", number)
            questionnaire = self.catalogue.questionnaires.get(one.questionnaire)
            if questionnaire is None:
                message = _("er is geen vragenlijst {name}").format(name=one.questionnaire)
                mend = nearest(one.questionnaire, self.catalogue.questionnaires)
                self.report.at_value("J908", (*path, "questionnaire"), message, mend)
            else:
                read_condition(self.report, (*path, "answer"), one.answer, questionnaire)
            read_condition(self.report, (*path, "step"), one.step, self.names)


def _where_fields_stand(path: Path) -> Path:
    """A journey definition has its fields where a questionnaire has the questions of its only section."""
    return ("fields", *path[3:]) if path[:1] == ("sections",) else path
