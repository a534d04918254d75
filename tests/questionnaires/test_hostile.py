"""Hostile files are refused with a located message, in little memory and a bounded amount of work.

Time on a shared machine says nothing, so a process of its own reads them all and may use only so many seconds of CPU
and so much memory: far more than it needs, and far less than one hostile file would like.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from questionnaires.document import DEFINITION_LIMITS, DOSSIER_LIMITS
from questionnaires.findings import UnreadableError
from questionnaires.reading import read_document, read_file

BIG = 9_500_000
HEAD = "format: 1\ntitle: t\nquestionnaire: q\n"

HOSTILE: dict[str, Callable[[], tuple[str, str]]] = {
    "many_laughs": lambda: ("a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(300_000)), "Y009"),
    "fifty_megabytes": lambda: ("a" * 50_000_000, "Y001"),
    "brackets": lambda: ("[" * BIG, "Y013"),
    "brackets_on_lines": lambda: ("[\n" * (BIG // 2), "Y013"),
    "braces": lambda: ("{a: " * (BIG // 4), "Y013"),
    "dashes": lambda: ("- " * (BIG // 2), "Y013"),
    "question_marks": lambda: ("? " * (BIG // 2), "Y012"),
    "indentation": lambda: ("".join(" " * depth + "a:\n" for depth in range(4000)), "Y013"),
    "empty_lists": lambda: ("[" + "[]," * (BIG // 3) + "]", "Y014"),
    "items": lambda: ("- a\n" * (BIG // 4), "Y014"),
    "keys": lambda: ("".join(f"k{n}: 1\n" for n in range(700_000)), "Y014"),
    "same_key": lambda: ("a: 1\n" * (BIG // 5), "Y011"),
    "long_text": lambda: (HEAD + "notes: " + "a" * BIG, "S106"),
    "long_words": lambda: (HEAD + "notes: " + "a " * (BIG // 2), "S106"),
    "long_number": lambda: (HEAD + "notes: " + "9" * BIG, "S106"),
    "long_fraction": lambda: (HEAD + "notes: 0." + "9" * BIG, "S106"),
    "long_word_from_a_list": lambda: (HEAD + "depth: " + "full" * (BIG // 4), "S105"),
    "long_key": lambda: ("a" * BIG + ": 1", "Y005"),
    "colons": lambda: (":" * BIG, "Y005"),
    "commas": lambda: ("[a" + "," * BIG, "Y005"),
    "open_quote": lambda: ('a: "' + "b\n" * (BIG // 2), "Y005"),
    "escapes": lambda: ('a: "' + "\\0" * (BIG // 2) + '"', "Y003"),
    "comments": lambda: ("#\n" * (BIG // 2), "Y006"),
    "spaces": lambda: (" " * BIG, "Y006"),
    "line_ends": lambda: ("\n" * BIG, "Y006"),
    "documents": lambda: ("---\n" * (BIG // 4), "Y007"),
    "tag_directives": lambda: ("".join(f"%TAG !a{n}! b\n" for n in range(500_000)), "Y005"),
    "late_nul": lambda: ("a" * BIG + "\0", "Y003"),
    "late_tab": lambda: ("a" * BIG + "\t", "Y004"),
    "unknown_keys": lambda: (HEAD + "".join(f"x{n}: 1\n" for n in range(45_000)), "S106"),
    "wrong_answers": lambda: (HEAD + "intake:\n" + "".join(f"  a{n}: true\n" for n in range(45_000)), "S106"),
    "wrong_ids": lambda: (HEAD + "intake:\n" + "".join(f"  A{n}: b\n" for n in range(45_000)), "S106"),
}
HOSTILE_JSON: dict[str, Callable[[], tuple[str, str]]] = {
    "json_brackets": lambda: ("[" * BIG, "Y013"),
    "json_empty_lists": lambda: ("[" + "[]," * (BIG // 3) + "]", "Y014"),
    "json_open_quote": lambda: ('{"a": "' + "b" * BIG, "Y015"),
    "json_open_escapes": lambda: ('{"a": "' + "\\n" * (BIG // 2), "Y015"),
    "json_halves_of_pairs": lambda: ('"' + "\\ud800" * (BIG // 6) + '"', "Y003"),
    "json_long_number": lambda: ("9" * BIG, "Y015"),
    "json_exponent": lambda: ("1e" + "9" * BIG, "Y015"),
    "json_long_key": lambda: (
        '{"format": 1, "title": "t", "questionnaire": "q", "' + "title" * (BIG // 5) + '": 1}',
        "S102",
    ),
    "json_spaces": lambda: (" " * BIG, "Y006"),
}
READ_ALL = """
import resource, sys
from pathlib import Path
from questionnaires.document import DOSSIER_LIMITS
from questionnaires.findings import UnreadableError
from questionnaires.reading import read_file
from scoring.dossier_reading import read_dossier
before = resource.getrusage(resource.RUSAGE_SELF)
resource.setrlimit(resource.RLIMIT_CPU, (int(before.ru_utime) + 60, int(before.ru_utime) + 61))
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        read_dossier(read_file(path, DOSSIER_LIMITS), path.name)
    except UnreadableError as error:
        print(path.stem, error.findings[0].code, len(error.findings), max(map(len, map(str, error.findings))))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before.ru_maxrss) // 1024)
"""


def test_hostile_files_are_refused_in_bounded_work_and_memory(tmp_path: Path) -> None:
    expected = {}
    for name, hostile in (HOSTILE | HOSTILE_JSON).items():
        text, expected[name] = hostile()
        path = tmp_path / (f"{name}.json" if name in HOSTILE_JSON else f"{name}.yaml")
        path.write_text(text, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", READ_ALL, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    *lines, megabytes = done.stdout.splitlines()
    results = {name: (code, int(count), int(longest)) for name, code, count, longest in map(str.split, lines)}
    assert {name: code for name, (code, _count, _longest) in results.items()} == expected
    assert max(count for _code, count, _longest in results.values()) <= 200
    assert max(longest for _code, _count, longest in results.values()) < 1000
    assert int(megabytes) < 300


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1", "cp037"])
def test_other_encodings_are_refused(encoding: str) -> None:
    data = "title: Crème brûlée met een ë\n".encode(encoding)
    with pytest.raises(UnreadableError) as caught:
        read_document(data, "a.yaml")
    assert {finding.code for finding in caught.value.findings} <= {"Y002", "Y003"}


def test_no_more_is_read_than_is_needed_to_know_that_it_is_too_much(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as stream:
        stream.truncate(10**10)
    data = read_file(path)
    assert len(data) == DEFINITION_LIMITS.size + 1
    with pytest.raises(UnreadableError, match="Y001"):
        read_document(data, "a.yaml")


def test_what_is_just_small_enough_is_read() -> None:
    lists = b"[" + b"[]," * (DOSSIER_LIMITS.nodes - 1) + b"]"
    data = read_document(lists, "a.yaml", DOSSIER_LIMITS).data
    assert isinstance(data, tuple)
    assert len(data) == DOSSIER_LIMITS.nodes - 1
    depth = DOSSIER_LIMITS.depth
    assert read_document(b"[" * depth + b"]" * depth, "a.yaml").data
    padded = b"a: 1\n".ljust(DEFINITION_LIMITS.size, b"\n")
    assert read_document(padded, "a.yaml").data == {"a": 1}
