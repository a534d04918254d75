"""The small language of conditions (RULES section 2): read, and worked out with 'unknown' as a third value.

A condition is written like Python and may hold `and`, `or`, `not`, comparisons, `in`, names and numbers. It is read
with Python's own parser and every node that is not on the list is refused, so it cannot call, import or loop.

Each comparison is about one *subject*: a name that is looked up (a question or a fact). The other names in it are
fixed words: ids of options or of bands. In `option in question` the subject is the question.
"""

from __future__ import annotations

import ast
import keyword
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from questionnaires.facts import LEVELS
from questionnaires.translation import _

MAXIMUM_LENGTH = 500
MAXIMUM_DEPTH = 20
RESERVED = frozenset(keyword.kwlist)
"""Words that mean something in a condition, or in Python: no question or option in a condition can have them as id."""

Operator = Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in", "holds", "lacks"]
"""`holds` is `option in question`, `lacks` is `option not in question`: the subject stands on the right."""


class Chosen(NamedTuple):
    """What a question stands for: the ids that were chosen and a number (its burden, or its value).

    `number` is None when the question has no burden; it can then not be ordered.
    """

    options: frozenset[str]
    number: float | None


Operand = Chosen | str | float | bool | None
"""What a name stands for: an answer, a level, a number, a truth, or None for unknown."""

Lookup = Callable[[str], Operand]
Truth = bool | None


class ExpressionError(Exception):
    """A condition that cannot be read. `column` counts from 0 within the text."""

    def __init__(self, column: int, message: str, mend: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message
        self.mend = mend


class EvaluationError(Exception):
    """A condition that does not fit the values it is worked out with: a definition that was not checked."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A fixed word or number in a comparison. `column` counts from 0 within the text."""

    value: str | float
    column: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`subject operator constants`, such as `q >= 2`, `q in (a, b)` or `a in q`. `column` is the subject's."""

    subject: str
    operator: Operator
    constants: tuple[Constant, ...]
    column: int


@dataclass(frozen=True, slots=True)
class Bare:
    """A name on its own: a fact that is true or false."""

    subject: str
    column: int


@dataclass(frozen=True, slots=True)
class Not:
    """True when its part is false."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """True when all parts are."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """True when at least one part is."""

    parts: tuple[Node, ...]


Atom = Comparison | Bare
Node = Comparison | Bare | Not | And | Or


@dataclass(frozen=True, slots=True)
class Expression:
    """A condition that was read. `atoms` are its comparisons and bare names, from left to right."""

    text: str
    root: Node
    atoms: tuple[Atom, ...]
    run: Callable[[Lookup], Truth] = field(repr=False, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The subjects, each once, in the order in which they first stand in the text."""
        return tuple(dict.fromkeys(atom.subject for atom in self.atoms))


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """Read a condition.

    Args:
        text: the condition as it stands in the file, at most 500 characters.

    Raises:
        ExpressionError: when the text is not a condition; with the column within the text and a mend.

    >>> parse("form >= 2 and paper not in (none, one)").names
    ('form', 'paper')
    """
    _check_characters(text)
    start = len(text) - len(text.lstrip())
    try:
        tree = ast.parse(text[start:].replace("\n", " "), mode="eval")
    except (SyntaxError, MemoryError, RecursionError) as error:
        raise _syntax_error(text, start, error) from error
    root = _Reader(start).node(tree.body, 0)
    return Expression(text, root, tuple(_atoms(root)), _compile(root))


def evaluate(expression: Expression, lookup: Lookup) -> Truth:
    """Work out a condition; unknown operands make it unknown unless the rest decides (Kleene).

    Args:
        expression: a condition that was read with `parse`.
        lookup: gives what a name stands for, or None when that is not known.

    Raises:
        EvaluationError: when a name cannot be looked up, or cannot be compared in this way.

    >>> condition = parse("bottlenecks >= 1 or critical")
    >>> evaluate(condition, {"bottlenecks": 0, "critical": None}.__getitem__) is None
    True
    >>> evaluate(condition, {"bottlenecks": 2, "critical": None}.__getitem__)
    True
    """
    try:
        return expression.run(lookup)
    except (KeyError, TypeError) as error:
        raise EvaluationError(f"{expression.text!r}: {error!r}") from error


# Reading ---------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(r"\s+|[A-Za-z_][A-Za-z0-9_]*|\d+(?:\.\d+)?(?![A-Za-z0-9_.])|==|!=|<=|>=|[<>(),-]")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_OPERATORS: Mapping[type[ast.cmpop], Operator] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}


def _check_characters(text: str) -> None:
    if len(text) > MAXIMUM_LENGTH:
        message = _("deze voorwaarde is langer dan {n} tekens").format(n=MAXIMUM_LENGTH)
        raise ExpressionError(0, message, _("Maak de voorwaarde korter, of verdeel haar over meer vragen."))
    if not text.strip():
        raise ExpressionError(0, _("deze voorwaarde is leeg"), _("Schrijf een voorwaarde, of laat de sleutel weg."))
    position = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            raise _character_error(text, position)
        position = token.end()


def _character_error(text: str, position: int) -> ExpressionError:
    character = text[position]
    mends = {
        "=": _("Schrijf == om te vergelijken."),
        "'": _("Laat de aanhalingstekens weg: een id staat er zonder."),
        '"': _("Laat de aanhalingstekens weg: een id staat er zonder."),
        "&": _("Schrijf and."),
        "|": _("Schrijf or."),
        "!": _("Schrijf not, of != voor 'is niet gelijk aan'."),
        "[": _("Schrijf een rij tussen ronde haakjes: q in (a, b)."),
        "{": _("Schrijf een rij tussen ronde haakjes: q in (a, b)."),
    }
    if character.isdigit():
        message = _("hier staat een getal dat niet te lezen is")
        return ExpressionError(position, message, _("Schrijf een heel getal of een getal met een punt: 2 of 0.5."))
    message = _("het teken {character} mag niet in een voorwaarde").format(character=character)
    mend = mends.get(character, _("Gebruik alleen ids, getallen, and, or, not, in, ==, !=, <, <=, >, >= en haakjes."))
    return ExpressionError(position, message, mend)


def _syntax_error(text: str, start: int, error: BaseException) -> ExpressionError:
    for word in re.finditer(r"[A-Za-z_]\w*", text):
        if word.group() in RESERVED - {"and", "or", "not", "in"}:
            return _reserved_error(word.start(), word.group())
    column = start + (error.offset or 1) - 1 if isinstance(error, SyntaxError) else start
    message = _("deze voorwaarde is niet te lezen")
    mend = _("Schrijf bijvoorbeeld: vraag >= 2 and andere_vraag in (a, b). Kijk of elk haakje open ook dichtgaat.")
    return ExpressionError(min(column, len(text)), message, mend)


def _reserved_error(column: int, word: str) -> ExpressionError:
    message = _("het woord {word} mag niet in een voorwaarde").format(word=word)
    mends = {
        "True": _("Schrijf alleen de naam (critical) of not met de naam (not critical)."),
        "False": _("Schrijf alleen de naam (critical) of not met de naam (not critical)."),
        "None": _("Onbekend kun je niet vergelijken: een onbekend antwoord houdt de vraag vanzelf in beeld."),
        "is": _("Schrijf == om te vergelijken."),
    }
    mend = mends.get(
        word, _("Gebruik alleen ids, getallen, and, or, not en in. Heet een vraag zo, geef haar dan een ander id.")
    )
    return ExpressionError(column, message, mend)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns Python's tree into ours and refuses what is not on the list."""

    start: int

    def column(self, tree: ast.expr) -> int:
        return self.start + tree.col_offset

    def node(self, tree: ast.expr, depth: int) -> Node:
        if depth > MAXIMUM_DEPTH:
            message = _("deze voorwaarde zit te diep in elkaar")
            raise ExpressionError(self.column(tree), message, _("Haal haakjes en dubbele ontkenningen weg."))
        match tree:
            case ast.BoolOp(op=ast.And(), values=values):
                return And(tuple(self.node(value, depth + 1) for value in values))
            case ast.BoolOp(values=values):
                return Or(tuple(self.node(value, depth + 1) for value in values))
            case ast.UnaryOp(op=ast.Not(), operand=part):
                return Not(self.node(part, depth + 1))
            case ast.Compare():
                return self.comparison(tree)
            case ast.Name():
                return Bare(self.name(tree), self.column(tree))
        raise self.refusal(tree)

    def comparison(self, tree: ast.Compare) -> Comparison:
        if len(tree.ops) > 1:
            message = _("hier staan twee vergelijkingen aan elkaar")
            mend = _("Schrijf ze los, met and ertussen: q >= 1 and q <= 3.")
            raise ExpressionError(self.column(tree), message, mend)
        sign = _OPERATORS.get(type(tree.ops[0]))
        if sign is None:
            raise _reserved_error(self.column(tree), "is")
        left, right = tree.left, tree.comparators[0]
        if sign in {"in", "not in"}:
            return self.membership(left, right, negated=sign == "not in")
        subject = self.subject(left, right)
        constant = self.constant(right)
        if sign in {"<", "<=", ">", ">="} and isinstance(constant.value, str) and constant.value not in LEVELS:
            message = _("achter {sign} staat {word}, en dat is geen getal").format(sign=sign, word=constant.value)
            mend = _("Vergelijk met een getal ({name} {sign} 2), of gebruik == met een antwoord.").format(
                name=subject, sign=sign
            )
            raise ExpressionError(constant.column, message, mend)
        return Comparison(subject, sign, (constant,), self.column(left))

    def membership(self, left: ast.expr, right: ast.expr, *, negated: bool) -> Comparison:
        if isinstance(right, ast.Tuple):
            constants = tuple(self.constant(item) for item in right.elts)
            if not constants:
                message = _("tussen deze haakjes staat niets")
                raise ExpressionError(self.column(right), message, _("Zet er ten minste één antwoord tussen."))
            return Comparison(self.subject(left, right), "not in" if negated else "in", constants, self.column(left))
        if isinstance(right, ast.Name) and isinstance(left, ast.Name):
            constant = Constant(self.name(left), self.column(left))
            return Comparison(self.name(right), "lacks" if negated else "holds", (constant,), self.column(right))
        message = _("in werkt hier niet")
        mend = _("Schrijf vraag in (a, b) voor één antwoord uit een rij, of antwoord in vraag bij meer antwoorden.")
        raise ExpressionError(self.column(right), message, mend)

    def subject(self, left: ast.expr, right: ast.expr) -> str:
        if isinstance(left, ast.Name):
            return self.name(left)
        if isinstance(right, ast.Name):
            message = _("de vraag staat hier rechts")
            raise ExpressionError(self.column(left), message, _("Zet de vraag links en de waarde rechts: q >= 2."))
        raise self.refusal(left)

    def constant(self, tree: ast.expr) -> Constant:
        match tree:
            case ast.Name():
                return Constant(self.name(tree), self.column(tree))
            case ast.Constant(value=bool() | None):
                raise self.refusal(tree)
            case ast.Constant(value=int() | float() as number):
                return Constant(number, self.column(tree))
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
                return Constant(-number, self.column(tree))
        raise self.refusal(tree)

    def name(self, tree: ast.Name) -> str:
        if not _IDENTIFIER.fullmatch(tree.id):
            message = _("{name} is geen id").format(name=tree.id)
            mend = _("Een id begint met een kleine letter en heeft verder kleine letters, cijfers en lage streepjes.")
            raise ExpressionError(self.column(tree), message, mend)
        return tree.id

    def refusal(self, tree: ast.expr) -> ExpressionError:
        if isinstance(tree, ast.Constant) and (tree.value is None or isinstance(tree.value, bool)):
            return _reserved_error(self.column(tree), str(tree.value))
        if isinstance(tree, ast.Call):
            message = _("een voorwaarde kan niets uitvoeren")
            return ExpressionError(self.column(tree), message, _("Haal de haakjes achter de naam weg."))
        message = _("dit kan niet in een voorwaarde")
        mend = _("Gebruik alleen vergelijkingen (q >= 2, q == a, q in (a, b)), and, or, not en haakjes.")
        return ExpressionError(self.column(tree), message, mend)


def _atoms(node: Node) -> Iterator[Atom]:
    match node:
        case Comparison() | Bare():
            yield node
        case Not(part=part):
            yield from _atoms(part)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _atoms(part)


# Working out -----------------------------------------------------------------------------------------------------

_Run = Callable[[Lookup], Truth]
_ORDER: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _compile(node: Node) -> _Run:
    match node:
        case Bare(subject=subject):
            return _bare(subject)
        case Comparison(operator=sign) if sign in _ORDER:
            return _ordered(node)
        case Comparison(operator="!=" | "not in" | "lacks"):
            return _negated(_equal(node))
        case Comparison():
            return _equal(node)
        case Not(part=part):
            return _negated(_compile(part))
        case And(parts=parts):
            return _decided_by(value=False, parts=tuple(_compile(part) for part in parts))
        case Or(parts=parts):
            return _decided_by(value=True, parts=tuple(_compile(part) for part in parts))


def _bare(subject: str) -> _Run:
    def run(lookup: Lookup) -> Truth:
        value = lookup(subject)
        if value is None or value is True or value is False:
            return value
        raise TypeError(subject)

    return run


def _ordered(comparison: Comparison) -> _Run:
    subject, compare = comparison.subject, _ORDER[comparison.operator]
    constant = comparison.constants[0].value
    limit: float = LEVELS[constant] if isinstance(constant, str) else constant

    def run(lookup: Lookup) -> Truth:
        value = lookup(subject)
        if value is None:
            return None
        if isinstance(value, Chosen):
            if value.number is None:
                raise TypeError(subject)
            return compare(value.number, limit)
        return compare(LEVELS[value] if isinstance(value, str) else value, limit)

    return run


def _equal(comparison: Comparison) -> _Run:
    subject = comparison.subject
    words = frozenset(constant.value for constant in comparison.constants if isinstance(constant.value, str))
    numbers = frozenset(constant.value for constant in comparison.constants if not isinstance(constant.value, str))

    def run(lookup: Lookup) -> Truth:
        value = lookup(subject)
        if value is None:
            return None
        if isinstance(value, Chosen):
            return not words.isdisjoint(value.options) or (value.number is not None and value.number in numbers)
        return value in words if isinstance(value, str) else value in numbers

    return run


def _negated(run: _Run) -> _Run:
    def negated(lookup: Lookup) -> Truth:
        value = run(lookup)
        return None if value is None else not value

    return negated


def _decided_by(*, value: bool, parts: tuple[_Run, ...]) -> _Run:
    """`and` is decided by one false part, `or` by one true part; without such a part an unknown one leaves it open."""
    otherwise = not value

    def run(lookup: Lookup) -> Truth:
        result: Truth = otherwise
        for part in parts:
            truth = part(lookup)
            if truth is value:
                return value
            if truth is None:
                result = None
        return result

    return run
