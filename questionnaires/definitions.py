"""Every kind of definition file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from questionnaires.advice_model import AdviceDefinition
from questionnaires.compass_model import CompassDefinition
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import Questionnaire, Vocabulary

OneDefinition = Questionnaire | Vocabulary | JourneyDefinition | CompassDefinition | AdviceDefinition
AnyDefinition = Annotated[OneDefinition, Field(discriminator="kind")]
