"""From an outcome to a report: page one, and the sections that have something to say."""

from __future__ import annotations

from collections.abc import Sequence

from exports.dutch import clipped
from exports.report.context import Context
from exports.report.not_needed import page_not_needed
from exports.report.page_one import page_one
from exports.report.sections import report_sections
from exports.report.views import Announced, Report, Running
from exports.theme import Theme
from questionnaires.catalogue import Catalogue
from questionnaires.translation import _
from scoring.advice.no_test import needs_no_test
from scoring.dossier import Dossier
from scoring.outcome import Outcome

_SHORT_TITLE = 70
_LONGEST_DOCUMENT_TITLE = 150


def build_report(
    outcome: Outcome,
    dossier: Dossier,
    catalogue: Catalogue,
    theme: Theme,
    *,
    attachments: Sequence[Announced] = (),
    internal: bool = False,
    on_screen: bool = False,
) -> Report:
    """Decide everything that the report says.

    Args:
        outcome: the outcome of `dossier`.
        dossier: the publication copy: whatever stands in it may be printed.
        catalogue: the definitions the outcome was made with.
        theme: names, headings and colours.
        attachments: files that travel inside the document; they are announced on the page.
        internal: mark every page as internal.
        on_screen: page one need not fit on paper, so every group is on it.

    Returns:
        The report; the same arguments give the same report.
    """
    context = Context(outcome, dossier, catalogue, theme, tuple(attachments), internal)
    not_needed = needs_no_test(outcome, dossier)
    return Report(
        document_title=_("{method}: {title}").format(
            method=theme.method, title=clipped(dossier.title, _LONGEST_DOCUMENT_TITLE)
        ),
        description=_("Kunnen de mensen om wie het gaat, doen wat dit voorstel van hen vraagt?"),
        created=dossier.filled_in_on or "",
        theme=theme,
        running=Running(
            title=clipped(dossier.title, _SHORT_TITLE),
            page=_("Bladzijde"),
            of=_("van"),
            internal=_("intern") if internal else "",
        ),
        page_one=page_not_needed(context) if not_needed else page_one(context, on_screen=on_screen),
        contents_title=theme.heading("contents"),
        sections=() if not_needed else report_sections(context),
    )
