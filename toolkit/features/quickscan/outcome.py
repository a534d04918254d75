"""What the quickscan says: what stands out, what is not known, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.model import Depth, Questionnaire
from questionnaires.translation import _
from scoring.compiled import CompiledQuestion
from scoring.dossier import Dossier, Group, NotNeeded
from scoring.evidence import LONGEST_LINE, LONGEST_PROSE
from scoring.outcome import GroupOutcome, Outcome
from scoring.score import score
from toolkit.features.dossier.operations import depth_seal
from toolkit.features.dossier.pages import differences, sent_seal
from toolkit.features.quickscan.pages import QUESTIONS_ON_A_PAGE, SCAN, field_name
from toolkit.features.start.operations import provisional_names
from toolkit.storage.groups import groups_of, replace_group
from toolkit.storage.heads import changed, head_of, replace_head, seal
from toolkit.storage.store import load_dossier
from toolkit.web import personal_data
from toolkit.web.access import current_name
from toolkit.web.answer_words import Pairs, question_text, response_words, says_something
from toolkit.web.application import database
from toolkit.web.definitions import Definitions, definitions_for
from toolkit.web.form_errors import refused, summary
from toolkit.web.forms.answers import said
from toolkit.web.forms.values import TextField, required
from toolkit.web.moments import duration

HEAVY = 3


@dataclass(frozen=True)
class Standout:
    """An answer that stands out: the question, the answer, and where it can be changed."""

    question: str
    answer: str
    address: str


@dataclass(frozen=True)
class GroupScan:
    """What the quickscan says for one group."""

    group: Group
    outcome: str
    label: str
    heavy: tuple[Standout, ...]
    unknown: tuple[Standout, ...]


def add_outcome_routes(blueprint: Blueprint) -> None:
    """Add the page with the outcome and its buttons to the quickscan."""
    blueprint.add_url_rule("/dossiers/<dossier>/quickscan", "outcome", outcome, methods=["GET"])
    blueprint.add_url_rule("/dossiers/<dossier>/quickscan/naam", "name", name, methods=["POST"])
    blueprint.add_url_rule("/dossiers/<dossier>/quickscan/verder", "deepen", deepen, methods=["POST"])
    blueprint.add_url_rule("/dossiers/<dossier>/quickscan/niet-nodig", "not_needed", not_needed, methods=["POST"])


def outcome(dossier: str) -> str:
    """Show what stands out and what to do next."""
    return _page(*_read(dossier))


def name(dossier: str) -> Response:
    """Give the dossier and its first group a name of their own."""
    read = _read(dossier)
    form = _name_form()(request.form)
    if not form.validate():
        return refused(_page(*read, name_form=form))
    session = database()
    head, group = head_of(session, dossier, to_change=True), groups_of(session, dossier)[0]
    if _name_seal(head.title, group.name) != sent_seal():
        theirs = differences(form, _name_form()(data={"title": head.title, "group": group.name}))
        if theirs:
            return refused(_page(*_read(dossier), name_form=form, name_theirs=theirs), 409)
    replace_head(session, dossier, changed(head, title=form["title"].data), current_name())
    replace_group(session, dossier, group.model_copy(update={"name": form["group"].data}), current_name())
    session.commit()
    if warning := personal_data.warning([form["title"].data, form["group"].data]):
        flash(warning, "warn")
    flash(_("De naam is opgeslagen."), "good")
    return redirect(url_for("quickscan.outcome", dossier=dossier), code=303)


def deepen(dossier: str) -> Response:
    """Go on with a test: what was answered stays."""
    _identity, whole, definitions = _read(dossier)
    chosen = request.form.get("depth", "")
    if chosen not in {depth.id for depth in _tests(definitions.questionnaire)}:
        abort(400)
    session = database()
    head = head_of(session, dossier, to_change=True)
    if depth_seal(head) != sent_seal():
        flash(_("Iemand anders koos hier net iets. Kijk wat er nu staat, en kies dan zelf."), "warn")
        return redirect(url_for("quickscan.outcome", dossier=dossier), code=303)
    replace_head(session, dossier, changed(head, depth=chosen, not_needed=None), current_name())
    session.commit()
    if head.not_needed:
        message = _("Eerst stond hier dat een toets niet nodig is. Dat staat er nu niet meer. De reden was: {reason}")
        flash(message.format(reason=head.not_needed.reason), "info")
    return redirect(url_for("questions.begin", dossier=dossier, group=whole.groups[0].id), code=303)


def not_needed(dossier: str) -> Response:
    """Note why no test is needed, and which function agrees."""
    read = _read(dossier)
    form = _not_needed_form()(request.form)
    if not form.validate():
        return refused(_page(*read, not_needed_form=form))
    session = database()
    agreed = NotNeeded(reason=form["reason"].data, agreed_by=form["agreed_by"].data)
    head = head_of(session, dossier, to_change=True)
    if depth_seal(head) != sent_seal() and head.not_needed != agreed:
        chosen = _depth_title(read[2].questionnaire, head.depth)
        theirs = ((_("Welke toets"), chosen), *differences(form, _shown_reason(head)))
        return refused(_page(*_read(dossier), not_needed_form=form, not_needed_theirs=theirs), 409)
    replace_head(session, dossier, changed(head, depth=SCAN, not_needed=agreed), current_name())
    session.commit()
    if warning := personal_data.warning([agreed.reason, agreed.agreed_by]):
        flash(warning, "warn")
    flash(_("Opgeslagen: een toets is niet nodig. De reden staat in het resultaat."), "good")
    return redirect(url_for("quickscan.outcome", dossier=dossier), code=303)


def _read(dossier: str) -> tuple[str, Dossier, Definitions]:
    session = database()
    whole = load_dossier(session, dossier)
    definitions = definitions_for(session, whole.questionnaire, whole.definitions)
    if not whole.groups or definitions.compiled.depth(SCAN) is None:
        abort(404)
    return dossier, whole, definitions


def _page(
    identity: str,
    whole: Dossier,
    definitions: Definitions,
    *,
    name_form: Form | None = None,
    name_theirs: Pairs | None = None,
    not_needed_form: Form | None = None,
    not_needed_theirs: Pairs | None = None,
) -> str:
    scored = score(changed(whole, depth=SCAN), definitions.catalogue, with_trace=False)
    title, group = whole.title, whole.groups[0].name
    names = name_form or _name_form()(data={"title": title, "group": group})
    reasons = not_needed_form or _shown_reason(whole)
    tests = _tests(definitions.questionnaire)
    advised = _advised(scored, tests)
    return render_template(
        "web/quickscan/outcome.html",
        title=f"{_('Uitkomst van de quickscan')} – {title}",
        identity=identity,
        dossier=whole,
        advised=advised,
        tests=tests,
        time=duration(advised.minutes) if advised else "",
        needed=scored.quickscan != "not_needed",
        scans=[_scan(identity, whole, definitions, one) for one in scored.groups],
        leaves_out=definitions.compiled.depth(SCAN).leaves_out,  # type: ignore[union-attr]
        name_form=names,
        name_seal=_name_seal(title, group),
        name_theirs=name_theirs,
        named=group != provisional_names()[1],
        not_needed_form=reasons,
        not_needed_theirs=not_needed_theirs,
        depth_seal=depth_seal(whole),
        here=url_for("quickscan.outcome", dossier=identity),
        errors=summary(names, reasons) if names.errors or reasons.errors else (),
        back=url_for("quickscan.page", dossier=identity, group=whole.groups[-1].id, number=1),
    )


def _advised(scored: Outcome, tests: Sequence[Depth]) -> Depth | None:
    """Return the test that the quickscan advises; the lightest when it says that none is needed."""
    found = next((depth for depth in tests if depth.id == scored.quickscan), None)
    return found or next(iter(tests), None)


def _scan(identity: str, whole: Dossier, definitions: Definitions, outcome: GroupOutcome) -> GroupScan:
    group = next(one for one in whole.groups if one.id == outcome.id)
    scan = definitions.compiled.depth(SCAN)
    result = outcome.quickscan
    if scan is None or result is None:
        abort(404)
    heavy, unknown = [], []
    hidden = {one.question for one in outcome.hidden}
    for place, question in enumerate(definitions.compiled.plan(SCAN, group.kind).asked):
        if question.id in hidden:
            continue
        answer = (whole if question.of_dossier else group).answer_by_question.get(question.id)
        proposal = said(answer)[0]
        standout = Standout(
            question_text(question.question, group.kind),
            response_words(definitions.questionnaire, question.question, proposal),
            url_for(
                "quickscan.page",
                dossier=identity,
                group=group.id,
                number=place // QUESTIONS_ON_A_PAGE + 1,
                _anchor=field_name(question),
            ),
        )
        if question.id in result.treated_as_heavy or not says_something(answer):
            unknown.append(standout)
        elif proposal is not None and _burden(question, proposal.value) >= HEAVY:
            heavy.append(standout)
    label = next(str(one.label) for one in scan.outcomes if one.id == result.rule)
    return GroupScan(group, result.outcome, label, tuple(heavy), tuple(unknown))


def _burden(question: CompiledQuestion, value: Any) -> float:
    """Return how heavy an answer is, also to a question that is not scored but whose options say so."""
    if question.positions is None or value is None:
        return 0
    return question.positions.at(value).rank[0]


def _depth_title(questionnaire: Questionnaire, chosen: str) -> str:
    return next((str(depth.title) for depth in questionnaire.depths if depth.id == chosen), chosen)


def _name_seal(title: str, group: str) -> str:
    """Return the fingerprint of the names, which the page sends back."""
    return seal([title, group])


def _shown_reason(head: Dossier) -> Form:
    return _not_needed_form()(data=dict(head.not_needed) if head.not_needed else None)


def _tests(questionnaire: Questionnaire) -> list[Depth]:
    return [depth for depth in questionnaire.depths if not depth.outcomes]


def _name_form() -> type[Form]:
    fields = {
        "title": TextField(_("Hoe heet het voorstel?"), LONGEST_LINE, validators=[required]),
        "group": TextField(_("Over welke mensen gaat het?"), LONGEST_LINE, validators=[required]),
    }
    return type("NameForm", (Form,), fields)


def _not_needed_form() -> type[Form]:
    fields = {
        "reason": TextField(_("Waarom is een toets niet nodig?"), LONGEST_PROSE, lines=True, validators=[required]),
        "agreed_by": TextField(_("Welke functie is het daarmee eens?"), LONGEST_LINE, validators=[required]),
    }
    return type("NotNeededForm", (Form,), fields)
