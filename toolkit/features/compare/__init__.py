"""Variants and moments of one proposal side by side."""
