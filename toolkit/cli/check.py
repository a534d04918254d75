"""`doenvermogen check`: are the questionnaires right, and if not, where and how to mend them."""

from __future__ import annotations

from questionnaires.translation import _
from toolkit.cli.common import catalogue_for

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("check", help=_("kijk vragenlijsten en woordenlijsten na"))
    parser.add_argument(
        "paths",
        metavar=_("PAD"),
        nargs="*",
        help=_("een bestand of een map; zonder pad alles wat het programma kent"),
    )
    parser.add_argument("--json", action="store_true", help=_("voor editors: de bevindingen als JSON"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print what is found; 1 when there is an error among it."""
    import json
    from dataclasses import asdict
    from pathlib import Path

    from toolkit.definition_checks import check_everything, check_paths, report

    catalogue = catalogue_for(arguments)
    paths = [Path(path) for path in arguments.paths]
    checked = check_paths(paths, catalogue) if paths else check_everything(catalogue)
    if arguments.json:
        print(json.dumps([asdict(finding) for finding in checked.findings], ensure_ascii=False, indent=2))
    else:
        print(report(checked))
    return int(checked.errors > 0)
