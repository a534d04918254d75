"""What stands in the dossier about participation: every field can be said, written and read."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import Shape
from scoring import participation
from scoring.dossier_reading import dump_dossier, read_dossier
from scoring.evidence import Evidence, EvidenceFile
from scoring.validation import validate
from tests.participation import participation_dossier

# A compass that does not apply has no answers that count; a check rests on no step and no question.
ELSEWHERE = {
    "CompassAnswers": {"not_applicable"},
    "Evidence": {"step", "question"},
    "Signal": {"fewer_than"},
}


def shapes_in(part: object) -> Iterator[Shape]:
    if isinstance(part, Shape):
        yield part
        for name in type(part).model_fields:
            yield from shapes_in(getattr(part, name))
    elif isinstance(part, tuple):
        for one in part:
            yield from shapes_in(one)


def test_the_dossier_of_the_tests_fills_every_field_of_every_shape() -> None:
    found = list(shapes_in(participation_dossier()))
    kinds: set[type[Shape]] = {Evidence, EvidenceFile}
    kinds |= {one for one in vars(participation).values() if isinstance(one, type) and issubclass(one, Shape)}
    for kind in kinds - {Shape}:
        filled = {name for one in found if type(one) is kind for name in one.model_fields_set}
        assert kind.model_fields.keys() - filled == ELSEWHERE.get(kind.__name__, frozenset()), kind.__name__


def test_it_fits_the_definitions() -> None:
    file = read_dossier(dump_dossier(participation_dossier()).encode(), "dossier.yaml")
    assert validate(file, bundled_catalogue()) == ()
