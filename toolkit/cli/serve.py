"""`doenvermogen serve`: the web application on this machine."""

from __future__ import annotations

from questionnaires.translation import _
from toolkit.cli.errors import CommandError

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from flask import Flask

    from toolkit.web.settings import Settings

LOOPBACK = "127.0.0.1"


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("serve", help=_("de toets in je browser"))
    add_server_options(parser)
    parser.add_argument(
        "--data",
        metavar=_("MAP"),
        help=_("map voor je dossiers (anders ~/.local/share/doenvermogen; ook: DOENVERMOGEN_DATA)"),
    )
    parser.set_defaults(run=run)


def add_server_options(parser: ArgumentParser) -> None:
    """Add what `serve` and `demo` share."""
    parser.add_argument("--host", default=LOOPBACK, metavar=_("ADRES"), help=_("adres van deze computer"))
    parser.add_argument("--port", type=int, metavar=_("POORT"), help=_("poort; anders 8420, of een andere die vrij is"))
    parser.add_argument("--theme", metavar=_("BESTAND"), help=_("huisstijl van je gemeente (YAML)"))
    parser.add_argument(
        "--pilot",
        action="store_true",
        help=_("houd bij hoelang elk onderdeel duurt en wat niet duidelijk is; wie invult, ziet dat dit aan staat"),
    )


def run(arguments: Namespace) -> int:
    """Serve the dossiers of this user until stopped."""
    import os
    from pathlib import Path

    refuse_other_machines(arguments.host)
    from toolkit.web.server import usual_data_folder

    chosen = arguments.data or os.environ.get("DOENVERMOGEN_DATA")
    serve(arguments, Path(chosen) if chosen else usual_data_folder())
    print(_("Gestopt. Alles wat was opgeslagen, is bewaard."), flush=True)
    return 0


def serve(
    arguments: Namespace, data_folder: Path, prepare: Callable[[Flask], None] | None = None, *, demo: bool = False
) -> None:
    """Serve what is in a folder until stopped, and tell how to come in and how to stop."""
    import os
    from pathlib import Path

    from sqlalchemy.exc import ArgumentError, DatabaseError

    from toolkit.storage.migrating import NewerDatabaseError
    from toolkit.web.server import PortTakenError, run
    from toolkit.web.settings import Settings

    if arguments.port is not None and not 0 <= arguments.port <= 65535:  # noqa: PLR2004 - the last port there is
        raise CommandError(_("--port {port}: kies een getal van 1024 tot en met 65535.").format(port=arguments.port))
    settings = Settings(
        data_folder=data_folder.resolve(),
        database=os.environ.get("DOENVERMOGEN_DATABASE", ""),
        questionnaires=tuple(Path(folder) for folder in arguments.questionnaires),
        theme=Path(arguments.theme) if arguments.theme else None,
        pilot=arguments.pilot,
        demo=demo,
    )
    print(_("De toets wordt gestart."), flush=True)
    try:
        run(settings, arguments.host, arguments.port, lambda link: _tell(link, settings.data_folder), prepare)
    except PortTakenError:
        message = _("Poort {port} is al in gebruik. Kies een andere met --port, of laat --port weg.")
        raise CommandError(message.format(port=arguments.port)) from None
    except NewerDatabaseError:
        message = _(
            "{database} is gemaakt met een nieuwere versie van dit programma. Er is niets veranderd. "
            "Installeer de nieuwste versie, of kies een andere map met --data."
        )
        raise CommandError(message.format(database=_called(settings))) from None
    except ArgumentError:
        message = _(
            "In DOENVERMOGEN_DATABASE staat geen adres van een database dat wij kennen. "
            "Schrijf postgresql+psycopg://GEBRUIKER@COMPUTER/NAAM, of laat het weg."
        )
        raise CommandError(message) from None
    except DatabaseError as error:
        message = _(
            "{database} antwoordt niet: {reason}. Kijk na of de database er is en draait, en of "
            "DOENVERMOGEN_DATABASE of --data klopt."
        )
        reason = " ".join(str(error.orig).split()).rstrip(".")
        raise CommandError(message.format(database=_called(settings), reason=reason)) from None


def _called(settings: Settings) -> str:
    """Return how we call the database; never with its password."""
    if settings.database:
        return _("De database in DOENVERMOGEN_DATABASE")
    return settings.database_address.removeprefix("sqlite:///")


def refuse_other_machines(host: str) -> None:
    """Refuse an address that other machines can reach: without accounts anybody could look in.

    Raises:
        CommandError: with why, and what to do.
    """
    from toolkit.web.server import is_this_machine

    if not is_this_machine(host):
        raise CommandError(
            _(
                "Op {host} kunnen ook andere computers bij je dossiers. Dat kan pas als er accounts zijn, "
                "en die zijn er nog niet.\nLaat --host weg. Dan draait de toets op {loopback}, alleen voor jou."
            ).format(host=host, loopback=LOOPBACK)
        )


def _tell(link: str, data_folder: Path) -> None:
    print(
        _(
            "\nOpen deze link in je browser. Hij werkt één keer:\n\n    {link}\n\n"
            "Je dossiers staan in {folder}.\nStoppen: druk op Ctrl+C."
        ).format(link=link, folder=data_folder),
        flush=True,
    )
