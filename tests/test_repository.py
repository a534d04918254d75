"""What holds for the repository as a whole."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
FONTS = ROOT / "templates" / "assets" / "fonts"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FOLDERS = "benchmarks|docs|examples|exports|questionnaires|requirements|scoring|scripts|templates|tests|toolkit"
ONLY_IN_A_WHEEL = {"questionnaires/_templates"}


def locked_names(lock: Path) -> dict[str, set[str]]:
    """Read which versions a lock file holds, by name."""
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^ ]+)", lock.read_text(), re.MULTILINE):
        versions.setdefault(name, set()).add(version)
    return versions


@pytest.mark.parametrize("lock", [*LOCKS, ROOT / "package-lock.json"], ids=lambda path: path.name)
def test_a_lock_file_names_no_address(lock: Path) -> None:
    assert "://" not in lock.read_text()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_a_hash(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text())
    without = [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry]
    assert without == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_files_agree_with_each_other(lock: Path) -> None:
    development = locked_names(ROOT / "requirements" / "dev.lock")
    different = {
        name: (versions, development[name])
        for name, versions in locked_names(lock).items()
        if name in development and not versions <= development[name]
    }
    assert different == {}


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = {"runtime": project["project"]["dependencies"], **project["dependency-groups"]}
    for group, requirements in groups.items():
        locked = locked_names(ROOT / "requirements" / f"{group}.lock")
        names = {re.split(r"[\[<>=~! ]", requirement)[0].lower() for requirement in requirements}
        assert names <= locked.keys(), f"run ./scripts/lock: {group} changed"


def test_the_licence_of_every_package_at_run_time_is_told() -> None:
    told = set(re.findall(r"`([a-z0-9-]+)`", (ROOT / "docs" / "licences.md").read_text()))
    assert locked_names(ROOT / "requirements" / "runtime.lock").keys() - told == set()


def test_the_fonts_were_fetched_with_their_licence() -> None:
    assert len(list(FONTS.glob("*.ttf"))) >= 4
    assert "SIL OPEN FONT LICENSE" in (FONTS / "SourceSans3-LICENSE.md").read_text()


def test_the_components_were_fetched_with_their_licences() -> None:
    folder = FONTS.parent / "web"
    assert ".utrecht-button{" in (folder / "components.css").read_text()
    for name in ("Utrecht-LICENSE.md", "Voorbeeld-LICENSE.md"):
        assert "EUPL" in (folder / name).read_text()


def test_the_description_for_catalogues_agrees_with_the_package() -> None:
    description = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert description["name"] == project["name"]
    assert description["softwareVersion"] == project["version"]
    assert description["legal"]["license"] == project["license"]
    assert len(description["description"]["nl"]["shortDescription"]) <= 150
    assert len(description["description"]["nl"]["longDescription"]) >= 150


def test_every_decision_stands_in_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text()
    missing = [record.name for record in folder.glob("0*.md") if f"({record.name})" not in listed]
    assert missing == []


def test_the_fetched_packages_are_the_locked_ones() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    for name, version in (wanted["dependencies"] | wanted["devDependencies"]).items():
        assert locked[f"node_modules/{name}"]["version"] == version


def anchors(document: Path) -> set[str]:
    """The places in a document that a link can lead to, as they are named where it is published."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_points_at_is_there(document: Path) -> None:
    text = document.read_text()
    missing = []
    for link in re.findall(r"\]\(([^):\s]+)\)", text):
        path, _, anchor = link.partition("#")
        target = document.parent / path if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            missing.append(link)
    paths = set(re.findall(rf"(?<![\w/.-])(?:\./)?((?:{FOLDERS})/[\w./*-]*[\w*])", text)) - ONLY_IN_A_WHEEL
    missing += [path for path in paths if not any(ROOT.glob(path))]
    for module in re.findall(rf"python -m ((?:{FOLDERS})[\w.]*)", text):
        stem = ROOT.joinpath(*module.split("."))
        if not (stem.with_suffix(".py").is_file() or (stem / "__main__.py").is_file()):
            missing.append(module)
    assert missing == []
