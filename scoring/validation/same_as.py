"""Whether an answer that was taken over names a group that is there, and still says the same."""

from __future__ import annotations

from questionnaires.locations import Path
from questionnaires.translation import _
from scoring.dossier import Answer, Dossier, Group
from scoring.same_as import group_named, still_the_same
from scoring.validation.report import Report, choices, suggestion


def check_same_as(report: Report, dossier: Dossier) -> None:
    """Note every answer that says that it is the same as that of a group, and is not."""
    for index, answer in enumerate(dossier.answers):
        if answer.same_as is not None:
            message = _("een antwoord voor het hele dossier kan niet gelijk zijn aan dat van een doelgroep")
            report.add("D734", ("answers", index, "same_as"), message, _("Haal same_as weg."))
    for place, group in enumerate(dossier.groups):
        for index, answer in enumerate(group.answers):
            if answer.same_as is not None:
                _check(report, dossier, group, answer, ("groups", place, "answers", index, "same_as"))


def _check(report: Report, dossier: Dossier, group: Group, answer: Answer, path: Path) -> None:
    other = group_named(dossier, answer.same_as)
    if other is None or other.id == group.id:
        others = [one.id for one in dossier.groups if one.id != group.id]
        message = _("het antwoord op {question} zou gelijk zijn aan dat van {id}, en dat is geen andere doelgroep")
        message = message.format(question=answer.question, id=answer.same_as)
        otherwise = choices(others) if others else _("Haal same_as weg.")
        report.add("D734", path, message, suggestion(answer.same_as or "", others, otherwise))
    elif not still_the_same(answer, other.answer_by_question.get(answer.question)):
        message = _("het antwoord op {question} is niet meer gelijk aan dat van {id}")
        mend = _("Haal same_as weg als het verschil klopt. Anders: pas een van de twee antwoorden aan.")
        report.add("D735", path, message.format(question=answer.question, id=other.id), mend)
