"""What can go wrong in a command, told to the person who gave it. Never a traceback, always exit status 1."""

from __future__ import annotations

import argparse
import errno
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from exports.pdf.errors import RenderingError
from questionnaires.findings import UnreadableError
from questionnaires.translation import _
from scoring.errors import ScoringError
from toolkit.cli.errors import CommandError

FORESEEN = (UnreadableError, CommandError, RenderingError, ScoringError, OSError)


def explained(run: Callable[[argparse.Namespace], int], arguments: argparse.Namespace) -> int:
    """Run a command; print what is wrong with its input on standard error and return 1.

    With `DOENVERMOGEN_DEBUG=1` an unforeseen error keeps its traceback, for developers.
    """
    try:
        return run(arguments)
    except BrokenPipeError:
        # The reader of our output stopped reading (for instance `| head`): not an error of anybody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print(_("Gestopt. Er is niets geschreven."), file=sys.stderr)
        return 130
    except Exception as error:
        if not isinstance(error, FORESEEN) and os.environ.get("DOENVERMOGEN_DEBUG"):
            raise
        print(message_for(error), file=sys.stderr)
    return 1


def message_for(error: Exception) -> str:
    """Put an error into words for the person who gave the command."""
    if isinstance(error, UnreadableError):
        return "\n".join(map(str, error.findings))
    if isinstance(error, OSError):
        return _os_message(error)
    return str(error) if isinstance(error, FORESEEN) else unforeseen_message(error)


def unforeseen_message(error: Exception) -> str:
    """Tell of an error in the program itself, with the place a developer needs."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    file = Path(frame.filename)
    place = f"{file.parent.name}/{file.name}:{frame.lineno}"
    return _(
        "Er ging iets mis in het programma zelf ({kind} in {place}). Er is niets geschreven. "
        "Dit ligt niet aan jou: meld het met deze regel erbij. Met DOENVERMOGEN_DEBUG=1 zie je meer."
    ).format(kind=type(error).__name__, place=place)


def _os_message(error: OSError) -> str:
    reasons = {
        FileNotFoundError: _("dit bestand of deze map bestaat niet. Kijk de naam en de map na"),
        IsADirectoryError: _("dit is een map. Noem het bestand zelf"),
        NotADirectoryError: _("een deel van dit pad is geen map. Kijk het na"),
        PermissionError: _("je hebt hier geen rechten voor. Kies een andere plaats, of vraag je beheerder"),
    }
    reason = reasons.get(type(error), error.strerror or str(error))
    if error.errno == errno.ENOSPC:
        reason = _("de schijf is vol. Maak ruimte, of kies een andere plaats")
    return _("{name}: {reason}.").format(name=error.filename or _("uitvoer"), reason=reason)
