"""Finishing step that has every object written once."""

from __future__ import annotations

import pydyf

from exports.pdf.draft import Draft


class _Written(pydyf.Object):  # type: ignore[misc] # pydyf has no types
    """An object that can no longer change, with the bytes it is written as."""

    def __init__(self, original: pydyf.Object) -> None:
        super().__init__()
        self.number = original.number
        self.generation = original.generation
        self.free = original.free
        self._compressible = original.compressible
        self._data = b"" if original.free == "f" else original.data

    @property
    def data(self) -> bytes:
        return self._data

    @property
    def compressible(self) -> bool:
        return bool(self._compressible)


def freeze_objects(draft: Draft) -> None:
    """Write and compress every object now, and keep the bytes.

    pydyf asks for the bytes of each object twice, to write it and to take the fingerprint of the file, and compresses
    every stream both times. This is the last step: what changes afterwards is not written.
    """
    draft.pdf.objects[:] = [_Written(item) for item in draft.pdf.objects]
