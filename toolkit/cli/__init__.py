"""The command line: `doenvermogen COMMAND`.

Each command is a module with `register(subparsers)` and `run(arguments) -> int`. A command module imports what it
needs inside `run`, so that `--help` stays quick (no pydantic, no WeasyPrint).
"""

from __future__ import annotations

import argparse
import os
import sys
from io import TextIOWrapper

from questionnaires.translation import _
from toolkit.cli import advise, check, compare, demo, migrate, plan, rules, schema, score, serve, template, verify

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, NoReturn

FINE, INPUT_WRONG, USAGE_WRONG = 0, 1, 2
DEFAULT_WIDTH = 100
COMMANDS = (demo, serve, check, template, schema, score, advise, plan, compare, verify, rules, migrate)


class _Formatter(argparse.HelpFormatter):
    """Lays out help in the width of the terminal; argparse itself would import all of shutil to find that out."""

    def __init__(self, prog: str) -> None:
        try:
            width = int(os.environ.get("COLUMNS", "")) or os.get_terminal_size().columns
        except (ValueError, OSError):
            width = DEFAULT_WIDTH
        super().__init__(prog, width=width - 2)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Dutch where argparse itself speaks."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **settings)
        self._optionals.title = _("opties")
        self._positionals.title = _("wat je opgeeft")
        self.add_argument("-h", "--help", action="help", help=_("laat deze uitleg zien en stop"))

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", _("gebruik:"), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", _("gebruik:"), 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command, and where help is; exit status 2."""
        from toolkit.cli.usage_words import in_dutch

        self.print_usage(sys.stderr)
        self.exit(
            USAGE_WRONG,
            _("{program}: deze opdracht klopt niet: {message}\nMet {program} --help zie je wat er kan.\n").format(
                program=self.prog, message=in_dutch(message)
            ),
        )


class _Commands:
    """Adds commands; what a command is for stands in its own help too."""

    def __init__(self, subparsers: Any) -> None:
        self._subparsers = subparsers

    def add_parser(self, name: str, *, help: str) -> Any:  # noqa: A002 - as argparse calls it
        """Add a command with one line on what it is for."""
        return self._subparsers.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}.")


def build_parser() -> argparse.ArgumentParser:
    """Build the parser with a subparser per command."""
    parser = _Parser(
        prog="doenvermogen",
        description=_("Kunnen de mensen voor wie beleid bedoeld is, ook doen wat het van hen vraagt?"),
        epilog=_("Uitgang: 0 in orde, 1 er is iets mis met de invoer, 2 de opdracht klopt niet."),
    )
    parser.add_argument("--version", action="store_true", help=_("laat de versie zien en stop"))
    parser.add_argument(
        "--questionnaires",
        action="append",
        default=[],
        metavar=_("MAP"),
        help=_("map met eigen vragenlijsten; mag vaker (ook: DOENVERMOGEN_QUESTIONNAIRES)"),
    )
    commands = _Commands(parser.add_subparsers(dest="command", metavar=_("OPDRACHT"), title=_("opdrachten")))
    for command in COMMANDS:
        command.register(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 fine, 1 wrong input, 2 wrong usage."""
    _write_utf8()
    parser = build_parser()
    arguments = parser.parse_args(argv)
    if arguments.version:
        return _print_version()
    if arguments.command is None:
        parser.print_help(sys.stderr)
        return USAGE_WRONG
    from toolkit.cli.failures import explained

    with_questionnaires(arguments)
    return explained(arguments.run, arguments)


def with_questionnaires(arguments: argparse.Namespace) -> None:
    """Put the folders of the option and of the environment in one list on `arguments`."""
    configured = os.environ.get("DOENVERMOGEN_QUESTIONNAIRES", "")
    arguments.questionnaires = [*filter(None, configured.split(os.pathsep)), *arguments.questionnaires]


def _write_utf8() -> None:
    """Write UTF-8 to files and pipes, whatever the locale: the same dossier gives the same bytes.

    A terminal with other letters keeps them; what it cannot show becomes a question mark.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() not in {"utf-8", "utf8"}:
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8")


def _print_version() -> int:
    from importlib.metadata import version

    print(version("doenvermogen"))
    return FINE
