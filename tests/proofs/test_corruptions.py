"""A bounded run of the corruption proof; `./scripts/prove` does a thousand."""

from __future__ import annotations

from tests.proofs.corruptions import Result, run


def test_corrupted_files_are_refused_politely() -> None:
    assert run(60, seed=20) == []


def test_the_proof_sees_faults() -> None:
    assert Result(1, "Traceback (most recent call last)", written=False).fault
    assert Result(1, "iets zonder plaats", written=False).fault
    assert Result(1, "a.yaml:1:2: S101 fout: x", written=True).fault
    assert Result(2, "a.yaml:1:2: S101 fout: x", written=False).fault
    assert Result(1, "a.yaml:1:2: S101 fout: x", written=False).fault is None
