"""Reading back what was written; and files that are damaged, or made to do harm."""

from __future__ import annotations

import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream, String

from exports.pdf.attachments import AttachedFile
from exports.pdf.reading import MAXIMUM_ATTACHED, MAXIMUM_FILES, MAXIMUM_PDF, read_attachments, read_pdf
from exports.pdf.renderer import render_pdf
from questionnaires.findings import UnreadableError
from tests.exports.pdf.drawing import DOSSIER, HEAD, NOTES, a_page
from tests.exports.pdf.gates import assert_accessible_archive

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def document() -> bytes:
    dated = HEAD + '<meta name="dcterms.modified" content="2026-11-02T09:30:00Z">'
    return render_pdf(a_page(head=dated), [NOTES, DOSSIER])


@pytest.fixture(scope="module")
def loose(document: bytes) -> bytes:
    """The same document with everything unpacked, so that damage hits something."""
    output = BytesIO()
    with pikepdf.open(BytesIO(document)) as pdf:
        pdf.save(output, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return output.getvalue()


def a_pdf() -> pikepdf.Pdf:
    """Make a PDF of one empty page."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return pdf


def code_of(pdf: bytes) -> str:
    """Read a file that cannot be read, and tell by what it was refused."""
    with pytest.raises(UnreadableError) as caught:
        read_pdf(pdf, "advies.pdf")
    (finding,) = caught.value.findings
    assert finding.file.startswith("advies.pdf")
    assert finding.message
    assert finding.mend
    return finding.code


def saved(pdf: pikepdf.Pdf) -> bytes:
    output = BytesIO()
    pdf.save(output, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return output.getvalue()


def with_files(pdf: pikepdf.Pdf, files: dict[str, object]) -> bytes:
    """Save a PDF with entries in its list of files."""
    names = [part for name, entry in files.items() for part in (String(name), entry)]
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(names)))
    return saved(pdf)


def a_file(pdf: pikepdf.Pdf, data: bytes, name: str = "a.json", **stream: object) -> object:
    return pdf.make_indirect(
        Dictionary(Type=Name.Filespec, UF=name, EF=Dictionary(F=pdf.make_indirect(Stream(pdf, data, **stream))))
    )


def test_what_was_written_is_read(document: bytes) -> None:
    contents = read_pdf(document, "advies.pdf")
    assert (contents.title, contents.language) == ("Advies Lindeveen", "nl")
    assert contents.metadata.startswith(b"<?xpacket")
    written = sorted((NOTES, DOSSIER), key=lambda file: file.name)
    read = [
        AttachedFile(file.name, file.description, file.media_type, file.data, file.relationship)  # type: ignore[arg-type]
        for file in contents.attachments
    ]
    assert read == written
    assert read_attachments(document, "advies.pdf") == contents.attachments


def test_a_document_with_files_is_an_accessible_archive(document: bytes) -> None:
    assert_accessible_archive(document)


def test_files_have_the_date_of_the_page_and_not_of_the_clock(document: bytes) -> None:
    with pikepdf.open(BytesIO(document)) as pdf:
        for name in (DOSSIER.name, NOTES.name):
            parameters = pdf.attachments[name].obj.EF.F.Params
            assert str(parameters.ModDate) == str(parameters.CreationDate) == "D:20261102093000Z"
    with pikepdf.open(BytesIO(render_pdf(a_page(), [DOSSIER]))) as pdf:
        assert str(pdf.attachments[DOSSIER.name].obj.EF.F.Params.ModDate) == "D:20000101000000Z"


@given(data=st.binary(max_size=300), description=st.text(min_size=1, max_size=30).filter(str.strip))
def test_any_bytes_and_any_description_come_back(data: bytes, description: str) -> None:
    description = description.encode("utf-8", "ignore").decode() or "x"
    file = AttachedFile("a.bin", description, "application/octet-stream", data, "Unspecified")
    (read,) = read_attachments(render_pdf("<html lang=nl><title>x</title><h1>x</h1>", [file]), "advies.pdf")
    assert read.data == data
    assert read.description == description


def test_files_with_the_same_bytes_keep_their_own_relationship() -> None:
    twins = [
        AttachedFile("a.json", "een", "application/json", b"{}", "Data"),
        AttachedFile("b.json", "twee", "application/json", b"{}", "Source"),
    ]
    read = read_attachments(render_pdf(a_page(), twins), "advies.pdf")
    assert [file.relationship for file in read] == ["Data", "Source"]


def test_two_files_with_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two files with one name"):
        render_pdf(a_page(), [DOSSIER, DOSSIER])


@pytest.mark.parametrize(
    ("description", "media_type", "named"),
    [(" ", "text/csv", "no description"), ("x", "csv", "not a media type"), ("x", "text/csv#20x", "not a media type")],
)
def test_a_file_that_cannot_be_shown_is_refused(description: str, media_type: str, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        AttachedFile("a.csv", description, media_type, b"")


def test_a_pdf_without_files_has_none() -> None:
    with a_pdf() as pdf:
        contents = read_pdf(saved(pdf), "advies.pdf")
    assert (contents.title, contents.language, contents.metadata, contents.attachments) == ("", "", b"", ())


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7", b"\x00" * 1000, b"PK\x03\x04", b"Dit is geen PDF."])
def test_what_is_no_pdf_is_refused(pdf: bytes) -> None:
    assert code_of(pdf) == "P802"


def test_a_locked_pdf_is_refused(document: bytes) -> None:
    output = BytesIO()
    with pikepdf.open(BytesIO(document)) as pdf:
        pdf.save(output, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert code_of(output.getvalue()) == "P803"


def test_a_pdf_that_is_too_large_is_refused(document: bytes) -> None:
    assert code_of(document + bytes(MAXIMUM_PDF)) == "P801"


def test_names_that_occur_twice_are_refused() -> None:
    with a_pdf() as pdf:
        twice = with_files(pdf, {"a": a_file(pdf, b"1"), "b": a_file(pdf, b"2")})
    assert code_of(twice) == "P804"


def test_too_many_files_are_refused() -> None:
    with a_pdf() as pdf:
        files = {f"{n:04}": a_file(pdf, b"", f"{n}.json") for n in range(MAXIMUM_FILES + 1)}
        assert code_of(with_files(pdf, files)) == "P805"


def test_files_that_are_too_large_together_are_refused() -> None:
    half = zlib.compress(bytes(MAXIMUM_ATTACHED // 2 + 1))
    with a_pdf() as pdf:
        files = {n: a_file(pdf, half, n, Filter=Name.FlateDecode) for n in "ab"}
        assert code_of(with_files(pdf, files)) == "P805"


@pytest.mark.parametrize("packing", [Name.LZWDecode, Name.RunLengthDecode, Array([Name.FlateDecode, Name.FlateDecode])])
def test_packings_without_a_bound_are_refused(packing: object) -> None:
    with a_pdf() as pdf:
        assert code_of(with_files(pdf, {"a": a_file(pdf, b"\x80\x0b", Filter=packing)})) == "P806"


def test_a_bomb_is_refused_in_bounded_memory(tmp_path: Path) -> None:
    """An attachment, and a table of objects, that unpack from 16 MB to 16 GB."""
    with a_pdf() as pdf:
        attachment = with_files(pdf, {"a": a_file(pdf, packed(b"", 1024), Filter=Name.FlateDecode)})
    (tmp_path / "attachment.pdf").write_bytes(attachment)
    (tmp_path / "objects.pdf").write_bytes(with_packed_objects(1024))
    program = """
import resource, sys
from pathlib import Path
from exports.pdf.reading import read_pdf
from questionnaires.findings import UnreadableError
for path in map(Path, sys.argv[1:]):
    try:
        read_pdf(path.read_bytes(), path.name)
    except UnreadableError as error:
        print(error.findings[0].code)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 600_000)
"""
    paths = [str(tmp_path / "attachment.pdf"), str(tmp_path / "objects.pdf")]
    done = subprocess.run([sys.executable, "-c", program, *paths], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["P802", "P802", "True"]
    assert read_pdf(with_packed_objects(1), "advies.pdf").language == "nl"  # the same file, without the bomb


def packed(data: bytes, blocks: int) -> bytes:
    """Pack data with 16 MB of zeroes behind it for every block."""
    press = zlib.compressobj(9)
    start = press.compress(data) + press.flush(zlib.Z_FULL_FLUSH)
    block = press.compress(bytes(1 << 24)) + press.flush(zlib.Z_FULL_FLUSH)
    # The checksum at the end is that of one block; who unpacks to the end sees only that.
    return start + blocks * block + press.flush()


def with_packed_objects(blocks: int) -> bytes:
    """Write a PDF of which even the list of pages is packed."""
    objects = [b"<</Type/Catalog/Pages 4 0 R/Lang(nl)>>", b"<</Type/Pages/Count 1/Kids[5 0 R]>>"]
    objects.append(b"<</Type/Page/Parent 4 0 R/MediaBox[0 0 9 9]>>")
    starts = [sum(len(one) + 1 for one in objects[:place]) for place in range(3)]
    index = " ".join(f"{number} {start}" for number, start in zip((3, 4, 5), starts, strict=True)).encode() + b" "
    stream = packed(index + b" ".join(objects), blocks)
    head = b"%%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 3/First %d/Filter/FlateDecode/Length %d>>\nstream\n" % (
        len(index),
        len(stream),
    )
    body = head + stream + b"\nendstream\nendobj\n"
    entries = [(1, 9, 0), (1, len(body), 0), (2, 1, 0), (2, 1, 1), (2, 1, 2)]
    table = b"".join(bytes([kind, *first.to_bytes(4, "big"), second]) for kind, first, second in entries)
    return body + (
        b"2 0 obj\n<</Type/XRef/Size 6/W[1 4 1]/Index[1 5]/Root 3 0 R/Length 30>>\nstream\n%b\nendstream\nendobj\n"
        b"startxref\n%d\n%%%%EOF\n"
    ) % (table, len(body))


@pytest.mark.parametrize("entry", [Array([]), String("x")])
def test_an_entry_that_is_nothing_like_a_file_is_passed_over(entry: object) -> None:
    with a_pdf() as pdf:
        assert read_attachments(with_files(pdf, {"a": entry}), "advies.pdf") == ()


@pytest.mark.parametrize(
    "entry",
    [
        Dictionary(),
        Dictionary(EF=Dictionary()),
        Dictionary(EF=Dictionary(F=Dictionary())),
        Dictionary(EF=String("x")),
    ],
)
def test_an_entry_that_is_no_file_is_refused(entry: object) -> None:
    with a_pdf() as pdf:
        assert code_of(with_files(pdf, {"a": entry})) == "P802"


def test_a_list_of_files_that_runs_in_a_circle_is_refused() -> None:
    with a_pdf() as pdf:
        names = pdf.make_indirect(Dictionary(Kids=Array([]), Limits=Array([String("a"), String("b")])))
        names.Kids.append(names)
        pdf.Root.Names = Dictionary(EmbeddedFiles=names)
        assert_read_or_refused(saved(pdf))


@given(cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), min_size=1, max_size=6))
def test_damage_anywhere_is_told_in_our_words(cuts: list[tuple[float, bytes]], loose: bytes) -> None:
    damaged = bytearray(loose)
    for place, replacement in cuts:
        start = int(place * len(damaged))
        damaged[start : start + max(1, len(replacement))] = replacement
    assert_read_or_refused(bytes(damaged))


@given(length=st.floats(0, 1))
def test_a_file_that_stops_halfway_is_told_in_our_words(length: float, document: bytes) -> None:
    assert_read_or_refused(document[: int(length * len(document))])


def assert_read_or_refused(pdf: bytes) -> None:
    try:
        read_pdf(pdf, "advies.pdf")
    except UnreadableError as error:
        assert error.findings  # noqa: PT017 - either outcome is fine, another exception is not
