"""The question pages: one subject each, saved at once, forward and back."""
