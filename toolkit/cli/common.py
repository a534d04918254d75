"""What several commands share: the catalogue they work with and a dossier that is read and valid."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from questionnaires.translation import _

if TYPE_CHECKING:
    from questionnaires.catalogue import Catalogue
    from scoring.dossier import Dossier


@dataclass(frozen=True)
class ReadyDossier:
    """A dossier that is read, valid against its definitions, and ready to score."""

    dossier: Dossier
    catalogue: Catalogue


def add_dossier_argument(parser: argparse.ArgumentParser) -> None:
    """Add the DOSSIER argument that most commands have."""
    parser.add_argument("dossier", metavar="DOSSIER", type=Path, help=_("een dossier: .yaml, .json of .zip"))


def catalogue_for(arguments: argparse.Namespace) -> Catalogue:
    """Return the bundled definitions with those of the given folders added."""
    from questionnaires.catalogue import load_catalogue

    return load_catalogue(tuple(Path(folder) for folder in arguments.questionnaires))


def ready_dossier(arguments: argparse.Namespace) -> ReadyDossier:
    """Read and validate the dossier that the command names.

    Raises:
        UnreadableError: with every finding, when the dossier cannot be used. Warnings are printed.
    """
    from questionnaires.findings import Severity, UnreadableError
    from scoring.validation import validate
    from toolkit.dossier_files import read_dossier_path

    file = read_dossier_path(arguments.dossier)
    catalogue = catalogue_for(arguments)
    findings = validate(file, catalogue)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise UnreadableError(findings)
    for finding in findings:
        print(finding, file=sys.stderr)
    return ReadyDossier(file.dossier, catalogue)
