"""The documents as their page shows them: what each is for, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from questionnaires.translation import _
from toolkit.jobs.documents import UNDER_WAY, Kind, State, Subject
from toolkit.storage.tables import JobRow

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
}


@dataclass(frozen=True)
class DocumentView:
    """One kind of document as the page shows it."""

    kind: Kind
    title: str
    description: str
    job: JobRow | None
    content: str

    @property
    def name(self) -> str:
        """What the link to fetch it says."""
        return _("Download {title}").format(title=self.title)

    @property
    def under_way(self) -> bool:
        """Whether it is being made."""
        return self.job is not None and self.job.state in UNDER_WAY

    @property
    def ready(self) -> bool:
        """Whether it can be fetched."""
        return self.job is not None and self.job.state == State.READY

    @property
    def outdated(self) -> bool:
        """Whether the dossier, or what it is read with, changed since the document was made."""
        return self.ready and self.job is not None and self.job.content != self.content

    @property
    def failed(self) -> bool:
        """Whether making it went wrong."""
        return self.job is not None and self.job.state == State.FAILED


@dataclass(frozen=True)
class DocumentGroup:
    """Documents that say the same in several formats."""

    id: str
    title: str
    description: str
    documents: tuple[DocumentView, ...]


def groups(made: Callable[[Kind], tuple[JobRow | None, str]]) -> tuple[DocumentGroup, ...]:
    """Return all documents, by what they say.

    Args:
        made: gives the newest job of a kind, and the fingerprint of what the document would be made from now.
    """
    found = (
        ("advies", _("Het advies"), _("Bladzijde één voor het besluit, met alles wat eronder ligt."), _advice()),
        (
            "tekst",
            _("De tekst voor het besluitstuk"),
            _("Alleen de korte tekst, onder de kopjes van een besluitstuk. Die neem je over en pas je aan."),
            _ready_text(),
        ),
        (
            "plan",
            _("Het participatieplan"),
            _("Eén bladzijde: wie meepraat, waarover, wanneer, en wat er met de inbreng gebeurt."),
            _plan(),
        ),
        ("gegevens", _("De gegevens"), _("Voor wie ermee wil rekenen."), _data()),
    )
    return tuple(
        DocumentGroup(name, title, text, tuple(DocumentView(kind, what, why, *made(kind)) for kind, what, why in kinds))
        for name, title, text, kinds in found
    )


def name_end(kind: Kind) -> str:
    """Return what stands behind the title of the dossier in the name of a file."""
    if kind.internal:
        return "-intern"
    return {Subject.ADVICE: "", Subject.READY_TEXT: "-tekst", Subject.PLAN: "-participatieplan"}[kind.subject]


def _advice() -> tuple[tuple[Kind, str, str], ...]:
    return (
        (Kind.PDF, "PDF", _("Voor bij het besluit. Toegankelijk, geschikt voor het archief, na te rekenen.")),
        (Kind.HTML, "HTML", _("Hetzelfde advies als webpagina. Leest prettig op een telefoon.")),
        (Kind.ODT, "ODT", _("Om in te werken, met LibreOffice en andere tekstverwerkers.")),
        (Kind.DOCX, "DOCX", _("Om in te werken, met Word.")),
        (
            Kind.INTERNAL,
            _("interne PDF"),
            _(
                "De PDF met het hele dossier erin, ook notities en namen. Op elke bladzijde staat 'intern'. "
                "Alleen voor collega's: publiceer deze versie niet."
            ),
        ),
    )


def _ready_text() -> tuple[tuple[Kind, str, str], ...]:
    return (
        (Kind.TEXT_ODT, _("tekst als ODT"), _("Met echte koppen, voor LibreOffice en andere tekstverwerkers.")),
        (Kind.TEXT_DOCX, _("tekst als DOCX"), _("Met echte koppen, voor Word.")),
        (Kind.TEXT_PLAIN, _("tekst zonder opmaak"), _("Om te kopiëren naar een mail of een ander systeem.")),
    )


def _plan() -> tuple[tuple[Kind, str, str], ...]:
    return (
        (Kind.PLAN_PDF, _("plan als PDF"), _("Om te delen. Toegankelijk en geschikt voor het archief.")),
        (Kind.PLAN_HTML, _("plan als HTML"), _("Hetzelfde plan als webpagina.")),
        (Kind.PLAN_ODT, _("plan als ODT"), _("Om in te werken, met LibreOffice en andere tekstverwerkers.")),
        (Kind.PLAN_DOCX, _("plan als DOCX"), _("Om in te werken, met Word.")),
    )


def _data() -> tuple[tuple[Kind, str, str], ...]:
    return (
        (Kind.CSV, "CSV", _("Elk antwoord op een regel, voor een rekenprogramma.")),
        (Kind.JSON, "JSON", _("De hele uitkomst met de herleiding, voor andere programma's.")),
    )
