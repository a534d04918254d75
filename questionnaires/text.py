"""Text in one or more languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import ConfigDict, RootModel, StringConstraints

DEFAULT_LANGUAGE = "nl"

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]


class Text(RootModel[Words | Mapping[Language, Words]]):
    """A string (Dutch) or a mapping of languages to strings.

    >>> str(Text("Wat verandert er?"))
    'Wat verandert er?'
    >>> Text({"nl": "Ja", "en": "Yes"}).in_language("en")
    'Yes'
    """

    model_config = ConfigDict(frozen=True)

    def in_language(self, language: str) -> str:
        """Return the text in `language`, or in Dutch when there is no translation.

        Without Dutch it is whatever there is: `check` reports that, and reads such a text like any other.
        """
        if isinstance(self.root, str):
            return self.root
        return self.root.get(language) or self.root.get(DEFAULT_LANGUAGE) or next(iter(self.root.values()), "")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages this text is written in; a plain string is Dutch."""
        return (DEFAULT_LANGUAGE,) if isinstance(self.root, str) else tuple(self.root)

    def __str__(self) -> str:
        """Return the Dutch text."""
        return self.in_language(DEFAULT_LANGUAGE)

    def __hash__(self) -> int:
        """Hash by content, so that frozen objects that hold a text can be hashed too."""
        return hash(self.root if isinstance(self.root, str) else tuple(sorted(self.root.items())))
