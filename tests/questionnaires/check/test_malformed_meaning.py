"""Every mistake in what a definition means is found at its place, alone; one small file for each."""

import re
from pathlib import Path

import pytest

from questionnaires.catalogue import Catalogue, bundled_catalogue, read_definition_file
from questionnaires.check import check_definition
from questionnaires.check.influence import influence_checker
from questionnaires.codes import CODES
from questionnaires.findings import Finding
from questionnaires.published import read_lock
from scoring.witness import witness_check

FOLDER = Path(__file__).parents[1] / "malformed"
EXPECTED = re.compile(r"# verwacht: ([RCBTVJAK]\d{3}) (\d+):(\d+)\n")
FILES = [path for path in sorted(FOLDER.glob("*.yaml")) if path.name.startswith(tuple("RCBTVJAK"))]


def findings_in(path: Path) -> list[Finding]:
    # An id has no capitals, and the name of a file should be its id.
    file = read_definition_file(path.read_bytes(), f"{path.stem.lower()}.yaml")
    bundled = bundled_catalogue()
    catalogue = Catalogue({**bundled.sources, file.definition.id: file})
    lock = read_lock((FOLDER / "published.json").read_text(encoding="utf-8"))
    return check_definition(file, catalogue, lock) or list(influence_checker(witness_check)(file, catalogue))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_mistake_is_found_at_its_place_and_nothing_else(path: Path) -> None:
    expected = EXPECTED.match(path.read_text(encoding="utf-8"))
    assert expected, "the first line says what is expected: # verwacht: CODE LINE:COLUMN"
    code, line, column = expected.groups()
    found = findings_in(path)
    assert [(finding.code, finding.line, finding.column) for finding in found] == [(code, int(line), int(column))]
    assert found[0].severity is CODES[code].severity
    assert path.name.startswith(code)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_message_says_what_is_wrong_and_what_to_do(path: Path) -> None:
    for finding in findings_in(path):
        assert finding.message[0].islower() or finding.message[0] == "'"
        assert not finding.message.endswith((".", " "))
        assert finding.mend.endswith((".", "?"))
