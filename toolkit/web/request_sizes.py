"""How large a request may be: a dossier that comes back with all its evidence may be larger than anything else."""

from __future__ import annotations

from flask import Flask, current_app, request

from toolkit.web.uploads import LARGEST

_TAKES_DOSSIERS = "start.take_over"


def allow_whole_dossiers(app: Flask) -> None:
    """Let more in where a dossier is taken over; asked before anything else reads the request."""

    @app.before_request
    def _allow() -> None:
        if request.endpoint == _TAKES_DOSSIERS:
            request.max_content_length = app.config["MAX_DOSSIER"]


def largest_file() -> int:
    """Return how many bytes a file may have on the page that was asked for."""
    most: int = current_app.config["MAX_DOSSIER"]
    return most if request.endpoint == _TAKES_DOSSIERS else LARGEST
