"""What several commands share: the catalogue they work with and a dossier that is read and valid.

Nothing heavy is imported here: every command's module is loaded before `--help` can be shown.
"""

from __future__ import annotations

import sys

from questionnaires.translation import _

TYPE_CHECKING = False  # As in typing, which takes longer to import than all of this; type checkers know the name.
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from questionnaires.catalogue import Catalogue
    from scoring.dossier import Dossier


def add_dossier_argument(parser: ArgumentParser) -> None:
    """Add the DOSSIER argument that most commands have."""
    parser.add_argument("dossier", metavar="DOSSIER", help=_("een dossier: .yaml, .json of .zip"))


def catalogue_for(arguments: Namespace) -> Catalogue:
    """Return the bundled definitions with those of the given folders added."""
    from pathlib import Path

    from questionnaires.catalogue import load_catalogue

    return load_catalogue(tuple(Path(folder) for folder in arguments.questionnaires))


def target_of(name: str, suffixes: tuple[str, ...], source: str) -> Path:
    """Return the file to write: its name ends on a suffix, its folder is there, and it is not the dossier that is read.

    Raises:
        CommandError: when one of these is not so; nothing has been worked out yet.
    """
    from pathlib import Path

    from toolkit.cli.errors import CommandError

    target = Path(name)
    if target.suffix.lower() not in suffixes:
        raise CommandError(
            _("{target}: kies een naam die eindigt op {suffixes}.").format(target=target, suffixes=", ".join(suffixes))
        )
    if target.is_dir():
        raise CommandError(_("{target}: dit is een map. Kies een naam voor een bestand.").format(target=target))
    if not target.parent.is_dir():
        raise CommandError(_("{folder}: deze map bestaat niet. Maak de map eerst.").format(folder=target.parent))
    refuse_the_source(target, Path(source))
    return target


def refuse_the_source(target: Path, source: Path) -> None:
    """Refuse to write over the dossier that is read."""
    from toolkit.cli.errors import CommandError

    if target.exists() and source.exists() and target.samefile(source):
        raise CommandError(
            _("{source}: dit is het bestand zelf. Kies een andere naam, dan blijft het oude staan.").format(
                source=source
            )
        )


def print_tips(tips: Sequence[str]) -> None:
    """Print what could be easier to read; the document itself is fine."""
    for tip in tips:
        print(tip, file=sys.stderr)


def ready_dossier(arguments: Namespace) -> tuple[Dossier, Catalogue]:
    """Read and validate the dossier that the command names; return it with the definitions it is scored with.

    Raises:
        UnreadableError: with every finding, when the dossier cannot be used. Warnings are printed.
    """
    from pathlib import Path

    catalogue = catalogue_for(arguments)
    return read_ready(Path(arguments.dossier), catalogue), catalogue


def read_ready(path: Path, catalogue: Catalogue) -> Dossier:
    """Read and validate one dossier.

    Raises:
        UnreadableError: with every finding, when the dossier cannot be used. Warnings are printed.
    """
    from questionnaires.findings import Severity, UnreadableError
    from scoring.validation import validate
    from toolkit.dossier_files import read_dossier_path

    file = read_dossier_path(path)
    findings = validate(file, catalogue)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise UnreadableError(findings)
    for finding in findings:
        print(finding, file=sys.stderr)
    return file.dossier
