"""What argparse says about a wrong command, in Dutch."""

from __future__ import annotations

import re

from questionnaires.translation import _


def in_dutch(message: str) -> str:
    """Return a message of argparse in Dutch; one that is not known stays as it is.

    >>> in_dutch("unrecognized arguments: --foo")
    'dit hoort er niet bij: --foo'
    >>> in_dutch("unrecognized arguments: --questionnaires eigen")
    'zet --questionnaires eigen vóór de opdracht, na doenvermogen'
    >>> in_dutch("argument --port: invalid int value: 'x'")
    "bij --port: 'x' kan hier niet"
    """
    for pattern, words in (
        (r"argument (?P<what>[^:]+): (?P<rest>.+)", _("bij {what}: {rest}")),
        (r"the following arguments are required: (?P<what>.+)", _("dit ontbreekt nog: {what}")),
        (r"unrecognized arguments: (?P<what>--questionnaires.*)", _("zet {what} vóór de opdracht, na doenvermogen")),
        (r"unrecognized arguments: (?P<what>.+)", _("dit hoort er niet bij: {what}")),
        (
            r"invalid choice: (?P<what>.+) \(choose from (?P<rest>.+)\)",
            _("{what} bestaat hier niet; kies uit {rest}"),
        ),
        (r"invalid \w+ value: (?P<what>.+)", _("{what} kan hier niet")),
        (r"expected (one|at least one) argument", _("hier hoort nog iets achter")),
        (r"ignored explicit argument (?P<what>.+)", _("{what} hoort hier niet achter")),
        (r"ambiguous option: (?P<what>\S+) could match (?P<rest>.+)", _("{what} kan meer betekenen: {rest}")),
        (r"not allowed with argument (?P<what>.+)", _("dit kan niet samen met {what}")),
        (r"one of the arguments (?P<what>.+) is required", _("geef een van deze op: {what}")),
    ):
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            parts = found.groupdict()
            if "rest" in parts:
                parts["rest"] = in_dutch(parts["rest"])
            return words.format(**parts)
    return message
