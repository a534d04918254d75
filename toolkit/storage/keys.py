"""Keys for what people name, such as a target group: readable, and unique within the dossier."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_LONGEST = 40


def key_for(name: str, taken: Container[str], otherwise: str = "groep") -> str:
    """Return a key that says what is named, as dossiers allow it (`[a-z][a-z0-9_]*`).

    Args:
        name: what a person called it.
        taken: the keys that are in use.
        otherwise: what to call it when nothing of the name can be used.

    >>> key_for("Ouderen zonder computer, 65+", ())
    'ouderen_zonder_computer_65'
    >>> key_for("Één-ouder gezin", {"een_ouder_gezin"})
    'een_ouder_gezin_2'
    >>> key_for("65+", {}), key_for("日本", {})
    ('groep_65', 'groep')
    """
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    key = words if words[:1].isalpha() else f"{otherwise}_{words}".rstrip("_")
    key = key[:_LONGEST].rstrip("_")
    number, chosen = 1, key
    while chosen in taken:
        number += 1
        chosen = f"{key}_{number}"
    return chosen
