"""Put the templates, with what was fetched for them, and the examples into what is built.

A package without its fonts or the style of its components would look different on every machine, so none is built.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FETCHED = ("fonts/SourceSans3-Regular.ttf", "fonts/SourceSans3-Regular.woff2", "web/components.css")
# Where `questionnaires.places` looks for them once the package is installed.
PACKED = {"templates": "questionnaires/_templates", "examples": "questionnaires/_examples"}


class NotFetchedError(Exception):
    """The fonts or the style of the components were not fetched."""


class PackFiles(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves its configuration type open
    """Build hook that adds `templates/` and `examples/` to the wheel.

    An editable install reads them from the working tree, so it needs neither the copy nor, yet, what is fetched.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Check what was fetched and register the folders before hatchling collects its files.

        Args:
            version: "editable" or "standard".
            build_data: hatchling's description of this build; `force_include` is changed.

        Raises:
            NotFetchedError: something is missing in `templates/assets`.
        """
        if version == "editable":
            return
        assets = Path(self.root, "templates", "assets")
        missing = [name for name in FETCHED if not (assets / name).is_file()]
        if missing:
            message = f"not in templates/assets: {', '.join(missing)}. Fetch them first:\n\n    ./scripts/setup\n"
            raise NotFetchedError(message)
        if self.target_name == "wheel":
            for folder, packed in PACKED.items():
                build_data["force_include"][str(Path(self.root, folder))] = packed
