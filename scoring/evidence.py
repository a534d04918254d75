"""What every part of a dossier is built of: lines, prose, days, and the evidence that an answer rests on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AnyHttpUrl, Field, StringConstraints

from questionnaires.model import Identifier, Shape

LONGEST_LINE, LONGEST_PROSE = 300, 20_000
NOT_BLANK = r"\S"
"""Spaces alone are no promise, no reason and no evidence."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_LINE, pattern=NOT_BLANK)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_PROSE, pattern=NOT_BLANK)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Moment = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$")]
Hash = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]


class EvidenceFile(Shape):
    """A file that travels beside the dossier in its zip as `evidence/<sha256>`."""

    name: Line
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    size: Annotated[int, Field(ge=0)]
    type: Line


class Evidence(Shape):
    """What an answer, a step or a check rests on. `description` is printed; a file's name is not.

    It is entered once and shown at both: that of an answer can name a `step`, that of a step a `question`.
    """

    kind: Literal["document", "figures", "signals", "test", "conversation", "other"]
    description: Line
    link: AnyHttpUrl | None = Field(default=None, strict=False)
    file: EvidenceFile | None = None
    step: Identifier | None = None
    question: Identifier | None = None


class StepReference(Shape):
    """A step in the journey of one group."""

    group: Identifier
    step: Identifier
