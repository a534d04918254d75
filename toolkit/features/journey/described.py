"""The journey of one group, as its pages need it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import abort, url_for

from questionnaires.journey_model import JourneyDefinition
from scoring.dossier import CurrentStep, Group, Journey, Step
from toolkit.features.dossier.opened import Opened, open_dossier


@dataclass(frozen=True)
class Described:
    """A group of an opened dossier, with the definition that says what a step is."""

    opened: Opened
    group: Group
    definition: JourneyDefinition

    @property
    def journey(self) -> Journey | None:
        """What is described, None when nothing is yet."""
        return self.group.journey

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the proposal."""
        return self.journey.steps if self.journey else ()

    @property
    def steps_today(self) -> tuple[CurrentStep, ...]:
        """The steps of today, when they are described."""
        return self.journey.current_steps if self.journey else ()

    def step(self, key: str) -> Step:
        """Return a step of the proposal, or answer that this page does not exist."""
        found = next((step for step in self.steps if step.id == key), None)
        if found is None:
            abort(404)
        return found

    def step_today(self, key: str) -> CurrentStep:
        """Return a step of today, or answer that this page does not exist."""
        found = next((step for step in self.steps_today if step.id == key), None)
        if found is None:
            abort(404)
        return found

    def address(self, endpoint: str = "overview", **values: Any) -> str:
        """Return the address of a page of this journey."""
        return url_for(f"journey.{endpoint}", dossier=self.opened.identity, group=self.group.id, **values)


def describe(dossier: str, group: str) -> Described:
    """Open the journey of a group; without a definition of journeys there is no such page."""
    opened = open_dossier(dossier)
    definition = definition_of(opened)
    if definition is None:
        abort(404)
    return Described(opened, opened.group(group), definition)


def definition_of(opened: Opened) -> JourneyDefinition | None:
    """Return the definition that a dossier names; before it has a journey, the first that there is."""
    journeys = opened.definitions.catalogue.journeys
    if opened.head.journey:
        return journeys.get(opened.head.journey)
    return next(iter(journeys.values()), None)
