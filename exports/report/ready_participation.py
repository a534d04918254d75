"""Who had a say, about what, and what became of it, in running sentences for the ready texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from exports.dutch import enumeration, spelled
from exports.report.context import Context
from exports.report.ready_said import Said, in_sentence, whole
from questionnaires.translation import _
from scoring.participation import Contribution

_PARAGRAPH = 4
_MOST, _LONGEST = 2, 130


def participation_sentences(context: Context) -> Iterator[Said]:
    """Yield what the plan says; that it is not written yet, when there is none."""
    for text, rank in _sentences(context):
        yield Said("explanation", _PARAGRAPH, text, rank)


def _sentences(context: Context) -> Iterator[tuple[str, int]]:
    plan = context.dossier.plan
    if plan is None:
        yield _("Wie kon meepraten en waarover, is nog niet ingevuld."), 2
        return
    if plan.open:
        subjects = whole(plan.open, _MOST, _LONGEST, _("onderwerp"), _("onderwerpen"))
        yield _("Mensen konden meepraten over {subjects}.").format(subjects=subjects), 2
    if plan.fixed:
        subjects = whole(plan.fixed, _MOST, _LONGEST, _("punt"), _("punten"))
        yield _("Dit lag vast: {subjects}.").format(subjects=subjects), 4
    if plan.contributions:
        yield f"{_brought_in(len(plan.contributions))} {_decided(plan.contributions)}", 2
        reasons = sum(one.reason is not None and one.decision != "open" for one in plan.contributions)
        if reasons:
            yield _("De reden staat in het advies.") if reasons == 1 else _("De redenen staan in het advies."), 6
    missed = tuple(dict.fromkeys((*(group.name for group in plan.groups if group.reached == "no"), *plan.not_reached)))
    if missed:
        names = whole([in_sentence(name) for name in missed], _MOST, _LONGEST, _("groep"), _("groepen"))
        one = len(missed) == 1
        words = _("Deze groep is niet bereikt: {groups}.") if one else _("Deze groepen zijn niet bereikt: {groups}.")
        yield words.format(groups=names), 3


def _brought_in(points: int) -> str:
    if points == 1:
        return _("Mensen brachten één punt in.")
    return _("Mensen brachten {n} punten in.").format(n=spelled(points))


def _decided(contributions: Sequence[Contribution]) -> str:
    """Say what was done with the input, in a sentence or two.

    The verb agrees with each number: "Daarvan zijn er twee overgenomen en is er één niet overgenomen."
    """
    found = Counter[str](one.decision for one in contributions)
    what = {
        "taken_over": _("overgenomen"),
        "partly": _("deels overgenomen"),
        "not": _("niet overgenomen"),
    }
    decided = {decision: found[decision] for decision in what if found[decision]}
    total, still_open = len(contributions), found["open"]
    if not decided:
        return _("Daarover is nog niet beslist.")
    if total == 1:
        return _("Dat is {what}.").format(what=what[next(iter(decided))])
    if len(decided) == 1 and not still_open:
        return _("Ze zijn allemaal {what}.").format(what=what[next(iter(decided))])
    parts = [
        (_("is er één {what}") if count == 1 else _("zijn er {n} {what}")).format(n=spelled(count), what=what[decision])
        for decision, count in decided.items()
    ]
    told = _("Daarvan {parts}.").format(parts=enumeration(parts))
    if not still_open:
        return told
    return f"{told} {_('Over {n} is nog niet beslist.').format(n=spelled(still_open))}"
