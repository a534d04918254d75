"""Documents: an outcome as PDF, HTML, JSON or CSV."""
