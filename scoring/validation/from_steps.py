"""Whether what answers and steps say of each other is so: where an answer came from, what evidence is at both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questionnaires.catalogue import Catalogue
from questionnaires.document import shortened
from questionnaires.locations import Path
from questionnaires.model import Scope
from questionnaires.translation import _
from scoring.dossier import Answer, CurrentStep, Dossier, Group, Response, Step
from scoring.evidence import Evidence
from scoring.journey.prefill import Prefilled, prefilled, still_says
from scoring.validation.report import Report, choices, suggestion


def check_from_steps(report: Report, dossier: Dossier, catalogue: Catalogue) -> None:
    """Note every answer and all evidence that names a step or a question that is not there.

    That an answer is no longer what the journey says is told only when everything else fits.
    """
    before = len(report.findings)
    for index, answer in enumerate(dossier.answers):
        _check_answer(report, None, answer, ("answers", index))
    for place, group in enumerate(dossier.groups):
        for index, answer in enumerate(group.answers):
            _check_answer(report, group, answer, ("groups", place, "answers", index))
        _check_steps(report, dossier, catalogue, group, ("groups", place, "journey"))
    if len(report.findings) == before:
        _check_changed(report, dossier, catalogue)


def _check_answer(report: Report, group: Group | None, answer: Answer, path: Path) -> None:
    steps = [step.id for step in group.journey.steps] if group and group.journey else []
    for number, name in enumerate(answer.from_steps):
        if name not in steps:
            message = _("het antwoord op {question} zou uit de stap {id} komen, en die is er niet")
            message = message.format(question=answer.question, id=shortened(name))
            mend = suggestion(name, steps, choices(steps) if steps else _("Haal from_steps weg."))
            report.add("D736", (*path, "from_steps", number), message, mend)
    for where, evidence in _evidence(answer, path):
        if evidence.step is not None and evidence.step not in steps:
            message = _("er is geen stap {id} waar dit ook bij hoort").format(id=shortened(evidence.step))
            mend = suggestion(evidence.step, steps, choices(steps) if steps else _("Haal step weg."))
            report.add("D738", (*where, "step"), message, mend)
        if evidence.question is not None:
            message = _("dit staat al bij de vraag {id}").format(id=answer.question)
            report.add("D738", (*where, "question"), message, _("Haal question weg: dat hoort bij een stap."))


def _check_steps(report: Report, dossier: Dossier, catalogue: Catalogue, group: Group, path: Path) -> None:
    questionnaire = catalogue.questionnaires.get(dossier.questionnaire)
    if group.journey is None or questionnaire is None:
        return
    questions = {
        question.id
        for question in questionnaire.questions
        if questionnaire.section_of[question.id].scope is Scope.GROUP
    }
    both: dict[str, Sequence[Step | CurrentStep]] = {
        "steps": group.journey.steps,
        "current_steps": group.journey.current_steps,
    }
    for key, steps in both.items():
        for index, step in enumerate(steps):
            for number, evidence in enumerate(step.evidence):
                where = (*path, key, index, "evidence", number)
                if evidence.question is not None and evidence.question not in questions:
                    message = _("er is geen vraag {id} waar dit ook bij hoort").format(id=shortened(evidence.question))
                    mend = suggestion(evidence.question, questions, _("Noem een vraag over een doelgroep."))
                    report.add("D738", (*where, "question"), message, mend)
                if evidence.step is not None:
                    message = _("dit staat al bij de stap {id}").format(id=step.id)
                    report.add("D738", (*where, "step"), message, _("Haal step weg: dat hoort bij een antwoord."))


def _check_changed(report: Report, dossier: Dossier, catalogue: Catalogue) -> None:
    questionnaire = catalogue.questionnaires.get(dossier.questionnaire)
    definition = catalogue.journeys.get(dossier.journey or "")
    taken = any(answer.from_steps for group in dossier.groups for answer in group.answers)
    if questionnaire is None or definition is None or not taken or report.findings:
        return
    for place, group in enumerate(dossier.groups):
        said: dict[str, Prefilled] = {one.question: one for one in prefilled(definition, questionnaire, group)}
        for index, answer in enumerate(group.answers):
            if answer.from_steps and not still_says(answer, said.get(answer.question)):
                path = ("groups", place, "answers", index, "from_steps")
                message = _("de reis zegt nu iets anders dan het antwoord op {question}")
                mend = _("Haal from_steps weg als het antwoord klopt. Anders: pas het antwoord aan.")
                report.add("D737", path, message.format(question=answer.question), mend)


def _evidence(answer: Answer, path: Path) -> Iterator[tuple[Path, Evidence]]:
    places: list[tuple[Path, Response | None]] = [(("proposal",), answer.proposal), (("current",), answer.current)]
    for index, rating in enumerate(answer.ratings):
        places += [(("ratings", index, "proposal"), rating.proposal), (("ratings", index, "current"), rating.current)]
    if answer.settled:
        places += [(("settled", "proposal"), answer.settled.proposal), (("settled", "current"), answer.settled.current)]
    for where, response in places:
        for number, evidence in enumerate(response.evidence if response else ()):
            yield (*path, *where, "evidence", number), evidence
