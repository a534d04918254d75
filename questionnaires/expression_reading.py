"""Reading a condition: Python's own parser, and a list of what may stand in a condition."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass

from questionnaires.expression_nodes import And, Bare, Comparison, Constant, ExpressionError, Node, Not, Operator, Or
from questionnaires.expression_tokens import check_tokens
from questionnaires.facts import RANKS
from questionnaires.translation import _

MAXIMUM_DEPTH = 20

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


def read_node(text: str) -> Node:
    """Read the text of a condition.

    Raises:
        ExpressionError: when it is not a condition; with the column within the text and a mend.
    """
    check_tokens(text)
    # The parser minds spaces in front and line ends; the columns stay right when they are taken out like this.
    start = len(text) - len(text.lstrip())
    line = " ".join(text[start:].splitlines())
    try:
        tree = ast.parse(line, mode="eval")
    except (SyntaxError, MemoryError, RecursionError) as error:
        raise _unreadable(text, start, error) from error
    return _Reader(line, start).node(tree.body, 0)


def _unreadable(text: str, start: int, error: BaseException) -> ExpressionError:
    message = _("deze voorwaarde is niet te lezen")
    mend = _("Schrijf bijvoorbeeld: vraag >= 2 and andere_vraag in (a, b). Kijk of elk haakje open ook dichtgaat.")
    dutch = re.search(r"\b(en|of|niet)\b", text)
    if dutch:
        word = {"en": "and", "of": "or", "niet": "not"}[dutch[0]]
        mend = _("Schrijf '{word}' waar nu '{dutch}' staat.").format(word=word, dutch=dutch[0])
        return ExpressionError(dutch.start(), message, mend)
    # At the end of the text the parser gives no offset, or one on a next line.
    offset = error.offset if isinstance(error, SyntaxError) and error.lineno == 1 else None
    column = start + offset - 1 if offset else len(text.rstrip())
    return ExpressionError(min(column, len(text)), message, mend)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns Python's tree into ours and refuses what is not on the list."""

    line: str
    start: int

    def node(self, tree: ast.expr, depth: int) -> Node:
        if depth > MAXIMUM_DEPTH:
            mend = _("Haal haakjes en dubbele ontkenningen weg.")
            raise self.error(tree, _("deze voorwaarde zit te diep in elkaar"), mend)
        match tree:
            case ast.BoolOp(op=ast.And(), values=values):
                return And(tuple(self.node(value, depth + 1) for value in values))
            case ast.BoolOp(values=values):
                return Or(tuple(self.node(value, depth + 1) for value in values))
            case ast.UnaryOp(op=ast.Not(), operand=part):
                return Not(self.node(part, depth + 1))
            case ast.Compare(left=left, ops=[sign], comparators=[right]):
                return self.comparison(left, _OPERATORS[type(sign)], right)
            case ast.Name():
                return Bare(tree.id, self.column(tree))
        raise self.refusal(tree)

    def comparison(self, left: ast.expr, sign: Operator, right: ast.expr) -> Comparison:
        if sign in {"in", "not in"}:
            return self.membership(left, right, negated=sign == "not in")
        subject = self.subject(left, right)
        constant = self.constant(right)
        if sign not in {"==", "!="} and isinstance(constant.value, str) and constant.value not in RANKS:
            message = _("achter {sign} staat {word}, en dat is geen getal").format(sign=sign, word=constant.value)
            mend = _("Vergelijk met een getal ({name} {sign} 2), of gebruik == met een antwoord.")
            raise self.error(right, message, mend.format(name=subject, sign=sign))
        return Comparison(subject, sign, (constant,), self.column(left))

    def membership(self, left: ast.expr, right: ast.expr, *, negated: bool) -> Comparison:
        if isinstance(right, ast.Tuple) and right.elts:
            constants = tuple(self.constant(item) for item in right.elts)
            return Comparison(self.subject(left, right), "not in" if negated else "in", constants, self.column(left))
        if isinstance(right, ast.Name) and isinstance(left, ast.Name):
            if self.in_parentheses(right):
                # Python would read this as 'left is one of the answers to right'; the writer meant the opposite.
                mend = _("Schrijf {left} == {right}, of {left} in {right} als {left} een antwoord op {right} is.")
                mend = mend.format(left=left.id, right=right.id)
                raise self.error(right, _("in een rij horen twee of meer antwoorden"), mend)
            constant = Constant(left.id, self.column(left))
            return Comparison(right.id, "lacks" if negated else "holds", (constant,), self.column(right))
        mend = _("Schrijf vraag in (a, b) voor één antwoord uit een rij, of antwoord in vraag bij meer antwoorden.")
        raise self.error(right if isinstance(left, ast.Name) else left, _("in werkt hier niet"), mend)

    def subject(self, left: ast.expr, right: ast.expr) -> str:
        if isinstance(left, ast.Name):
            return left.id
        if isinstance(right, ast.Name):
            mend = _("Zet de vraag links en de waarde rechts: q >= 2.")
            raise self.error(left, _("de vraag staat hier rechts"), mend)
        raise self.refusal(left)

    def constant(self, tree: ast.expr) -> Constant:
        match tree:
            case ast.Name(id=name):
                return Constant(name, self.column(tree))
            case ast.Constant(value=int() | float() as number):
                return Constant(number, self.column(tree))
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
                return Constant(-number, self.column(tree))
        raise self.refusal(tree)

    def column(self, tree: ast.expr) -> int:
        return self.start + tree.col_offset

    def in_parentheses(self, tree: ast.expr) -> bool:
        return self.line[: tree.col_offset].rstrip().endswith("(")

    def refusal(self, tree: ast.expr) -> ExpressionError:
        if isinstance(tree, ast.Compare):
            mend = _("Schrijf ze los, met and ertussen: q >= 1 and q <= 3.")
            return self.error(tree, _("hier staan twee vergelijkingen aan elkaar"), mend)
        if isinstance(tree, ast.Call):
            mend = _("Haal de haakjes achter de naam weg.")
            return self.error(tree, _("een voorwaarde kan niets uitvoeren"), mend)
        mend = _("Gebruik alleen vergelijkingen (q >= 2, q == a, q in (a, b)), and, or, not en haakjes.")
        if isinstance(tree, ast.Tuple):
            mend = _("Schrijf een getal met een punt (0.5), en tussen twee vergelijkingen and of or.")
        return self.error(tree, _("dit kan niet in een voorwaarde"), mend)

    def error(self, tree: ast.expr, message: str, mend: str) -> ExpressionError:
        return ExpressionError(self.column(tree), message, mend)
