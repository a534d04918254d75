"""Trying out the test itself: what is not clear and how long a part takes, only when that is switched on."""
