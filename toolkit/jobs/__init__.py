"""Work that takes longer than a page may: documents are made by another process."""
