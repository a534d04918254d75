"""Collecting what does not fit, and naming questions so that the reader knows which one is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from questionnaires.codes import CODES
from questionnaires.document import shortened
from questionnaires.findings import Finding
from questionnaires.locations import Locations, Path
from questionnaires.model import Option, Question, Section, Term
from questionnaires.nearest import nearest
from questionnaires.text import Text
from questionnaires.translation import _


@dataclass(slots=True)
class Report:
    """The findings about one dossier."""

    file: str
    locations: Locations
    findings: list[Finding] = field(default_factory=list)

    def add(self, code: str, path: Path, message: str, mend: str) -> None:
        """Note a finding about the value at `path`."""
        line, column = self.locations.value(path)
        self.findings.append(Finding(code, CODES[code].severity, self.file, line, column, message, mend))


def named(question: Question) -> str:
    """Return the id of a question and the beginning of its text."""
    return f"{question.id} ({shortened(words(question.text))})"


def words(text: Text) -> str:
    """Return the Dutch words of a text, or those of another language when there is no Dutch."""
    return text.root if isinstance(text.root, str) else text.in_language(text.languages[0])


def suggestion(wrong: str, right: Iterable[str], otherwise: str) -> str:
    """Return 'do you mean ...?' when something looks like it, and else what to do."""
    near = nearest(wrong, right)
    return _("Bedoel je {id}?").format(id=near) if near else otherwise


def new_name(old: str, things: Iterable[Question | Option | Term | Section]) -> str | None:
    """Return the id that took the place of an old one."""
    return next((thing.id for thing in things if old in thing.renamed_from), None)


def choices(ids: Iterable[str]) -> str:
    """Return what can be chosen, in words."""
    return _("Kies uit: {ids}.").format(ids=", ".join(ids))


def add_doubles(report: Report, ids: Mapping[Path, str], code: str, message: str, mend: str) -> None:
    """Note every id that was used before; `message` has a place for `{id}`."""
    seen: set[str] = set()
    for path, one in ids.items():
        if one in seen:
            report.add(code, path, message.format(id=one), mend)
        seen.add(one)
