"""`doenvermogen verify`: recompute what a PDF says."""

from __future__ import annotations

import sys

from questionnaires.translation import _
from toolkit.cli.common import catalogue_for

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("verify", help=_("reken na wat een PDF zegt"))
    parser.add_argument("pdf", metavar="FILE.pdf", help=_("een advies als PDF, door doenvermogen gemaakt"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Tell whether the PDF still says what its data say; 1 and the part that does not match when it does not."""
    from pathlib import Path

    from exports.verify import verify

    result = verify(Path(arguments.pdf).read_bytes(), arguments.pdf, catalogue_for(arguments))
    for line in (*result.confirmed, *result.unchecked):
        print(line)
    for finding in result.findings:
        print(finding, file=sys.stderr)
    if result.findings:
        print(_("Nee: {pdf} klopt niet.").format(pdf=arguments.pdf), file=sys.stderr)
        return 1
    said = (
        _("Ja: {pdf} klopt, voor zover deze versie dat kan narekenen.") if result.unchecked else _("Ja: {pdf} klopt.")
    )
    print(said.format(pdf=arguments.pdf))
    return 0
