"""Every version of the answer to a check: who, when, what; each of them can be put back."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from questionnaires.translation import _
from scoring.participation import CheckAnswer
from toolkit.features.compass import operations
from toolkit.features.compass.operations import check_seal
from toolkit.features.compass.place import Place, find_place
from toolkit.features.compass.words import check_words
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import sent_seal
from toolkit.storage.checks import check_from, check_history
from toolkit.storage.evidence import evidence_names
from toolkit.web.moments import clock_time, day


def add_history_routes(blueprint: Blueprint) -> None:
    """Add the histories to the pages of the checks."""
    blueprint.add_url_rule("/vragen/<check>/geschiedenis", "history", history, methods=["GET"])
    blueprint.add_url_rule("/vragen/<check>/geschiedenis", "restore", restore, methods=["POST"])


def history(dossier: str, check: str) -> str:
    """Show every version of an answer."""
    place = find_place(dossier)
    found = place.check(check)

    def words(data: dict[str, Any] | None) -> Any:
        return check_words(place, found, check_from(data) if data else None)

    rows = check_history(place.opened.session, dossier, check)
    when = _("{day} om {moment}, door {by}")
    versions = [
        (
            f"{row.id}",
            when.format(day=day(row.at), moment=clock_time(row.at), by=row.by),
            words(row.new),
            row is rows[0],
        )
        for row in rows
    ]
    if rows:
        versions.append((f"{rows[-1].id}-old", _("Zoals het begon"), words(rows[-1].old), False))
    return render_template(
        "web/compass/history.html", place=place, check=found, versions=versions, seen=check_seal(place.answer(found))
    )


def restore(dossier: str, check: str) -> Response:
    """Put back an earlier version, as a new version; a file that is gone since stays gone."""
    place = find_place(dossier)
    place.check(check)
    name = request.form.get("version", "")
    rows = check_history(place.opened.session, dossier, check)
    row = next((row for row in rows if name in {f"{row.id}", f"{row.id}-old"}), None)
    if row is None:
        abort(404)
    data = row.old if name.endswith("-old") else row.new
    answer = _possible(place, check_from(data)) if data else None
    try:
        operations.save_check(place.opened, place.definition, check, answer, sent_seal())
    except StaleError:
        place.opened.session.rollback()
        flash(_("Er is net iets veranderd. Kijk wat er nu staat, en kies dan opnieuw."), "warn")
        return redirect(place.address("history", check=check), code=303)
    place.opened.session.commit()
    flash(_("Het eerdere antwoord is teruggezet."), "good")
    return redirect(place.address("check", check=check), code=303)


def _possible(place: Place, answer: CheckAnswer) -> CheckAnswer:
    """Leave out of an earlier answer the files, the steps and the questions that are gone since."""
    there = set(evidence_names(place.opened.session, place.opened.identity))
    steps = {(group.id, step.id) for group in place.opened.groups if group.journey for step in group.journey.steps}
    return answer.model_copy(
        update={
            "evidence": tuple(
                one if one.file is None or one.file.sha256 in there else one.model_copy(update={"file": None})
                for one in answer.evidence
            ),
            "steps": tuple(one for one in answer.steps if (one.group, one.step) in steps),
        }
    )
