"""`doenvermogen demo`: the web application with the example dossiers in it."""

from __future__ import annotations

from questionnaires.translation import _
from toolkit.cli.serve import add_server_options, refuse_other_machines, serve

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

    from flask import Flask


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("demo", help=_("de toets in je browser, met voorbeelden erin"))
    add_server_options(parser)
    parser.add_argument(
        "--data",
        metavar=_("MAP"),
        help=_("map om de demo in te bewaren; anders is alles weg als je stopt"),
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Serve the examples until stopped."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    refuse_other_machines(arguments.host)
    if arguments.data:
        serve(arguments, Path(arguments.data), fill)
        print(_("Gestopt. De demo staat nog in {folder}.").format(folder=arguments.data), flush=True)
        return 0
    with TemporaryDirectory(prefix="doenvermogen-demo-") as folder:
        serve(arguments, Path(folder), fill, demo=True)
    print(_("Gestopt. De demo is opgeruimd."), flush=True)
    return 0


def fill(app: Flask) -> None:
    """Put the examples among the dossiers, unless there are dossiers already."""
    from sqlalchemy.orm import Session

    from toolkit.features.start.dossiers import has_dossiers
    from toolkit.features.start.examples import example_files
    from toolkit.features.start.operations import take_over

    with app.app_context(), Session(app.extensions["engine"]) as session:
        if has_dossiers(session):
            return
        # The last one stored stands on top of the list.
        for file in reversed(example_files()):
            take_over(session, app.extensions["catalogue"], file, _("demo"))
        session.commit()
