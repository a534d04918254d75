"""Whether each question that counts can change the outcome, as shown by two dossiers that differ in one answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from questionnaires.catalogue import Catalogue, DefinitionFile
from questionnaires.check.checking import Checker
from questionnaires.check.report import Report
from questionnaires.check.walk import placed_questions
from questionnaires.findings import Finding
from questionnaires.model import Questionnaire
from questionnaires.translation import _

Idle = Callable[[Questionnaire], Iterable[str]]
"""Gives the ids of the questions that count, but of which no answer ever changes the outcome.

It is handed in, because the outcome is computed elsewhere: this package may not know how.
"""


def influence_checker(idle: Idle) -> Checker:
    """Return the check that every question that counts can change the outcome."""

    def check(file: DefinitionFile, _catalogue: Catalogue) -> Iterator[Finding]:
        if not isinstance(file.definition, Questionnaire) or file.definition.scoring is None:
            return
        report = Report(file.name, file.text, file.locations)
        without = set(idle(file.definition))
        for item in placed_questions(file.definition):
            if item.question.id in without:
                message = _("wat iemand ook antwoordt op {id}, de uitkomst blijft gelijk").format(id=item.question.id)
                report.at_value("B430", (*item.path, "id"), message)
        yield from report.findings

    return check
