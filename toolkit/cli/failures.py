"""What can go wrong in a command, told to the person who gave it. Never a traceback, always exit status 1."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable

from questionnaires.findings import UnreadableError
from questionnaires.translation import _
from toolkit.cli.errors import CommandError


def explained(run: Callable[[argparse.Namespace], int], arguments: argparse.Namespace) -> int:
    """Run a command; print what is wrong with its input on standard error and return 1.

    With `DOENVERMOGEN_DEBUG=1` an unforeseen error keeps its traceback, for developers.
    """
    try:
        return run(arguments)
    except UnreadableError as error:
        for finding in error.findings:
            print(finding, file=sys.stderr)
    except CommandError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        # The reader of our output stopped reading (for instance `| head`): not an error of anybody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print(_("Gestopt. Er is niets geschreven."), file=sys.stderr)
        return 130
    except OSError as error:
        print(_os_message(error), file=sys.stderr)
    except Exception as error:  # noqa: BLE001 - the last resort: a person should never see a traceback.
        if os.environ.get("DOENVERMOGEN_DEBUG"):
            raise
        print(unforeseen_message(error), file=sys.stderr)
    return 1


def unforeseen_message(error: Exception) -> str:
    """Tell of an error in the program itself, with the place a developer needs."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(os.path.dirname(frame.filename))}/{os.path.basename(frame.filename)}:{frame.lineno}"
    return _(
        "Er ging iets mis in het programma zelf ({kind} in {place}). Er is niets geschreven. "
        "Dit ligt niet aan jou: meld het met deze regel erbij. Met DOENVERMOGEN_DEBUG=1 zie je meer."
    ).format(kind=type(error).__name__, place=place)


def _os_message(error: OSError) -> str:
    reasons = {
        FileNotFoundError: _("dit bestand of deze map bestaat niet"),
        IsADirectoryError: _("dit is een map, geen bestand"),
        NotADirectoryError: _("een deel van dit pad is geen map"),
        PermissionError: _("je hebt hier geen rechten voor"),
    }
    reason = reasons.get(type(error), error.strerror or str(error))
    return _("{name}: {reason}.").format(name=error.filename or "-", reason=reason)
