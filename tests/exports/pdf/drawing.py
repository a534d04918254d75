"""Pages for the tests of the PDF, and PDFs in which something was left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exports.pdf.attachments import AttachedFile
from exports.pdf.engine import engine
from exports.pdf.finisher import STEPS, finisher

REPORT = Path(__file__).parents[3] / "benchmarks" / "report"

STYLE = """
@page { size: A5; @top-left { content: "Lindeveen" } @bottom-right { content: counter(page) } }
html { font-family: "Source Sans 3" }
table { table-layout: fixed; width: 100% }
"""

HEAD = "<title>Advies Lindeveen</title>"
TABLE = """<table><thead><tr><th scope="col">Groep</th><th scope="col">Nu</th>
<th scope="col">Straks</th></tr></thead>
<tbody><tr><th scope="row">Huurders</th><td>hoog</td><td>hoog</td></tr>
<tr><th scope="row">Eigenaren</th><td>laag</td><td>middel</td></tr>
<tr><th scope="row">Ondernemers</th><td>laag</td><td>laag</td></tr></tbody>
</table>"""
CHART = """<svg viewBox="0 0 100 50" width="200" height="100" role="img" font-family="Source Sans 3">
<title>Huurders hoog, eigenaren laag</title>
<rect width="80" height="20"/><text y="40" font-size="12">hoog</text></svg>"""
BODY = f"""<h1>Advies</h1><p>Een alinea over <a href="#groepen">de groepen</a>.</p>
<h2 id="groepen">Groepen</h2>{TABLE}<figure>{CHART}</figure><ul><li>een</li><li>twee</li></ul>
<h2 style="break-before: page">Bronnen</h2><p>Zie <a href="https://voorbeeld.example/bron">de bron</a>.</p>
<p style="break-before: page">Nog een bladzijde, zodat een kop boven elke bladzijde opvalt.</p>"""

DOSSIER = AttachedFile("dossier.json", "Het dossier", "application/json", b'{"zwaarte": "hoog"}\n', "Data")
NOTES = AttachedFile("begrippen.csv", "De gebruikte woorden", "text/csv", b"a;b\r\n1;2\r", "Supplement")


def a_page(body: str = BODY, *, style: str = STYLE, head: str = HEAD, language: str = ' lang="nl"') -> str:
    """Write a page around a body; nothing is wrong with it by default."""
    return f"<!DOCTYPE html><html{language}><head>{head}<style>{style}</style></head><body>{body}</body></html>"


def drawn(html: str, files: Sequence[AttachedFile] = (), *, without: Sequence[str] = ()) -> bytes:
    """Render a page like `render_pdf`, but with finishing steps left out and with deaf ears for errors."""
    unknown = set(without) - {step.__name__ for step in STEPS}
    assert not unknown, f"there is no step {unknown}"
    loaded = engine()
    pdf: bytes = loaded.page(html).write_pdf(
        pdf_variant="pdf/a-3a",
        font_config=loaded.fonts,
        finisher=finisher(files, [step for step in STEPS if step.__name__ not in without]),
    )
    return pdf
