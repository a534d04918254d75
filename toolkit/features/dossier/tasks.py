"""What the task list of a dossier is made of: tasks, chapters of them, and all together."""

from __future__ import annotations

from dataclasses import dataclass, field

from questionnaires.translation import _
from toolkit.features.dossier.standing import Answers
from toolkit.web.moments import duration


@dataclass(frozen=True)
class Task:
    """One line of the task list.

    `kind` is that of the tag, `leave_out` the address to leave it out or take it back, `number` that of a theme.
    """

    label: str
    address: str | None
    status: str = ""
    kind: str = "neutral"
    time: str = ""
    hint: str = ""
    leave_out: str | None = None
    left_out: bool = False
    done: bool = False
    number: int = 0


@dataclass(frozen=True)
class Chapter:
    """The themes of one group, or of the whole dossier."""

    key: str
    title: str
    tasks: tuple[Task, ...]
    answered: int
    asked: int
    minutes_left: int

    @property
    def done(self) -> bool:
        """Whether nothing is left to do here."""
        return all(task.done or task.left_out for task in self.tasks)

    @property
    def status(self) -> str:
        """How far, in words."""
        return how_many(self.answered, self.asked)

    @property
    def time_left(self) -> str:
        """How long the rest takes, in words; empty when nothing is left."""
        return _("nog ongeveer {time}").format(time=duration(self.minutes_left)) if self.minutes_left else ""


@dataclass(frozen=True)
class Overview:
    """What the overview shows; `stored` are the answers that it was worked out from."""

    next: Task
    result: str | None
    before: tuple[Task, ...]
    chapters: tuple[Chapter, ...]
    after: tuple[Task, ...]
    journeys: tuple[Task, ...] = ()
    stored: Answers = field(default_factory=dict, repr=False)

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(chapter.answered for chapter in self.chapters)

    @property
    def asked(self) -> int:
        """How many questions there are."""
        return sum(chapter.asked for chapter in self.chapters)

    @property
    def progress(self) -> str:
        """How far all questions are, in words."""
        return _("{answered} van de {asked} vragen ingevuld").format(answered=self.answered, asked=self.asked)


def how_many(answered: int, asked: int) -> str:
    """Say how many questions have an answer, in words that agree with the number."""
    if asked == 1:
        return _("{answered} van 1 vraag").format(answered=answered)
    return _("{answered} van {asked} vragen").format(answered=answered, asked=asked)
