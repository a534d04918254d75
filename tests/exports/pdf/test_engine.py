"""Loading WeasyPrint: quickly, with our own fonts, and without leaving traces in the process."""

from __future__ import annotations

import ctypes.util
import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exports.pdf.engine import Engine, engine
from exports.pdf.errors import RenderingError
from exports.pdf.quick_import import quickly
from questionnaires.places import templates
from tests.exports.pdf.drawing import REPORT

ROOT = Path(__file__).parents[3]


def run(program: str, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | environment,
    )
    return done.stdout + done.stderr


def test_the_process_is_left_as_it_was() -> None:
    before = (ctypes.util.find_library, os.environ.get("FONTCONFIG_FILE"), gc.isenabled())
    with quickly():
        assert not gc.isenabled()
    Engine(templates() / "assets")
    assert (ctypes.util.find_library, os.environ.get("FONTCONFIG_FILE"), gc.isenabled()) == before


def test_settings_of_others_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/van/iemand/anders")
    gc.disable()
    try:
        Engine(templates() / "assets")
        assert not gc.isenabled()
    finally:
        gc.enable()
    assert os.environ["FONTCONFIG_FILE"] == "/van/iemand/anders"


def test_making_a_pdf_imports_neither_a_compiler_nor_a_font_editor() -> None:
    program = f"""
import subprocess, sys
subprocess.Popen = None  # whoever starts a process fails
from pathlib import Path
from exports.pdf.renderer import render_pdf
folder = Path({str(REPORT)!r})
render_pdf((folder / "report.html").read_text(), stylesheet=folder / "report.css")
unneeded = {{"fontTools.subset", "fontTools.varLib", "numpy", "pikepdf", "pydantic"}}
print(sorted(unneeded & set(sys.modules)))
"""
    assert run(program).strip() == "[]"


def test_a_deferred_module_is_the_real_one_when_it_is_called() -> None:
    program = """
import sys
from exports.pdf.engine import engine
engine()
from weasyprint.pdf.fonts import subset, instantiateVariableFont
assert "fontTools.subset" not in sys.modules
options = subset.Options(retain_gids=True)
assert type(options).__module__ == "fontTools.subset" and options.retain_gids
import fontTools.subset
assert type(options) is fontTools.subset.Options
try:
    instantiateVariableFont(None, {})
except Exception as error:
    assert "fontTools.varLib.instancer" in sys.modules, error
print("goed")
"""
    assert run(program).strip() == "goed"


def test_importing_the_renderer_costs_nothing() -> None:
    heavy = {"weasyprint", "pydyf", "fontTools", "pikepdf", "PIL", "cffi"}
    program = f"import sys, exports.pdf.renderer, exports.pdf.attachments; print(sorted({heavy!r} & set(sys.modules)))"
    assert run(program).strip() == "[]"


def test_a_style_sheet_is_read_once() -> None:
    assert engine().stylesheet("p { color: teal }") is engine().stylesheet("p { color: teal }")
    assert engine().stylesheet("p { color: teal }") is not engine().stylesheet("p { color: red }")


def test_fonts_of_this_machine_are_not_used() -> None:
    page = '<html lang="nl"><title>x</title><h1 style="font-family: DejaVu Sans, monospace">x</h1>'
    pdf = engine().page(page).write_pdf(font_config=engine().fonts, uncompressed_pdf=True)
    assert b"Source-Sans-3" in pdf
    assert b"DejaVu" not in pdf


def test_without_fonts_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RenderingError, match=r"\./scripts/setup"):
        Engine(tmp_path)


def test_without_pango_it_says_what_to_do() -> None:
    program = """
import cffi
from unittest.mock import patch
from exports.pdf.engine import engine
from exports.pdf.errors import RenderingError
with patch.object(cffi.FFI, "dlopen", side_effect=OSError("cannot load library")):
    try:
        engine()
    except RenderingError as error:
        print(error)
"""
    said = run(program)
    assert "Pango" in said
    assert "./scripts/setup" in said
    assert "doc.courtbouillon.org" not in said
