"""The content hash: formatting does not count, every change of content does."""

import json
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from questionnaires.catalogue import BUNDLED
from questionnaires.hashing import content_hash
from questionnaires.reading import read_document
from questionnaires.yaml_writing import to_yaml
from tests.strategies import SCALARS, mappings


def test_form_of_the_hash() -> None:
    # The canonical form is part of every PDF that was ever written: this hash may never change.
    assert content_hash({"b": (1, 2.0, 0.5), "a": {"é": None, "x": True}}) == (
        "sha256:0ed38ce213303678742516d4a398f1ce3ed39fd1bb93aa8b9cfdb355586c4142"
    )


@given(mappings())
def test_comments_formatting_and_order_of_keys_do_not_count(data: dict[str, Any]) -> None:
    expected = content_hash(data)
    turned = dict(reversed(data.items()))
    for text, name in (
        ("# opmerking\n" + to_yaml(turned) + "\n# einde\n", "a.yaml"),
        (json.dumps(turned, indent=4), "a.json"),
        (json.dumps(data, ensure_ascii=False), "a.json"),
    ):
        assert content_hash(read_document(text.encode(), name).data) == expected


@given(mappings(), mappings())
def test_different_content_has_another_hash(one: dict[str, Any], other: dict[str, Any]) -> None:
    assume(json.dumps(one, sort_keys=True) != json.dumps(other, sort_keys=True) and not _same(one, other))
    assert content_hash(one) != content_hash(other)


@given(mappings(), st.data())
def test_every_small_change_is_seen(data: dict[str, Any], draw: st.DataObject) -> None:
    changed = json.loads(json.dumps(data))
    key = draw.draw(st.sampled_from(sorted(changed)))
    changed[key] = draw.draw(SCALARS.filter(lambda value: not _same(value, changed[key])))
    assert content_hash(changed) != content_hash(data)


def test_true_is_not_one_and_text_is_no_number() -> None:
    assert len({content_hash({"a": value}) for value in (1, True, "1", (1,), None, 0, False, "", ())}) == 9


def test_a_bundled_file_with_other_formatting_has_the_same_hash() -> None:
    document = read_document((BUNDLED / "bases.yaml").read_bytes(), "bases.yaml")
    assert isinstance(document.data, dict)
    written = read_document(to_yaml(document.data).encode(), "bases.yaml")
    assert written.text != document.text
    assert content_hash(written.data) == content_hash(document.data)


def _same(one: object, other: object) -> bool:
    """Whether two values are the same in JSON: 1 and 1.0 are, 1 and true are not."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other
