"""A bounded run of the mutation proof of the checker; `./scripts/prove` makes thousands of slips."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from questionnaires.findings import Finding, Severity
from tests.proofs.definition_slips import findings_of, is_about, is_whole, sources, tally_of
from tests.proofs.slips import registry
from tests.proofs.slips.editing import Slip, Source
from tests.proofs.slips.registry import KINDS, Kind


@pytest.mark.parametrize("name", KINDS)
def test_slips_are_caught_and_told(name: str) -> None:
    tally = tally_of(name, places=1)
    assert tally.total
    assert tally.faults == []


@pytest.mark.parametrize("name", sources())
def test_bundled_files_give_no_finding(name: str) -> None:
    assert findings_of(name, sources()[name].text) == []


def test_the_proof_sees_what_is_not_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def harmless(source: Source) -> Iterator[Slip]:
        yield source.inserted(1, ["# Een opmerking verandert niets."])

    monkeypatch.setitem(registry.KINDS, "harmless", Kind("harmless", harmless, allowed=""))
    tally = tally_of("harmless")
    assert tally.caught == 0
    assert len(tally.faults) == len(sources())


def test_the_proof_sees_what_is_told_elsewhere_or_by_half() -> None:
    slip = Slip("a: 1\nb: 2\n", 1, 1, ("stappen",))
    near = Finding("R202", Severity.ERROR, "a.yaml", 2, 1, "er is geen bron x", "Kies uit: y.")
    far = Finding("R202", Severity.ERROR, "a.yaml", 90, 1, "er is geen bron x", "Kies uit: y.")
    named = Finding("R205", Severity.ERROR, "a.yaml", 90, 1, "er is geen vraag stappen", "Kies uit: y.")
    assert [is_about(finding, slip) for finding in (near, far, named)] == [True, False, True]
    assert is_whole(near, "a.yaml", slip)
    assert not is_whole(far, "a.yaml", slip)
    assert not is_whole(near, "b.yaml", slip)
    assert not is_whole(Finding("R202", Severity.ERROR, "a.yaml", 1, 1, "er is geen bron x", ""), "a.yaml", slip)
