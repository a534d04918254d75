"""Where the files that come with the package stand, installed or in the working tree."""

from pathlib import Path

_HERE = Path(__file__).parent


def templates() -> Path:
    """Find the folder of templates.

    Returns:
        The copy inside the installed package, else `templates/` in the working tree.

    >>> templates().name in {"_templates", "templates"}
    True
    """
    packed = _HERE / "_templates"
    return packed if packed.is_dir() else _HERE.parent / "templates"


def examples() -> Path:
    """Find the folder of example dossiers.

    Returns:
        The copy inside the installed package, else `examples/` in the working tree.

    >>> examples().name in {"_examples", "examples"}
    True
    """
    packed = _HERE / "_examples"
    return packed if packed.is_dir() else _HERE.parent / "examples"
