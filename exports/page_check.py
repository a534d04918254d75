"""Do the pages of a PDF say what its data say? Write them again and compare the words."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Final

import pikepdf
from pydantic import ValidationError

from exports.html import render_html
from exports.mismatch import finding, mend_get_original
from exports.other_words import HeldLines, Statements, figures_in, figures_of, hold
from exports.page_words import Stretch, WordDifference, compare_words, stretches
from exports.pdf.characters import drawable
from exports.pdf.logical_text import logical_text
from exports.proof import announced, lines_from, words_hash
from exports.report import build_report
from exports.report.words import band_word, class_word, comparison_phrase, compass_word, verdict_words
from exports.theme import Theme, default_theme
from questionnaires.catalogue import Catalogue
from questionnaires.findings import Finding
from questionnaires.places import templates
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.dossier_reading import dossier_data
from scoring.examination import examined
from scoring.outcome import Outcome
from scoring.outcome_data import outcome_to_data
from scoring.publication import publication_copy

SHOWN: Final = 5
SHORT: Final = 90
_MOST_LINES: Final = 4
"""How many times as many lines as this version writes may stand in a file, so that comparing them ends."""


@dataclass(frozen=True)
class PageCheck:
    """What does not match, or what was confirmed and what could not be checked by recomputing; in sentences."""

    findings: tuple[Finding, ...] = ()
    confirmed: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()


def words_known(envelope: Mapping[str, Any]) -> bool:
    """Whether the pages were written with the very words that this version writes."""
    written_by = envelope.get("written_by")
    return isinstance(written_by, dict) and written_by.get("words") == words_hash()


def check_pages(
    pdf: bytes, name: str, dossier: Dossier, catalogue: Catalogue, envelope: Mapping[str, Any]
) -> PageCheck:
    """Compare the words on the pages with the words that the attached data lead to.

    When another version wrote the pages, they may say the same in other words: then the lines that travel with the
    file tell what stands on the pages, and what those state is held against the data (`exports.other_words`).

    Args:
        pdf: the file.
        name: what to call it in messages.
        dossier: the attached dossier.
        catalogue: the attached definitions.
        envelope: the attached outcome with what surrounds it: who wrote it, in which theme, and the lines.
    """
    known = words_known(envelope)
    theme, written = _theme(envelope.get("theme"), known=known), lines_from(envelope.get("lines"))
    if theme is None or written is None:
        changed = finding("P840", name, _("de huisstijl die bij deze PDF hoort is veranderd"), mend_get_original())
        return PageCheck((changed,)) if theme is None else _lines_changed(name)
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            found = logical_text(document)
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, RecursionError):
        return PageCheck(
            (finding("P841", name, _("de tekst op de bladzijden is niet in volgorde te lezen"), mend_get_original()),)
        )
    data = _Data(publication_copy(dossier), catalogue)
    expected = data.lines(theme, internal=envelope.get("internal") is True)
    differences = compare_words(expected, found)
    if not differences and written == expected:
        return PageCheck(confirmed=(_("De woorden op de bladzijden zijn die van de uitkomst."),))
    if not known and len(written) <= _MOST_LINES * len(expected):
        differences = compare_words(written, found)
        held = hold([one.text for one in written], [one.text for one in expected], data.statements(expected))
        if not differences and not held.untrue:
            return _as_far_as_known(held, len(written), envelope)
        differences = differences or held.untrue
    told = _told(differences, name)
    return PageCheck(told) if told else _lines_changed(name)


@dataclass(frozen=True)
class _Data:
    """What travels inside the file, and what it leads to."""

    dossier: Dossier
    catalogue: Catalogue

    @cached_property
    def outcome(self) -> Outcome:
        return examined(self.dossier, self.catalogue)

    def lines(self, theme: Theme, *, internal: bool) -> tuple[Stretch, ...]:
        """Return the lines that this version writes."""
        attachments = announced(full=internal)
        report = build_report(
            self.outcome, self.dossier, self.catalogue, theme, attachments=attachments, internal=internal
        )
        return stretches(drawable(render_html(report), templates() / "assets" / "fonts"))

    def statements(self, lines: Iterable[Stretch]) -> Statements:
        """Return the words for outcomes, and the figures that stand in the data and in our own lines."""
        burdens = [band_word(band) for band in (None, "laag", "matig", "hoog", "zeer_hoog")]
        burdens += [class_word(one) for one in ("laag", "middel", "hoog")]
        rules = self.catalogue.advice_rules.values()
        in_data = figures_of([outcome_to_data(self.outcome), dossier_data(self.dossier)])
        return Statements(
            advices=frozenset(str(words.label) for one in rules for words in one.advices),
            outcomes={
                "burden": frozenset(burdens),
                "compass": frozenset(compass_word(one) for one in ("op_orde", "deels", "niet_op_orde")),
                "verdict": frozenset(verdict_words(one, already_heavy=False) for one in (1, 2, 3, 4)),
                "comparison": frozenset(comparison_phrase(one) for one in ("lichter", "gelijk", "zwaarder")),
            },
            figures=frozenset(chain(in_data, *(figures_in(line.text) for line in lines))),
        )


def _theme(data: Any, *, known: bool) -> Theme | None:
    """Read the theme; of another version, what is known of it here, over the default theme."""
    if not known and isinstance(data, dict):
        default = default_theme().model_dump(mode="json")
        headings = data.get("headings")
        kept = headings if isinstance(headings, dict) else {}
        data = {key: data.get(key, value) for key, value in default.items()}
        data["headings"] = {key: kept.get(key, text) for key, text in default["headings"].items()}
    try:
        return Theme.model_validate_json(json.dumps(data))
    except ValidationError:
        return None


def _as_far_as_known(held: HeldLines, lines: int, envelope: Mapping[str, Any]) -> PageCheck:
    written_by = envelope.get("written_by")
    version = written_by.get("version") if isinstance(written_by, dict) else None
    confirmed = _("Van de {all} regels op de bladzijden schrijft deze versie er {n} precies zo.").format(
        all=lines, n=lines - len(held.reworded)
    )
    unchecked = [
        _("Een andere versie van doenvermogen ({version}) schreef deze PDF, in andere woorden.").format(version=version)
    ]
    if held.reworded:
        unchecked.append(
            _(
                "{n} regels zegt deze versie anders. Elk getal en elk oordeel daarin past bij de gegevens. "
                "Of de woorden kloppen, is niet na te rekenen. Lees ze zelf:"
            ).format(n=len(held.reworded))
        )
        unchecked += _quoted(held.reworded)
    if held.not_written:
        unchecked.append(_("{n} regels die deze versie schrijft, staan er anders of niet.").format(n=held.not_written))
    return PageCheck(confirmed=(confirmed,), unchecked=tuple(unchecked))


def _quoted(lines: Sequence[str]) -> Iterator[str]:
    for line in lines[:SHOWN]:
        yield f"  '{_short(line)}'"
    if len(lines) > SHOWN:
        yield _("  en nog {n}.").format(n=len(lines) - SHOWN)


def _lines_changed(name: str) -> PageCheck:
    message = _("de tekst van de bladzijden die in deze PDF zit, is veranderd of ontbreekt")
    return PageCheck((finding("P843", name, message, mend_get_original()),))


def _told(differences: Sequence[WordDifference], name: str) -> tuple[Finding, ...]:
    return tuple(finding("P842", name, _said(difference), mend_get_original()) for difference in differences[:SHOWN])


def _said(difference: WordDifference) -> str:
    if difference.missing is None:
        return _("op de bladzijde staat iets dat niet uit de gegevens volgt: '{text}'").format(
            text=_short(difference.surplus or "")
        )
    if difference.surplus is None:
        return _("op de bladzijde ontbreekt: '{text}'").format(text=_short(difference.missing))
    return _("op de bladzijde staat '{found}' waar hoort: '{expected}'").format(
        found=_short(difference.surplus), expected=_short(difference.missing)
    )


def _short(text: str) -> str:
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"
