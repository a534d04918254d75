"""Outcomes with everything that examining can find, filled in by hand, so that a test of words needs no search."""

from __future__ import annotations

from dataclasses import replace

from exports.report import Report, build_report
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from scoring.dossier import Dossier
from scoring.outcome import Outcome
from scoring.robustness.outcome import (
    AdviceRange,
    ChangedAnswer,
    MovedThreshold,
    Pivotal,
    Robustness,
    ShakenBasis,
    SmallestChange,
    Stability,
    ThresholdCheck,
)
from scoring.score import score
from scoring.whatif.outcome import AnswerEffect, AssumedValue, Assumes, Improvement, OutOfReach, ToSettle

SENTENCE = "Het advies blijft gelijk, tenzij je helemaal niet hoeft te betalen voordat je geld terugkrijgt."
SEED = 918273645


def by_hand(dossier: Dossier) -> Outcome:
    """Score a dossier and fill in what examining it could say: one of everything, in the first group."""
    outcome = score(dossier, bundled_catalogue(), with_trace=False)
    group = outcome.groups[0].id
    change = ChangedAnswer("question", "shame", group, None, "others_can_see", "none")
    check = ChangedAnswer("check", "getest", None, None, "nee", "ja")
    question = ToSettle(
        "question:shame@" + group,
        "question",
        "shame",
        group,
        (),
        (
            AnswerEffect("none", "positief_mits"),
            AnswerEffect("asking_is_hard", "aanpassen"),
            AnswerEffect("drops_out", "aanpassen"),
        ),
    )
    estimate = ToSettle(
        "estimate:sensitive@" + group, "estimate", "sensitive", group, (), (AnswerEffect("nothing", "aanpassen"),)
    )
    asked = ToSettle(
        "check:getest", "check", "getest", None, (), (AnswerEffect("ja", "positief"), AnswerEffect("nee", "aanpassen"))
    )
    return replace(
        outcome,
        robustness=Robustness(
            sentence=SENTENCE,
            pivotal=(Pivotal(change, "aanpassen"), Pivotal(check, "positief")),
            smallest_change=(SmallestChange((change, check), "positief"),),
            smallest_size=2,
            examined_up_to=2,
            range=AdviceRange("positief_mits", "aanpassen", 3),
            thresholds=(
                ThresholdCheck(
                    "doenvermogen", "scoring.bands.heavy_answer.when.highest", 3, _moved(3, "aanpassen"), changes=False
                ),
                ThresholdCheck("advies", "heavy_step_from", 60, _moved(60, "positief"), changes=True),
            ),
            stability=Stability(
                10_000,
                SEED,
                0.8734,
                {"aanpassen": 8734, "positief_mits": 1266},
                (ShakenBasis("own_estimate", 0.3, 12),),
            ),
        ),
        improvements=(
            Improvement(
                "positief_mits",
                "middel",
                (question, estimate, asked),
                ("automatic",),
                Assumes(
                    "lightest", (AssumedValue(question.id, None, "none"), AssumedValue("check:getest", None, "ja"))
                ),
                effort=None,
                smallest_by=("number", "effort"),
                proven=True,
            ),
            Improvement(
                "positief_mits",
                "middel",
                (),
                tuple(measure.id for measure in dossier.measures[:2]) or ("reminder",),
                Assumes(None, ()),
                effort=3,
                smallest_by=("effort",),
                proven=False,
            ),
        ),
        out_of_reach=(OutOfReach("positief", "heaviest", 120, proven=True, because=("burden", "open_flag")),),
    )


def _moved(value: float, advice: str) -> tuple[MovedThreshold, ...]:
    return tuple(MovedThreshold(factor, value * factor, advice) for factor in (0.75, 0.9, 1.1, 1.25))  # type: ignore[arg-type]


def report_by_hand(dossier: Dossier) -> Report:
    """Build the report of a dossier with an outcome that is filled in by hand."""
    return build_report(by_hand(dossier), dossier, bundled_catalogue(), default_theme())
