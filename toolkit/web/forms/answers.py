"""The form of one question: the proposal, today when that is asked, and what the answer rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import Form

from questionnaires.model import GroupKind, Question, Questionnaire, Scope, Section, Term
from questionnaires.translation import _
from scoring.dossier import Answer, Response, Settled
from scoring.evidence import LONGEST_PROSE
from toolkit.web.forms.choices import OneOf, option
from toolkit.web.forms.evidence import evidence_field
from toolkit.web.forms.messages import Incomplete, refuse
from toolkit.web.forms.responses import ResponseFields, grounds_of
from toolkit.web.forms.values import TextField, is_filled


@dataclass(frozen=True)
class AnswerForms:
    """Makes, checks and reads the form of one question for one kind of group. Made by `answer_forms`."""

    form_class: type[Form]
    proposal: ResponseFields
    current: ResponseFields | None

    def show(self, stored: Answer | None) -> Form:
        """Return the form as it shows what is stored."""
        proposal, current = said(stored)
        data = self.proposal.shown(proposal)
        if self.current:
            data |= self.current.shown(current)
        if proposal:
            data |= {"basis": proposal.basis, "note": proposal.note, "evidence": proposal.evidence}
        return self.form_class(data=data)

    def sent(self, formdata: Any) -> Form:
        """Return the form as it was sent."""
        return self.form_class(formdata)

    def check(self, form: Form, stored: Answer | None = None) -> bool:
        """Check everything, and put messages at the fields."""
        form.validate()
        self.proposal.check(form)
        if self.current:
            self.current.check(form)
        if stored and stored.ratings and not form.errors:
            self._check_settled(form)
        return not form.errors

    def read(self, form: Form, stored: Answer | None, question: str) -> Answer:
        """Return the answer of a form that was checked. What the form does not ask, stays as it is stored."""
        old_proposal, old_current = said(stored)
        grounds: Mapping[str, Any] = {
            "basis": form["basis"].data,
            "note": form["note"].data,
            "evidence": form["evidence"].read(old_proposal.evidence if old_proposal else ()),  # type: ignore[attr-defined]
        }
        proposal = self.proposal.read(form, grounds)
        current = self.current.read(form, grounds_of(old_current)) if self.current else old_current
        return with_said(stored, question, proposal, current)

    def _check_settled(self, form: Form) -> None:
        """Where several people answered, everything else goes with what they settled on."""
        proposal = self.proposal.read(form, {})
        current = self.current.read(form, {}) if self.current else None
        more = current or form["note"].data or form["basis"].data or is_filled(form["evidence"])
        if proposal is None and more:
            refuse(form[self.proposal.name], Incomplete(_("Kies eerst het antwoord waar jullie op uitkomen.")))


def answer_forms(
    questionnaire: Questionnaire, question: Question, kind: GroupKind | None, bases: Sequence[Term], *, today: bool
) -> AnswerForms:
    """Build the form of a question.

    Args:
        questionnaire: where the question stands.
        question: the question.
        kind: the kind of group that is asked about, None for the whole dossier.
        bases: the ways to know something.
        today: whether it is also asked how it is today.
    """
    proposal = ResponseFields("proposal", questionnaire, question, kind, today=False)
    current = ResponseFields("current", questionnaire, question, kind, today=True) if today else None
    fields = proposal.fields()
    if current:
        fields |= current.fields(_("En hoe is het nu?"))
    nothing = _("Zoals bij het thema") if has_statement(questionnaire.section_of[question.id]) else _("Nog niet gezegd")
    fields["basis"] = OneOf(_("Hoe weet je dit?"), [option("", nothing), *basis_options(bases)])
    fields["note"] = TextField(_("Notitie"), LONGEST_PROSE, lines=True)
    fields["evidence"] = evidence_field()
    return AnswerForms(type("AnswerForm", (Form,), fields), proposal, current)


def has_statement(section: Section) -> bool:
    """Whether people say once for this section how they know, and whether it changes."""
    return section.scored and section.scope is Scope.GROUP


def basis_options(bases: Sequence[Term]) -> list[Any]:
    """Return the ways to know something as options."""
    return [option(term.id, str(term.label), str(term.description or "") or None) for term in bases]


def said(answer: Answer | None) -> tuple[Response | None, Response | None]:
    """Return what a form shows of an answer: what was settled when several people rated, else the answer itself."""
    if answer is None:
        return None, None
    if answer.ratings:
        return (answer.settled.proposal, answer.settled.current) if answer.settled else (None, None)
    return answer.proposal, answer.current


def with_said(stored: Answer | None, question: str, proposal: Response | None, current: Response | None) -> Answer:
    """Return an answer that says something else, with everything else as it was stored.

    An answer that was the same as that of another group stays so only when nothing changes; one that was taken over
    from the journey keeps that as long as it gives the same answer.
    """
    old = stored or Answer(question=question)
    if old.ratings:
        reason = old.settled.reason if old.settled else None
        settled = Settled(proposal=proposal, current=current, reason=reason) if proposal else None
        changed: dict[str, Any] = {"settled": settled}
    else:
        changed = {"proposal": proposal, "current": current}
    fields = {name: getattr(old, name) for name in Answer.model_fields}
    new = Answer(**{**fields, **changed})
    if new == old:
        return new
    same = proposal is not None and old.proposal is not None and proposal.value == old.proposal.value
    return new.model_copy(update={"same_as": None, "from_steps": old.from_steps if same else ()})
