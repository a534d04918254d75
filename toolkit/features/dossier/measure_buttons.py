"""What the buttons in the form of a measure do: rows come, go, or are written out. Nothing is stored.

Without JavaScript, and before a measure is complete: the page comes back with everything that was filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from questionnaires.translation import _
from scoring.dossier import Estimate, Measure, StepEdit
from scoring.whatif.candidates import Candidate, measures_named
from toolkit.features.dossier.about import step_value
from toolkit.features.dossier.forms import QUESTIONS
from toolkit.features.dossier.measure_rows import BECOMES, ROWS, Row, journey_of, row_of, rows_of, step_label, steps_of
from toolkit.features.dossier.opened import Opened
from toolkit.storage.store import load_dossier
from toolkit.web.forms.choices import Option, option
from toolkit.web.forms.reading import number_text

Sent = MultiDict[str, str]
BUTTON, REMOVE = "doe", "weg:"
NEW_QUESTION, NEW_STEP, NEW_FIELD = "nieuwe_vraag", "nieuwe_stap", "nieuw_veld"
GOES = "vervalt"


def pressed(opened: Opened, sent: Sent, written_out: Callable[[], Candidate]) -> tuple[Sent, str] | None:
    """Do what a button asks, and return what the form holds then and what there is to say; None when none was pressed.

    Args:
        opened: the dossier.
        sent: the form.
        written_out: works out what the library makes of the kind of measure that was chosen.
    """
    asked, changed = sent.get(BUTTON, ""), sent.copy()
    changed.poplist(BUTTON)
    if asked.startswith(REMOVE):
        _remove(changed, asked.removeprefix(REMOVE))
        return changed, ""
    match asked:
        case "vraag-erbij":
            return changed, _add(opened, changed, f"vraag-{sent.get(NEW_QUESTION, '')}")
        case "nvt-erbij":
            return changed, _add(opened, changed, f"nvt-{sent.get(NEW_QUESTION, '')}")
        case "stap-erbij":
            where, field = sent.get(NEW_STEP, "").replace(".", "-"), sent.get(NEW_FIELD, "")
            return changed, _add(opened, changed, f"stap-{where}" if field == GOES else f"veld-{where}-{field}")
        case "uitschrijven":
            return changed, _write_out(opened, changed, written_out())
        case _:
            return None


@dataclass(frozen=True)
class ToChoose:
    """What can be added: questions, steps, and what may change of a step."""

    questions: tuple[Option, ...]
    steps: tuple[Option, ...]
    fields: tuple[Option, ...]


def to_choose(opened: Opened) -> ToChoose:
    """Return what a row can be about."""
    questionnaire, journey = opened.definitions.questionnaire, journey_of(opened)
    nothing = option("", _("Kies"))
    questions = (
        option(question.id, f"{section.title}: {question.text}")
        for section in questionnaire.sections
        for question in section.questions
        if questionnaire.is_scored(question)
    )
    steps = tuple(option(step_value(one), step_label(opened, one)) for one in steps_of(opened))
    fields = tuple(option(one.id, str(one.text)) for one in journey.fields) if journey else ()
    return ToChoose(
        (nothing, *questions),
        (nothing, *steps) if steps and journey else (),
        (option(GOES, _("De hele stap vervalt")), *fields),
    )


def from_library(opened: Opened, measure: Measure) -> Candidate:
    """Return what the library makes of a measure of this kind, about what it is about, for whom it is for.

    Raises:
        ScoringError: when there can be no outcome; nothing is guessed.
    """
    dossier = load_dossier(opened.session, opened.identity)
    others = tuple(one for one in dossier.measures if one.id != measure.id)
    plain = measure.model_copy(update={"changes": None})
    dossier = dossier.model_copy(update={"measures": (*others, plain)})
    return measures_named(dossier, opened.definitions.catalogue, [measure.id])[0]


def _add(opened: Opened, sent: Sent, key: str) -> str:
    row = row_of(opened, key)
    if row is None and key.startswith("nvt-") and row_of(opened, key.replace("nvt-", "vraag-", 1)):
        return _("Deze vraag is altijd van toepassing. Zeg welk antwoord het wordt.")
    if row is None:
        return _("Kies eerst wat er verandert.")
    if key in sent.getlist(ROWS):
        return _("Dat staat er al: {what}").format(what=row.title)
    # What was said last is meant.
    for other in rows_of(opened, sent.getlist(ROWS)):
        if row.excludes(other):
            _remove(sent, other.key)
    sent.add(ROWS, key)
    _about(opened, sent, row)
    return _("Erbij gezet. Sla nog op.") if row.kind == "stap" else _("Erbij gezet. Kies nog wat het wordt, en sla op.")


def _remove(sent: Sent, key: str) -> None:
    sent.setlist(ROWS, [one for one in sent.getlist(ROWS) if one != key])
    for name in [one for one in sent if one == BECOMES + key or one.startswith(f"{BECOMES}{key}-")]:
        sent.poplist(name)


def _about(opened: Opened, sent: Sent, row: Row) -> None:
    """Tick what a row is about, so that the measure stands there in the advice too; whoever wants can untick it."""
    name, value = "steps", step_value(row.step) if row.step else row.question
    if row.question:
        name = QUESTIONS + opened.definitions.questionnaire.section_of[row.question].id
    if value not in sent.getlist(name):
        sent.add(name, value)
    if row.step and row.step.group not in sent.getlist("groups"):
        sent.add("groups", row.step.group)


def _write_out(opened: Opened, sent: Sent, found: Candidate) -> str:
    added = 0
    for key, value in _said(found):
        row = row_of(opened, key)
        if row is None or any(row.excludes(other) or other.key == key for other in rows_of(opened, sent.getlist(ROWS))):
            continue
        sent.add(ROWS, key)
        _about(opened, sent, row)
        for name, text in _as_sent(BECOMES + key, value):
            sent.add(name, text)
        added += 1
    if not added:
        return _("De bibliotheek verandert hier verder niets aan.")
    return _("Uitgeschreven wat de bibliotheek zegt. Kijk na of het voor elke groep klopt, en sla op.")


def _said(found: Candidate) -> Iterator[tuple[str, object]]:
    for (_group, question), change in found.answers.items():
        if change.value is not None:
            yield f"vraag-{question}", change.value
        else:
            yield f"nvt-{question}", change.not_applicable
    for edit in found.steps:
        yield from _said_of(edit)


def _said_of(edit: StepEdit) -> Iterator[tuple[str, object]]:
    if edit.remove:
        yield f"stap-{edit.group}-{edit.step}", None
    for field, value in edit.values.items():
        yield f"veld-{edit.group}-{edit.step}-{field}", value


def _as_sent(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield a value as a form sends it."""
    match value:
        case Estimate():
            numbers: Mapping[str, float] = value.model_dump()
            yield from ((f"{name}-{end}", number_text(number)) for end, number in numbers.items())
        case tuple():
            yield from ((name, str(one)) for one in value)
        case int() | float():
            yield name, number_text(value)
        case str():
            yield name, value
