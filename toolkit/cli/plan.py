"""`doenvermogen plan`: the participation plan of a dossier on one page, by the suffix of the file."""

from __future__ import annotations

from questionnaires.translation import _
from toolkit.cli.common import add_dossier_argument, print_tips, ready_dossier, target_of

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

SUFFIXES = (".pdf", ".odt", ".docx", ".html")


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("plan", help=_("het participatieplan van een dossier, op één bladzijde"))
    add_dossier_argument(parser)
    parser.add_argument("-o", "--output", metavar=_("BESTAND"), required=True, help=" ".join(SUFFIXES))
    parser.add_argument("--theme", metavar=_("BESTAND"), help=_("huisstijl van je gemeente (YAML)"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write the plan; the file is there completely or not at all."""
    from pathlib import Path

    target = target_of(arguments.output, SUFFIXES, arguments.dossier)
    from exports.advice import make_plan
    from exports.reading_advice import plan_reading_advice
    from exports.theme import read_theme
    from toolkit.dossier_files import write_bytes

    dossier, catalogue = ready_dossier(arguments)
    theme = read_theme(Path(arguments.theme) if arguments.theme else None)
    write_bytes(target, make_plan(dossier, catalogue, target.suffix.lower(), theme))
    print(_("Geschreven: {target}").format(target=target))
    print_tips(plan_reading_advice(dossier, catalogue, theme))
    return 0
