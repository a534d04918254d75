"""Many versions of one step at once make of the journey what the plain code makes of each."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import GroupKind
from scoring.batch.journeys import JourneyScorer
from scoring.dossier import Dossier, Journey
from tests.scoring.journey.random_journeys import (
    changed,
    definition,
    drawn_from,
    group_with,
    random_journey,
    random_step,
    random_value,
)

VERSIONS = 12


@given(st.integers(0, 2**32))
def test_versions_of_any_step(seed: int) -> None:
    rng = drawn_from(seed)
    journey = random_journey(rng, most=4)
    if rng.random() < 0.5:
        journey = Journey(steps=tuple(random_step(rng, number, 1.0) for number in range(rng.randint(1, 4))))
    group = group_with(journey, rng.choice([*GroupKind]), rng.choice(((), ("illness",))))
    dossier = Dossier.model_validate(
        {"format": 1, "title": "Proef", "questionnaire": "doenvermogen", "journey": "reis", "groups": (group,)}
    )
    names = [step.id for step in journey.steps]
    agreed, tested = ({name for name in names if rng.random() < 0.4} for _time in range(2))
    scorer = JourneyScorer(dossier, bundled_catalogue(), group, heavy_from=60, agreed=agreed)
    place, many = rng.randrange(len(names)), scorer.many(journey)
    versions = [
        {field.id: random_value(rng, field) for field in rng.sample(definition().fields, 2)}
        for _version in range(VERSIONS)
    ]
    found = many.weigh({names[place]: many.step(names[place], versions)}, tested)
    columns = [np.broadcast_to(column, VERSIONS) for column in found]
    for version, values in enumerate(versions):
        plain = scorer.variant(changed(journey, place, {**journey.steps[place].values, **values}))
        expected = (plain.burden, plain.open_flag, plain.agreed, plain.missing, plain.unfounded(tested))
        assert tuple(column[version] for column in columns) == expected
