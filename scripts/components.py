"""Join the style of the components we use and the design tokens they need into one file.

The packages come from npm (`package.json`); ./scripts/setup runs this after fetching them. What it writes stays out of
git.
"""

import re
import shutil
from pathlib import Path

NODE = Path("node_modules")
TARGET = Path("templates", "assets", "web")
COMPONENTS = (
    "document",
    "skip-link",
    "link",
    "button",
    "alert",
    "status-badge",
    "form-field",
    "form-fieldset",
    "form-label",
    "form-field-description",
    "form-field-error-message",
    "textbox",
    "textarea",
    "select",
    "radio-button",
    "checkbox",
    "custom-checkbox",
    "table",
)
TOKENS = NODE / "@nl-design-system-unstable" / "voorbeeld-design-tokens"
SELECTOR = ".voorbeeld-theme"
NOTICE = """\
/* Made by scripts/components.py; do not change.
 * Components: Utrecht Design System, (c) Frameless B.V. and Gemeente Utrecht, EUPL-1.2: Utrecht-LICENSE.md.
 * Tokens: Voorbeeld theme, (c) NL Design System Community, EUPL-1.2: Voorbeeld-LICENSE.md. */
"""
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"(--[\w-]+):\s*([^;]+);")
USE = re.compile(r"var\(\s*(--[\w-]+)")


def package(component: str) -> Path:
    """Return the folder of one component."""
    return NODE / "@utrecht" / f"{component}-css"


def style_of(component: str) -> str:
    """Return the style of one component, without comments."""
    return COMMENT.sub("", (package(component) / "dist" / "index.min.css").read_text(encoding="utf-8")).strip()


def used_tokens(style: str, tokens: dict[str, str]) -> dict[str, str]:
    """Return the tokens that a style uses, and those that these are made of, in the order of the theme.

    Args:
        style: CSS that uses tokens as `var(--name)`.
        tokens: every token of the theme, by name.
    """
    used: set[str] = set()
    waiting = set(USE.findall(style))
    while waiting:
        name = waiting.pop()
        if name in tokens and name not in used:
            used.add(name)
            waiting.update(USE.findall(tokens[name]))
    return {name: value for name, value in tokens.items() if name in used}


def main() -> None:
    """Write the joined style and the licences."""
    components = "\n".join(style_of(component) for component in COMPONENTS)
    theme = COMMENT.sub("", (TOKENS / "dist" / "theme.css").read_text(encoding="utf-8"))
    tokens = {name: value.strip() for name, value in DECLARATION.findall(theme)}
    chosen = used_tokens(components, tokens)
    declarations = "".join(f"{name}:{value};" for name, value in chosen.items())
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "components.css").write_text(
        f"{NOTICE}{SELECTOR}{{{declarations}}}\n{components}\n", encoding="utf-8", newline="\n"
    )
    shutil.copyfile(package("button") / "LICENSE.md", TARGET / "Utrecht-LICENSE.md")
    shutil.copyfile(TOKENS / "LICENSE.md", TARGET / "Voorbeeld-LICENSE.md")


if __name__ == "__main__":
    main()
