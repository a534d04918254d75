"""Documents as ODT (OpenDocument text), for LibreOffice and other word processors."""
