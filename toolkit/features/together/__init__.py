"""Filling in the test together: one theme on a screen, on paper, and a page of record afterwards."""
