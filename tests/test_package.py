"""The built package works in an environment of its own, from any folder, without a network."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[1]
BUILT_FROM = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "scripts",
    "questionnaires",
    "scoring",
    "exports",
    "toolkit",
    "templates",
    "examples",
)


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build a wheel of the sources in `folder`, into its `dist`."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what a package is built from, so that building leaves nothing in the working tree."""
    folder = tmp_path_factory.mktemp("sources")
    for name in BUILT_FROM:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def installed(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in an environment that has our dependencies, but not our working tree.

    Returns:
        The `bin` folder of that environment.
    """
    built = build(sources)
    assert built.returncode == 0, built.stderr
    environment = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(environment), "platbase": str(environment)}))
    with zipfile.ZipFile(next((sources / "dist").glob("*.whl"))) as wheel:
        wheel.extractall(packages)
    # Python does not follow the .pth files of a folder that a .pth file adds, so our editable install stays out.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return environment / "bin"


def run(installed: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed command line in another folder, with nothing of ours in the environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    start = "import sys; from toolkit.cli import main; sys.exit(main())"
    command = [str(installed / "python"), "-c", start, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("folder", ["templates", "examples"])
def test_templates_with_what_was_fetched_and_examples_are_packed(installed: Path, tmp_path: Path, folder: str) -> None:
    show = f"from questionnaires.places import {folder}; print({folder}())"
    shown = subprocess.run([installed / "python", "-c", show], cwd=tmp_path, capture_output=True, text=True, check=True)
    packed = Path(shown.stdout.strip())
    assert packed.is_relative_to(installed.parent)
    in_tree = {path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*") if path.is_file()}
    assert {path.relative_to(packed) for path in packed.rglob("*") if path.is_file()} == in_tree


def test_bundled_questionnaires_are_packed_and_sound(installed: Path, tmp_path: Path) -> None:
    checked = run(installed, "check", folder=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_an_advice_is_written_and_verified_from_another_folder(installed: Path, tmp_path: Path) -> None:
    example = next((ROOT / "examples").glob("*.yaml"))
    written = run(installed, "advise", str(example), "-o", "advice.pdf", folder=tmp_path)
    assert written.returncode == 0, written.stderr
    fonts = subprocess.run(["pdffonts", "advice.pdf"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    drawn_with = [line.split()[0] for line in fonts.splitlines()[2:]]
    assert drawn_with
    assert all("Source-Sans" in name or "SourceSans3" in name for name in drawn_with), fonts
    verified = run(installed, "verify", "advice.pdf", folder=tmp_path)
    assert verified.returncode == 0, verified.stderr


def test_the_demo_starts_from_another_folder_with_everything_it_shows(installed: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    start = "import sys; from toolkit.cli import main; sys.exit(main())"
    command = [str(installed / "python"), "-c", start, "demo"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = "".join(iter(program.stdout.readline, "Stoppen: druk op Ctrl+C.\n"))
        try:
            link = urlsplit(next(word for word in said.split() if word.startswith("http://")))
            statuses = {}
            for path in ("/uitleg", "/bestanden/app.css", "/bestanden/web/components.css", link.path):
                connection = HTTPConnection(link.netloc, timeout=90)
                connection.request("GET", path)
                statuses[path] = connection.getresponse().status
                connection.close()
        finally:
            program.terminate()
    assert list(statuses.values()) == [200, 200, 200, 303], statuses
    assert program.returncode == 0


@pytest.mark.parametrize("missing", ["fonts", "components.css"])
def test_building_without_what_is_fetched_stops_and_names_the_command(
    sources: Path, tmp_path: Path, missing: str
) -> None:
    folder = tmp_path / "sources"
    shutil.copytree(sources, folder, ignore=shutil.ignore_patterns(missing, "dist"))
    built = build(folder)
    assert built.returncode != 0
    assert "./scripts/setup" in built.stderr
    assert not (folder / "dist").exists() or not list((folder / "dist").iterdir())
