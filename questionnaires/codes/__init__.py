"""The table of all codes of findings: what is wrong, why it matters and how to mend it.

`docs/check-codes.md` is made from this table by `python -m questionnaires.codes`. Code that reports a finding takes
its severity from here, so that table and findings cannot differ. A code that was once released keeps its meaning.
"""

from collections.abc import Mapping

from questionnaires.codes.advices import ADVICES
from questionnaires.codes.burden import BURDEN
from questionnaires.codes.code import Code
from questionnaires.codes.compasses import COMPASSES
from questionnaires.codes.conditions import CONDITIONS
from questionnaires.codes.dossiers import DOSSIERS
from questionnaires.codes.journeys import JOURNEYS
from questionnaires.codes.papers import PDFS
from questionnaires.codes.reading import SHAPE, TEXT_AND_YAML
from questionnaires.codes.references import REFERENCES
from questionnaires.codes.texts import TEXTS
from questionnaires.codes.versions import VERSIONS
from questionnaires.translation import _

__all__ = ["CODES", "FAMILIES", "Code"]

FAMILIES: Mapping[str, str] = {
    "Y": _("Tekst en YAML: kan het bestand gelezen worden?"),
    "S": _("Vorm: klopt wat er staat met wat er mag staan?"),
    "R": _("Verwijzingen: bestaat alles waar het bestand naar verwijst?"),
    "C": _("Voorwaarden: kan elke vraag verschijnen, en ook wegblijven?"),
    "B": _("Zwaarte, banden en regels: doet elk antwoord ertoe, en nooit de verkeerde kant op?"),
    "T": _("Teksten: is er uitleg, en leest die goed?"),
    "V": _("Versies: blijven oude dossiers kloppen?"),
    "J": _("Reizen: weet elke berekening welke velden nodig zijn?"),
    "K": _("Kompassen: telt elke vraag ergens mee, en leidt elk antwoord tot een uitkomst?"),
    "A": _("Adviezen: geeft elke combinatie één advies, en is erger nooit milder?"),
    "D": _("Dossiers: passen de antwoorden bij de vragen?"),
    "P": _("PDF's: vertelt het papier nog de waarheid?"),
}
"""What a code is about, by its letter."""

CODES: Mapping[str, Code] = {
    row.code: row
    for row in (
        *TEXT_AND_YAML,
        *SHAPE,
        *REFERENCES,
        *CONDITIONS,
        *BURDEN,
        *TEXTS,
        *VERSIONS,
        *JOURNEYS,
        *COMPASSES,
        *ADVICES,
        *DOSSIERS,
        *PDFS,
    )
}
"""Every code, in the order of the families."""
