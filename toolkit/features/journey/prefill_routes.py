"""Answers from the journey over HTTP: what it fills in of the questionnaire, taken over in one go."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from exports.dutch import enumeration
from questionnaires.translation import _
from scoring.compiled import CompiledQuestion
from scoring.dossier import Response as Given
from scoring.journey.prefill import Prefilled
from toolkit.features.dossier.pages import sent_seal
from toolkit.features.dossier.standing import stored_answers
from toolkit.features.journey.described import Described, describe
from toolkit.features.journey.prefill import Offers, offers_of, step_names, take_over
from toolkit.web.answer_words import question_text, response_words


@dataclass(frozen=True)
class Row:
    """A question as the page shows it: the answer of the journey, and the steps that it comes from; empty for all."""

    id: str
    question: str
    answer: str
    steps: str
    address: str


def add_prefill_routes(blueprint: Blueprint) -> None:
    """Add the page of the answers."""
    blueprint.add_url_rule("/antwoorden", "answers", answers, methods=["GET"])
    blueprint.add_url_rule("/antwoorden", "take_answers", take, methods=["POST"])


def offered(place: Described) -> Offers:
    """Return what the journey says of the questions."""
    return offers_of(place.opened, place.group, stored_answers(place.opened))


def answers(dossier: str, group: str) -> str:
    """Show what the journey fills in."""
    place = describe(dossier, group)
    return _page(place, offered(place))


def take(dossier: str, group: str) -> Response | tuple[str, int]:
    """Take over the answers that were left ticked."""
    place = describe(dossier, group)
    offers = offered(place)
    if offers.seal != sent_seal():
        return _page(place, offers, stale=True), 409
    number = take_over(place, offers, request.form.getlist("neem"))
    place.opened.session.commit()
    if number:
        one, more = _("Er is 1 antwoord overgenomen uit de reis."), _("Er zijn {n} antwoorden overgenomen uit de reis.")
        flash(one if number == 1 else more.format(n=number), "good")
    else:
        flash(_("Er is niets overgenomen."), "info")
    return redirect(place.address("answers"), code=303)


def _page(place: Described, offers: Offers, *, stale: bool = False) -> str:
    labels = {term.id: str(term.label) for term in place.opened.definitions.bases}
    return render_template(
        "web/journey/answers.html",
        place=place,
        # All of them rest on all steps, and are known as well as the one that is known worst.
        basis=next((labels.get(offer.found.basis or "") for offer in offers.to_take), None),
        seen=offers.seal,
        stale=stale,
        to_take=[_row(place, offer.question, offer.found) for offer in offers.to_take],
        taken=[_row(place, offer.question, offer.found) for offer in offers.taken],
        changed=[_row(place, question, found) for question, found in offers.changed],
        silent=[_row(place, question, None) for question in offers.silent],
        onward=url_for("dossier.overview", dossier=place.opened.identity),
    )


def _row(place: Described, question: CompiledQuestion, found: Prefilled | None) -> Row:
    questionnaire, kind = place.opened.definitions.questionnaire, place.group.kind
    given = Given(value=found.value) if found else None
    named = found.steps if found and len(found.steps) < len(place.steps) else ()
    return Row(
        id=question.id,
        question=question_text(question.question, kind),
        answer=response_words(questionnaire, question.question, given) if given else "",
        steps=enumeration([f"'{name}'" for name in step_names(place.group, named)]),
        address=url_for(
            "questions.question", dossier=place.opened.identity, group=place.group.id, question=question.id
        ),
    )
