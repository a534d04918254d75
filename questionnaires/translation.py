"""Text for people: written in Dutch in the code, translated by gettext."""

import os.path
from functools import cache
from gettext import NullTranslations, translation

# No pathlib: this module is loaded before `--help` can be shown.
LOCALE = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120


def _(message: str) -> str:
    """Translate a text for people.

    The text is looked up when it is shown, not when the module is loaded. Without a translation it stays Dutch.

    Args:
        message: the Dutch text, with names in braces for what `str.format` fills in afterwards.

    Returns:
        The text in the language of the user.

    >>> _("{name} is niet gevonden").format(name="dossier.yaml")
    'dossier.yaml is niet gevonden'
    """
    return _catalogue().gettext(message)


@cache
def _catalogue() -> NullTranslations:
    # Without translations there is nothing to look for; looking alone takes longer than the rest of this module.
    if not os.path.isdir(LOCALE):  # noqa: PTH112
        return NullTranslations()
    return translation("doenvermogen", localedir=LOCALE, languages=["nl"], fallback=True)
