"""One function computes every outcome: screen, document, command line, batch and proof show the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from questionnaires.catalogue import Catalogue
from questionnaires.translation import _
from scoring.advice.score import give_advice
from scoring.classes import worst_class
from scoring.compass.score import score_compass
from scoring.compass.tested import tested_steps
from scoring.compiled import compiled
from scoring.dossier import Dossier
from scoring.errors import ScoringError
from scoring.group import GroupScore, score_group
from scoring.group_outcome import group_outcome
from scoring.journey.figures import journey_totals
from scoring.outcome import CLASS_ORDER, Outcome, UsedDefinition
from scoring.quickscan import SCAN_ORDER
from scoring.trace import trace_outcome
from scoring.words import used_definitions, words_for

FORMAT = 1


def score(dossier: Dossier, catalogue: Catalogue, *, with_trace: bool = True) -> Outcome:
    """Score a dossier (RULES sections 1-5).

    Pure: the same dossier and definitions give the same outcome, and nothing is read or written.

    Args:
        dossier: a dossier that is valid against the catalogue (`scoring.validation`).
        catalogue: the definitions, with the questionnaire of the dossier among them.
        with_trace: whether to derive the outcome step by step; without, `trace` is empty.

    Raises:
        ScoringError: when the dossier cannot be scored; nothing is guessed.
    """
    scores, outcome = score_groups(dossier, catalogue)
    return replace(outcome, trace=trace_outcome(outcome, scores, catalogue)) if with_trace else outcome


def score_groups(dossier: Dossier, catalogue: Catalogue) -> tuple[Sequence[GroupScore], Outcome]:
    """Return the scores of the groups and the outcome that is made from them, without its trace.

    Raises:
        ScoringError: when the dossier cannot be scored; nothing is guessed.
    """
    questionnaire = catalogue.questionnaires.get(dossier.questionnaire)
    if questionnaire is None:
        raise ScoringError(_("De vragenlijst {id} is er niet.").format(id=dossier.questionnaire))
    form, words = compiled(questionnaire), words_for(questionnaire, catalogue)
    compass = score_compass(dossier, catalogue)
    tested = tested_steps(dossier, compass, catalogue)
    scores = [score_group(form, words, dossier, group, catalogue, tested) for group in dossier.groups]
    outcome = replace(outcome_of_groups(dossier, scores, used_definitions(dossier, words, catalogue)), compass=compass)
    return scores, replace(outcome, advice=give_advice(dossier, catalogue, scores, outcome))


def score_all(dossiers: Iterable[Dossier], catalogue: Catalogue) -> Iterator[Outcome]:
    """Score many dossiers one by one, without their traces; for figures over a whole batch."""
    for dossier in dossiers:
        yield score(dossier, catalogue, with_trace=False)


def outcome_of_groups(
    dossier: Dossier, scores: Sequence[GroupScore], definitions: tuple[UsedDefinition, ...]
) -> Outcome:
    """Return the outcome that the scores of the groups amount to, without compass, advice and trace."""
    groups = tuple(group_outcome(found) for found in scores)
    scans = [found.scan.outcome for found in scores if found.scan is not None]
    # Without groups nothing is known: any class is possible.
    unknown, heaviest = CLASS_ORDER[-1], CLASS_ORDER[-2]
    return Outcome(
        format=FORMAT,
        title=dossier.title,
        questionnaire=dossier.questionnaire,
        depth=dossier.depth,
        quickscan=max(scans, key=SCAN_ORDER.index, default=None),
        burden_class=worst_class([group.burden_class for group in groups] or [unknown]),
        burden_at_least=worst_class([group.burden_at_least for group in groups] or [CLASS_ORDER[0]]),
        burden_at_most=worst_class([group.burden_at_most for group in groups] or [heaviest]),
        lighter_for_everyone=bool(groups) and all(group.comparison == "lichter" for group in groups),
        journey_totals=journey_totals(
            [(found.group.id, found.group.kind.value, found.group.size, found.journey) for found in scores]
        ),
        groups=groups,
        compass=None,
        advice=None,
        definitions=definitions,
        trace=(),
    )
