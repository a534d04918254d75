"""What a step rests on, over HTTP: told, shown with a file, and shared with the questions."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse
from wtforms import Form

from questionnaires.translation import _
from scoring.dossier import Step
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import sent_seal
from toolkit.features.dossier.standing import stored_answers
from toolkit.features.journey import operations
from toolkit.features.journey.described import Described, describe
from toolkit.features.journey.evidence import OfAnswer, evidence_form, of_answers, point_at
from toolkit.features.journey.operations import step_seal
from toolkit.storage.heads import seal
from toolkit.web import personal_data
from toolkit.web.added_files import FileForm, file_to_keep, sent_file, without_file
from toolkit.web.answer_words import question_text
from toolkit.web.form_errors import refused, summary
from toolkit.web.forms.evidence import evidence_kinds
from toolkit.web.uploads import ACCEPTED


def add_evidence_routes(blueprint: Blueprint) -> None:
    """Add the pages of the evidence."""
    where = "/stappen/<step>/bewijs"
    blueprint.add_url_rule(where, "evidence", show, methods=["GET"])
    blueprint.add_url_rule(where, "save_evidence", save, methods=["POST"])
    blueprint.add_url_rule(f"{where}/bestanden", "add_file", add_file, methods=["POST"])
    blueprint.add_url_rule(f"{where}/bestanden/<sha256>", "file", file, methods=["GET"])
    blueprint.add_url_rule(f"{where}/bestanden/<sha256>/weghalen", "remove_file", remove_file, methods=["POST"])


def show(dossier: str, group: str, step: str) -> str:
    """Show what a step rests on."""
    place = describe(dossier, group)
    return _page(place, place.step(step))


def save(dossier: str, group: str, step: str) -> WerkzeugResponse:
    """Save what a step rests on, and which evidence of answers is for it as well."""
    place = describe(dossier, group)
    stored = place.step(step)
    form = evidence_form(place)(request.form)
    if not form.validate():
        return refused(_page(place, stored, form))
    evidence = form["evidence"].read(stored.evidence)  # type: ignore[attr-defined]
    shown = of_answers(place, stored_answers(place.opened))
    given = stored.model_copy(update={"evidence": evidence})
    if not (sent_seal() == _seal(stored, shown) and _save(place, given)):
        return _stale(place, step)
    if not point_at(place, stored, shown, request.form.getlist("ook")):
        return _stale(place, step)
    place.opened.session.commit()
    flash(_("Opgeslagen."), "good")
    if warning := personal_data.warning(one.description for one in evidence):
        flash(warning, "warn")
    if request.form.get("daarna") == "nog":
        return redirect(place.address("evidence", step=step), code=303)
    return redirect(place.address("step", step=step), code=303)


def add_file(dossier: str, group: str, step: str) -> WerkzeugResponse:
    """Keep a file, and note with the step that it rests on it."""
    place = describe(dossier, group)
    stored, form = place.step(step), FileForm(request.form)
    added = sent_file(place.opened.session, dossier, form, len(stored.evidence))
    if added is None:
        return refused(_page(place, stored, file_form=form))
    if not _save(place, stored.model_copy(update={"evidence": (*stored.evidence, added.evidence)})):
        return _stale(place, step)
    added.keep(place.opened.session, dossier)
    return redirect(place.address("evidence", step=step), code=303)


def file(dossier: str, group: str, step: str, sha256: str) -> Response:
    """Give a file to keep."""
    place = describe(dossier, group)
    return file_to_keep(place.opened.session, dossier, place.step(step).evidence, sha256)


def remove_file(dossier: str, group: str, step: str, sha256: str) -> WerkzeugResponse:
    """Take a file away from a step; its bytes are wiped when nothing else rests on it."""
    place = describe(dossier, group)
    stored = place.step(step)
    if not _save(place, stored.model_copy(update={"evidence": without_file(stored.evidence, sha256)})):
        return _stale(place, step)
    place.opened.session.commit()
    flash(_("Het bestand is weggehaald."), "good")
    return redirect(place.address("evidence", step=step), code=303)


def _save(place: Described, given: Step) -> bool:
    """Store a step of which only the evidence changed; False when somebody else was first."""
    try:
        operations.save_step(place, given, step_seal(place.step(given.id)))
    except StaleError:
        return False
    return True


def _stale(place: Described, step: str) -> WerkzeugResponse:
    place.opened.session.rollback()
    flash(_("Iemand veranderde dit net. Kijk wat er nu staat, en probeer het opnieuw."), "warn")
    return redirect(place.address("evidence", step=step), code=303)


def _seal(step: Step, shown: tuple[OfAnswer, ...]) -> str:
    return seal([step_seal(step), [[one.name, one.evidence.model_dump(mode="json")] for one in shown]])


def _page(place: Described, step: Step, form: Form | None = None, file_form: Form | None = None) -> str:
    shown = of_answers(place, stored_answers(place.opened))
    questions, names = place.opened.definitions.compiled.by_id, {one.id: one.name for one in place.steps}
    file_form = file_form or FileForm()
    wrong = form if form and form.errors else file_form
    chosen = request.form.getlist("ook") if form else [one.name for one in shown if one.evidence.step == step.id]
    return render_template(
        "web/journey/evidence.html",
        place=place,
        step=step,
        form=form or evidence_form(place)(data={"evidence": step.evidence}),
        seen=_seal(step, shown) if form is None else sent_seal(),
        shown=[
            {
                "name": one.name,
                "description": one.evidence.description,
                "question": question_text(questions[one.question].question, place.group.kind),
                "chosen": one.name in chosen,
                "elsewhere": names.get(one.evidence.step or "") if one.evidence.step != step.id else None,
            }
            for one in shown
        ],
        kinds=evidence_kinds(),
        file_form=file_form,
        accept=ACCEPTED,
        errors=summary(wrong) if wrong.errors else (),
        back=url_for("journey.step", dossier=place.opened.identity, group=place.group.id, step=step.id),
    )
