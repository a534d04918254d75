"""The definitions that can be used: those that come with the package, and those from other folders or files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from questionnaires.advice_model import AdviceDefinition
from questionnaires.compass_model import CompassDefinition
from questionnaires.definitions import OneDefinition
from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.hashing import content_hash
from questionnaires.journey_model import JourneyDefinition
from questionnaires.locations import Locations
from questionnaires.model import Questionnaire, Vocabulary, VocabularyRole
from questionnaires.reading import read_definition, read_document, read_file
from questionnaires.translation import _

BUNDLED = Path(__file__).parent / "catalogue"


@dataclass(frozen=True, slots=True)
class DefinitionFile:
    """One definition with the file it was read from."""

    name: str
    text: str
    locations: Locations
    hash: str
    definition: OneDefinition


@dataclass(frozen=True)
class Catalogue:
    """Definitions by their id, in the order of their ids."""

    sources: Mapping[str, DefinitionFile] = field(default_factory=dict)

    @cached_property
    def questionnaires(self) -> Mapping[str, Questionnaire]:
        """The questionnaires by id."""
        return {
            id_: file.definition for id_, file in self.sources.items() if isinstance(file.definition, Questionnaire)
        }

    @cached_property
    def vocabularies(self) -> Mapping[str, Vocabulary]:
        """The vocabularies by id."""
        return {id_: file.definition for id_, file in self.sources.items() if isinstance(file.definition, Vocabulary)}

    @cached_property
    def journeys(self) -> Mapping[str, JourneyDefinition]:
        """The journey definitions by id."""
        return {
            id_: file.definition for id_, file in self.sources.items() if isinstance(file.definition, JourneyDefinition)
        }

    @cached_property
    def compasses(self) -> Mapping[str, CompassDefinition]:
        """The compasses by id."""
        return {
            id_: file.definition for id_, file in self.sources.items() if isinstance(file.definition, CompassDefinition)
        }

    @cached_property
    def advice_rules(self) -> Mapping[str, AdviceDefinition]:
        """The rules of the advice by id."""
        return {
            id_: file.definition for id_, file in self.sources.items() if isinstance(file.definition, AdviceDefinition)
        }

    def hash_of(self, definition_id: str) -> str:
        """Return the content hash of a definition; raises KeyError when it is not in the catalogue."""
        return self.sources[definition_id].hash

    def vocabularies_for_role(self, role: VocabularyRole) -> tuple[Vocabulary, ...]:
        """Return the vocabularies with this role, in the order of their ids."""
        return tuple(vocabulary for vocabulary in self.vocabularies.values() if vocabulary.role is role)

    def with_files(self, paths: Iterable[Path]) -> Catalogue:
        """Return a catalogue in which these files replace the definitions with the same id, or come beside them.

        Raises:
            UnreadableError: when a file cannot be read, or two of them have the same id; with all that is wrong.
        """
        return self._with([(str(path), path) for path in paths])

    def _with(self, files: Iterable[tuple[str, Path | str]]) -> Catalogue:
        return Catalogue(dict(sorted({**self.sources, **_read_all(files)}.items())))


@cache
def bundled_catalogue() -> Catalogue:
    """Return the definitions that come with the package; they are read once."""
    return Catalogue().with_files(sorted(BUNDLED.glob("*.yaml")))


def load_catalogue(extra_folders: Iterable[Path] = ()) -> Catalogue:
    """Return the bundled definitions with those of other folders; a later folder replaces what has the same id.

    Args:
        extra_folders: folders with one definition per file, as `definition_files` finds them.

    Raises:
        UnreadableError: when a folder is not there or a file in it cannot be read.
    """
    catalogue = bundled_catalogue()
    for folder in extra_folders:
        catalogue = catalogue.with_files(definition_files(folder))
    return catalogue


def definition_files(folder: Path) -> list[Path]:
    """Return the files with definitions in a folder: `.yaml` and `.yml`, by name; folders in it are not searched.

    Raises:
        UnreadableError: when the folder is not there.
    """
    if not folder.is_dir():
        message, mend = _("deze map bestaat niet"), _("Kijk de naam van de map na.")
        if folder.is_file():
            message, mend = _("dit is een bestand, geen map"), _("Noem de map waar het in staat.")
        raise UnreadableError((Finding("Y016", Severity.ERROR, str(folder), 1, 1, message, mend),))
    return sorted(path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"} and path.is_file())


def catalogue_from_texts(texts: Mapping[str, str]) -> Catalogue:
    """Return a catalogue of only these texts, by file name; for definitions that travel inside a document.

    Raises:
        UnreadableError: when one of them cannot be read.
    """
    return Catalogue()._with(texts.items())  # noqa: SLF001 - made here


def read_definition_file(data: bytes, name: str) -> DefinitionFile:
    """Read one definition.

    Raises:
        UnreadableError: with everything that is wrong with its text or its shape.
    """
    document = read_document(data, name)
    definition = read_definition(document)
    return DefinitionFile(name, document.text, document.locations, content_hash(document.data), definition)


def _read_all(files: Iterable[tuple[str, Path | str]]) -> dict[str, DefinitionFile]:
    found: dict[str, DefinitionFile] = {}
    findings: list[Finding] = []
    for name, source in files:
        try:
            data = read_file(source) if isinstance(source, Path) else source.encode()
            file = read_definition_file(data, name)
        except UnreadableError as error:
            findings += error.findings
            continue
        other = found.setdefault(file.definition.id, file)
        if other is not file:
            findings.append(_same_id(file, other))
    if findings:
        raise UnreadableError(findings)
    return found


def _same_id(file: DefinitionFile, other: DefinitionFile) -> Finding:
    line, column = file.locations.value(("id",))
    message = _("het id {id} staat ook in {other}").format(id=file.definition.id, other=other.name)
    mend = _("Geef een van de twee een ander id, of haal een van de twee bestanden weg.")
    return Finding("S110", Severity.ERROR, file.name, line, column, message, mend)
