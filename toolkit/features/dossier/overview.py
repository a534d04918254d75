"""The task list of a dossier: every part with its status and its time, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable

from flask import url_for

from questionnaires.translation import _
from scoring.dossier import Group
from scoring.errors import ScoringError
from toolkit.features.dossier.left_out import MEASURES, part_called, reason_of, theme_part
from toolkit.features.dossier.opened import Opened, address_if_there
from toolkit.features.dossier.standing import Answers, Standing, standings, stored_answers
from toolkit.features.dossier.tasks import Chapter, Overview, Task, how_many
from toolkit.features.journey.prefill import offers_of
from toolkit.features.questions.place import WHOLE

INTAKE_MINUTES, GROUP_MINUTES, MEASURE_MINUTES, JOURNEY_MINUTES = 10, 5, 15, 10


def make_overview(opened: Opened) -> Overview:
    """Work out the task list; one query more than opening the dossier took."""
    answers = stored_answers(opened)
    before = (_intake(opened), _groups(opened), _depth(opened))
    chapters = tuple(_chapter(opened, answers, group) for group in (*opened.groups, None))
    chapters = tuple(chapter for chapter in chapters if chapter.tasks)
    after, journeys = tuple(_after(opened, chapters)), tuple(_journeys(opened, answers))
    return Overview(_next(opened, before, chapters), _result(opened), before, chapters, after, journeys, answers)


def _intake(opened: Opened) -> Task:
    asked = opened.intake_questions
    answered = sum(opened.head.intake.get(name) is not None for name in asked)
    missing = [
        question for name, question in asked.items() if question.required and opened.head.intake.get(name) is None
    ]
    return Task(
        _("Waar het over gaat"),
        url_for("dossier.intake", dossier=opened.identity),
        how_many(answered, len(asked)),
        "good" if answered == len(asked) else "active" if answered else "neutral",
        "" if answered == len(asked) else _minutes(INTAKE_MINUTES),
        _("Alleen de naam en wat er verandert zijn nodig."),
        done=not missing,
    )


def _groups(opened: Opened) -> Task:
    number = len(opened.groups)
    words = _("Nog geen") if not number else _("1 groep") if number == 1 else _("{n} groepen").format(n=number)
    return Task(
        _("De mensen om wie het gaat"),
        url_for("dossier.groups", dossier=opened.identity),
        words,
        "good" if number else "warn",
        "" if number else _minutes(GROUP_MINUTES),
        ", ".join(group.name for group in opened.groups),
        done=number > 0,
    )


def _depth(opened: Opened) -> Task:
    chosen = opened.definitions.compiled.depth(opened.head.depth)
    return Task(
        _("Welke toets"),
        url_for("dossier.depth", dossier=opened.identity),
        str(chosen.title) if chosen else _("Alle vragen"),
        "good",
        hint=_("Je kunt altijd wisselen. Antwoorden blijven staan."),
        done=True,
    )


def _chapter(opened: Opened, answers: Answers, group: Group | None) -> Chapter:
    found = standings(opened, answers, group)
    tasks = tuple(_theme(opened, group, one) for one in found if one.asked)
    return Chapter(
        group.id if group else WHOLE,
        group.name if group else _("Over het hele voorstel"),
        tasks,
        sum(one.answered for one in found),
        sum(one.asked for one in found),
        sum(
            _time(opened, one.asked - one.answered)
            for one, task in zip((one for one in found if one.asked), tasks, strict=True)
            if not (task.done or task.left_out)
        ),
    )


def _theme(opened: Opened, group: Group | None, standing: Standing) -> Task:
    section, key = standing.part.section, group.id if group else WHOLE
    reason = reason_of(opened.head, theme_part(str(section.title), group))
    if reason is not None:
        status, kind = _("Weggelaten"), "neutral"
        if standing.answered:
            status = _("Weggelaten. Wat er staat, telt mee")
    elif standing.done:
        status, kind = _("Klaar"), "good"
        if standing.unknown:
            status, kind = _("Klaar, {n} keer 'weet ik niet'").format(n=standing.unknown), "warn"
    elif standing.answered:
        status = how_many(standing.answered, standing.asked)
        kind = "active"
    else:
        status, kind = _("Nog niet begonnen"), "neutral"
    return Task(
        str(section.title),
        _theme_address(opened, key, standing),
        status,
        kind,
        _minutes(_time(opened, standing.asked)) if not standing.done else "",
        reason or "",
        url_for("dossier.leave_out", dossier=opened.identity, group=key, section=section.id),
        left_out=reason is not None,
        done=standing.done,
        number=standing.part.number,
    )


def _theme_address(opened: Opened, key: str, standing: Standing) -> str:
    if standing.part.has_page:
        return url_for("questions.theme", dossier=opened.identity, group=key, section=standing.part.section.id)
    first = standing.part.questions[0].id
    return url_for("questions.question", dossier=opened.identity, group=key, question=first)


def _journeys(opened: Opened, answers: Answers) -> Iterable[Task]:
    """Yield the journey of every group, when there is a definition to describe it with, and what it answers."""
    catalogue = opened.definitions.catalogue.journeys
    if not catalogue or (opened.head.journey and opened.head.journey not in catalogue):
        return
    for group in opened.groups:
        steps = len(group.journey.steps) if group.journey else 0
        yield Task(
            _("De reis van {group}").format(group=group.name),
            address_if_there("journey.overview", dossier=opened.identity, group=group.id),
            _("Nog niet begonnen") if not steps else _("1 stap") if steps == 1 else _("{n} stappen").format(n=steps),
            "good" if steps else "neutral",
            _minutes(JOURNEY_MINUTES) if not steps else "",
            _("Wat iemand moet doen, stap voor stap, en waar het vastloopt.") if not steps else "",
            done=steps > 0,
        )
        if number := _offered(opened, group, answers):
            yield Task(
                _("Antwoorden uit de reis van {group}").format(group=group.name),
                address_if_there("journey.answers", dossier=opened.identity, group=group.id),
                _("1 over te nemen") if number == 1 else _("{n} over te nemen").format(n=number),
                "active",
                hint=_("Wat je bij de stappen invulde, hoef je bij de vragen niet nog eens in te vullen."),
            )


def _offered(opened: Opened, group: Group, answers: Answers) -> int:
    """Return how many answers the journey offers; the task list also opens when a step cannot be read."""
    try:
        return len(offers_of(opened, group, answers).to_take)
    except ScoringError:
        return 0


def _after(opened: Opened, chapters: Iterable[Chapter]) -> Iterable[Task]:
    name = opened.identity
    begun = any(chapter.answered for chapter in chapters)
    measures = len(opened.head.measures)
    left_out = reason_of(opened.head, part_called(opened, WHOLE, MEASURES))
    yield Task(
        _("Uitzoeken"),
        address_if_there("find_out.overview", dossier=name),
        "",
        hint=_("Wat je nog niet weet, en wie het kan weten."),
    )
    yield Task(
        _("Maatregelen"),
        url_for("dossier.measures", dossier=name),
        _("Weggelaten") if left_out is not None else _measures(measures),
        "good" if measures else "neutral",
        _minutes(MEASURE_MINUTES) if not measures else "",
        left_out or _("Wat je aan het voorstel verandert, en wie dat toezegt."),
        url_for("dossier.leave_out", dossier=name, group=WHOLE, section=MEASURES),
        left_out=left_out is not None,
        done=measures > 0,
    )
    yield Task(
        _("Wat zou helpen?"),
        address_if_there("whatif.overview", dossier=name),
        hint=_("Vink maatregelen aan, en zie meteen wat er dan overblijft."),
    )
    yield Task(
        _("Wie vulde dit in"),
        url_for("dossier.people", dossier=name),
        _("Ingevuld") if opened.head.filled_in_by else _("Nog niet ingevuld"),
        "good" if opened.head.filled_in_by else "neutral",
        _minutes(1) if not opened.head.filled_in_by else "",
        _("In het advies staan alleen functies, geen namen."),
    )
    yield Task(
        _("Wat er onderweg veranderde"),
        url_for("dossier.changes", dossier=name),
        _changes(len(opened.head.change_log)),
        hint=_("Staat in het advies, zodat de lezer ziet wat er is gedaan."),
    )
    yield Task(
        _("Advies"),
        address_if_there("advice.overview", dossier=name),
        hint=_("Waarom dit advies, de voorwaarden, teksten voor het voorstel, en alternatieven."),
    )
    yield Task(
        _("Resultaat"),
        _result(opened),
        _("Er is nog niets ingevuld") if not begun else "",
        hint=_("De uitkomst tot nu toe, ook als nog niet alles is ingevuld."),
    )
    yield Task(
        _("Documenten"),
        address_if_there("documents.overview", dossier=name),
        "",
        hint=_("Het advies als PDF of webpagina, en de gegevens."),
    )


def _changes(number: int) -> str:
    if not number:
        return ""
    return _("1 regel") if number == 1 else _("{n} regels").format(n=number)


def _measures(number: int) -> str:
    if not number:
        return _("Nog geen")
    return _("1 maatregel") if number == 1 else _("{n} maatregelen").format(n=number)


def _result(opened: Opened) -> str | None:
    if opened.head.depth == "quickscan":
        found = address_if_there("quickscan.outcome", dossier=opened.identity)
        if found:
            return found
    return address_if_there("result.overview", dossier=opened.identity)


def _next(opened: Opened, before: Iterable[Task], chapters: tuple[Chapter, ...]) -> Task:
    """Return the first thing that is needed and not done; after everything, the result."""
    waiting = next((task for task in before if not task.done), None)
    if waiting:
        return waiting
    for chapter in chapters:
        task = next((task for task in chapter.tasks if not task.done and not task.left_out), None)
        if task:
            label = _("{theme}, voor {group}").format(theme=task.label, group=chapter.title)
            address = task.address
            if not chapter.answered and task is chapter.tasks[0]:
                # Of a later group that page asks first what its circumstances make heavier.
                address = url_for("questions.begin", dossier=opened.identity, group=chapter.key)
            return Task(label, address, task.status, task.kind, task.time)
    return Task(_("Resultaat"), _result(opened), _("Alle vragen zijn ingevuld"), "good", done=True)


def _time(opened: Opened, asked: int) -> int:
    """Share the minutes of a depth over its questions; without that, a question takes a minute."""
    compiled = opened.definitions.compiled
    depth = compiled.depth(opened.head.depth)
    if depth is None:
        return asked
    everything = len(depth.questions) or len(compiled.questions)
    return max(1, round(depth.minutes * asked / everything))


def _minutes(number: int) -> str:
    return _("{n} min").format(n=number)
