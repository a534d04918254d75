"""The token that a form carries against forgery: Flask-WTF signs and checks it, once for each person."""

from __future__ import annotations

import hmac
from typing import Any

from flask import Flask, current_app, g, request, session
from flask_wtf.csrf import CSRFProtect, generate_csrf

_NAME = "csrf_token"
_MOST = 1000


def protect_forms(app: Flask) -> None:
    """Ask every change for the token of its page, and give `csrf_token()` to templates."""
    app.extensions["form_tokens"] = {}
    _Protection(app)
    app.jinja_env.globals[_NAME] = form_token
    app.context_processor(lambda: {_NAME: form_token})


def form_token() -> str:
    """Return the token for the forms of whoever asks; it is signed once, as it does not grow old."""
    kept: dict[str, str] = current_app.extensions["form_tokens"]
    token = kept.get(session.get(_NAME, ""))
    if token is None:
        token = str(generate_csrf())
        if len(kept) >= _MOST:
            kept.clear()
        kept[session[_NAME]] = token
    return token


class _Protection(CSRFProtect):  # type: ignore[misc]  # Flask-WTF comes without types
    """Lets pass what carries exactly the token that we gave to this person; all else is left to Flask-WTF."""

    def protect(self, *arguments: Any, **options: Any) -> None:
        """Check a request."""
        if request.method == "POST" and not request.is_secure:
            kept: dict[str, str] = current_app.extensions["form_tokens"]
            own, sent = kept.get(session.get(_NAME, "")), request.form.get(_NAME, "")
            if own is not None and hmac.compare_digest(own.encode(), sent.encode()):
                g.csrf_valid = True
                return
        super().protect(*arguments, **options)
