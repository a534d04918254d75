"""What an answer rests on: a kind, a description and perhaps a link, as often as needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pydantic import AnyHttpUrl, TypeAdapter, ValidationError
from wtforms import Form, FormField

from questionnaires.translation import _
from scoring.evidence import Evidence, EvidenceFile
from toolkit.web.forms.choices import OneOf, option
from toolkit.web.forms.messages import Incomplete, refuse
from toolkit.web.forms.reading import clean_line
from toolkit.web.forms.values import Entries, TextField, TypedField, is_filled

MOST_EVIDENCE = 30
_ADDRESS: TypeAdapter[AnyHttpUrl] = TypeAdapter(AnyHttpUrl)
_LONGEST_ADDRESS = 2000
_SHA256 = re.compile(r"[0-9a-f]{64}")


def evidence_kinds() -> dict[str, str]:
    """Return the kinds of evidence, with what they are called."""
    return {
        "document": _("Document"),
        "figures": _("Cijfers"),
        "signals": _("Signalen of klachten"),
        "test": _("Test met mensen"),
        "conversation": _("Gesprek"),
        "other": _("Iets anders"),
    }


class AddressField(TypedField):
    """The address of a page on the web."""

    data: str | None

    def read(self, text: str) -> str:
        """Read an address; `www.` is enough to begin with."""
        address = clean_line(text)
        if address.startswith("www."):
            address = f"https://{address}"
        try:
            return str(_ADDRESS.validate_python(address[:_LONGEST_ADDRESS]))
        except ValidationError:
            raise ValueError(_("Dit is geen adres van een webpagina. Begin met https://.")) from None


class FileMark(TypedField):
    """Which file a row has, by its SHA-256: goes along unseen, so that the row keeps its own file."""

    data: str | None

    def process_data(self, value: EvidenceFile | None) -> None:
        """Take it from what is stored."""
        self.data = value.sha256 if value else None

    def read(self, text: str) -> str | None:
        """Take what was sent; what is no SHA-256 marks no file."""
        return text if _SHA256.fullmatch(text) else None


class StepMark(TypedField):
    """Which step of the journey a row is shown at as well: goes along unseen; chosen on the page of that step."""

    data: str | None

    def read(self, text: str) -> str | None:
        """Take what was sent; `EvidenceField.read` keeps it only when it is stored."""
        return text


class EvidenceField(Entries):
    """All evidence of one answer; a row without a description, a link and a file does not count."""

    def filled(self) -> list[tuple[int, FormField[Any]]]:
        """Return the rows that count, with their number."""
        return [
            (index, entry)
            for index, entry in enumerate(self.entries)
            if any(is_filled(entry.form[name]) for name in ("description", "link", "file"))
        ]

    def validate(self, form: Any, extra_validators: Sequence[Any] = ()) -> bool:
        """Check the rows that count; a link alone says too little."""
        del form, extra_validators
        fine = True
        for _index, entry in self.filled():
            fine = entry.form.validate() and fine
            if not is_filled(entry.form["description"]):
                refuse(entry.form["description"], Incomplete(_needs_words(entry.form)))
                fine = False
        return fine

    def read(self, stored: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Return the evidence; a row keeps the file and the step that it had, as long as those are stored."""
        files = {one.file.sha256: one.file for one in stored if one.file}
        steps = {one.step for one in stored}
        return tuple(
            Evidence(
                kind=entry.form["kind"].data or "document",
                description=entry.form["description"].data,
                link=entry.form["link"].data,
                file=files.get(entry.form["file"].data or ""),
                step=entry.form["step"].data if entry.form["step"].data in steps else None,
                question=(entry.form["question"].data or None) if "question" in entry.form else None,
            )
            for _index, entry in self.filled()
        )


def _needs_words(row: Form) -> str:
    if is_filled(row["file"]):
        return _("Schrijf kort wat dit bestand is. Weghalen doe je bij 'Bestanden bij dit antwoord'.")
    return _("Schrijf kort wat het is.")


def evidence_field(questions: Sequence[Any] = ()) -> Any:
    """Return an unbound field for evidence.

    Args:
        questions: of the evidence of a step: the questions at which a row can be shown as well, as options.
    """
    row: dict[str, Any] = {
        "kind": OneOf(_("Soort"), [option(*one) for one in evidence_kinds().items()], default="document"),
        "description": TextField(_("Wat is het?"), 300),
        "link": AddressField(_("Adres op internet")),
        "file": FileMark(_("Bestand")),
        "step": StepMark(_("Stap")),
    }
    if questions:
        row["question"] = OneOf(_("Hoort dit ook bij een vraag?"), [option("", _("Nee")), *questions])
    return EvidenceField(
        FormField(type("EvidenceForm", (Form,), row)), _("Waar blijkt dit uit?"), max_entries=MOST_EVIDENCE, grows=True
    )
