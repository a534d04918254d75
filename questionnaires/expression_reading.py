"""Reading a condition: Python's own parser, and a list of what may stand in a condition."""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass

from questionnaires.expression_nodes import And, Bare, Comparison, Constant, ExpressionError, Node, Not, Operator, Or
from questionnaires.facts import LEVELS
from questionnaires.translation import _

MAXIMUM_LENGTH = 500
MAXIMUM_DEPTH = 20
RESERVED = frozenset(keyword.kwlist)
"""Words that mean something in a condition, or in Python: no question or option in a condition can have them as id."""


def read_node(text: str) -> Node:
    """Read the text of a condition; raises ExpressionError when it is not one."""
    _check_characters(text)
    start = len(text) - len(text.lstrip())
    try:
        tree = ast.parse(text[start:].replace("\n", " "), mode="eval")
    except (SyntaxError, MemoryError, RecursionError) as error:
        raise _syntax_error(text, start, error) from error
    return _Reader(start).node(tree.body, 0)


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
