"""Which files answers rest on, wherever in an answer they stand."""

from __future__ import annotations

from scoring.dossier import Answer, Dossier, Group, Rater, Rating, Response, Settled
from scoring.evidence import Evidence, EvidenceFile
from toolkit.evidence_files import files_in, files_of, without_files


def _file(sign: str, link: str | None = None) -> Evidence:
    file = EvidenceFile(name=f"{sign}.pdf", sha256=sign * 64, size=1, type="application/pdf")
    return Evidence.model_validate({"kind": "document", "description": sign, "link": link, "file": file})


def _on(*signs: str) -> Response:
    return Response(value="sterk", evidence=tuple(map(_file, signs)))


DIRECT = Answer(question="q", proposal=_on("a", "b"), current=_on("c"))
RATED = Answer(
    question="q",
    ratings=(Rating(rater=Rater(function="Jurist"), proposal=_on("d"), current=_on("e")),),
    settled=Settled(proposal=_on("f"), current=_on("0")),
)


def test_every_file_is_found() -> None:
    assert files_of((DIRECT, RATED)) == {sign * 64: f"{sign}.pdf" for sign in "abcdef0"}
    group = Group.model_validate({"id": "g", "name": "G", "kind": "resident", "answers": (RATED,)})
    dossier = Dossier(format=1, title="T", questionnaire="x", answers=(DIRECT,), groups=(group,))
    assert set(files_in(dossier)) == {sign * 64 for sign in "abcdef0"}


def test_only_what_is_gone_is_left_out() -> None:
    assert without_files(DIRECT, {"b" * 64}) == DIRECT.model_copy(update={"proposal": _on("a")})
    left = without_files(RATED, {sign * 64 for sign in "de0"})
    assert files_of((left,)) == {"f" * 64: "f.pdf"}
    assert without_files(RATED, ()) == RATED
    assert without_files(Answer(question="q"), {"a" * 64}) == Answer(question="q")


def test_what_has_a_link_too_keeps_that() -> None:
    both = _file("a", "https://voorbeeld.nl/stuk")
    answer = Answer(question="q", proposal=Response(evidence=(both,)))
    left = without_files(answer, {"a" * 64}).proposal
    assert left
    assert left.evidence == (both.model_copy(update={"file": None}),)
