"""What the PDF benchmark runs in processes of their own: the report once, or again and again."""

from __future__ import annotations

import sys
from pathlib import Path

from exports.pdf.renderer import render_pdf

REPORT = Path(__file__).parent / "report"


def page(times: int = 1) -> str:
    """Read the report; several times over it gets as many times the pages."""
    html = (REPORT / "report.html").read_text(encoding="utf-8")
    head, start, body = html.partition("<body>")
    body, end, tail = body.partition("</body>")
    copies = (body.replace('id="', f'id="c{number}-').replace('"#', f'"#c{number}-') for number in range(times))
    return head + start + (body if times == 1 else "".join(copies)) + end + tail


def render(times: int = 1) -> bytes:
    """Make the PDF of the report."""
    return render_pdf(page(times), stylesheet=REPORT / "report.css")


def once(times: int, output: str) -> None:
    """Make one PDF in a fresh process, as somebody does on the command line."""
    Path(output).write_bytes(render(times))


def making_one(output: Path, times: int = 1) -> list[str]:
    """Give the command that does so."""
    return [sys.executable, "-c", f"from benchmarks.pdf_worker import once; once({times}, {str(output)!r})"]


def again(times: int) -> None:
    """Make PDFs one after another, to see what they leave in memory."""
    for _time in range(times):
        render()


def serve() -> None:
    """Make a PDF for every line on standard input, and answer with what it cost."""
    from benchmarks.measure import cost_of_call

    render()
    for _line in sys.stdin:
        cost = cost_of_call(render)
        print(cost.cpu, cost.wall, flush=True)
