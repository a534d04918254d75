"""Two variants or moments of one proposal side by side, for page and terminal."""
