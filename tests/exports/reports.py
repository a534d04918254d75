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


def with_everything(data: dict[str, Any]) -> None:
    """Change the data of a dossier so that every part of a report has something to say, in long words."""
    long = "Bewoners van de wijk, ondernemers aan de singel en de mensen die hen elke dag helpen"
    told = "Dit is een lange uitleg die de lezer helemaal wil zien, ook als zij niet op bladzijde één past. " * 4
    evidence = [{"kind": "document", "description": f"Verslag van {long}"}]
    compass = bundled_catalogue().compasses["kompas"]
    data["compass"] = {
        "mandate": str(compass.mandate.options[0].id),
        "answers": [{"check": one.id, "value": "ja", "evidence": evidence} for one in compass.checks],
    }
    data["plan"] = {
        "goal": told,
        "open": [f"{long} {number}" for number in range(4)],
        "fixed": [long],
        "groups": [
            {"id": f"deelnemer_{number}", "name": f"{long} {number}", "reached": reached, "level": "meepraten"}
            for number, reached in enumerate(("yes", "yes", "partly", "no"))
        ],
        "not_reached": [f"Wie {long}"],
        "contributions": [
            {"who": "Bewoners", "what": told, "decision": decision, "reason": told}
            for decision in ("taken_over", "taken_over", "partly", "not", "open")
        ],
    }
    data["alternatives"] = [
        {"name": f"{long} {number}", "what": told, "easier": easier, "why_not": told}
        for number, easier in enumerate((True, False, None))
    ]
    data["signals"] = [
        {"source": "ombudsman", "subject": long, "count": 4},
        {"source": "complaint", "subject": "De app", "count": 1200},
    ]
    data["groups"] = _founded(data["groups"])
    questions = [question.id for question in bundled_catalogue().questionnaires[data["questionnaire"]].questions]
    data["measures"] = [
        {
            "id": f"maatregel_{number}",
            "text": f"{long}, en nog {number}",
            "questions": [question],
            "agreed": {"by": long, "on": "2026-10-01"},
            "deadline": "2026-12-31",
            "cover": f"Binnen bestaand budget van {long}",
            "how_checked": told[:200],
            "returns_on": "2027-06-01",
        }
        for number, question in enumerate(questions)
    ]


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


def _founded(data: Any) -> Any:
    """Let nothing rest on an own estimate."""
    if isinstance(data, dict):
        return {key: "figures" if key == "basis" else _founded(value) for key, value in data.items()}
    return [_founded(value) for value in data] if isinstance(data, list) else data


def _thawed(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {key: _thawed(value) for key, value in data.items()}
    return [_thawed(value) for value in data] if isinstance(data, (tuple, list)) else data


def _frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _frozen(value) for key, value in data.items()}
    return tuple(_frozen(value) for value in data) if isinstance(data, list) else data
