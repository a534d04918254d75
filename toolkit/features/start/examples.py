"""The example dossiers that come with the package, scored and ready to look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from exports.report import build_report
from exports.report.views import MarkKind, PageOne
from exports.theme import Theme
from questionnaires.catalogue import bundled_catalogue
from questionnaires.places import examples
from scoring.dossier_reading import DossierFile
from scoring.publication import publication_copy
from scoring.score import score
from toolkit.dossier_files import read_dossier_path

_ORDER: tuple[MarkKind, ...] = ("hoog", "zeer_hoog", "middel", "matig", "laag", "onbekend")


@dataclass(frozen=True)
class Example:
    """One example dossier with its page one."""

    name: str
    file: DossierFile
    page_one: PageOne


def all_examples(theme: Theme) -> tuple[Example, ...]:
    """Return every example; those in which something is found come first, those that are not finished last."""
    made = (example(path.stem, theme) for path in sorted(examples().glob("*.yaml")))
    return tuple(sorted((one for one in made if one), key=lambda one: _ORDER.index(one.page_one.headline_mark)))


def example_files() -> tuple[DossierFile, ...]:
    """Return every example as it was read, those with most answers first; nothing is scored."""
    files = (_read(path.stem) for path in sorted(examples().glob("*.yaml")))
    return tuple(sorted(files, key=lambda file: -sum(len(group.answers) for group in file.dossier.groups)))


def example(name: str, theme: Theme) -> Example | None:
    """Return the example with this name, None when there is none."""
    names = {path.stem for path in examples().glob("*.yaml")}
    if name not in names:
        return None
    file = _read(name)
    return Example(name, file, _page_one(name, theme.model_dump_json()))


@cache
def _read(name: str) -> DossierFile:
    return read_dossier_path(examples() / f"{name}.yaml")


@cache
def _page_one(name: str, theme: str) -> PageOne:
    published = publication_copy(_read(name).dossier)
    catalogue = bundled_catalogue()
    outcome = score(published, catalogue)
    return build_report(outcome, published, catalogue, Theme.model_validate_json(theme), on_screen=True).page_one
