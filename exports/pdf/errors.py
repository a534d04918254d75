"""What can go wrong while a PDF is made."""

from __future__ import annotations

from collections.abc import Iterable

from questionnaires.translation import _


class RenderingError(Exception):
    """The PDF could not be made as it should be, so there is none. `problems` says why, one by one.

    The cause lies in a template, a style sheet or the installation, never in how somebody filled in a form: text from
    people stands in the page as text.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        lead = _("De PDF is niet gemaakt, want de opmaak ervan klopt niet:")
        super().__init__("\n".join((lead, *(f"- {problem}" for problem in self.problems))))

    def __reduce__(self) -> tuple[type[RenderingError], tuple[tuple[str, ...]]]:
        # An exception is rebuilt from its message, unless it says otherwise; this one must cross process borders whole.
        return (RenderingError, (self.problems,))


class RenderingWarning(UserWarning):
    """Something in a style sheet or a page that WeasyPrint does not understand and left out."""
