"""`doenvermogen compare`: variants or moments of one proposal beside each other and beside doing nothing."""

from __future__ import annotations

import sys

from questionnaires.translation import _
from toolkit.cli.common import catalogue_for, read_ready
from toolkit.cli.errors import CommandError

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("compare", help=_("niets doen, een voorstel en zijn varianten naast elkaar"))
    parser.add_argument(
        "dossiers",
        metavar="DOSSIER",
        nargs="+",
        help=_("een of meer dossiers over één voorstel: .yaml, .json of .zip; van twee zie je ook elk verschil"),
    )
    parser.add_argument("--json", action="store_true", help=_("voor machines: alles als JSON"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print doing nothing and the dossiers side by side, and of two what differs.

    Dossiers about different proposals are refused with the reason.
    """
    from dataclasses import replace
    from pathlib import Path

    from scoring.comparison.compare import compare
    from scoring.comparison.outcome import Pair
    from scoring.comparison.same_proposal import why_not_comparable
    from scoring.comparison.side_by_side import lay_side_by_side
    from scoring.comparison.variants import Overview
    from scoring.score import score

    catalogue = catalogue_for(arguments)
    dossiers = [read_ready(Path(name), catalogue) for name in arguments.dossiers]
    first = dossiers[0]
    reason = next(filter(None, (why_not_comparable(first, other) for other in dossiers[1:])), None)
    if reason:
        raise CommandError(reason)
    outcomes = [score(dossier, catalogue) for dossier in dossiers]
    beside = lay_side_by_side(dossiers, outcomes, [catalogue] * len(dossiers))
    comparison = None
    if len(dossiers) == len(("first", "second")):
        comparison = replace(compare(Pair(*dossiers), Pair(*outcomes)), side_by_side=beside)
    if arguments.json:
        from exports.json_file import as_json

        sys.stdout.write(as_json(comparison or Overview(beside)))
        return 0
    from exports.comparison.columns import ColumnNames
    from exports.comparison.names import Names
    from exports.comparison.sections import comparison_sections
    from exports.comparison.side_by_side import side_by_side_sections
    from exports.plain_text import plain_text
    from exports.report.context import Context
    from exports.theme import read_theme

    theme = read_theme(None)
    sides = [Context(*one, catalogue, theme) for one in zip(outcomes, dossiers, strict=True)]
    sections = side_by_side_sections(beside, ColumnNames(beside, sides), with_answers=comparison is None)
    if comparison is not None:
        sections = (*comparison_sections(comparison, Names(Pair(*sides))), *sections)
    title = dossiers[-1].title
    print(title)
    print("=" * min(len(title), 100))
    print(plain_text(sections), end="")
    return 0
