"""Import WeasyPrint in a third of the time.

Somebody who asks for one PDF on the command line waits as long for the import as for the pages. Three things in it cost
time and are of no use here; each is put back as it was when the import is done. docs/report-templates.md has figures.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

# WeasyPrint changes fonts itself only when HarfBuzz cannot, or when a font is variable. Ours are static.
_DEFERRED = ("fontTools.subset", "fontTools.varLib.instancer")


@contextmanager
def quickly() -> Iterator[None]:
    """Import WeasyPrint inside this block."""
    with ExitStack() as stack:
        stack.enter_context(without_collection())
        stack.enter_context(_deferred_modules())
        if sys.platform == "linux":
            stack.enter_context(_libraries_by_exact_name())
        yield


@contextmanager
def without_collection() -> Iterator[None]:
    """Do not look for garbage inside this block.

    It makes many objects that stay, and looking at all of them time and again takes a tenth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def _libraries_by_exact_name() -> Iterator[None]:
    """Let shared libraries be found by the loader only.

    For each library WeasyPrint tries the names of other systems first, and for every miss Python starts gcc, ld and
    ldconfig: some forty processes. On Linux the exact name is on the list as well, and the loader knows where it is.
    """
    import ctypes.util

    find_library = ctypes.util.find_library
    ctypes.util.find_library = _found_by_loader_only
    try:
        yield
    finally:
        ctypes.util.find_library = find_library


def _found_by_loader_only(name: str) -> str | None:  # noqa: ARG001 - has the shape of what it stands in for
    return None


@contextmanager
def _deferred_modules() -> Iterator[None]:
    """Put modules that are rarely needed in place as stand-ins, which load the real one when a function is called."""
    stand_ins = {name: _Deferred(name) for name in _DEFERRED if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


class _Deferred(ModuleType):
    """Stands for a module until one of its functions is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*arguments: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*arguments, **named)

        return call
