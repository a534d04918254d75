"""Results are remembered for the object they were made of."""

import pytest

from scoring.identity import remembered


def test_the_same_object_gives_the_same_result_and_another_one_its_own() -> None:
    made: list[list[str]] = []

    @remembered
    def copied(words: list[str], more: list[str]) -> list[str]:
        made.append([*words, *more])
        return made[-1]

    words, more = ["a"], ["b"]
    assert copied(words, more) is copied(words, more)
    assert len(made) == 1
    assert copied(list(words), more) == ["a", "b"]
    assert copied(more, words) == ["b", "a"]
    assert copied(words, words) == ["a", "a"]
    assert len(made) == 4


def test_what_was_remembered_keeps_its_object_alive() -> None:
    @remembered
    def size(words: list[int]) -> int:
        return len(words)

    # Were the first lists thrown away, the later ones would get their place in memory, and their results.
    assert [size(list(range(length))) for length in range(50)] == list(range(50))


def test_only_the_last_sixty_four_are_kept() -> None:
    calls: list[int] = []

    @remembered
    def note(words: list[int]) -> int:
        calls.append(len(words))
        return len(words)

    first: list[int] = []
    note(first)
    others = [[0] * length for length in range(1, 64)]
    for other in others:
        note(other)
    note(first)
    assert len(calls) == 64
    for other in [*others, [0] * 64]:
        note(other)
    note(first)
    assert len(calls) == 66


def test_arguments_are_given_by_position() -> None:
    @remembered
    def size(words: list[int]) -> int:
        return len(words)

    with pytest.raises(TypeError, match=r"^arguments by position only$"):
        size(words=[])
