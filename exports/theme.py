"""The theme: how a report looks and what its parts are called. Data only; a municipality brings its own file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, ValidationError

from exports.colour import NIGHT, PAPER, READABLE_CONTRAST, Colour, Palette, contrast, palette
from exports.dutch import number
from questionnaires.document import Document
from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.model import Identifier, Shape
from questionnaires.places import templates
from questionnaires.reading import read_document, read_file
from questionnaires.shape_errors import shape_findings
from questionnaires.text import Text
from questionnaires.translation import _

HeadingId = Literal[
    "for_whom",
    "weighs_most",
    "find_out_first",
    "not_known",
    "journey_facts",
    "participation_facts",
    "conditions",
    "with_measures",
    "alternatives",
    "how_sure",
    "why_not_needed",
    "scan_answers",
    "contents",
    "ready_text",
    "ready_relation",
    "ready_explanation",
    "ready_finance",
    "proposal",
    "advice",
    "what_helps",
    "journey",
    "profile",
    "bottlenecks",
    "red_flags",
    "today",
    "compass",
    "plan",
    "signals",
    "find_out",
    "deepen",
    "disagreements",
    "profiles",
    "measures",
    "answers",
    "hidden",
    "lenses",
    "journey_sums",
    "sure_sums",
    "rules",
    "sources",
    "colophon",
]
"""The headings of a report, in the order in which they appear."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]


class FactTheme(Shape):
    """A question whose answer stands on page one, and what it is called there."""

    question: Identifier
    label: Text


class PageOneTheme(Shape):
    """Which questions stand on page one, by id. A question that was not answered is left out.

    `above_title` and `facts` are questions of the intake; `involvement` are those of the questionnaire, asked once for
    the whole dossier, that say who had a say.
    """

    above_title: tuple[Identifier, ...] = ()
    facts: tuple[FactTheme, ...] = ()
    involvement: tuple[FactTheme, ...] = ()


class ReadyTextsTheme(Shape):
    """Which questions of the intake, by id, tell in one sentence what the proposal is about."""

    about: tuple[Identifier, ...] = ()


class Theme(Shape):
    """A theme that is complete: the default with a municipality's own choices over it."""

    organisation: Name | None = None
    method: Text
    accent: Colour
    accent_on_dark: Colour
    page_one: PageOneTheme = Field(default_factory=PageOneTheme)
    ready_texts: ReadyTextsTheme = Field(default_factory=ReadyTextsTheme)
    headings: Mapping[HeadingId, Text]

    def heading(self, heading: HeadingId) -> str:
        """Return what a part of the report is called; in a theme from before that part, as the default theme says."""
        return str(self.headings.get(heading) or default_theme().headings[heading])

    @cached_property
    def palette(self) -> Palette:
        """The colours of paper and light screens: the accent and tints of it."""
        return palette(self.accent, PAPER)

    @cached_property
    def dark_palette(self) -> Palette:
        """The colours of dark screens."""
        return palette(self.accent_on_dark, NIGHT)


class ThemeChoices(Shape):
    """What a theme file may say; what it leaves out is taken from the default theme."""

    organisation: Name | None = None
    method: Text | None = None
    accent: Colour | None = None
    accent_on_dark: Colour | None = None
    page_one: PageOneTheme | None = None
    ready_texts: ReadyTextsTheme | None = None
    headings: Mapping[HeadingId, Text] = Field(default_factory=dict)


def read_theme(path: Path | None = None) -> Theme:
    """Read a theme file over the default theme.

    Args:
        path: a theme file (YAML); None for the default theme.

    Raises:
        UnreadableError: when the file cannot be read, has keys that a theme does not know, or has a colour that is too
            pale to read.
    """
    if path is None:
        return default_theme()
    document = read_document(read_file(path), str(path))
    choices = _choices(document)
    findings = tuple(_contrast_findings(choices, document))
    if findings:
        raise UnreadableError(findings)
    return _over_default(choices)


@cache
def default_theme() -> Theme:
    """Return the theme that comes with the package."""
    path = templates() / "themes" / "default.yaml"
    choices = _choices(read_document(path.read_bytes(), path.name))
    return Theme.model_validate(choices.model_dump(exclude_none=True))


def _over_default(choices: ThemeChoices) -> Theme:
    default = default_theme()
    chosen: dict[str, Any] = choices.model_dump(exclude_none=True)
    return Theme.model_validate(
        {**default.model_dump(), **chosen, "headings": {**default.headings, **choices.headings}}
    )


def _choices(document: Document) -> ThemeChoices:
    try:
        return ThemeChoices.model_validate(document.data)
    except ValidationError as error:
        raise UnreadableError(shape_findings(error, document, ThemeChoices)) from error


def _contrast_findings(choices: ThemeChoices, document: Document) -> Iterator[Finding]:
    for key, colour, background in (
        ("accent", choices.accent, PAPER),
        ("accent_on_dark", choices.accent_on_dark, NIGHT),
    ):
        if colour is None or (ratio := contrast(colour, background)) >= READABLE_CONTRAST:
            continue
        place = document.locations.value((key,))
        message = _("de kleur {colour} valt te weinig op ({ratio} op 1, minstens 4,5 is nodig)").format(
            colour=colour, ratio=number(ratio, 1)
        )
        mend = _("Kies een donkerder kleur.") if key == "accent" else _("Kies een lichtere kleur.")
        yield Finding("S120", Severity.ERROR, document.name, place.line, place.column, message, mend)
