"""What changes on the question pages. Every function leaves the commit to its caller and touches only what it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.compiled import CompiledQuestion
from scoring.dossier import Answer, Changes, Response, Settled, ThemeStatement, Unknown
from scoring.same_as import still_the_same
from toolkit.features.questions.itinerary import Part
from toolkit.features.questions.place import Place
from toolkit.storage.statements import StatementConflict, fingerprint, save_statement
from toolkit.storage.store import NOTHING_STORED, Conflict, StoredAnswer, answers_to, replace_answer
from toolkit.storage.tables import WHOLE_DOSSIER
from toolkit.web.access import current_name
from toolkit.web.answer_words import says_something
from toolkit.web.forms.answers import said


@dataclass(frozen=True)
class Compared:
    """A theme of a group beside that of the others.

    `to_take` are the answers of the first group to questions that have none here; `taken` are the questions whose
    answers were taken over.
    """

    to_take: tuple[tuple[CompiledQuestion, Answer], ...]
    taken: tuple[Taken, ...]


@dataclass(frozen=True)
class Taken:
    """An answer that was taken over from a group (its id), and whether both still say the same."""

    question: CompiledQuestion
    group: str
    same: bool


def save(place: Place, question: CompiledQuestion, answer: Answer, seen: int) -> StoredAnswer | Conflict:
    """Store an answer; nothing is stored for a question that had none and still says nothing."""
    before = place.path.stored(question)
    if before.answer is None and answer == Answer(question=question.id):
        return before
    key = WHOLE_DOSSIER if question.of_dossier else place.stored_key
    result = replace_answer(place.session, place.identity, key, answer, before=before, seen=seen, by=current_name())
    if isinstance(result, StoredAnswer):
        place.path.put(question, result)
    return result


def say(place: Place, statement: ThemeStatement, seen: str) -> ThemeStatement | StatementConflict | None:
    """Store what is said once for a theme."""
    return save_statement(place.session, place.identity, place.stored_key, statement, seen=seen, by=current_name())


def leave_theme_unknown(place: Place, part: Part) -> int:
    """Say of every question of a theme without an answer that it is not known yet; return how many those are.

    What was answered stays. Nothing said about change yet becomes: not known.
    """
    questions = [question for question in part.questions if question.question.unknown_allowed]
    place.path.fetch((*part.deciding, *questions))
    unanswered = [
        question
        for question in part.asked(place.path)
        if question in questions and not says_something(place.path.stored(question).answer)
    ]
    for question in unanswered:
        stored = place.path.stored(question)
        old = stored.answer or Answer(question=question.id)
        unknown = _filled(old, Response(unknown=Unknown.NOT_KNOWN))
        save(place, question, unknown, stored.revision)
    statement = place.statement(part.section.id)
    if part.compares and (statement is None or statement.changes is None):
        old_statement = statement or ThemeStatement(section=part.section.id)
        say(place, old_statement.model_copy(update={"changes": Changes.UNKNOWN}), fingerprint(statement))
    return len(unanswered)


def same_as_example(place: Place, part: Part) -> Sequence[CompiledQuestion]:
    """Take over what the first group answered, for every question of a theme that has no answer here yet.

    Every answer remembers that it is the same; changing it later ends that. Returns the questions taken over.
    """
    example = place.example_group
    if example is None:
        return ()
    section = part.section.id
    own, theirs = place.statement(section), example.theme_by_section.get(section)
    if own is None and theirs is not None:
        say(place, theirs.model_copy(update={"note": None}), fingerprint(None))
    taken: list[CompiledQuestion] = []
    place.path.fetch((*part.deciding, *part.questions))
    for question, answer in compare(place, part).to_take:
        # Earlier answers that were taken over may have hidden this one.
        if place.path.shown(question) is False:
            continue
        save(place, question, _copy(place, question, answer, own), place.path.stored(question).revision)
        taken.append(question)
    return taken


def same_answer(place: Place, question: CompiledQuestion) -> Answer | None:
    """Return what the first group answered, as the answer of this one; None when there is nothing to take over."""
    theirs = example_answer(place, question)
    return _copy(place, question, theirs, place.statement(question.section.id)) if theirs else None


def example_answer(place: Place, question: CompiledQuestion) -> Answer | None:
    """Return what the first group answered, for a later group; None when that says nothing."""
    example = place.example_group
    if example is None:
        return None
    found = answers_to(place.session, place.identity, [(example.id, question.id)])
    answer = found.get((example.id, question.id), NOTHING_STORED).answer
    return answer if _can_take(answer, place.path.stored(question).answer) else None


def compare(place: Place, part: Part) -> Compared:
    """Compare a theme with that of the groups whose answers were taken over; for a later group also with the first."""
    example = place.example_group
    place.path.fetch(part.questions)
    owns = {question: place.path.stored(question).answer for question in part.questions}
    groups = {own.same_as for own in owns.values() if own and own.same_as}
    groups |= {example.id} if example else set()
    wanted = [(group, question.id) for group in groups for question in part.questions]
    found = {key: one.answer for key, one in answers_to(place.session, place.identity, wanted).items()}
    to_take, taken = [], []
    for question, own in owns.items():
        theirs = found.get((example.id, question.id)) if example else None
        if own is not None and own.same_as:
            same = still_the_same(own, found.get((own.same_as, question.id)))
            taken.append(Taken(question, own.same_as, same))
        elif theirs is not None and _can_take(theirs, own) and not says_something(own):
            to_take.append((question, theirs))
    return Compared(tuple(to_take), tuple(taken))


def _can_take(theirs: Answer | None, own: Answer | None) -> bool:
    """Whether there is something to take over, and a place for it beside what this group has itself."""
    if not says_something(theirs):
        return False
    return said(theirs)[0] is not None or own is None or not (own.ratings or own.proposal)


def _copy(place: Place, question: CompiledQuestion, answer: Answer, own: ThemeStatement | None) -> Answer:
    """Copy an answer of the first group; what this group noted and showed itself stays.

    How it is today comes along only when the theme changes alike. `own`: as said before.
    """
    example = place.example_group
    theirs = example.theme_by_section.get(question.section.id) if example else None
    compares_alike = own is None or (theirs is not None and own.changes == theirs.changes)
    here = place.path.stored(question).answer
    copied = answer if compares_alike else answer.model_copy(update={"current": None})
    copied = _with_own_grounds(copied, said(here)[0])
    if here and here.ratings and copied.proposal:
        # What several people said here stays; this is what they come to.
        settled = Settled(proposal=copied.proposal, current=copied.current)
        copied = here.model_copy(update={"settled": settled})
    comments = here.comments if here else ()
    same_as = example.id if example else None
    # The steps that the first group took it over from are those of its own journey.
    return copied.model_copy(update={"same_as": same_as, "from_steps": (), "comments": comments})


def _with_own_grounds(answer: Answer, own: Response | None) -> Answer:
    """Put what this group already noted and showed with what another group answered."""
    theirs = said(answer)[0]
    if own is None or theirs is None:
        return answer
    evidence = tuple(dict.fromkeys((*own.evidence, *theirs.evidence)))
    grounds = {"basis": own.basis or theirs.basis, "note": own.note or theirs.note, "evidence": evidence}
    proposal = theirs.model_copy(update=grounds)
    if answer.settled:
        return answer.model_copy(update={"settled": answer.settled.model_copy(update={"proposal": proposal})})
    return answer.model_copy(update={"proposal": proposal})


def _filled(answer: Answer, response: Response) -> Answer:
    """Put a response where nothing was said yet; a note that was there stays."""
    old = answer.proposal or Response()
    proposal = old.model_copy(update={"unknown": response.unknown})
    return answer.model_copy(update={"proposal": proposal, "same_as": None, "from_steps": ()})
