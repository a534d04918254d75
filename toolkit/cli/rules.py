"""`doenvermogen rules`: the rules of the advice, and the advice for every combination."""

from __future__ import annotations

import sys

from questionnaires.translation import _
from toolkit.cli.common import catalogue_for
from toolkit.cli.errors import CommandError

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("rules", help=_("de regels van het advies, en de hele tabel"))
    parser.add_argument("--json", action="store_true", help=_("voor machines: de regels en de tabel als JSON"))
    parser.add_argument("--definition", metavar="ID", help=_("welke regels, als er meer zijn; anders de eerste"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the rules in words with the table, or both as JSON."""
    from scoring.advice.overview import rules_overview

    catalogue = catalogue_for(arguments)
    known = catalogue.advice_rules
    name: str = arguments.definition or next(iter(known), "?")
    if name not in known:
        message = _("De regels {id} zijn er niet. Kies uit: {names}.")
        raise CommandError(message.format(id=name, names=", ".join(known)))
    overview = rules_overview(known[name], catalogue)
    if arguments.json:
        from exports.json_file import as_json

        sys.stdout.write(as_json(overview))
        return 0
    from exports.rules_text import rules_text

    print(rules_text(known[name], overview))
    return 0
