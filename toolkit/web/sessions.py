"""The signed cookie of whoever is in, as Flask has it; a cookie of which we made sure is not checked on every page."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadSignature, URLSafeTimedSerializer

_MOST = 1000


@dataclass(frozen=True)
class _Sure:
    """What a cookie with a good signature holds, and until when it is good."""

    data: Mapping[str, Any]
    until: float


class Sessions(SecureCookieSessionInterface):
    """Sessions in signed cookies."""

    def __init__(self, app: Flask) -> None:
        serializer = super().get_signing_serializer(app)
        assert serializer is not None, "create_app sets the key"  # noqa: S101 - tells the type checker
        self._serializer = serializer
        self._sure: dict[str, _Sure] = {}

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Return what signs the cookies; made once."""
        del app
        return self._serializer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Read the cookie of a request; without a good one it is a visitor like any other."""
        cookie = request.cookies.get(self.get_cookie_name(app))
        if not cookie:
            return self.session_class()
        sure = self._sure.get(cookie)
        if sure is None or sure.until < time.time():
            return self._checked(app, cookie)
        return self.session_class(sure.data)

    def _checked(self, app: Flask, cookie: str) -> SecureCookieSession:
        lifetime = app.permanent_session_lifetime
        try:
            data, signed = self._serializer.loads(cookie, int(lifetime.total_seconds()), return_timestamp=True)
        except BadSignature:
            return self.session_class()
        # What can be changed, such as messages for the next page, is read anew each time.
        if all(isinstance(value, str | bool) for value in data.values()):
            if len(self._sure) >= _MOST:
                self._sure.clear()
            self._sure[cookie] = _Sure(data, (signed + lifetime).timestamp())
        return self.session_class(data)
