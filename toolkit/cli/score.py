"""`doenvermogen score`: the outcome of a dossier, with its trace."""

from __future__ import annotations

import sys

from questionnaires.translation import _
from toolkit.cli.common import add_dossier_argument, ready_dossier

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("score", help=_("de uitkomst van een dossier, met de herleiding"))
    add_dossier_argument(parser)
    parser.add_argument("--json", action="store_true", help=_("voor machines: de hele uitkomst als JSON"))
    parser.add_argument("--why", action="store_true", help=_("laat zien waar elke uitkomst vandaan komt"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the outcome: a summary, the full derivation, or JSON."""
    from scoring.examination import examined

    dossier, catalogue = ready_dossier(arguments)
    outcome = examined(dossier, catalogue)
    if arguments.json:
        from exports.json_file import outcome_json

        sys.stdout.write(outcome_json(outcome))
        return 0
    from toolkit.cli.summary import summary

    print(summary(outcome, dossier, catalogue))
    if arguments.why:
        from scoring.explanation import explain

        print()
        print(explain(outcome, catalogue))
    return 0
