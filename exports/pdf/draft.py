"""A PDF that WeasyPrint has drawn and not yet written, with its structure tree laid out for the finishing steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pydyf
    from weasyprint import Document


@dataclass(frozen=True)
class Element:
    """One element of the structure tree and the element it stands in (none at the top)."""

    node: Any
    parent: Element | None

    @property
    def kind(self) -> str:
        """The structure type, such as `/TH`."""
        return str(self.node["S"])

    def inside(self, kind: str) -> Element:
        """Find the nearest element of a kind around this one.

        Raises:
            LookupError: when there is none.
        """
        element: Element | None = self
        while element is not None and element.kind != kind:
            element = element.parent
        if element is None:
            raise LookupError(f"a {self.kind} outside a {kind}")
        return element


@dataclass(frozen=True)
class Draft:
    """What a finishing step works on.

    Attributes:
        document: the pages, as WeasyPrint laid them out.
        pdf: the objects of the file, as pydyf will write them; a reference is bytes such as `b"12 0 R"`.
    """

    document: Document
    pdf: pydyf.PDF

    def resolve(self, reference: bytes | str) -> Any:
        """Find the object that a reference names."""
        return self.pdf.objects[int(reference.split()[0])]

    def kids(self, node: Any) -> list[Any]:
        """Give the elements directly inside an element; content and links are not elements."""
        kids = [self.resolve(kid) for kid in node.get("K", ()) if isinstance(kid, bytes)]
        return [kid for kid in kids if kid["Type"] == "/StructElem"]

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element of the structure tree, in reading order."""
        return tuple(self._walk())

    def remove(self, element: Element) -> None:
        """Take an element out of the tree, and what stands around it when nothing is left there."""
        while element.parent is not None:
            element.parent.node["K"].remove(element.node.reference)
            if element.parent.node["K"]:
                return
            element = element.parent

    def walk_again(self) -> None:
        """See the tree as it has become."""
        self.__dict__.pop("elements", None)

    def _walk(self) -> Iterator[Element]:
        root = self.resolve(self.pdf.catalog["StructTreeRoot"])
        pending = [Element(self.resolve(reference), None) for reference in reversed(root["K"])]
        while pending:
            element = pending.pop()
            yield element
            pending.extend(Element(kid, element) for kid in reversed(self.kids(element.node)))
