"""Journeys to start from: what many procedures have in common, as files beside the templates of pages."""

from __future__ import annotations

import json
from functools import cache
from typing import Annotated

from pydantic import Field

from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import Identifier, Shape
from questionnaires.places import templates
from questionnaires.reading import read_document
from questionnaires.text import Text
from scoring.dossier import Step


class ExampleJourney(Shape):
    """Steps to start from. They say what people do, never how long it takes: that differs everywhere."""

    id: Identifier
    journey: Identifier
    title: Text
    description: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


@cache
def every_example() -> tuple[ExampleJourney, ...]:
    """Return the journeys that come with the package, by title."""
    files = sorted((templates() / "journeys").glob("*.yaml"))
    read = [read_document(path.read_bytes(), path.name).data for path in files]
    found = (ExampleJourney.model_validate_json(json.dumps(data)) for data in read)
    return tuple(sorted(found, key=lambda one: str(one.title)))


def examples_for(definition: JourneyDefinition) -> tuple[ExampleJourney, ...]:
    """Return the journeys that are described with this definition."""
    return tuple(one for one in every_example() if one.journey == definition.id)
