"""What is agreed and paid for, and which red flags there are, in running sentences for the ready texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.dutch import lowered, sentence, spelled
from exports.report.context import Context
from exports.report.flags import red_flags
from exports.report.ready_said import Said
from questionnaires.translation import _
from scoring.advice.no_test import needs_no_test

_MOST_COVERS = 2
_LONGEST = 120


def finance_sentences(context: Context) -> Iterator[Said]:
    """Yield what is known about money and law, and what the test says nothing about."""
    for paragraph, found in enumerate((_paid(context), _flags(context))):
        for text, rank in found:
            yield Said("finance", paragraph, text, rank, item="\n" in text)
    looks = _("De toets gaat niet over de vraag of het beleid nodig, rechtmatig of betaalbaar is.")
    yield Said("finance", 2, looks, 1)
    yield Said("finance", 2, _("De toets is een inschatting vooraf en geen meting bij inwoners."), 1)


def _paid(context: Context) -> Iterator[tuple[str, int]]:
    measures = context.dossier.measures
    if not measures:
        if not needs_no_test(context.outcome, context.dossier):
            yield _("Er zijn nog geen maatregelen gekozen. Kosten daarvan zijn dus niet bekend."), 2
        return
    agreed = [measure for measure in measures if measure.is_agreed]
    covers = tuple(dict.fromkeys(measure.cover for measure in agreed if measure.cover))
    if agreed:
        yield _all_there(len(agreed), len(measures)), 2
        yield _covered(covers), 3
    intended = len(measures) - len(agreed)
    if intended == 1 and agreed:
        yield _("Eén andere maatregel is nog een voornemen."), 2
    elif agreed and intended:
        words = _("{n} andere maatregelen zijn nog een voornemen.")
        yield sentence(words.format(n=spelled(intended))), 2
    elif intended == 1:
        yield _("Voor één maatregel is de toezegging, de datum of de dekking nog niet rond."), 2
    elif intended:
        words = _("Voor {n} maatregelen is de toezegging, de datum of de dekking nog niet rond.")
        yield words.format(n=spelled(intended)), 2


def _all_there(agreed: int, measures: int) -> str:
    if agreed == measures > 1:
        return _("Voor alle {n} maatregelen zijn de toezegging, de datum en de dekking rond.").format(n=spelled(agreed))
    if agreed == 1:
        return _("Voor één maatregel zijn de toezegging, de datum en de dekking rond.")
    return _("Voor {n} maatregelen zijn de toezegging, de datum en de dekking rond.").format(n=spelled(agreed))


def _covered(covers: Sequence[str]) -> str:
    """Name what the agreed measures are paid from, each in full: a cover may hold commas of its own."""
    told = [lowered(cover.strip().rstrip(".")) for cover in covers if len(cover) <= _LONGEST][:_MOST_COVERS]
    if not told:
        return _("Waaruit dat wordt betaald, staat in het advies.")
    if len(covers) == 1:
        return _("De dekking is: {cover}.").format(cover=told[0])
    lines = [_("De dekking is:"), *(f"- {cover}" for cover in told)]
    if len(told) < len(covers):
        lines.append(_("De andere dekking staat in het advies."))
    return "\n".join(lines)


def _flags(context: Context) -> Iterator[tuple[str, int]]:
    flags = red_flags(context)
    if not flags:
        return
    first = flags[0]
    if first.answer:
        words = _("bij de vraag “{question}”. Het antwoord is: {answer}")
        told = words.format(question=first.subject, answer=lowered(sentence(first.answer)))
    else:
        words = _("bij de stap “{step}”: {rule}")
        told = words.format(step=first.subject, rule=lowered(sentence(first.rule)))
    if len(flags) == 1:
        yield _("De toets geeft één rode vlag. Die staat {told}").format(told=told), 1
    else:
        words = _("De toets geeft {n} rode vlaggen. De eerste staat {told}")
        yield words.format(n=spelled(len(flags)), told=told), 1
    if first.norms:
        yield _("Dat raakt aan {norm}.").format(norm=lowered(first.norms[0][0])), 5
