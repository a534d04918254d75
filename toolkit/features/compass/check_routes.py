"""One check of the compass on a page, over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.compass_model import Check
from questionnaires.dutch import uncapital
from questionnaires.translation import _
from scoring.compass.outcome import CheckOutcome
from scoring.evidence import LONGEST_PROSE, Evidence
from scoring.participation import CheckAnswer
from toolkit.features.compass import operations, views
from toolkit.features.compass.forms import check_form, evidence_hint, given, shown
from toolkit.features.compass.operations import check_seal
from toolkit.features.compass.place import Place, find_place
from toolkit.features.compass.words import check_words, sources_of
from toolkit.features.dossier.about import STEPS, question_parts
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import sent_seal
from toolkit.features.plan.pages import stale_alone, texts_in, warn
from toolkit.features.questions.views import error_messages
from toolkit.web import personal_data
from toolkit.web.form_errors import refused, summary
from toolkit.web.forms.evidence import MOST_EVIDENCE
from toolkit.web.forms.messages import Incomplete
from toolkit.web.moments import clock_time

MORE = "meer"
"""In an address: where on the page somebody goes on, after adding to what an answer rests on."""
_STAY, _AS_TEXT, _AS_EVIDENCE = "stay", "plan_text", "plan_evidence"


def add_check_routes(blueprint: Blueprint) -> None:
    """Add the pages of the checks."""
    blueprint.add_url_rule("/vragen/<check>", "check", show, methods=["GET"])
    blueprint.add_url_rule("/vragen/<check>", "save_check", save, methods=["POST"])


def show(dossier: str, check: str) -> str:
    """Show one check."""
    place = find_place(dossier)
    found = place.check(check)
    stored = place.answer(found)
    form = shown(check_form(place.opened, place.definition, found, stored), stored)
    return _page(place, found, form, check_seal(stored))


def save(dossier: str, check: str) -> Response:
    """Save the answer to one check, and go to the next."""
    place = find_place(dossier)
    found = place.check(check)
    stored = place.answer(found)
    form = check_form(place.opened, place.definition, found, stored)(request.form)
    alone, action = "X-Autosave" in request.headers, request.form.get("action", "")
    if not form.validate():
        return _refused_alone(form) if alone else refused(_page(place, found, form, sent_seal()))
    answer = given(found, form, stored)
    if action in {_AS_TEXT, _AS_EVIDENCE}:
        answer = _with_plan(place, found, answer or CheckAnswer(check=found.id), action)
    try:
        saved = operations.save_check(place.opened, place.definition, found.id, answer, sent_seal())
    except StaleError:
        place.opened.session.rollback()
        return stale_alone() if alone else _conflict(dossier, check, form, answer)
    place.opened.session.commit()
    if alone:
        return _saved_alone(dossier, found, saved)
    warn(saved)
    if action in {_AS_TEXT, _AS_EVIDENCE}:
        flash(_("Overgenomen uit het plan. Kijk of het zo klopt."), "good")
    if action in {_STAY, _AS_TEXT, _AS_EVIDENCE}:
        anchor = "explanation" if action == _AS_TEXT else MORE
        return redirect(place.address("check", check=check, _anchor=anchor), code=303)
    following = place.beside(found, 1)
    if following is None:
        flash(_("Opgeslagen. Dit was de laatste vraag van het kompas."), "good")
        return redirect(place.address(), code=303)
    return redirect(place.address("check", check=following.id), code=303)


def _page(place: Place, check: Check, form: Form, seen: str, **more: object) -> str:
    outcome = views.outcome_of(place.opened)
    found = next((one for one in outcome.checks if one.id == check.id), None) if outcome else None
    stored, before = place.answer(check), place.beside(check, -1)
    number = place.definition.checks.index(check) + 1
    return render_template(
        "web/compass/check.html",
        place=place,
        check=check,
        form=form,
        seen=seen,
        errors=summary(form) if form.errors else (),
        number=number,
        total=len(place.definition.checks),
        core=bool(found and found.core),
        later=bool(found and found.state == "later"),
        shortfall=_shortfall(place, found),
        plan=place.plan_says(check),
        evidence_hint=evidence_hint(place.definition, check),
        steps=[field for field in form if field.short_name == STEPS],
        themes=question_parts(form),
        sources=sources_of(place.definition, check),
        warning=personal_data.warning(texts_in(stored)),
        back=place.address("check", check=before.id) if before else place.address("mandate"),
        **{"conflict": None, **more},
    )


def _with_plan(place: Place, check: Check, answer: CheckAnswer, action: str) -> CheckAnswer:
    """Return the answer with what the plan says: as its explanation, or as what it rests on."""
    says = [one for one in place.plan_says(check) if one.words]
    if not says:
        abort(400)
    if action == _AS_TEXT:
        new = [one.text for one in says if one.text not in (answer.explanation or "")]
        text = "\n\n".join(filter(None, (answer.explanation, *new)))
        return answer.model_copy(update={"explanation": text[:LONGEST_PROSE] or None})
    named = {one.description for one in answer.evidence}
    added = [
        Evidence(kind="document", description=description)
        for one in says
        if (description := _("Participatieplan: {part}").format(part=uncapital(one.title))) not in named
    ]
    return answer.model_copy(update={"evidence": (*answer.evidence, *added)[:MOST_EVIDENCE]})


def _conflict(dossier: str, check: str, form: Form, mine: CheckAnswer | None) -> Response:
    """Show both answers; whoever chooses the own one sends it once more, with what is stored now as seen."""
    place = find_place(dossier)
    found = place.check(check)
    theirs = place.answer(found)
    sent = [(name, value) for name, value in request.form.items(multi=True) if name not in {"csrf_token", "seen"}]
    del form
    page = render_template(
        "web/compass/conflict.html",
        place=place,
        check=found,
        mine=check_words(place, found, mine),
        theirs=check_words(place, found, theirs),
        seen=check_seal(theirs),
        sent=sent,
    )
    return refused(page, 409)


def _shortfall(place: Place, found: CheckOutcome | None) -> str:
    return views.shortfall(place.definition, found) if found else ""


def _saved_alone(dossier: str, check: Check, saved: CheckAnswer | None) -> Response:
    """Answer a page that saves by itself; it also hears what the answer counts as now."""
    place = find_place(dossier)
    outcome = views.outcome_of(place.opened)
    found = next((one for one in outcome.checks if one.id == check.id), None) if outcome else None
    message = _("Opgeslagen om {moment}").format(moment=clock_time(datetime.now(UTC)))
    warning = personal_data.warning(texts_in(saved))
    said = [text for text in (_shortfall(place, found), warning) if text]
    if said:
        message = ". ".join((message, " ".join(said)))
    return jsonify(message=message, warning=bool(warning), fields={"seen": check_seal(saved)}, errors={})


def _refused_alone(form: Form) -> Response:
    errors = error_messages(form)
    wrong = {name: message for name, message in errors.items() if not isinstance(message, Incomplete)}
    message = _("Nog niet opgeslagen: er klopt iets niet.") if wrong else _("Nog niet opgeslagen: vul de rest ook in.")
    response = jsonify(message=message, fields={}, errors=wrong)
    response.status_code = 400
    return response
