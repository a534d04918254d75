"""`doenvermogen score`: the outcome of a dossier, with its trace."""

from __future__ import annotations

import sys

from questionnaires.translation import _
from toolkit.cli.common import add_dossier_argument, ready_dossier

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from typing import Any

    from questionnaires.catalogue import Catalogue
    from scoring.dossier import Dossier
    from scoring.outcome import Outcome
    from scoring.whatif.outcome import End


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("score", help=_("de uitkomst van een dossier, met de herleiding"))
    add_dossier_argument(parser)
    parser.add_argument("--json", action="store_true", help=_("voor machines: de hele uitkomst als JSON"))
    parser.add_argument("--why", action="store_true", help=_("laat zien waar elke uitkomst vandaan komt"))
    parser.add_argument(
        "--with",
        dest="measures",
        action="append",
        default=[],
        metavar=_("MAATREGEL[,MAATREGEL]"),
        help=_("de uitkomst als je deze maatregelen neemt, uit het dossier of uit de bibliotheek"),
    )
    parser.add_argument(
        "--settle",
        dest="found_out",
        action="append",
        default=[],
        metavar=_("WAT[,WAT]"),
        help=_("de uitkomst als je dit hebt uitgezocht; samen met --at, en nog voor --with"),
    )
    parser.add_argument(
        "--at",
        choices=("lightest", "heaviest"),
        help=_("valt wat je uitzocht zo licht mogelijk uit (lightest), of zo zwaar mogelijk (heaviest)?"),
    )
    parser.set_defaults(run=run, wrong_usage=parser.error)


def run(arguments: Namespace) -> int:
    """Print the outcome: a summary, the full derivation, or JSON."""
    from dataclasses import replace

    from scoring.examination import examined

    names, things = _named(arguments.measures, "--with"), _named(arguments.found_out, "--settle")
    if bool(things) is not (arguments.at is not None):
        arguments.wrong_usage(_("gebruik --settle en --at samen: wat je uitzocht, en hoe dat uitvalt"))
    dossier, catalogue = ready_dossier(arguments)
    dossier, told = _settled(dossier, catalogue, things, arguments.at)
    changed = _with_measures(dossier, catalogue, names)
    # Who keeps the JSON in a file can tell it from the outcome of the dossier as it is.
    outcome = replace(examined(changed, catalogue), taken=names, settled=things, settled_at=arguments.at)
    if arguments.json:
        from exports.json_file import outcome_json

        sys.stdout.write(outcome_json(outcome))
        return 0
    from toolkit.cli.summary import summary

    if told:
        print(told)
    if names:
        print(_beside(dossier, catalogue, outcome, names))
    print(summary(outcome, changed, catalogue))
    if arguments.why:
        from scoring.explanation import explain

        print()
        print(explain(outcome, catalogue))
    return 0


def _named(lists: Sequence[str], option: str) -> tuple[str, ...]:
    """Return the names in lists with a comma between them, each once."""
    from toolkit.cli.errors import CommandError

    names = [name.strip() for one in lists for name in one.split(",")]
    if not all(names):
        if option == "--with":
            message = _("Noem achter --with een maatregel, of meer met alleen een komma ertussen: eerste,tweede.")
        else:
            message = _("Noem achter --settle wat je uitzocht, en meer met alleen een komma ertussen: eerste,tweede.")
        raise CommandError(message)
    return tuple(dict.fromkeys(names))


def _settled(dossier: Dossier, catalogue: Catalogue, things: Sequence[str], end: End | None) -> tuple[Dossier, str]:
    """Return the dossier with what was asked for found out, and what is taken for that in words."""
    from scoring.whatif.settling import assumed, settle

    if not things or end is None:
        return dossier, ""
    head = _("Uitgezocht, zo licht mogelijk:") if end == "lightest" else _("Uitgezocht, zo zwaar mogelijk:")
    lines = [head]
    for one in assumed(dossier, catalogue, things, end):
        name = one.id if one.field is None else f"{one.id} {one.field}"
        lines.append(f"  - {name}: {one.value}")
    return settle(dossier, catalogue, things, end), "\n".join([*lines, ""])


def _with_measures(dossier: Dossier, catalogue: Catalogue, names: Sequence[str]) -> Dossier:
    from scoring.whatif.applying import apply_measures

    return apply_measures(dossier, catalogue, names) if names else dossier


def _beside(dossier: Dossier, catalogue: Catalogue, then: Outcome, names: Sequence[str]) -> str:
    from scoring.score import score
    from scoring.whatif.candidates import measures_named
    from toolkit.cli.beside import beside

    now = score(dossier, catalogue, with_trace=False)
    return beside(now, then, measures_named(dossier, catalogue, names), catalogue)
