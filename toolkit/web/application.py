"""Put the application together."""

from __future__ import annotations

import hashlib
from importlib import import_module
from typing import Any

from flask import Flask, current_app, g, request
from jinja2 import StrictUndefined
from sqlalchemy.orm import Session

from exports.theme import read_theme
from questionnaires.places import templates
from questionnaires.translation import _
from toolkit.storage.engine import make_engine
from toolkit.storage.migrating import migrate
from toolkit.usable_definitions import usable_definitions
from toolkit.web.access import guard
from toolkit.web.errors import explain_errors
from toolkit.web.form_tokens import protect_forms
from toolkit.web.frame import put_in_frame
from toolkit.web.request_sizes import allow_whole_dossiers
from toolkit.web.security import protect
from toolkit.web.sessions import Sessions
from toolkit.web.settings import DATABASE_FILE, Settings, keep_private, secret_key

FEATURES = (
    "start",
    "dossier",
    "questions",
    "journey",
    "compass",
    "plan",
    "quickscan",
    "find_out",
    "together",
    "result",
    "advice",
    "whatif",
    "compare",
    "documents",
    "pilot",
    "pages",
)


def create_app(settings: Settings) -> Flask:
    """Make the application for one installation; the database is brought up to date first."""
    settings.data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not settings.database:
        keep_private(settings.data_folder / DATABASE_FILE)
    folder = templates()
    app = Flask(
        "toolkit", template_folder=str(folder), static_folder=str(folder / "assets"), static_url_path="/bestanden"
    )
    key = secret_key(settings.data_folder)
    app.config.update(
        SECRET_KEY=key,
        # Browsers send cookies to every port of a machine: two installations must not take each other's for their own.
        SESSION_COOKIE_NAME=f"doenvermogen_{hashlib.sha256(key.encode()).hexdigest()[:8]}",
        TRUSTED_HOSTS=list(settings.hosts) or None,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_REFRESH_EACH_REQUEST=False,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        MAX_CONTENT_LENGTH=settings.maximum_upload,
        MAX_DOSSIER=settings.maximum_dossier,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        MAX_FORM_PARTS=2000,
        SEND_FILE_MAX_AGE_DEFAULT=3600,
        WTF_CSRF_TIME_LIMIT=None,
        SIGN_IN_TOKEN=settings.sign_in_token,
        TESTING=settings.testing,
    )
    app.session_interface = Sessions(app)
    app.extensions["settings"] = settings
    app.extensions["theme"] = read_theme(settings.theme)
    usable = usable_definitions(settings.questionnaires)
    app.extensions["catalogue"], app.extensions["left_out"] = usable.catalogue, usable.left_out
    for file in usable.left_out:
        app.logger.warning("left out, because something is wrong in it:\n%s", "\n".join(map(str, file.findings)))
    app.extensions["engine"] = make_engine(settings.database_address)
    migrate(app.extensions["engine"])
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.globals["_"] = _
    put_in_frame(app)
    allow_whole_dossiers(app)
    protect_forms(app)
    protect(app)
    guard(app)
    explain_errors(app)
    _register(app)
    app.teardown_appcontext(_close_database)
    return app


def database() -> Session:
    """Return the database session of this request; it is closed, and rolled back when not committed, at the end.

    Who only looks does not wait for who writes, nor the other way round.
    """
    if "database" not in g:
        g.database = Session(current_app.extensions["engine"])
        if request.method in {"GET", "HEAD"}:
            g.database.connection(execution_options={"read_only": True})
    session: Session = g.database
    return session


def _register(app: Flask) -> None:
    from toolkit.web import sign_in, theme

    app.register_blueprint(sign_in.blueprint)
    app.register_blueprint(theme.blueprint)
    for name in FEATURES:
        app.register_blueprint(import_module(f"toolkit.features.{name}.routes").blueprint)


def _close_database(error: Any) -> None:
    del error
    session = g.pop("database", None)
    if session is not None:
        session.close()
