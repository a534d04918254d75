"""Findings: how they read and how they are sorted."""

import pickle

from questionnaires.findings import Finding, Severity, UnreadableError


def finding(**changes: object) -> Finding:
    values: dict[str, object] = {
        "code": "S101", "severity": Severity.ERROR, "file": "a.yaml", "line": 3, "column": 1, "message": "m",
        "mend": "d",
    }  # fmt: skip
    return Finding(**(values | changes))  # type: ignore[arg-type]


def test_reads_as_place_code_severity_message_and_mend() -> None:
    assert str(finding()) == "a.yaml:3:1: S101 fout: m  → d"
    assert str(finding(severity=Severity.WARNING, mend="")) == "a.yaml:3:1: S101 waarschuwing: m"


def test_sorted_from_top_to_bottom_of_each_file() -> None:
    late, other = finding(line=10), finding(file="b.yaml", line=1)
    first, second = finding(line=9, column=2), finding(line=9, column=10)
    assert sorted([other, late, second, first]) == [first, second, late, other]
    assert UnreadableError([other, late, second, first]).findings == (first, second, late, other)


def test_error_says_all_findings_and_crosses_process_borders() -> None:
    error = UnreadableError([finding(line=2), finding(line=1)])
    assert str(error).splitlines() == ["a.yaml:1:1: S101 fout: m  → d", "a.yaml:2:1: S101 fout: m  → d"]
    assert pickle.loads(pickle.dumps(error)).findings == error.findings  # noqa: S301 - made here
