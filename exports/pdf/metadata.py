"""Finishing steps for the metadata: what the file says it is."""

from __future__ import annotations

from exports.pdf.draft import Draft
from exports.pdf.errors import RenderingError
from questionnaires.translation import _

# PDF/A does not know the mark of PDF/UA, and wants every unknown name explained inside the file.
_PDFUA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


def require_title(draft: Draft) -> None:
    """Stop when the page has no title; WeasyPrint is silent about it.

    Raises:
        RenderingError: always, without a title.
    """
    if not (draft.document.metadata.title or "").strip():
        raise RenderingError([_("de pagina heeft geen titel (title in de head).")])


def declare_accessibility(draft: Draft) -> None:
    """Mark the file as PDF/UA-1, beside the mark of PDF/A that WeasyPrint has set.

    The mark goes inside the one `rdf:RDF`: WeasyPrint's own option for more metadata adds a second one, which readers
    do not look at.
    """
    stream = draft.resolve(draft.pdf.catalog["Metadata"])
    packet = b"\n".join(stream.stream)
    head, end, tail = packet.rpartition(_END)
    if not end:
        raise AssertionError("WeasyPrint writes its metadata in another way than it did")
    stream.stream = [head + _PDFUA + end + tail]


def keep_metadata_readable(draft: Draft) -> None:
    """Leave the metadata uncompressed, so that archives can read it without knowing PDF."""
    draft.resolve(draft.pdf.catalog["Metadata"]).compress = False
