"""Finishing steps for links."""

from __future__ import annotations

from urllib.parse import urlsplit

import pydyf

from exports.pdf.draft import Draft
from exports.pdf.errors import RenderingError
from questionnaires.translation import _

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Where a link may lead. Others open files, run code or hide what they carry."""


def refuse_unsafe_links(draft: Draft) -> None:
    """Stop at a link to anything else than a page, a mail address or a telephone number.

    Raises:
        RenderingError: naming the address. Addresses from people are checked where they are read; this is the last net.
    """
    targets = {target for page in draft.document.pages for kind, target, *_rest in page.links if kind == "external"}
    refused = sorted(target for target in targets if urlsplit(target).scheme not in SCHEMES)
    if refused:
        message = _("een verwijzing gaat niet naar een webadres, mailadres of telefoonnummer: {address}")
        raise RenderingError(message.format(address=address[:100]) for address in refused)


def describe_links(draft: Draft) -> None:
    """Give every link the words it shows as its description.

    WeasyPrint describes a link by its target, and so a reader would speak "groep-2" where the page says something.
    """
    for page in draft.document.pages:
        for _kind, _target, _place, box in page.links:
            words = " ".join("".join(box.element.itertext()).split())
            if box.link_annotation is not None and words:
                box.link_annotation["Contents"] = pydyf.String(words)
