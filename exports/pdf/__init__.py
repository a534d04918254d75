"""PDF: HTML in, one file out that is accessible (PDF/UA-1), fit for the archive (PDF/A-3a) and carries its own data.

`renderer.render_pdf` writes such a file, `reading.read_pdf` reads one. WeasyPrint and pikepdf are loaded when they are
needed, so importing this package costs nothing.
"""
