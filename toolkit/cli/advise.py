"""`doenvermogen advise`: the advice as a document, by the suffix of the file."""

from __future__ import annotations

from questionnaires.translation import _
from toolkit.cli.common import add_dossier_argument, print_tips, ready_dossier, target_of
from toolkit.cli.errors import CommandError

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

SUFFIXES = (".pdf", ".odt", ".docx", ".html", ".json", ".csv")
READY_SUFFIXES = (".odt", ".docx", ".txt")
READ_BY_PEOPLE = (".pdf", ".odt", ".docx", ".html", ".txt")


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("advise", help=_("het advies bij een dossier, als document of als gegevens"))
    add_dossier_argument(parser)
    parser.add_argument("-o", "--output", metavar=_("BESTAND"), required=True, help=" ".join(SUFFIXES))
    parser.add_argument(
        "--ready-text",
        action="store_true",
        help=_("alleen de tekst voor het besluitstuk ({suffixes})").format(suffixes=" ".join(READY_SUFFIXES)),
    )
    parser.add_argument("--theme", metavar=_("BESTAND"), help=_("huisstijl van je gemeente (YAML)"))
    parser.add_argument(
        "--full-dossier",
        action="store_true",
        help=_("voeg het hele dossier toe, met notities en namen; elke bladzijde krijgt de aanduiding 'intern'"),
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write the advice; the file is there completely or not at all."""
    from pathlib import Path

    suffixes = READY_SUFFIXES if arguments.ready_text else SUFFIXES
    target = target_of(arguments.output, suffixes, arguments.dossier)
    suffix = target.suffix.lower()
    if arguments.full_dossier and (suffix != ".pdf" or arguments.ready_text):
        raise CommandError(_("--full-dossier kan alleen bij een .pdf: alleen daar kan een dossier in."))
    from exports.advice import make_advice, make_ready_text
    from exports.theme import read_theme
    from toolkit.dossier_files import write_bytes

    dossier, catalogue = ready_dossier(arguments)
    theme = read_theme(Path(arguments.theme) if arguments.theme else None)
    if arguments.ready_text:
        write_bytes(target, make_ready_text(dossier, catalogue, suffix, theme))
    else:
        write_bytes(target, make_advice(dossier, catalogue, suffix, theme, full=arguments.full_dossier))
    print(_("Geschreven: {target}").format(target=target))
    if suffix in READ_BY_PEOPLE:
        from exports.reading_advice import reading_advice

        print_tips(reading_advice(dossier, catalogue, theme))
    return 0
