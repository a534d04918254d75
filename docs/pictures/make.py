"""Make the pictures of the README and the handbook from the program itself.

    ./scripts/pictures

A picture is of what the program shows today, never of what it showed once.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "warm_huis.yaml"
PAGE_ONE = Path(__file__).parent / "page-one.png"
DOTS_PER_INCH = 100


def main() -> None:
    """Write page one of the fullest example as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "advies.pdf"
        subprocess.run([ROOT / ".venv/bin/doenvermogen", "advise", EXAMPLE, "-o", pdf], check=True)
        page = ["-f", "1", "-l", "1", "-singlefile", "-r", str(DOTS_PER_INCH)]
        subprocess.run(["pdftoppm", "-png", *page, pdf, PAGE_ONE.with_suffix("")], check=True)  # noqa: S607
    print(f"Geschreven: {PAGE_ONE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
