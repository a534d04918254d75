"""The definitions that the application works with: those of the package, and of other folders all that is right.

A command refuses a folder in which something is wrong. The application has to go on: people are at work in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from questionnaires.catalogue import Catalogue, bundled_catalogue, definition_files
from questionnaires.findings import Finding, Severity
from toolkit.definition_checks import check_paths


@dataclass(frozen=True)
class LeftOut:
    """A file that is not used, with what is wrong in it."""

    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Usable:
    """What can be used, and what had to be left out."""

    catalogue: Catalogue
    left_out: tuple[LeftOut, ...]


def usable_definitions(folders: Sequence[Path]) -> Usable:
    """Return the definitions of the package with those of other folders that pass every check.

    Args:
        folders: a later folder replaces what has the same id.

    Raises:
        UnreadableError: when a folder is not there.
    """
    catalogue, findings = bundled_catalogue(), list[Finding]()
    for folder in folders:
        paths = definition_files(folder)
        while wrong := _errors(paths, catalogue):
            findings += wrong
            # What rests on a file that is left out may be wrong then too: look again.
            paths = [path for path in paths if str(path) not in {finding.file for finding in wrong}]
        catalogue = catalogue.with_files(paths)
    grouped = groupby(sorted(findings), key=lambda finding: finding.file)
    return Usable(catalogue, tuple(LeftOut(Path(file).name, tuple(found)) for file, found in grouped))


def _errors(paths: Sequence[Path], catalogue: Catalogue) -> list[Finding]:
    return [one for one in check_paths(paths, catalogue).findings if one.severity is Severity.ERROR]
