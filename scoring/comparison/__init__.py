"""Two variants, or two moments, of one proposal beside each other."""
