"""Pages to read: help, glossary, what was tested for accessibility, privacy."""
