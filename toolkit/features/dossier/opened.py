"""A dossier as its pages need it: what it says about itself, its groups, and its definitions; no answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import abort, current_app, url_for
from sqlalchemy.orm import Session

from questionnaires.compass_model import CompassDefinition
from questionnaires.model import Question, Questionnaire
from scoring.dossier import Dossier, Group
from toolkit.storage.groups import groups_of
from toolkit.storage.heads import head_of
from toolkit.web.application import database
from toolkit.web.definitions import Definitions, definitions_for


@dataclass(frozen=True)
class Opened:
    """One dossier, opened with two queries."""

    session: Session
    identity: str
    head: Dossier
    groups: tuple[Group, ...]
    definitions: Definitions

    @property
    def title(self) -> str:
        """What the dossier is called."""
        return self.head.title

    @property
    def address(self) -> str:
        """The address of the overview."""
        return url_for("dossier.overview", dossier=self.identity)

    @cached_property
    def intakes(self) -> tuple[Questionnaire, ...]:
        """The questionnaires that only ask what the proposal is about."""
        return tuple(one for one in self.definitions.catalogue.questionnaires.values() if one.scoring is None)

    @cached_property
    def intake_questions(self) -> dict[str, Question]:
        """The questions of the intake by id."""
        return {question.id: question for questionnaire in self.intakes for question in questionnaire.questions}

    @property
    def compass(self) -> CompassDefinition | None:
        """The compass that the dossier names, else the first that there is."""
        compasses = self.definitions.catalogue.compasses
        if self.head.compass and self.head.compass.definition:
            return compasses.get(self.head.compass.definition)
        return next(iter(compasses.values()), None)

    def group(self, key: str) -> Group:
        """Return a group, or answer that this page does not exist."""
        found = next((group for group in self.groups if group.id == key), None)
        if found is None:
            abort(404)
        return found


def open_dossier(identity: str) -> Opened:
    """Open a dossier.

    Raises:
        NoSuchDossierError: when there is no such dossier.
        MissingDefinitionError: when its definitions are not here.
    """
    session = database()
    head = head_of(session, identity)
    definitions = definitions_for(session, head.questionnaire, head.definitions)
    return Opened(session, identity, head, groups_of(session, identity), definitions)


def address_if_there(endpoint: str, **values: Any) -> str | None:
    """Return the address of a page of another feature, None when this application has no such page."""
    return url_for(endpoint, **values) if endpoint in current_app.view_functions else None
