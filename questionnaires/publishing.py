"""Adds the bundled definitions as they are now to the lock of published versions.

    python -m questionnaires.publishing             add the versions that are not in the lock yet
    python -m questionnaires.publishing --replace   also replace a version of which the content changed

Replacing is only for a version that nobody has used yet. An id that any other version had cannot be lost either way.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence

from questionnaires.catalogue import Catalogue, bundled_catalogue
from questionnaires.check.report import Report
from questionnaires.check.versions import check_versions
from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.published import LOCK, Versions, published, version_of, write_lock
from questionnaires.translation import _


def publish(catalogue: Catalogue, lock: Mapping[str, Versions], *, replace: bool = False) -> Mapping[str, Versions]:
    """Return the lock with the version that each definition has now.

    Args:
        catalogue: the definitions to publish.
        lock: what was published before.
        replace: whether a version may get another content than it had.

    Raises:
        UnreadableError: with findings, when an id was lost or re-used, or when content changed under its version.
    """
    findings: list[Finding] = []
    result = dict(lock)
    for name, file in catalogue.sources.items():
        before = dict(lock.get(name, {}))
        if replace:
            before.pop(file.definition.version, None)
        report = Report(file.name, file.text, file.locations)
        check_versions(report, file, before)
        findings += (finding for finding in report.findings if finding.severity is Severity.ERROR)
        result[name] = {**before, file.definition.version: version_of(file)}
    if findings:
        raise UnreadableError(findings)
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the lock; 1 when a definition may not be published like this."""
    parser = argparse.ArgumentParser(prog="python -m questionnaires.publishing", description=__doc__)
    parser.add_argument("--replace", action="store_true", help=_("vervang een versie die nog niemand gebruikt"))
    replace: bool = parser.parse_args(arguments).replace
    try:
        lock = publish(bundled_catalogue(), published(), replace=replace)
    except UnreadableError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    LOCK.write_text(write_lock(lock), encoding="utf-8")
    sys.stdout.write(_("{count} definities staan in {file}.").format(count=len(lock), file=LOCK.name) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
