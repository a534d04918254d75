"""The way in, over HTTP."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from questionnaires.catalogue import Catalogue
from questionnaires.dutch import capital
from questionnaires.findings import UnreadableError
from questionnaires.model import GroupKind, Questionnaire
from questionnaires.translation import _
from toolkit.dossier_archives import evidence_in
from toolkit.dossier_files import read_dossier_bytes
from toolkit.features.quickscan.fresh import new_token
from toolkit.features.start import operations
from toolkit.features.start.advices import advices_of
from toolkit.features.start.dossiers import Order, Search, State, find_dossiers, has_dossiers
from toolkit.features.start.examples import all_examples, example
from toolkit.features.start.forms import (
    ImportForm,
    NewDossierForm,
    depth_names,
    new_dossier_form,
    scans_of,
    search_form,
    state_words,
    tests_of,
)
from toolkit.usable_definitions import LeftOut
from toolkit.web.access import current_name
from toolkit.web.application import database
from toolkit.web.form_errors import summary
from toolkit.web.forms.reading import clean_line
from toolkit.web.personal_data import warning
from toolkit.web.theme import current_theme

blueprint = Blueprint("start", __name__)

_LONGEST_PAGE_NUMBER = 6
_LONGEST_SEARCH = 200
_MOST_WARNINGS = 5


@blueprint.get("/")
def home() -> str:
    """Show three ways to begin, or my dossiers when there are any."""
    session = database()
    if not has_dossiers(session):
        return render_template("web/start/welcome.html", scan=_scan(), left_out=_left_out())
    form = search_form()(request.args)
    form.validate()
    search = _search()
    demo = current_app.extensions["settings"].demo
    found = find_dossiers(session, search)
    return render_template(
        "web/start/dossiers.html",
        form=form,
        found=found,
        advices=advices_of(session, found.dossiers),
        search=search,
        scan=_scan(),
        depths=depth_names(),
        states=state_words(),
        demo=demo,
        # Whoever opens the demo is here for the first time.
        doors=demo and not request.args,
        left_out=_left_out(),
        page_address=lambda number: _page_address(search, number),
    )


@blueprint.get("/nieuw")
def new() -> str:
    """Ask what a dossier cannot do without."""
    return _new_page(new_dossier_form(_catalogue())())


@blueprint.post("/nieuw")
def create() -> Response | tuple[str, int]:
    """Begin a dossier."""
    form = new_dossier_form(_catalogue())(request.form)
    if not form.validate():
        return _new_page(form, refused=True), 400
    session = database()
    identity = operations.new_dossier(
        session,
        _catalogue(),
        _chosen_test(form),
        title=form["title"].data,
        intake=form.intake,
        group=form["group"].data,
        kind=GroupKind(form["kind"].data or GroupKind.RESIDENT.value),
        by=current_name(),
    )
    session.commit()
    texts = [form["title"].data, form["group"].data, *(str(value) for value in form.intake.values())]
    if noticed := warning(texts):
        flash(noticed, "warn")
    return redirect(url_for("dossier.overview", dossier=identity), code=303)


@blueprint.get("/quickscan")
def quickscan() -> str:
    """Tell what the quickscan is, with the button that begins it."""
    return render_template("web/start/quickscan.html", scan=_scan())


@blueprint.post("/quickscan")
def begin_quickscan() -> Response:
    """Begin the quickscan at once, without a form first; nothing is stored before the first answer."""
    if not scans_of(_catalogue()):
        abort(404)
    return redirect(url_for("quickscan.fresh", token=new_token()), code=303)


@blueprint.get("/voorbeelden")
def examples() -> str:
    """Show which examples there are."""
    return render_template("web/start/examples.html", examples=all_examples(current_theme()))


@blueprint.get("/voorbeelden/<name>")
def show_example(name: str) -> str:
    """Show page one of an example."""
    found = example(name, current_theme())
    if found is None:
        abort(404)
    return render_template("web/start/example.html", example=found, page=found.page_one)


@blueprint.post("/voorbeelden/<name>")
def take_example(name: str) -> Response:
    """Put an example among my dossiers, to look around in and to try things."""
    found = example(name, current_theme())
    if found is None:
        abort(404)
    session = database()
    identity, _findings = operations.take_over(session, _catalogue(), found.file, current_name())
    session.commit()
    flash(_("Het voorbeeld staat nu bij je dossiers. Je kunt er van alles in veranderen."), "good")
    return redirect(url_for("dossier.overview", dossier=identity), code=303)


@blueprint.get("/openen")
def bring() -> str:
    """Ask for the file of a dossier."""
    return render_template("web/start/import.html", form=ImportForm(), findings=())


@blueprint.post("/openen")
def take_over() -> Response | tuple[str, int]:
    """Take over a dossier from a file, or say what is wrong with the file and where."""
    form = ImportForm()
    sent = request.files.get("file")
    data = sent.read() if sent else b""
    if sent is None or not data:
        form["file"].errors = (
            _("Kies eerst een bestand.") if not sent or not sent.filename else _("Het bestand is leeg."),
        )
        return render_template("web/start/import.html", form=form, findings=(), errors=summary(form)), 400
    session = database()
    try:
        name = sent.filename or "dossier.yaml"
        file, evidence = read_dossier_bytes(data, name), evidence_in(data, name)
        identity, findings = operations.take_over(session, _catalogue(), file, current_name(), evidence)
    except UnreadableError as error:
        form["file"].errors = (_("We kunnen dit bestand niet overnemen. Hieronder staat waarom."),)
        page = render_template(
            "web/start/import.html", form=form, findings=error.findings, errors=summary(form), name=sent.filename
        )
        return page, 400
    session.commit()
    for finding in findings[:_MOST_WARNINGS]:
        flash(f"{capital(finding.message)}. {finding.mend}", "warn")
    flash(_("Het dossier '{title}' is overgenomen.").format(title=file.dossier.title), "good")
    return redirect(url_for("dossier.overview", dossier=identity), code=303)


def _catalogue() -> Catalogue:
    catalogue: Catalogue = current_app.extensions["catalogue"]
    return catalogue


def _left_out() -> tuple[LeftOut, ...]:
    left_out: tuple[LeftOut, ...] = current_app.extensions["left_out"]
    return left_out


def _scan() -> Questionnaire | None:
    return next(iter(scans_of(_catalogue())), None)


def _chosen_test(form: NewDossierForm) -> Questionnaire:
    tests = tests_of(_catalogue())
    chosen = form["questionnaire"].data if "questionnaire" in form else tests[0].id
    return _catalogue().questionnaires[chosen]


def _new_page(form: NewDossierForm, *, refused: bool = False) -> str:
    problems = summary(form) if refused else ()
    return render_template("web/start/new.html", form=form, errors=problems, left_out=_left_out())


def _page_address(search: Search, number: int) -> str:
    return url_for(
        "start.home",
        zoek=search.words or None,
        stand=search.state.value if search.state else None,
        volgorde=search.order.value,
        bladzijde=number,
    )


def _search() -> Search:
    """Read what somebody looks for; what cannot be read is left out."""
    number = request.args.get("bladzijde", "")
    readable = number.isascii() and number.isdecimal() and len(number) <= _LONGEST_PAGE_NUMBER
    states = {state.value: state for state in State}
    orders = {order.value: order for order in Order}
    return Search(
        words=clean_line(request.args.get("zoek", ""))[:_LONGEST_SEARCH],
        state=states.get(request.args.get("stand", "")),
        order=orders.get(request.args.get("volgorde", ""), Order.RECENT),
        page=int(number) if readable else 1,
    )
