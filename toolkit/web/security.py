"""Headers that keep a page to itself: no script, style, frame or request from elsewhere, nothing inline."""

from __future__ import annotations

from flask import Flask, Response, request
from werkzeug.exceptions import SecurityError

from questionnaires.translation import _

CONTENT_SECURITY_POLICY = "; ".join(  # noqa: FLY002 - one line each reads better
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
ONE_YEAR = 365 * 24 * 3600


def protect(app: Flask) -> None:
    """Refuse who asks under another name than ours, and put the headers on every answer.

    Pages are never kept by a browser or proxy, our own files are.
    """

    @app.before_request
    def _refuse_other_names() -> Response | None:
        if not isinstance(request.routing_exception, SecurityError):
            return None
        # No address of a page can be made under a name that is not ours, so this is plain text.
        return Response(_("Deze toets heeft een ander adres.\n"), status=400, mimetype="text/plain")

    @app.after_request
    def _headers(response: Response) -> Response:
        wanted = dict(HEADERS)
        if request.is_secure:
            wanted["Strict-Transport-Security"] = f"max-age={ONE_YEAR}; includeSubDomains"
        if request.endpoint != "static":
            wanted["Cache-Control"] = "no-store"
        # Looking for each of them in what is there already would take longer than all the rest.
        present = {name.lower() for name, _value in response.headers}
        for name, value in wanted.items():
            if name.lower() not in present:
                response.headers.add(name, value)
        return response
