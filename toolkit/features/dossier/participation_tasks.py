"""How far the participation plan and the compass are, as lines of the task list; nothing is scored for it."""

from __future__ import annotations

from flask import url_for

from questionnaires.translation import _
from scoring.participation import CheckAnswer, CompassAnswers
from toolkit.features.dossier.left_out import PLAN, part_called, reason_of
from toolkit.features.dossier.opened import Opened
from toolkit.features.dossier.tasks import Task
from toolkit.features.plan.order import ORDER
from toolkit.features.plan.words import part_status
from toolkit.features.questions.place import WHOLE

PLAN_MINUTES, COMPASS_MINUTES = 30, 20


def participation_tasks(opened: Opened) -> tuple[Task, ...]:
    """Return the lines: the plan first, as it answers most of the compass. None without a compass."""
    return (_plan(opened), _compass(opened)) if opened.compass else ()


def _plan(opened: Opened) -> Task:
    reason = reason_of(opened.head, part_called(opened, WHOLE, PLAN))
    filled, total = sum(bool(part_status(opened, part)) for part in ORDER), len(ORDER)
    status = _("{filled} van {total} delen").format(filled=filled, total=total) if filled else _("Nog niet begonnen")
    return Task(
        _("Het participatieplan"),
        url_for("plan.overview", dossier=opened.identity),
        _("Weggelaten") if reason is not None else status,
        "neutral" if reason is not None or not filled else "good" if filled == total else "active",
        _about(PLAN_MINUTES) if not filled else "",
        reason or _("Wie meedoet, waarover, wanneer, en wat ermee gebeurt."),
        url_for("dossier.leave_out", dossier=opened.identity, group=WHOLE, section=PLAN),
        left_out=reason is not None,
        done=filled == total,
    )


def _compass(opened: Opened) -> Task:
    said = opened.head.compass or CompassAnswers()
    asked = len(opened.compass.checks) if opened.compass else 0
    answered = sum(map(_answered, said.answers))
    out, done = said.not_applicable is not None, answered == asked
    return Task(
        _("Het kompas"),
        url_for("compass.overview", dossier=opened.identity),
        _("Niet van toepassing") if out else _("{answered} van {asked} vragen").format(answered=answered, asked=asked),
        "neutral" if out or not answered else "good" if done else "active",
        _about(COMPASS_MINUTES) if not answered else "",
        said.not_applicable or _("Is goed geregeld dat mensen meedoen?"),
        url_for("compass.ask_why", dossier=opened.identity),
        left_out=out,
        done=done,
    )


def _answered(answer: CheckAnswer) -> bool:
    return answer.value is not None or answer.not_applicable is not None


def _about(minutes: int) -> str:
    return _("{n} min").format(n=minutes)
