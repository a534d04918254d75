"""The task list: how far every part is, what is next, and what is left out."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from questionnaires.model import GroupKind
from scoring.answers import read_answers
from scoring.compiled import compiled
from scoring.dossier import Answer, Dossier, Group, NotNeeded, Response
from scoring.path import walk_proposal
from scoring.score import score
from tests.toolkit.html_forms import form_in
from tests.toolkit.working_on import Worker, counted_queries, example, put, read_example, text_of
from toolkit.features.dossier.opened import Opened, open_dossier
from toolkit.features.dossier.overview import make_overview
from toolkit.features.dossier.tasks import Overview
from toolkit.storage.heads import changed, head_of, replace_head
from toolkit.storage.store import save_answer

QUERIES = 4
"""To open the dossier, its groups, its answers; one more for the documents that may come."""


def overview_of(app: Flask, dossier: str) -> tuple[Opened, Overview]:
    with app.test_request_context():
        opened = open_dossier(dossier)
        return opened, make_overview(opened)


def empty(app: Flask, *groups: Group, depth: str = "short") -> str:
    return put(
        app,
        Dossier.model_validate(
            {"format": 1, "title": "Parkeerapp", "questionnaire": "doenvermogen", "depth": depth, "groups": groups}
        ),
    )


def test_every_theme_counts_what_scoring_asks_and_what_is_answered(app: Flask) -> None:
    catalogue = app.extensions["catalogue"]
    for name in ("warm_huis", "stadspas_idee", "terras_foto"):
        dossier = read_example(name)
        form = compiled(catalogue.questionnaires[dossier.questionnaire])
        _opened, overview = overview_of(app, example(app, name))
        for group, chapter in zip(dossier.groups, overview.chapters, strict=False):
            walk = walk_proposal(form, read_answers(form, dossier, group, {}), group.kind).actual
            plan = form.plan(dossier.depth, group.kind)
            asked = [one for one in plan.asked if not one.of_dossier and walk.shown[one.index] is not False]
            assert chapter.asked == len(asked)
            assert chapter.answered == sum(one.id in group.answer_by_question for one in asked)


def test_a_dossier_without_a_group_asks_for_one_first(app: Flask, client: FlaskClient) -> None:
    worker = Worker(app, client, empty(app))
    page = worker.page()
    assert "Nog geen" in text_of(page)
    assert overview_of(app, worker.dossier)[1].next.address == worker.address("/intake")
    worker.fill("/intake", intake_what_changes="Bezoek aanmelden gaat met een app.")
    assert overview_of(app, worker.dossier)[1].next.address == worker.address("/doelgroepen")


def test_the_next_step_is_the_first_theme_that_is_not_done(idea: Worker) -> None:
    _opened, overview = overview_of(idea.app, idea.dossier)
    assert overview.next.label == "Eerste blik, voor Inwoners die de pas kunnen krijgen"
    assert f'href="{overview.next.address}"' in idea.page()


def test_it_tells_how_far_and_how_long_still(idea: Worker) -> None:
    _opened, overview = overview_of(idea.app, idea.dossier)
    page = text_of(idea.page())
    assert overview.progress in page
    first = overview.chapters[0]
    assert first.minutes_left > overview.chapters[-1].minutes_left > 0
    assert f"{first.status} {first.time_left}" in page
    idea.fill(str(first.tasks[0].leave_out).removeprefix(idea.address()), reason="Dit speelt hier niet.")
    after = overview_of(idea.app, idea.dossier)[1].chapters[0]
    assert after.minutes_left < first.minutes_left, "what is left out takes no time"


def test_a_group_of_which_nothing_is_answered_begins_at_its_first_page(app: Flask, client: FlaskClient) -> None:
    worker = Worker(app, client, empty(app, Group(id="g", name="Groep", kind=GroupKind.RESIDENT)))
    worker.fill("/intake", intake_what_changes="Bezoek aanmelden gaat met een app.")
    begin = overview_of(app, worker.dossier)[1].next.address
    assert begin == worker.address("/groepen/g/begin")
    assert client.get(begin).status_code == 303


def test_when_everything_is_answered_the_result_is_next(warm_huis: Worker) -> None:
    _opened, overview = overview_of(warm_huis.app, warm_huis.dossier)
    assert overview.next.label == "Resultaat"
    assert overview.next.address == warm_huis.address("/resultaat")
    assert all(chapter.done for chapter in overview.chapters)


def test_an_answer_that_is_not_known_is_an_answer_and_is_counted(app: Flask) -> None:
    group = Group(id="g", name="Groep", kind=GroupKind.RESIDENT)
    identity = empty(app, group)
    theme = overview_of(app, identity)[1].chapters[0].tasks[0]
    assert theme.status == "Nog niet begonnen"
    opened, _overview = overview_of(app, identity)
    section = opened.definitions.questionnaire.sections[0]
    with Session(app.extensions["engine"]) as session:
        for question in section.questions:
            if question.unknown_allowed:
                unknown = Answer.model_validate({"question": question.id, "proposal": {"unknown": "not_known"}})
                save_answer(session, identity, "g", unknown, 0, "test")
        session.commit()
    theme = overview_of(app, identity)[1].chapters[0].tasks[0]
    assert theme.status.startswith("Klaar, ")
    assert theme.status.endswith("keer 'weet ik niet'")


def test_an_answer_without_content_is_none(app: Flask) -> None:
    group = Group(id="g", name="Groep", kind=GroupKind.RESIDENT)
    identity = empty(app, group)
    with Session(app.extensions["engine"]) as session:
        noted = Answer(question="notice", proposal=Response(note="nog vragen"))
        save_answer(session, identity, "g", noted, 0, "test")
        session.commit()
    assert overview_of(app, identity)[1].chapters[0].answered == 0


def test_the_overview_takes_as_many_queries_for_a_full_dossier_as_for_an_empty_one(
    app: Flask, client: FlaskClient
) -> None:
    empty_one = empty(app, Group(id="g", name="Groep", kind=GroupKind.RESIDENT))
    full_one = example(app, "warm_huis")
    numbers = []
    for dossier in (empty_one, full_one):
        with counted_queries(app) as statements:
            assert client.get(f"/dossiers/{dossier}").status_code == 200
        numbers.append(len(statements))
    assert numbers[0] == numbers[1]
    assert max(numbers) <= QUERIES


def test_leaving_a_theme_out_asks_why_and_takes_it_from_what_is_next(idea: Worker) -> None:
    _opened, overview = overview_of(idea.app, idea.dossier)
    first = overview.chapters[0].tasks[0]
    assert first.leave_out is not None
    rest = first.leave_out.removeprefix(idea.address())
    refused = idea.fill(rest, 400)
    assert "Schrijf kort waarom je dit weglaat." in refused.text
    idea.fill(rest, reason="Dit speelt hier niet.")
    change = idea.loaded().change_log[-1]
    assert change.what == (
        "Weggelaten: Eerste blik, voor Inwoners die de pas kunnen krijgen. Wat daar wel is ingevuld, telt mee."
    )
    assert change.effect == "Dit speelt hier niet."
    _opened, after = overview_of(idea.app, idea.dossier)
    assert after.chapters[0].tasks[0].left_out
    assert after.next.address == overview.chapters[0].tasks[1].address
    idea.send(idea.form(rest, 1))
    assert change not in idea.loaded().change_log
    assert overview_of(idea.app, idea.dossier)[1].next == overview.next


def test_a_part_that_is_left_out_stands_in_the_report(idea: Worker) -> None:
    from exports.report import build_report
    from exports.theme import read_theme

    idea.fill("/weglaten/-/maatregelen", reason="Die komen in een later stuk.")
    dossier, catalogue = idea.loaded(), idea.app.extensions["catalogue"]
    report = build_report(score(dossier, catalogue), dossier, catalogue, read_theme(None))
    assert "Weggelaten: maatregelen." in str(report)
    assert "Die komen in een later stuk." in str(report)


def test_what_is_left_out_but_answered_is_said_to_count(warm_huis: Worker) -> None:
    section, group = _sections(warm_huis)[0], warm_huis.loaded().groups[0]
    before = score(warm_huis.loaded(), warm_huis.app.extensions["catalogue"])
    assert "Wat al is ingevuld, blijft staan en telt mee." in warm_huis.page(f"/weglaten/{group.id}/{section}")
    warm_huis.fill(f"/weglaten/{group.id}/{section}", reason="Dit speelt hier niet.")
    assert "Weggelaten. Wat er staat, telt mee" in text_of(warm_huis.page())
    result = text_of(warm_huis.page("/resultaat"))
    assert "Wat is weggelaten" in result
    assert f"voor {group.name}. Wat daar wel is ingevuld, telt mee. Dit speelt hier niet." in result
    assert score(warm_huis.loaded(), warm_huis.app.extensions["catalogue"]).burden_class == before.burden_class


def test_what_is_left_out_follows_the_name_of_its_group_and_goes_with_it(idea: Worker) -> None:
    section = _sections(idea)[0]
    idea.fill(f"/weglaten/winkeliers/{section}", reason="Speelt niet.")
    idea.fill("/doelgroepen/winkeliers", name="Winkels")
    assert any(", voor Winkels. " in change.what for change in idea.loaded().change_log)
    idea.fill("/doelgroepen/winkeliers/weghalen")
    assert not any("Winkels" in change.what for change in idea.loaded().change_log)


def test_a_part_that_does_not_exist_cannot_be_left_out(idea: Worker) -> None:
    idea.page("/weglaten/winkeliers/bestaat_niet", 404)
    section = _sections(idea)[0]
    idea.page(f"/weglaten/bestaat_niet/{section}", 404)


def test_choosing_another_test_keeps_every_answer(warm_huis: Worker) -> None:
    before = warm_huis.loaded()
    warm_huis.fill("/toets", depth="short")
    after = warm_huis.loaded()
    assert after.depth == "short"
    assert after.groups == before.groups
    warm_huis.fill("/toets", depth="full")
    assert warm_huis.loaded() == before


def _sections(worker: Worker) -> list[str]:
    with worker.app.test_request_context():
        opened = open_dossier(worker.dossier)
        return [section.id for section in opened.definitions.questionnaire.sections]


def test_choosing_a_test_takes_back_that_none_is_needed_and_says_so(idea: Worker) -> None:
    agreed = NotNeeded(reason="Niemand hoeft iets te doen.", agreed_by="Teamleider")
    with Session(idea.app.extensions["engine"]) as session:
        head = head_of(session, idea.dossier, to_change=True)
        replace_head(session, idea.dossier, changed(head, depth="quickscan", not_needed=agreed))
        session.commit()
    idea.fill("/toets", depth="quickscan")
    assert idea.loaded().not_needed == agreed, "the same choice takes nothing back"
    went = idea.fill("/toets", depth="short")
    assert idea.loaded().not_needed is None
    page = text_of(idea.client.get(went.location).text)
    assert "De reden was: Niemand hoeft iets te doen." in page


def test_another_test_that_somebody_else_chose_meanwhile_is_not_lost_silently(warm_huis: Worker) -> None:
    mine = warm_huis.form("/toets")
    warm_huis.fill("/toets", depth="short")
    refused = warm_huis.send(mine, 409, depth="quickscan")
    assert "Er is hier net iets anders opgeslagen" in refused.text
    assert warm_huis.loaded().depth == "short"
    warm_huis.send(form_in(refused.text), depth="quickscan")
    assert warm_huis.loaded().depth == "quickscan"


def test_a_reason_that_somebody_else_gave_meanwhile_is_not_lost_silently(idea: Worker) -> None:
    mine = idea.form("/weglaten/-/maatregelen")
    idea.fill("/weglaten/-/maatregelen", reason="Die komen later.")
    refused = idea.send(mine, 409, reason="Speelt niet.")
    assert "Die komen later." in refused.text
    assert idea.loaded().change_log[-1].effect == "Die komen later."
    idea.send(form_in(refused.text), reason="Speelt niet.")
    assert idea.loaded().change_log[-1].effect == "Speelt niet."
