"""Files that answers, checks and steps rest on, on their pages: checked, kept, given back, and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from flask import Response, abort, flash, request
from sqlalchemy.orm import Session
from wtforms import FileField, Form

from questionnaires.translation import _
from scoring.evidence import Evidence, EvidenceFile
from toolkit.storage.evidence import evidence_file, keep_evidence, stored_size
from toolkit.web import personal_data
from toolkit.web.forms.choices import OneOf, option
from toolkit.web.forms.evidence import MOST_EVIDENCE, evidence_kinds
from toolkit.web.forms.messages import refuse
from toolkit.web.forms.values import TextField
from toolkit.web.uploads import UploadRefusedError, described

MOST_BYTES = 100 * 1024 * 1024
"""Of all files of one dossier together; a zip with more is refused when it comes back."""


class FileForm(Form):
    """One file, with what it is."""

    kind = OneOf(_("Soort"), [option(*one) for one in evidence_kinds().items()], default="document")
    description = TextField(_("Wat is het?"), 300)
    file = FileField(_("Bestand"))


@dataclass(frozen=True)
class AddedFile:
    """A file that was sent and may be kept: its bytes, and what a dossier says about it."""

    evidence: Evidence
    about: EvidenceFile
    data: bytes

    def keep(self, session: Session, identity: str) -> None:
        """Keep the file, commit it with what was stored about it, and tell so."""
        keep_evidence(session, identity, {self.about.sha256: self.data})
        session.commit()
        flash(_("Het bestand '{name}' staat erbij.").format(name=self.about.name), "good")
        if warning := personal_data.warning([self.evidence.description, self.about.name]):
            flash(warning, "warn")


def sent_file(session: Session, identity: str, form: Form, there: int) -> AddedFile | None:
    """Check the file that was sent, and put messages at the fields; None when something is wrong.

    Args:
        session: the database.
        identity: the dossier.
        form: a `FileForm` with what was sent.
        there: how much evidence stands there already.
    """
    sent = request.files.get("file")
    data, name = (sent.read(), sent.filename or "") if sent else (b"", "")
    form.validate()
    if not form["description"].data and not form["description"].errors:
        refuse(form["description"], _("Schrijf kort wat het is. Dat komt in het advies."))
    about = None
    try:
        about = described(name, data)
    except UploadRefusedError as error:
        refuse(form["file"], str(error))
    if there >= MOST_EVIDENCE:
        refuse(form["file"], _("Hier staat al heel veel. Haal eerst iets weg."))
    elif stored_size(session, identity) + len(data) > MOST_BYTES:
        refuse(form["file"], _("In dit dossier zitten al veel bestanden. Samen mogen ze 100 MB groot zijn."))
    if about is None or form.errors:
        return None
    evidence = Evidence(kind=form["kind"].data or "document", description=form["description"].data, file=about)
    return AddedFile(evidence, about, data)


def file_to_keep(session: Session, identity: str, evidence: Sequence[Evidence], sha256: str) -> Response:
    """Give a file to keep, when one of these pieces of evidence is that file; a browser never opens it as our page."""
    found = next((one.file for one in evidence if one.file and one.file.sha256 == sha256), None)
    data = evidence_file(session, identity, sha256) if found else None
    if found is None or data is None:
        abort(404)
    response = Response(data, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found.name)}"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def without_file(evidence: Sequence[Evidence], sha256: str) -> tuple[Evidence, ...]:
    """Return evidence without a file; a file that is not there, is a page that does not exist."""
    left = tuple(one for one in evidence if one.file is None or one.file.sha256 != sha256)
    if len(left) == len(evidence):
        abort(404)
    return left
