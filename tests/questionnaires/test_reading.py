"""Reading: what a file means, where everything stands, and that nothing but a finding ever comes out of bad bytes."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from questionnaires.document import Data
from questionnaires.findings import Finding, UnreadableError
from questionnaires.locations import Place
from questionnaires.reading import read_definition, read_document, read_file
from tests.strategies import mappings

NAMES = st.sampled_from(("a.yaml", "a.json"))


def read(text: str, name: str = "a.yaml") -> Data:
    return read_document(text.encode(), name).data


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True), ("false", False), ("null", None), ("", None), ("12", 12), ("-3", -3), ("0", 0), ("1.5", 1.5),
        ("0.0", 0.0), ("-0.25", -0.25), ("no", "no"), ("yes", "yes"), ("on", "on"), ("True", "True"), ("NULL", "NULL"),
        ("~", "~"), ("012", "012"), ("0x1f", "0x1f"), ("0o17", "0o17"), ("1_000", "1_000"), ("1.10", "1.10"),
        ("1.", "1."), (".5", ".5"), ("1e5", "1e5"), ("+1", "+1"),
        (".inf", ".inf"), (".nan", ".nan"), ("12:30", "12:30"), ("2026-01-31", "2026-01-31"),
        ("1.0.0", "1.0.0"), ("'12'", "12"), ('"true"', "true"), ('""', ""), ("=", "="),
        ("1234567890123456", "1234567890123456"), ("9" * 400 + ".5", "9" * 400 + ".5"),
    ],
)  # fmt: skip
def test_scalar_means_one_thing(written: str, meant: Data) -> None:
    value = read(f"a: {written}")
    assert value == {"a": meant}
    assert isinstance(value, dict)
    assert type(value["a"]) is type(meant)


def test_lists_are_tuples_and_mappings_keep_their_order() -> None:
    data = read("b: [1, [2]]\na:\n  - x: 1\n    w: 2\n")
    assert data == {"b": (1, (2,)), "a": ({"x": 1, "w": 2},)}
    assert isinstance(data, dict)
    assert list(data) == ["b", "a"]


def test_texts_over_more_lines() -> None:
    assert read("a: >-\n  een\n  twee\nb: |\n  een\n  twee\n") == {"a": "een twee", "b": "een\ntwee\n"}


def test_bom_and_windows_line_ends_are_fine() -> None:
    assert read_document("\ufeffa: é\r\nb: 2\r\n".encode(), "a.yaml").data == {"a": "é", "b": 2}
    assert read_document('\ufeff{"a": 1}\r\n'.encode(), "a.json").data == {"a": 1}


def test_same_data_from_yaml_and_json() -> None:
    json_text = '{"a": [1, 2.5, true, null, "x\\ud83d\\ude00\\n"], "b": {"c": {}, "d": []}}'
    assert read(json_text, "a.json") == read(
        'a:\n  - 1\n  - 2.5\n  - true\n  - null\n  - "x🙂\\n"\nb: {c: {}, d: []}'.replace("🙂", "\U0001f600")
    )


def test_locations_of_keys_and_values() -> None:
    document = read_document(b"titel: x\nlijst:\n  - naam: een\n  - naam:   twee\n", "a.yaml")
    places = document.locations
    assert places.value(()) == Place(1, 1)
    assert places.key(("titel",)) == Place(1, 1)
    assert places.value(("titel",)) == Place(1, 8)
    assert places.value(("lijst", 1)) == Place(4, 5)
    assert places.key(("lijst", 1)) == Place(4, 5)
    assert places.key(("lijst", 1, "naam")) == Place(4, 5)
    assert places.value(("lijst", 1, "naam")) == Place(4, 13)


def test_location_of_what_is_not_there_is_what_is_around_it() -> None:
    places = read_document(b"a:\n  b: [1]\n", "a.yaml").locations
    assert places.value(("a", "c")) == places.value(("a",)) == Place(2, 3)
    assert places.value(("a", "b", 7)) == Place(2, 6)
    assert places.value(("a", "b", 0, "x")) == Place(2, 7)
    assert places.value(("z", "y")) == Place(1, 1)


def test_locations_in_json() -> None:
    places = read_document(b'{\n  "a": {"b":\n 1}\n}', "a.json").locations
    assert places.key(("a",)) == Place(2, 3)
    assert places.key(("a", "b")) == Place(2, 9)
    assert places.value(("a", "b")) == Place(3, 2)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_document(b"a: &x 1\nb: !y 2\na: *x\n1: 3\n", "a.yaml")
    assert [(finding.code, finding.line) for finding in caught.value.findings] == [
        ("Y009", 1), ("Y008", 2), ("Y011", 3), ("Y009", 3), ("Y012", 4),
    ]  # fmt: skip


def test_shape_errors_are_told_at_once() -> None:
    document = read_document(
        b"kind: vocabulary\nid: A\nrole: lens\nterms: [{id: a}, {label: b, colour: c}]\n", "a.yaml"
    )
    with pytest.raises(UnreadableError) as caught:
        read_definition(document)
    assert [finding.code for finding in caught.value.findings] == ["S101"] * 3 + ["S103", "S101", "S101", "S102"]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "Y006", (1, 1)),
        (" \n", "Y006", (1, 1)),
        ("{", "Y015", (1, 2)),
        ('{"a" 1}', "Y015", (1, 6)),
        ('{"a": 1,}', "Y015", (1, 9)),
        ('{"a": 1 "b"}', "Y015", (1, 9)),
        ("[1,]", "Y015", (1, 4)),
        ("[1 2]", "Y015", (1, 4)),
        ("[1}", "Y015", (1, 3)),
        ('{"a": 1]', "Y015", (1, 8)),
        ("{,}", "Y015", (1, 2)),
        ("{}\n{}", "Y015", (2, 1)),
        ("nul", "Y015", (1, 1)),
        ("NaN", "Y015", (1, 1)),
        ("01", "Y015", (1, 1)),
        ("1.", "Y015", (1, 1)),
        ("[1e999]", "Y015", (1, 2)),
        ("[1234567890123456]", "Y015", (1, 2)),
        ('"abc', "Y015", (1, 1)),
        ('"a\nb"', "Y015", (1, 1)),
        (r'"\q"', "Y015", (1, 1)),
        (r'"\u12"', "Y015", (1, 1)),
        (r'["\ud800"]', "Y003", (1, 2)),
        (r'["\u0000"]', "Y003", (1, 2)),
        ("{1: 2}", "Y012", (1, 2)),
        ('{"a": 1, "a": 2}', "Y011", (1, 10)),
        ("// a", "Y015", (1, 1)),
    ],
)
def test_wrong_json_is_refused_at_its_place(text: str, code: str, place: tuple[int, int]) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_document(text.encode(), "a.json")
    assert [(finding.code, (finding.line, finding.column)) for finding in caught.value.findings] == [(code, place)]


@given(mappings())
def test_json_reads_as_python_reads_it(data: Data) -> None:
    for text in (json.dumps(data), json.dumps(data, indent=3, ensure_ascii=False)):
        assert _lists(read(text, "a.json")) == _lists(json.loads(text))


@given(st.binary(max_size=200), NAMES)
@example(b"\xff\xfe\x00", "a.yaml")
@example(b"a: \xed\xa0\x80", "a.yaml")
@example(b"%", "a.yaml")
@example(b"? ", "a.yaml")
@example(b"- ? -\n", "a.yaml")
@example(b"!", "a.yaml")
@example(b"!<", "a.yaml")
@example(b"'", "a.yaml")
@example(b"|9999999999", "a.yaml")
@example(b'"\\U0011ffff"', "a.yaml")
@example("\u2028\x85".encode(), "a.yaml")
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    _read_or_refuse(data, name)


@given(st.text(st.sampled_from("ab:-?[]{},#&*!|>'\"%@`~<=/\\ \n01.u\u2028é"), max_size=60), NAMES)
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    _read_or_refuse(text.encode(), name)


@given(st.data())
def test_any_slip_in_a_real_file_is_read_or_refused(data: st.DataObject) -> None:
    original = (Path(__file__).parents[2] / "questionnaires" / "catalogue" / "intake.yaml").read_bytes()[:1500]
    start = data.draw(st.integers(0, len(original)))
    end = data.draw(st.integers(start, min(start + 20, len(original))))
    _read_or_refuse(original[:start] + data.draw(st.binary(max_size=6)) + original[end:], "a.yaml")


@given(mappings(), st.sampled_from(("questionnaire", "vocabulary")))
def test_any_data_has_a_shape_or_findings(data: dict[str, Data], kind: str) -> None:
    document = read_document(json.dumps({**data, "kind": kind}).encode(), "a.json")
    with pytest.raises(UnreadableError) as caught:
        read_definition(document)
    assert caught.value.findings


def test_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.yaml", tmp_path / ("x" * 300)):
        with pytest.raises(UnreadableError, match="Y016"):
            read_file(path)


def _read_or_refuse(data: bytes, name: str) -> None:
    findings: tuple[Finding, ...] | None = None
    try:
        read_document(data, name)
    except UnreadableError as error:
        findings = error.findings
    if findings is not None:
        breaks = sum(data.count(line_break) for line_break in (b"\n", b"\r", b"\xc2\x85", b"\xe2\x80"))
        assert findings
        assert all(1 <= finding.line <= breaks + 2 and finding.column >= 1 for finding in findings)


def _lists(data: object) -> object:
    if isinstance(data, dict):
        return {key: _lists(value) for key, value in data.items()}
    if isinstance(data, tuple | list):
        return [_lists(value) for value in data]
    return data
