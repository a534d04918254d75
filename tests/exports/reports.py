"""Reports of the example dossiers, and of changed copies of them, for the tests of what leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from exports.report import Report, build_report
from exports.report.views import Block, Cell, Item, Listing, Paragraph, Section, Table
from exports.theme import default_theme
from questionnaires.catalogue import Catalogue, bundled_catalogue
from scoring.dossier import Dossier
from scoring.dossier_reading import dossier_data, read_dossier
from scoring.outcome import Outcome
from scoring.publication import publication_copy
from scoring.score import score

EXAMPLES = Path(__file__).parents[2] / "examples"
FULLEST = "warm_huis"
"""The example that exercises everything."""
UNDECIDED = "stadspas_idee"
"""An idea of which nothing is known yet."""
NOT_NEEDED = "subsidie_eerder"
"""A quickscan that says no test is needed."""
SHORT = "terras_foto"
"""A short test."""


def examples() -> tuple[str, ...]:
    """The names of all examples."""
    return tuple(sorted(path.stem for path in EXAMPLES.glob("*.yaml")))


@cache
def example(name: str) -> Dossier:
    """An example as it may be published."""
    path = EXAMPLES / f"{name}.yaml"
    return publication_copy(read_dossier(path.read_bytes(), path.name).dossier)


@cache
def report_of_example(name: str) -> Report:
    """The report of an example with the default theme."""
    return report_of(example(name))


def report_of(dossier: Dossier, catalogue: Catalogue | None = None) -> Report:
    """Score a dossier and build its report."""
    definitions = catalogue or bundled_catalogue()
    return build_report(score(dossier, definitions, with_trace=False), dossier, definitions, default_theme())


def outcome_of(name: str) -> Outcome:
    """The outcome of an example."""
    return score(example(name), bundled_catalogue())


def changed(dossier: Dossier, change: Callable[[dict[str, Any]], None]) -> Dossier:
    """Return a copy of a dossier after a change to its plain data."""
    data = _thawed(dossier_data(dossier))
    change(data)
    return Dossier.model_validate(_frozen(data))


def texts_of(section: Section) -> str:
    """Return everything that a section says, as one text."""
    return "\n".join(text for block in section.blocks for text in _block_texts(block))


def section(report: Report, section_id: str) -> Section:
    """Return a section by its id; a KeyError says that the report does not have it."""
    return {one.id: one for one in report.sections}[section_id]


def _block_texts(block: Block) -> list[str]:
    match block:
        case Paragraph(text=text, lead=lead):
            return [f"{lead} {text}"]
        case Listing(items=items):
            return [_item_text(item) for item in items]
        case Table(caption=caption, columns=columns, rows=rows):
            cells = [_cell_text(cell) for row in rows for cell in row]
            return [caption, *(column.title for column in columns), *cells]
        case _:
            return [getattr(block, "text", getattr(block, "caption", ""))]


def _item_text(item: Item) -> str:
    return " ".join(filter(None, (item.lead, item.text, item.answer, item.note)))


def _cell_text(cell: Cell) -> str:
    mark = cell.mark.word if cell.mark else ""
    return " ".join(filter(None, (mark, cell.lead, cell.text, cell.answer, *map(_item_text, cell.items), cell.note)))


def _thawed(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {key: _thawed(value) for key, value in data.items()}
    return [_thawed(value) for value in data] if isinstance(data, (tuple, list)) else data


def _frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _frozen(value) for key, value in data.items()}
    return tuple(_frozen(value) for value in data) if isinstance(data, list) else data
