"""`doenvermogen check`: are the questionnaires right, and if not, where and how to mend them."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from questionnaires.translation import _
from toolkit.cli.common import catalogue_for

if TYPE_CHECKING:
    from questionnaires.catalogue import Catalogue
    from questionnaires.findings import Finding

SUFFIXES = (".yaml", ".yml")
"""What is looked for in a folder; a file that is named may be JSON too."""


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("check", help=_("kijk vragenlijsten en woordenlijsten na"))
    parser.add_argument(
        "paths",
        metavar=_("PAD"),
        type=Path,
        nargs="*",
        help=_("een bestand of een map; zonder pad alles wat het programma kent"),
    )
    parser.add_argument("--json", action="store_true", help=_("voor editors: de bevindingen als JSON"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what is found; 1 when there is an error among it."""
    from questionnaires.findings import Severity

    catalogue = catalogue_for(arguments)
    if arguments.paths:
        count, findings = _check_paths(list(_files(arguments.paths)), catalogue)
    else:
        count, findings = len(catalogue.sources), _check(catalogue, list(catalogue.sources))
    if arguments.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        print(_report(findings, count))
    return int(any(finding.severity is Severity.ERROR for finding in findings))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files that are named, and the definitions in the folders that are named."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                file for file in path.rglob("*") if file.suffix in SUFFIXES and file.name != "published.json"
            )
        else:
            yield path


def _check_paths(paths: Sequence[Path], catalogue: Catalogue) -> tuple[int, list[Finding]]:
    """Check files, each in the place of the definition with the same id."""
    from questionnaires.findings import UnreadableError

    readable: list[Path] = []
    findings: list[Finding] = []
    for path in dict.fromkeys(paths):
        try:
            catalogue.with_files([path])
        except UnreadableError as error:
            findings += error.findings
        else:
            readable.append(path)
    try:
        together = catalogue.with_files(readable)
    except UnreadableError as error:
        return len(paths), sorted([*findings, *error.findings])
    names = [name for name, file in together.sources.items() if catalogue.sources.get(name) is not file]
    return len(paths), sorted([*findings, *_check(together, names)])


def _check(catalogue: Catalogue, names: Sequence[str]) -> list[Finding]:
    from questionnaires.check import check_catalogue
    from questionnaires.check.influence import influence_checker
    from scoring.witness import witness_check

    return check_catalogue(catalogue, [influence_checker(witness_check)], names)


def _report(findings: Sequence[Finding], count: int) -> str:
    from questionnaires.findings import Severity

    blocks = ["\n".join(map(str, group)) for _file, group in groupby(findings, key=lambda finding: finding.file)]
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = len(findings) - errors
    if not findings:
        summary = _("{files} nagekeken: alles klopt.").format(files=_files_words(count))
    else:
        summary = _("{files} nagekeken: {errors} en {warnings}.").format(
            files=_files_words(count),
            errors=_("1 fout") if errors == 1 else _("{n} fouten").format(n=errors),
            warnings=_("1 waarschuwing") if warnings == 1 else _("{n} waarschuwingen").format(n=warnings),
        )
    return "\n\n".join([*blocks, summary])


def _files_words(count: int) -> str:
    return _("1 bestand") if count == 1 else _("{n} bestanden").format(n=count)
