"""`doenvermogen compare`: two variants or two moments of one proposal, side by side."""

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
    parser = subparsers.add_parser("compare", help=_("wat er verschilt tussen twee varianten of momenten"))
    parser.add_argument("first", metavar="DOSSIER", help=_("het eerste dossier: .yaml, .json of .zip"))
    parser.add_argument("second", metavar="DOSSIER", help=_("het dossier dat je ernaast legt"))
    parser.add_argument("--json", action="store_true", help=_("voor machines: alle verschillen als JSON"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print what differs; dossiers about different proposals are refused with the reason."""
    from pathlib import Path

    from scoring.comparison.compare import compare
    from scoring.comparison.outcome import Pair
    from scoring.comparison.same_proposal import why_not_comparable
    from scoring.score import score

    catalogue = catalogue_for(arguments)
    dossiers = Pair(*(read_ready(Path(name), catalogue) for name in (arguments.first, arguments.second)))
    reason = why_not_comparable(dossiers.first, dossiers.second)
    if reason:
        raise CommandError(reason)
    outcomes = Pair(score(dossiers.first, catalogue), score(dossiers.second, catalogue))
    comparison = compare(dossiers, outcomes)
    if arguments.json:
        from exports.json_file import as_json

        sys.stdout.write(as_json(comparison))
        return 0
    from exports.comparison.names import Names
    from exports.comparison.sections import comparison_sections
    from exports.plain_text import plain_text
    from exports.report.context import Context
    from exports.theme import read_theme

    theme = read_theme(None)
    sides = Pair(
        Context(outcomes.first, dossiers.first, catalogue, theme),
        Context(outcomes.second, dossiers.second, catalogue, theme),
    )
    print(dossiers.second.title)
    print("=" * min(len(dossiers.second.title), 100))
    print(plain_text(comparison_sections(comparison, Names(sides))), end="")
    return 0
