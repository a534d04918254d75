"""The lock of published definitions."""

import pytest

from questionnaires.catalogue import Catalogue, bundled_catalogue, catalogue_from_texts
from questionnaires.findings import UnreadableError
from questionnaires.published import published, read_lock, write_lock
from questionnaires.publishing import publish

WORDS = """\
kind: vocabulary
id: woorden
version: {version}
role: lens
title: Woorden
description: Om te proberen.
terms:
  - id: {term}
    label: {label}
"""


def words(version: str = "1.0.0", term: str = "zon", label: str = "Zon") -> Catalogue:
    return catalogue_from_texts({"woorden.yaml": WORDS.format(version=version, term=term, label=label)})


def test_the_lock_reads_back_as_it_was_written() -> None:
    lock = publish(words("1.10.0"), publish(words("1.9.0"), {}))
    assert read_lock(write_lock(lock)) == lock
    assert list(read_lock(write_lock(lock))["woorden"]) == ["1.9.0", "1.10.0"]


def test_publishing_again_changes_nothing() -> None:
    lock = publish(words(), {})
    assert publish(words(), lock) == lock


def test_a_new_version_comes_beside_the_old_one() -> None:
    lock = publish(words("1.1.0", label="Zonnetje"), publish(words(), {}))
    assert list(lock["woorden"]) == ["1.0.0", "1.1.0"]


def test_other_content_under_the_same_version_is_refused_unless_nobody_used_it() -> None:
    first = publish(words(), {})
    with pytest.raises(UnreadableError, match="V601"):
        publish(words(label="Maan"), first)
    replaced = publish(words(label="Maan"), first, replace=True)
    assert replaced == publish(words(label="Maan"), {})


def test_a_lost_id_is_refused_whatever_is_asked() -> None:
    first = publish(words(), {})
    for replace in (False, True):
        with pytest.raises(UnreadableError, match="V602"):
            publish(words("1.1.0", term="maan"), first, replace=replace)


def test_definitions_that_are_gone_stay_in_the_lock() -> None:
    first = publish(words(), {})
    assert publish(Catalogue(), first) == first
    assert read_lock(write_lock(published())) == published()


def test_every_bundled_definition_is_published_as_it_is() -> None:
    assert publish(bundled_catalogue(), published()) == published(), "python -m questionnaires.publishing"
