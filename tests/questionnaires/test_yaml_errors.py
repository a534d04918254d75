"""What the YAML parser says is put into words that help; the places are tested with the files in `malformed/`."""

import re

import pytest

from questionnaires.findings import UnreadableError
from questionnaires.reading import read_document


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: b: c", (1, 5), "dubbele punt die niet wordt begrepen"),
        ("a: 'b\nc: d", (1, 4), "gaat niet dicht"),
        ('a: "b', (1, 4), "gaat niet dicht"),
        (r'a: "\q"', (1, 5), "schuine streep"),
        (r'a: "\ud800"', (1, 7), "dit teken bestaat niet"),
        (r'a: "\u12"', (1, 7), "dit teken bestaat niet"),
        ("a: 1\nb\n", (2, 1), "ontbreekt een dubbele punt"),
        ("a: [1, 2\nb: 3", (1, 4), "opent met [ klopt niet; het gaat mis op regel 2"),
        ("a: {b: 1, c", (1, 4), "opent met { klopt niet; het gaat mis op regel 1"),
        ("a: @b", (1, 4), "met dit teken kan een waarde niet beginnen"),
        ("a: `b", (1, 4), "met dit teken kan een waarde niet beginnen"),
        ("a: - b", (1, 4), "een lijst met streepjes kan hier niet beginnen"),
        ("a: ? b", (1, 4), "een sleutel kan hier niet beginnen"),
        ("- a\nb: 1", (2, 1), "hoort niet bij de lijst erboven"),
        ("a: 1\n  b: 2", (2, 4), "dubbele punt die niet wordt begrepen"),
        ("a:\n  - b\n c: 1", (3, 2), "hier hoort een sleutel"),
        ("a: |x\n b", (1, 5), "tekst over meer regels"),
        ("a: |99\n b", (1, 6), "tekst over meer regels"),
        ("a\n---\n...\nb", (2, 1), "tweede document"),
        ("'a' 'b'", (1, 5), "hoort niet bij wat erboven staat"),
        ("%x\n", (1, 1), "begint, kan hier niet"),
        ("a: !<b", (1, 7), "uitroepteken"),
        ("a: &", (1, 5), "woord met & of *"),
        ("a: *", (1, 5), "woord met & of *"),
        ("a: }", (1, 4), "hoort een waarde"),
    ],
)
def test_problem_is_explained_at_its_place(text: str, place: tuple[int, int], message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_document(text.encode(), "a.yaml")
    (finding,) = caught.value.findings
    assert message in finding.message
    assert (finding.line, finding.column) == place
    assert finding.mend.endswith(".")
    assert not re.search(r"\b(expected|while|scanning|parsing|found|character|token)\b", str(finding))
