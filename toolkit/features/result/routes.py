"""The outcome over HTTP."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, render_template

from exports.report import Report, build_report
from exports.report.context import Context
from exports.theme import Theme, read_theme
from questionnaires.catalogue import Catalogue
from scoring.dossier import Dossier
from scoring.outcome import Outcome
from scoring.publication import publication_copy
from scoring.score import score
from toolkit.features.advice.standing import Standing, standing_of
from toolkit.features.dossier.left_out import left_out_of
from toolkit.features.dossier.opened import Opened
from toolkit.features.result.chapters import parts_of
from toolkit.features.result.trace import trace_of
from toolkit.storage.definitions import catalogue_for
from toolkit.storage.store import load_dossier
from toolkit.web.application import database
from toolkit.web.definitions import definitions_for

blueprint = Blueprint("result", __name__)
ON_SCREEN = frozenset(
    {
        "quickscan", "voorwaarden", "profiel", "verdiepen", "knelpunten", "rode-vlaggen", "maatregelen", "nu",
        "andere-keuzes", "kompas", "participatieplan", "uitzoeken", "oneens", "soorten",
    }
)  # fmt: skip
"""The sections that a person wants on screen; the annex stands in the document."""


@blueprint.get("/dossiers/<dossier>/resultaat")
def overview(dossier: str) -> str:
    """Show the outcome: page one first, then what it rests on."""
    found, catalogue, outcome = _scored(dossier)
    report = _report(found, catalogue, outcome)
    chapters = [(section, parts_of(section)) for section in report.sections if section.id in ON_SCREEN]
    return render_template(
        "web/result/overview.html",
        identity=dossier,
        dossier=found,
        outcome=outcome,
        report=report,
        chapters=chapters,
        left_out=left_out_of(found),
        advice=_standing(dossier, found, catalogue, outcome),
        how_sure=_theme().heading("how_sure") if outcome.advice and outcome.depth != "quickscan" else None,
    )


@blueprint.get("/dossiers/<dossier>/resultaat/<group>")
def why(dossier: str, group: str) -> str:
    """Show where the outcome of one group comes from, down to answers and sources."""
    about, catalogue, outcome = _scored(dossier)
    found = next((one for one in outcome.groups if one.id == group), None)
    if found is None:
        abort(404)
    context = Context(outcome, about, catalogue, _theme())
    chapters = trace_of(context, found, next(group for group in about.groups if group.id == found.id))
    return render_template("web/result/why.html", identity=dossier, dossier=about, group=found, chapters=chapters)


def _standing(identity: str, about: Dossier, catalogue: Catalogue, outcome: Outcome) -> Standing | None:
    definitions = definitions_for(database(), about.questionnaire, about.definitions)
    opened = Opened(database(), identity, about, about.groups, definitions)
    return standing_of(opened, Context(outcome, about, catalogue, _theme()))


def _scored(identity: str) -> tuple[Dossier, Catalogue, Outcome]:
    session = database()
    dossier = publication_copy(load_dossier(session, identity))
    catalogue = catalogue_for(session, dossier.definitions, current_app.extensions["catalogue"])
    return dossier, catalogue, score(dossier, catalogue)


def _report(dossier: Dossier, catalogue: Catalogue, outcome: Outcome) -> Report:
    return build_report(outcome, dossier, catalogue, _theme(), on_screen=True)


def _theme() -> Theme:
    return read_theme(current_app.extensions["settings"].theme)
