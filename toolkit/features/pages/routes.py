"""Pages to read, over HTTP."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template

from questionnaires.catalogue import Catalogue
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from toolkit.features.pages.glossary import terms

blueprint = Blueprint("pages", __name__)

MINUTES_OF_AN_HOUR = 60
_EXPLAINED = (VocabularyRole.BASES, VocabularyRole.CIRCUMSTANCES)


@blueprint.get("/uitleg")
def help() -> str:  # noqa: A001 - the name that other pages link to; nobody calls the built-in here
    """Show what the test is and how it goes."""
    tests = [one for one in _catalogue().questionnaires.values() if one.scoring is not None]
    return render_template("web/pages/help.html", tests=tests, minutes_text=minutes_text)


@blueprint.get("/begrippen")
def glossary() -> str:
    """Show what our words mean, and those of the vocabularies that people choose from."""
    vocabularies = [one for role in _EXPLAINED for one in _catalogue().vocabularies_for_role(role)]
    explained = [one for one in vocabularies if any(term.description for term in one.terms)]
    return render_template("web/pages/glossary.html", terms=terms(), vocabularies=explained)


@blueprint.get("/toegankelijkheid")
def accessibility() -> str:
    """Show what was tested, and how."""
    return render_template("web/pages/accessibility.html")


@blueprint.get("/privacy")
def privacy() -> str:
    """Show what is kept, and where."""
    return render_template("web/pages/privacy.html", pilot=current_app.extensions["settings"].pilot)


def minutes_text(minutes: int) -> str:
    """Return about how long something takes.

    >>> minutes_text(10), minutes_text(60), minutes_text(240)
    ('ongeveer 10 minuten', 'ongeveer 1 uur', 'ongeveer 4 uur')
    """
    if minutes < MINUTES_OF_AN_HOUR:
        return _("ongeveer {n} minuten").format(n=minutes)
    return _("ongeveer {n} uur").format(n=round(minutes / MINUTES_OF_AN_HOUR))


def _catalogue() -> Catalogue:
    catalogue: Catalogue = current_app.extensions["catalogue"]
    return catalogue
