"""Every mistake in the text or shape of a file is found at its place; one small file for each."""

import re
from pathlib import Path

import pytest

from questionnaires.findings import UnreadableError
from questionnaires.reading import read_definition, read_document

FOLDER = Path(__file__).parent / "malformed"
EXPECTED = re.compile(rb"# verwacht: ([YS]\d{3}) (\d+):(\d+)\r?\n")
FILES = [path for path in sorted(FOLDER.iterdir()) if path.name.startswith(("Y", "S"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_mistake_is_found_at_its_place(path: Path) -> None:
    data = path.read_bytes()
    expected = EXPECTED.match(data)
    assert expected, "the first line says what is expected: # verwacht: CODE LINE:COLUMN"
    code, line, column = expected.groups()
    with pytest.raises(UnreadableError) as caught:
        read_definition(read_document(data, path.name))
    found = [(finding.code, finding.line, finding.column) for finding in caught.value.findings]
    assert found == [(code.decode(), int(line), int(column))]
    assert path.name.startswith(code.decode())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_message_says_what_is_wrong_and_what_to_do(path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_definition(read_document(path.read_bytes(), path.name))
    for finding in caught.value.findings:
        assert finding.message
        assert not finding.message.endswith((".", " "))
        assert finding.mend.endswith((".", "?", "...", "'"))
        # What people read is Dutch and free of the words of the libraries underneath.
        assert not re.search(r"\b(expected|input|should|valid|found|scanning|pattern)\b", str(finding))
