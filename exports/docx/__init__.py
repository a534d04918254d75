"""Documents as DOCX (Office Open XML), for Word and other word processors."""
