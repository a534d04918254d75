"""The language of conditions: what it reads, what it refuses and where, and what it means."""

from __future__ import annotations

import itertools
import operator
import string
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.expressions import (
    RESERVED,
    And,
    Bare,
    Chosen,
    Comparison,
    Constant,
    EvaluationError,
    ExpressionError,
    Not,
    Operand,
    Or,
    evaluate,
    parse,
)
from questionnaires.facts import LEVELS

ABSENT = Chosen(frozenset(), 0)


def chosen(*options: str, number: float | None = None) -> Chosen:
    return Chosen(frozenset(options), number)


def worked_out(text: str, **names: Operand) -> bool | None:
    return evaluate(parse(text), names.__getitem__)


# What it reads ---------------------------------------------------------------------------------------------------


def test_parts_and_their_columns() -> None:
    expression = parse("form >= 2 and (a in tools or not critical)")
    assert expression.root == And(
        (
            Comparison("form", ">=", (Constant(2, 8),), 0),
            Or((Comparison("tools", "holds", (Constant("a", 15),), 20), Not(Bare("critical", 33)))),
        )
    )
    assert expression.names == ("form", "tools", "critical")


def test_line_ends_count_as_spaces() -> None:
    assert parse("\n a >= 1\n  and b >= 2\n").root == And(
        (Comparison("a", ">=", (Constant(1, 7),), 2), Comparison("b", ">=", (Constant(2, 20),), 15))
    )


def test_each_name_is_named_once() -> None:
    assert parse("b >= 1 or a >= 1 or b >= 3").names == ("b", "a")


def test_reading_twice_gives_the_same_object() -> None:
    assert parse("a >= 1") is parse("a >= 1")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 0),
        ("   ", 0),
        ("a >= ", 4),
        ("a = 1", 2),
        ("a == 'b'", 5),
        ("a >= 1 & b >= 1", 7),
        ("a >= 1 and !b", 11),
        ("a >= 1e3", 5),
        ("a >= 1.", 5),
        ("a >= .5", 5),
        ("a >= 0x10", 5),
        ("a >= 1_000", 5),
        ("a >= 1j", 5),
        ("a in [b]", 5),
        ("a in {b}", 5),
        ("a.b", 1),
        ("a[0]", 1),
        ("a; b", 1),
        ("a # b", 2),
        ("a\\\nb", 1),
        ("é >= 1", 0),
        ("a >= ²", 5),
        ("a\x00", 1),
        ("f(a)", 0),
        ("a == f(b)", 5),
        ("__import__(a)", 0),
        ("A >= 1", 0),
        ("_a >= 1", 0),
        ("a == B", 5),
        ("1", 0),
        ("-1", 0),
        ("1 >= a", 0),
        ("1 == 1", 0),
        ("a >= -b", 5),
        ("a >= --1", 5),
        ("a - 1 >= b", 0),
        ("(a, b)", 0),
        ("a in ()", 5),
        ("a in (b)", 6),
        ("(a, b) in c", 0),
        ("1 in a", 0),
        ("1 < a < 3", 0),
        ("a == b == c", 0),
        ("a is b", 2),
        ("a if b else c", 2),
        ("lambda: a", 0),
        ("lambda a", 0),
        ("a == True", 5),
        ("critical == None", 12),
        ("True", 0),
        ("not None", 4),
        ("a >= b", 5),
        ("a < gewoon", 4),
        ("a in (b, True)", 9),
        ("not (a", 4),
        ("a) or (b", 1),
        ("a b", 2),
        ("await a", 0),
        ("class >= 1", 0),
        ("a in class", 5),
        ("a >= 1 and", 10),
        ("a >= 1 AND b >= 1", 7),
        ("a ≥ 1", 2),
        ("*a", 0),
        ("a >= 1 " * 72, 0),
        ("(" * 240 + "a" + ")" * 240, 200),
        ("not " * 30 + "a", 84),
    ],
)
def test_what_is_no_condition_is_refused_at_its_place(text: str, column: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert (caught.value.message, caught.value.column) == (caught.value.message, column)
    assert caught.value.mend.endswith((".", "2"))


@pytest.mark.parametrize(
    ("text", "column", "mend"),
    [
        ("a >= 1 en b >= 1", 7, "Schrijf 'and' waar nu 'en' staat."),
        ("niet (a >= 1 and", 0, "Schrijf 'not' waar nu 'niet' staat."),
        ("a >= 0,5", 0, "Schrijf een getal met een punt (0.5)"),
    ],
)
def test_dutch_words_and_commas_get_their_own_mend(text: str, column: int, mend: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.column == column
    assert caught.value.mend.startswith(mend)


@given(st.text(st.sampled_from(string.printable + "é²\x00"), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    _read_or_refuse(text)


@given(
    st.lists(
        st.sampled_from(
            ("a", "b", "1", "2.5", "-", "(", ")", ",", "and", "or", "not", "in", "==", ">=", "<", "is", "if")
        ),
        max_size=12,
    )
)
def test_any_words_are_read_or_refused(words: list[str]) -> None:
    _read_or_refuse(" ".join(words))


def test_names_that_python_keeps_for_itself_are_known() -> None:
    assert {"class", "from", "in", "is", "None"} <= RESERVED


# What it means ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "operand", "expected"),
    [
        ("q >= 2", chosen("a", number=2), True),
        ("q > 2", chosen("a", number=2), False),
        ("q < 2", chosen("a", number=1), True),
        ("q <= -1.5", chosen(number=-1.5), True),
        ("q == a", chosen("a", number=2), True),
        ("q == a", chosen("b", number=2), False),
        ("q != a", chosen("b", number=2), True),
        ("q == 2", chosen("b", number=2), True),
        ("q != 2", chosen("b", number=2), False),
        ("q in (a, b)", chosen("b", number=2), True),
        ("q in (a, b)", chosen("c", number=2), False),
        ("q in (1, 2)", chosen("c", number=2), True),
        ("q not in (a, b)", chosen("c", number=2), True),
        ("a in q", chosen("a", "b"), True),
        ("c in q", chosen("a", "b"), False),
        ("c not in q", chosen("a", "b"), True),
        ("q == a", ABSENT, False),
        ("q != a", ABSENT, True),
        ("q in (a, b)", ABSENT, False),
        ("a in q", ABSENT, False),
        ("q >= 1", ABSENT, False),
        ("q >= 0", ABSENT, True),
        ("q >= 2", None, None),
        ("q == a", None, None),
        ("a not in q", None, None),
        ("not q", None, None),
        ("q", True, True),
        ("not q", False, True),
        ("q >= 3", 3, True),
        ("q == 0", 0, True),
        ("q > 0.4", 0.41, True),
        ("q >= hoog", "zeer_hoog", True),
        ("q >= hoog", "matig", False),
        ("q > none", "none", False),
        ("q == hoog", "hoog", True),
        ("q in (hoog, zeer_hoog)", "matig", False),
        ("q < laag", "none", True),
    ],
)
def test_comparison(text: str, operand: Operand, expected: bool | None) -> None:
    assert worked_out(text, q=operand) is expected


@pytest.mark.parametrize(
    ("text", "operand"),
    [("q >= 2", Chosen(frozenset("a"), None)), ("q", 3), ("q", chosen("a")), ("q >= 2", "onzin"), ("r >= 2", True)],
)
def test_condition_that_does_not_fit_its_values_is_an_error(text: str, operand: Operand) -> None:
    with pytest.raises(EvaluationError):
        worked_out(text, q=operand)


def test_what_decides_is_enough() -> None:
    def lookup(name: str) -> Operand:
        assert name == "a", "looked further than needed"
        return True

    assert evaluate(parse("a or b"), lookup) is True


# Laws ------------------------------------------------------------------------------------------------------------

NAMES = ("a", "b", "c", "d")
TRUTHS = (True, False, None)


@st.composite
def truths(draw: st.DrawFn, depth: int = 0) -> str:
    """Draw an expression of bare names only."""
    if depth > 2 or draw(st.booleans()):
        return draw(st.sampled_from(NAMES))
    left, right = draw(truths(depth + 1)), draw(truths(depth + 1))
    return draw(st.sampled_from((f"({left} and {right})", f"({left} or {right})", f"not ({left})")))


COMPARISONS = (
    "a >= 2", "a < 3", "a == 1", "a != 1", "a == x", "a != x", "a in (x, y)", "a not in (x, y)", "x in a",
    "z not in a", "b > 0.5", "b <= 2", "b == y", "b in (1, 2)", "c", "d >= hoog", "d == laag", "d in (none, hoog)",
)  # fmt: skip


@st.composite
def conditions(draw: st.DrawFn, depth: int = 0) -> str:
    """Draw any condition about two questions, a truth and a level."""
    if depth > 3 or draw(st.booleans()):
        return draw(st.sampled_from(COMPARISONS))
    parts = [draw(conditions(depth + 1)) for _ in range(draw(st.integers(1, 3)))]
    if len(parts) == 1:
        return f"not ({parts[0]})"
    return f"({draw(st.sampled_from((' and ', ' or '))).join(parts)})"


ANSWERS = st.builds(Chosen, st.frozensets(st.sampled_from("xyz")), st.sampled_from((0, 0.5, 1, 2, 3, 4)))
LOOKUPS = st.fixed_dictionaries({"a": ANSWERS, "b": ANSWERS, "c": st.booleans(), "d": st.sampled_from(tuple(LEVELS))})


@given(truths(), st.fixed_dictionaries({name: st.sampled_from(TRUTHS) for name in NAMES}))
def test_unknown_decides_nothing_and_hides_nothing(text: str, names: dict[str, bool | None]) -> None:
    """Kleene by definition: true or false when every way to fill in the unknowns of each *name* allows only that.

    An expression that names something twice may stay unknown where filling in would decide; never the other way.
    """
    result = evaluate(parse(text), names.__getitem__)
    unknown = [name for name, truth in names.items() if truth is None]
    filled = {
        evaluate(parse(text), {**names, **dict(zip(unknown, way, strict=True))}.__getitem__)
        for way in itertools.product((True, False), repeat=len(unknown))
    }
    assert None not in filled
    assert result is None or filled == {result}
    if all(text.count(name) <= 1 for name in unknown) and result is None:
        assert filled == {True, False}


@given(truths(), truths(), truths(), st.fixed_dictionaries({name: st.sampled_from(TRUTHS) for name in NAMES}))
def test_laws_of_kleene(one: str, two: str, three: str, names: dict[str, bool | None]) -> None:
    def truth(text: str) -> bool | None:
        return evaluate(parse(text), names.__getitem__)

    assert truth(f"not (({one}) and ({two}))") is truth(f"not ({one}) or not ({two})")
    assert truth(f"not (({one}) or ({two}))") is truth(f"not ({one}) and not ({two})")
    assert truth(f"({one}) and (({two}) or ({three}))") is truth(f"({one}) and ({two}) or ({one}) and ({three})")
    assert truth(f"({one}) or ({two})") is truth(f"({two}) or ({one})")
    assert truth(f"not not ({one})") is truth(one)
    assert truth(f"({one}) and ({one})") is truth(one)
    assert truth(f"({one}) or ({one}) and ({two})") is truth(one)


@given(conditions(), LOOKUPS)
def test_same_as_python_when_everything_is_known(text: str, names: dict[str, Any]) -> None:
    assert evaluate(parse(text), names.__getitem__) is bool(_by_python(text, names))


@given(conditions(), LOOKUPS, st.frozensets(st.sampled_from("abcd")))
def test_knowing_more_never_changes_what_was_decided(text: str, names: dict[str, Any], hidden: frozenset[str]) -> None:
    less = {name: None if name in hidden else value for name, value in names.items()}
    before = evaluate(parse(text), less.__getitem__)
    assert before is None or before is evaluate(parse(text), names.__getitem__)


def _by_python(text: str, names: Mapping[str, Any]) -> object:
    """Work out a condition with Python itself, on stand-ins with the operators that a condition uses."""
    words: dict[str, object] = {word: _Word(word) for word in ("x", "y", "z", *LEVELS)}
    stand_ins = {name: _StandIn(value) if not isinstance(value, bool) else value for name, value in names.items()}
    return eval(text, {"__builtins__": {}}, {**words, **stand_ins})  # noqa: S307 - our own text


class _Word(str):
    """An id in a condition."""

    __slots__ = ()


class _StandIn:
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, value: Chosen | str) -> None:
        self.value = value

    def _compare(self, other: object, compare: Callable[[Any, Any], bool]) -> bool:
        if isinstance(self.value, str):
            return compare(list(LEVELS).index(self.value), list(LEVELS).index(str(other)))
        return compare(self.value.number, other)

    def __eq__(self, other: object) -> bool:
        if isinstance(self.value, str):
            return self.value == str(other)
        return other in self.value.options if isinstance(other, str) else self.value.number == other

    def __contains__(self, option: str) -> bool:
        return option in self.value.options if isinstance(self.value, Chosen) else False

    def __lt__(self, other: object) -> bool:
        return self._compare(other, operator.lt)

    def __le__(self, other: object) -> bool:
        return self._compare(other, operator.le)

    def __gt__(self, other: object) -> bool:
        return self._compare(other, operator.gt)

    def __ge__(self, other: object) -> bool:
        return self._compare(other, operator.ge)


def _read_or_refuse(text: str) -> None:
    error: ExpressionError | None = None
    try:
        parse(text)
    except ExpressionError as caught:
        error = caught
    if error is not None:
        assert 0 <= error.column <= len(text)
        assert error.message
        assert error.mend
