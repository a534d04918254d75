"""A questionnaire made ready for scoring: positions, conditions and rules, worked out once and kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from questionnaires.expressions import Expression
from questionnaires.model import Depth, GroupKind, Question, Questionnaire, Scope, Section, SectionRole
from questionnaires.translation import _
from scoring.bands import BandRules
from scoring.bottlenecks import AnswerRules
from scoring.classes import ClassRules
from scoring.conditions import Condition, OrderedRules, read_condition
from scoring.errors import ScoringError
from scoring.identity import remembered
from scoring.positions import Position, Positions, positions_of


@dataclass(frozen=True, slots=True, eq=False)
class CompiledQuestion:
    """One question. `index` is its place in every list with one entry per question of the questionnaire.

    `positions` is None for a question that cannot be scored nor named in a condition, such as a text. `gates` are the
    indices of the questions that its condition names, in the order in which `condition.on` takes their positions.
    """

    index: int
    id: str
    question: Question
    section: Section
    scored: bool
    critical: bool
    protection: bool
    kinds: frozenset[GroupKind]
    positions: Positions | None
    absent: Position | None
    gates: tuple[int, ...]
    when: Expression | None
    condition: Condition | None

    @property
    def context(self) -> bool:
        """Whether this is about the circumstances of the group, which only escalate."""
        return self.section.role is SectionRole.CONTEXT

    @property
    def of_dossier(self) -> bool:
        """Whether this is asked once for the whole dossier."""
        return self.section.scope is Scope.DOSSIER


@dataclass(frozen=True, eq=False)
class CompiledTheme:
    """A scored section as it is asked at one depth; `defined` counts its scored questions whoever they are for."""

    section: Section
    context: bool
    defined: int
    asked: tuple[CompiledQuestion, ...]
    more_in_full: bool

    @cached_property
    def indices(self) -> tuple[int, ...]:
        """The indices of the questions that are asked."""
        return tuple(question.index for question in self.asked)


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What is asked of one kind of group at one depth, in the order of the questionnaire.

    `asked` holds every question, `scored` those with a burden, `compared` those with a burden that are not context.
    """

    depth: str
    kind: GroupKind
    asked: tuple[CompiledQuestion, ...]
    scored: tuple[CompiledQuestion, ...]
    compared: tuple[CompiledQuestion, ...]
    themes: tuple[CompiledTheme, ...]


class Compiled:
    """A questionnaire in the form that is scored. Made by `compiled`."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        if questionnaire.scoring is None:
            message = _("De vragenlijst {id} heeft geen regels voor de uitkomst (scoring).")
            raise ScoringError(message.format(id=questionnaire.id))
        self.questionnaire = questionnaire
        self.scoring = questionnaire.scoring
        self.bands = BandRules(self.scoring.bands)
        self.bottlenecks = AnswerRules(self.scoring.bottlenecks)
        self.red_flags = AnswerRules(self.scoring.red_flags)
        self.classes = ClassRules(self.scoring.classes)
        scan = self.depth("quickscan")
        self.scan_outcomes = OrderedRules(scan.outcomes if scan else ())
        self.not_needed_verdicts = OrderedRules(scan.not_needed_verdicts if scan else ())
        self.questions = _compile_questions(questionnaire)
        self.by_id: Mapping[str, CompiledQuestion] = {question.id: question for question in self.questions}
        self.order = _order_of_work(self.questions)
        self._plans: dict[tuple[str, GroupKind], Plan] = {}

    @cached_property
    def depended_on(self) -> frozenset[int]:
        """The questions that a condition names."""
        return frozenset(gate for question in self.questions for gate in question.gates)

    def depth(self, name: str) -> Depth | None:
        """Return the definition of a depth (quickscan, short, full), if the questionnaire has it."""
        return next((depth for depth in self.questionnaire.depths if depth.id == name), None)

    def plan(self, depth: str, kind: GroupKind) -> Plan:
        """Return what is asked of this kind of group at this depth.

        Raises:
            ScoringError: when the questionnaire does not have this depth.
        """
        key = (depth, kind)
        if key not in self._plans:
            self._plans[key] = self._make_plan(depth, kind)
        return self._plans[key]

    def empty_plan(self, kind: GroupKind) -> Plan:
        """Return what is left when the quickscan says that no test is needed: its own questions, and no scores."""
        scan = self.plan("quickscan", kind)
        themes = tuple(replace(theme, asked=()) for theme in scan.themes)
        return replace(scan, scored=(), compared=(), themes=themes)

    def _make_plan(self, depth: str, kind: GroupKind) -> Plan:
        asked = tuple(self._asked(depth, kind))
        scored = tuple(question for question in asked if question.scored)
        in_full = [question for question in self._asked("full", kind) if question.scored]
        themes = []
        for section in self.questionnaire.sections:
            if not section.scored:
                continue
            here = tuple(question for question in scored if question.section is section)
            all_here = sum(question.section is section for question in in_full)
            defined = sum(question.scored for question in self.questions if question.section is section)
            context = section.role is SectionRole.CONTEXT
            themes.append(CompiledTheme(section, context, defined, here, more_in_full=all_here > len(here)))
        compared = tuple(question for question in scored if not question.context)
        return Plan(depth, kind, asked, scored, compared, tuple(themes))

    def _asked(self, depth: str, kind: GroupKind) -> Iterator[CompiledQuestion]:
        definition = self.depth(depth)
        if definition is None and depth != "full":
            message = _("De vragenlijst {id} heeft geen diepte {depth}.")
            raise ScoringError(message.format(id=self.questionnaire.id, depth=depth))
        chosen = frozenset(definition.questions) if definition else frozenset[str]()
        for question in self.questions:
            if kind in question.kinds and (not chosen or question.id in chosen):
                yield question


@remembered
def compiled(questionnaire: Questionnaire) -> Compiled:
    """Return the form of a questionnaire that is scored; it is made once for each questionnaire object.

    Raises:
        ScoringError: when the questionnaire cannot be scored, for instance because conditions go round in a circle.
    """
    return Compiled(questionnaire)


def _compile_questions(questionnaire: Questionnaire) -> tuple[CompiledQuestion, ...]:
    places = {question.id: place for place, question in enumerate(questionnaire.questions)}
    if len(places) < sum(1 for _question in questionnaire.questions):
        raise ScoringError(_("In de vragenlijst {id} staat een vraag twee keer.").format(id=questionnaire.id))
    return tuple(_compile_question(questionnaire, question, places) for question in questionnaire.questions)


def _compile_question(questionnaire: Questionnaire, question: Question, places: Mapping[str, int]) -> CompiledQuestion:
    when = read_condition(question.when) if question.when else None
    names = when.names if when else ()
    for name in names:
        if name not in places:
            message = _("De voorwaarde bij de vraag {question} noemt de vraag {name}, en die is er niet.")
            raise ScoringError(message.format(question=question.id, name=name))
    positions = positions_of(questionnaire, question)
    return CompiledQuestion(
        index=places[question.id],
        id=question.id,
        question=question,
        section=questionnaire.section_of[question.id],
        scored=questionnaire.is_scored(question),
        critical=question.critical,
        protection=question.protection,
        kinds=frozenset(question.kinds),
        positions=positions,
        absent=positions.absent if positions else None,
        gates=tuple(places[name] for name in names),
        when=when,
        condition=Condition(when) if when else None,
    )


def _order_of_work(questions: tuple[CompiledQuestion, ...]) -> tuple[CompiledQuestion, ...]:
    """Put every question after the questions that its condition names."""
    sorter = TopologicalSorter({question.index: question.gates for question in questions})
    try:
        return tuple(questions[index] for index in sorter.static_order())
    except CycleError as error:
        names = ", ".join(questions[index].id for index in error.args[1])
        raise ScoringError(_("Deze voorwaarden wachten op elkaar: {names}.").format(names=names)) from error
