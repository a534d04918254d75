"""Put the templates, with their fetched fonts, into what is built; refuse to build a package without fonts."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FONTS = Path("templates", "assets", "fonts")
# Where `questionnaires.places` looks for the templates once the package is installed.
PACKED_TEMPLATES = "questionnaires/_templates"


class FontsMissingError(Exception):
    """The fonts were not fetched; a document made with this package would fall back on a font of the machine."""


class PackTemplates(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves its configuration type open
    """Build hook that adds `templates/` to the wheel.

    An editable install reads the templates from the working tree, so it needs neither the copy nor, yet, the fonts.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Check the fonts and register the templates before hatchling collects its files.

        Args:
            version: "editable" or "standard".
            build_data: hatchling's description of this build; `force_include` is changed.

        Raises:
            FontsMissingError: no font stands in `templates/assets/fonts`.
        """
        if version == "editable":
            return
        root = Path(self.root)
        if not list((root / FONTS).glob("*.ttf")):
            message = f"no fonts in {FONTS.as_posix()}. Fetch them first:\n\n    ./scripts/setup\n"
            raise FontsMissingError(message)
        if self.target_name == "wheel":
            build_data["force_include"][str(root / "templates")] = PACKED_TEMPLATES
