"""The one exception for what a person can mend about a command."""

from __future__ import annotations


class CommandError(Exception):
    """Something about the input or the output is wrong; the message says what and how to mend it."""
