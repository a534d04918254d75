"""Check definition files as a whole: each in its place in the catalogue, with everything that can be proven."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from questionnaires.catalogue import Catalogue, DefinitionFile, read_definition_file
from questionnaires.check import check_catalogue
from questionnaires.check.influence import influence_checker
from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.reading import read_file
from questionnaires.translation import _
from scoring.witness import witness_check

SUFFIXES = (".yaml", ".yml")
"""What is looked for in a folder; a file that is named may be JSON too."""


@dataclass(frozen=True)
class Checked:
    """How many files were checked, and what was found, in the order of the files."""

    count: int
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many findings must be mended."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def check_everything(catalogue: Catalogue) -> Checked:
    """Check every definition that the program knows."""
    return Checked(len(catalogue.sources), tuple(sorted(_check(catalogue, list(catalogue.sources)))))


def check_paths(paths: Sequence[Path], catalogue: Catalogue) -> Checked:
    """Check files and the definitions in folders, each in the place of the definition with the same id."""
    files = list(dict.fromkeys(_files(paths)))
    readable: dict[Path, DefinitionFile] = {}
    findings: list[Finding] = []
    for path in files:
        try:
            readable[path] = read_definition_file(read_file(path), str(path))
        except UnreadableError as error:
            findings += error.findings
    found = {file.definition.id: file for file in readable.values()}
    if len(found) < len(readable):
        try:
            catalogue.with_files(readable)
        except UnreadableError as error:
            return Checked(len(files), tuple(sorted([*findings, *error.findings])))
    together = Catalogue(dict(sorted({**catalogue.sources, **found}.items())))
    return Checked(len(files), tuple(sorted([*findings, *_check(together, list(found))])))


def report(checked: Checked) -> str:
    """Tell what was found, a block per file, with a line that sums up."""
    blocks = ["\n".join(map(str, found)) for _file, found in groupby(checked.findings, key=lambda one: one.file)]
    warnings = len(checked.findings) - checked.errors
    files = _counted(checked.count, _("1 bestand"), _("{n} bestanden"))
    if checked.count == 0:
        summary = _("Niets nagekeken: hier staat geen bestand dat eindigt op .yaml of .yml.")
    elif checked.findings:
        summary = _("{files} nagekeken: {errors} en {warnings}.").format(
            files=files,
            errors=_counted(checked.errors, _("1 fout"), _("{n} fouten")),
            warnings=_counted(warnings, _("1 waarschuwing"), _("{n} waarschuwingen")),
        )
    else:
        summary = _("{files} nagekeken: alles klopt.").format(files=files)
    return "\n\n".join([*blocks, summary])


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES)
        else:
            yield path


def _check(catalogue: Catalogue, names: Sequence[str]) -> list[Finding]:
    return check_catalogue(catalogue, [influence_checker(witness_check)], names)


def _counted(count: int, one: str, more: str) -> str:
    return one if count == 1 else more.format(n=count)
