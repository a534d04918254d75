"""`doenvermogen template`: an empty dossier in YAML, every field explained."""

from __future__ import annotations

import sys

from questionnaires.translation import _

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("template", help=_("een leeg dossier, elk veld uitgelegd"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the explained empty dossier."""
    from questionnaires.places import templates

    del arguments
    sys.stdout.write((templates() / "dossier" / "template.yaml").read_text(encoding="utf-8"))
    return 0
