"""Mutation proof of the checker: every kind of slip, at every place of the bundled files, one at a time.

    python -m tests.proofs.definition_slips [--places N] [--kind NAME] [--misses]

Each slip is made in the text, as a hand would make it, and the file is read and checked as `doenvermogen check FILE`
does. Without any slip the checker is silent, so every finding is about the slip. That the content changed under an
unchanged version never counts as caught. A slip is caught when there is another finding, and well told when one of
the findings stands at the slip or names it. What is not caught is a fault, unless its kind says why it may pass: then
it has made another valid definition, and that the content changed must be what the checker says.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import islice

from questionnaires.catalogue import BUNDLED, Catalogue, DefinitionFile, bundled_catalogue, read_definition_file
from questionnaires.check import check_definition
from questionnaires.check.influence import influence_checker
from questionnaires.findings import Finding, UnreadableError
from questionnaires.published import Versions, version_of
from scoring.witness import witness_check
from tests.proofs.slips import of_advice, of_compass, of_conditions, of_ids, of_keys, of_rules, of_text, of_values
from tests.proofs.slips.editing import Slip, Source
from tests.proofs.slips.registry import KINDS, Kind

LOADED = (of_advice, of_compass, of_conditions, of_ids, of_keys, of_rules, of_text, of_values)
"""Loading them registers their kinds."""
CHANGED_UNDER_VERSION = "V601"
FROM_AFAR = frozenset({"B424", "B430"})
"""A question that lost its influence on an outcome is all that can be named, wherever the rules were changed."""
NEAR = 2
"""A message this many lines from the slip is about it: YAML often notices at the next key."""


@dataclass(slots=True)
class Tally:
    """What became of the slips of one kind."""

    kind: str
    total: int = 0
    caught: int = 0
    told: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)


@cache
def sources() -> Mapping[str, Source]:
    """The bundled files, by name."""
    return {path.name: Source(path.name, path.read_text(encoding="utf-8")) for path in sorted(BUNDLED.glob("*.yaml"))}


@cache
def _lock() -> Mapping[str, Versions]:
    """The bundled files as they are now, as if they were just published."""
    files = bundled_catalogue().sources.values()
    return {file.definition.id: {file.definition.version: version_of(file)} for file in files}


def findings_of(name: str, text: str) -> list[Finding]:
    """Read and check a file as `doenvermogen check` does."""
    try:
        file = read_definition_file(text.encode(), name)
    except UnreadableError as error:
        return list(error.findings)
    found = _meaning(file)
    if any(finding.code != CHANGED_UNDER_VERSION for finding in found):
        return found
    return [*found, *influence_checker(witness_check)(file, bundled_catalogue())]


def _meaning(file: DefinitionFile) -> list[Finding]:
    catalogue = Catalogue({**bundled_catalogue().sources, file.definition.id: file})
    return check_definition(file, catalogue, _lock())


def is_about(finding: Finding, slip: Slip) -> bool:
    """Whether a finding stands at the slip or names it."""
    said = set(re.split(r"[^\w]+", f"{finding.message} {finding.mend}"))
    named = any(set(re.split(r"[^\w]+", word)) <= said for word in slip.words if word)
    return slip.first - NEAR <= finding.line <= slip.last + NEAR or named or finding.code in FROM_AFAR


def is_whole(finding: Finding, name: str, slip: Slip) -> bool:
    """Whether a finding has a file, a place inside it, a message and a mend."""
    inside = 1 <= finding.line <= slip.text.count("\n") + 1 and finding.column >= 1
    return finding.file == name and inside and bool(finding.message) and bool(finding.mend)


def slips(kind: Kind, source: Source, places: int | None) -> Iterator[Slip]:
    """The slips of one kind in one file, or some of them spread over the file."""
    found = [slip for slip in kind.make(source) if slip.text != source.text]
    step = 1 if places is None else max(1, len(found) // places)
    return islice(found, 0, None, step)


def tally_of(name: str, places: int | None = None) -> Tally:
    """Make the slips of one kind and look at what the checker says."""
    tally = Tally(name)
    for file, source in sources().items():
        for slip in slips(KINDS[name], source, places):
            _try(tally, file, slip)
    return tally


def _try(tally: Tally, name: str, slip: Slip) -> None:
    everything = findings_of(name, slip.text)
    found = [finding for finding in everything if finding.code != CHANGED_UNDER_VERSION]
    tally.total += 1
    tally.codes.update({finding.code for finding in found})
    where = f"{name}:{slip.first}: {slip.text.splitlines()[slip.first - 1].strip()[:80]}"
    if not found:
        (tally.passed if KINDS[tally.kind].allowed and everything else tally.faults).append(f"not caught: {where}")
        return
    tally.caught += 1
    if any(is_about(finding, slip) for finding in found):
        tally.told += 1
    elif not KINDS[tally.kind].allowed:
        tally.faults.append(f"told elsewhere: {where}\n        {found[0]}")
    tally.faults += [f"not whole: {finding}" for finding in found if not is_whole(finding, name, slip)]


def _line(tally: Tally) -> str:
    codes = " ".join(f"{code}x{count}" for code, count in tally.codes.most_common(6))
    passed = f", {len(tally.passed)} may pass" if tally.passed else ""
    return f"{tally.caught:6} of {tally.total:6} caught{passed}, {len(tally.faults)} faults  {tally.kind}  ({codes})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Report per kind how many are caught; 1 when one that should be is not."""
    parser = argparse.ArgumentParser(prog="python -m tests.proofs.definition_slips", description=__doc__)
    parser.add_argument("--places", type=int, help="places per kind and file; all of them when not given")
    parser.add_argument("--kind", action="append", help="only this kind; may be given more than once")
    parser.add_argument("--misses", action="store_true", help="list the slips that may pass")
    parser.add_argument("--processes", type=int, default=2, help="how many work side by side")
    options = parser.parse_args(arguments)
    names = [name for name in KINDS if not options.kind or name in options.kind]
    started = time.monotonic()
    for name, source in sources().items():
        found = findings_of(name, source.text)
        if found:
            _say(f"without any slip: {found[0]}")
            return 1
    tallies = []
    with ProcessPoolExecutor(max_workers=options.processes) as pool:
        for tally in pool.map(partial(tally_of, places=options.places), names):
            _say(_line(tally))
            tallies.append(tally)
    _report(tallies, show_passed=options.misses)
    _say(f"{time.monotonic() - started:.0f} s with {options.processes} processes")
    return int(any(tally.faults for tally in tallies))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _report(tallies: Sequence[Tally], *, show_passed: bool) -> None:
    total, caught = sum(tally.total for tally in tallies), sum(tally.caught for tally in tallies)
    told, passed = sum(tally.told for tally in tallies), sum(len(tally.passed) for tally in tallies)
    _say(f"\n{len(tallies)} kinds, {total} slips: {caught} caught ({told} told at the slip).")
    _say(f"{passed} made another valid definition: of those it is only said that the content changed.")
    for tally in tallies:
        if tally.passed:
            _say(f"  {tally.kind}: {len(tally.passed)} of {tally.total}: {KINDS[tally.kind].allowed}")
            for line in tally.passed if show_passed else ():
                _say(f"      {line}")
        for fault in tally.faults[:10]:
            _say(f"  FAULT {tally.kind}: {fault}")


if __name__ == "__main__":
    sys.exit(main())
