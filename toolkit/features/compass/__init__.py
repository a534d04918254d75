"""The compass: checks on how people are involved, one on a page, and what they mean together."""
