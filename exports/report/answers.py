"""The annex with every answer: per group and per theme, with today's answer and how it is known."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import capital, clipped, counted, enumeration, number, uncapital
from exports.report.answer_words import basis_text, evidence_texts, is_answered, response_text, today_text
from exports.report.context import Context
from exports.report.views import Block, Cell, Column, Paragraph, Section, Subheading, Table
from exports.report.words import depth_word
from questionnaires.model import GroupKind, Scope
from questionnaires.model import Section as Theme
from questionnaires.translation import _
from scoring.dossier import Answer, Group
from scoring.journey.prefill import prefilled, still_says
from scoring.outcome import GroupOutcome
from scoring.same_as import group_named, still_the_same

_LONGEST_NAME = 70


def answers_sections(context: Context) -> tuple[Section, ...]:
    """Print the answers: those for the whole proposal, then those for each group."""
    title = context.theme.heading("answers")
    sections: list[Section] = []
    if of_dossier := tuple(_themes(context, None)):
        name = _("{title}: het hele voorstel").format(title=title)
        sections.append(Section("antwoorden", name, of_dossier))
    names = [clipped(group.name, _LONGEST_NAME) for _outcome, group in context.groups]
    for place, (called, who) in enumerate(zip(names, context.groups, strict=True), start=1):
        if of_group := tuple(_themes(context, who)):
            name = _("{title}: {group}").format(title=title, group=called)
            if names.count(called) > 1:  # long names that begin alike
                name = _("{title}: groep {n}, {group}").format(title=title, n=place, group=called)
            note = Paragraph(_asked_note(context, who[0]), tone="quiet")
            sections.append(Section(f"antwoorden-{place}", name, (note, *of_group)))
    return tuple(sections)


def asked_questions(context: Context, section: Theme, outcome: GroupOutcome | None) -> Iterator[str]:
    """Yield the questions of a section that were asked at the dossier's depth and were not hidden."""
    depth = next((one for one in context.questionnaire.depths if one.id == context.outcome.depth), None)
    chosen = set(depth.questions) if depth else set()
    hidden = {one.question for one in outcome.hidden} if outcome else set[str]()
    for question in section.questions:
        at_depth = not chosen or question.id in chosen
        for_kind = outcome is None or GroupKind(outcome.kind) in question.kinds
        if at_depth and for_kind and question.id not in hidden:
            yield question.id


def _themes(context: Context, who: tuple[GroupOutcome, Group] | None) -> Iterator[Block]:
    outcome, group = who or (None, None)
    scope = Scope.GROUP if who else Scope.DOSSIER
    unanswered: list[str] = []
    for section in context.questionnaire.sections:
        if section.scope is not scope:
            continue
        asked = tuple(asked_questions(context, section, outcome))
        answered = tuple(question for question in asked if is_answered(context, group, question))
        title = str(section.title)
        if answered:
            rows = tuple(_row(context, group, question) for question in answered)
            # The heading of the column says which theme this is, also where the table goes on over the next page.
            question = _("Vraag over {theme}").format(theme=uncapital(title))
            columns = _columns(question) if group else _columns_without_today(question)
            yield Subheading(title)
            yield Table(caption=title, columns=columns, rows=rows, size="fine", caption_hidden=True)
        if rest := len(asked) - len(answered):
            unanswered.append(f"{title} ({rest})")
    if unanswered:
        words = _("Nog geen antwoord: {themes}.").format(themes="; ".join(unanswered))
        yield Paragraph(words, tone="quiet")


def _columns(question: str) -> tuple[Column, ...]:
    return (
        Column(question, 33),
        Column(_("Antwoord"), 21),
        Column(_("Nu"), 17),
        Column(_("Hoe weten we dit"), 29),
    )


def _columns_without_today(question: str) -> tuple[Column, ...]:
    return (Column(question, 32), Column(_("Antwoord"), 44), Column(_("Hoe weten we dit"), 24))


def _row(context: Context, group: Group | None, question_id: str) -> tuple[Cell, ...]:
    question = context.question(question_id)
    today = (Cell(capital(today_text(context, group, question_id))),) if group else ()
    basis, evidence = basis_text(context, group, question_id), evidence_texts(context, group, question_id)
    one = len(evidence) == 1
    return (
        Cell(str(question.text_for_kind(group.kind) if group else question.text)),
        Cell(capital(f"{response_text(context, group, question_id)}{_taken_over(context, group, question_id)}")),
        *today,
        Cell(basis, note=evidence[0].text if one else "", items=() if one else evidence),
    )


def _taken_over(context: Context, group: Group | None, question_id: str) -> str:
    """Say that an answer was taken over from elsewhere, never silently; and when that changed since."""
    answer = group.answer_by_question.get(question_id) if group else None
    if group is None or answer is None:
        return ""
    return f"{_same_as(context, answer)}{_from_steps(context, group, answer)}"


def _same_as(context: Context, answer: Answer) -> str:
    other = group_named(context.dossier, answer.same_as)
    if other is None:
        return ""
    if still_the_same(answer, other.answer_by_question.get(answer.question)):
        return _(" (gelijk aan {group})").format(group=other.name)
    return _(" (overgenomen van {group}, daar later veranderd)").format(group=other.name)


def _from_steps(context: Context, group: Group, answer: Answer) -> str:
    places = {step.id: place for place, step in enumerate(group.journey.steps, start=1)} if group.journey else {}
    steps = [number(places[step]) for step in answer.from_steps if step in places]
    definition = context.catalogue.journeys.get(context.dossier.journey or "")
    if not steps or definition is None:
        return ""
    found = {one.question: one for one in prefilled(definition, context.questionnaire, group)}
    if still_says(answer, found.get(answer.question)):
        return _(" (overgenomen uit de reis: stap {steps})").format(steps=enumeration(steps))
    return _(" (overgenomen uit de reis: stap {steps}; daar later veranderd)").format(steps=enumeration(steps))


def _asked_note(context: Context, outcome: GroupOutcome) -> str:
    asked = sum(theme.asked - theme.hidden for theme in outcome.themes)
    depth = capital(depth_word(context.outcome.depth))
    parts = [_("{depth}: {asked} gesteld.").format(depth=depth, asked=counted(asked, _("vraag"), _("vragen")))]
    if outcome.hidden:
        hidden = counted(len(outcome.hidden), _("vraag speelde"), _("vragen speelden"))
        parts.append(_("Nog {hidden} niet, door een ander antwoord.").format(hidden=hidden))
    if outcome.extra_attention:
        marked = counted(len(outcome.extra_attention), _("vraag"), _("vragen"))
        parts.append(_("Bij {marked} past extra aandacht voor de omstandigheden van deze groep.").format(marked=marked))
    return " ".join(parts)
