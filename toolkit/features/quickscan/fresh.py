"""A quickscan of which nothing is saved yet: its dossier is made with the first answer."""

from __future__ import annotations

from flask import abort, current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from questionnaires.catalogue import Catalogue
from questionnaires.model import GroupKind, Questionnaire
from scoring.dossier import Group
from scoring.publication import DOSSIER_WIDE
from toolkit.features.questions.place import Place, find_place
from toolkit.features.quickscan.pages import SCAN
from toolkit.features.start.forms import scans_of
from toolkit.features.start.operations import new_quickscan, provisional_names
from toolkit.storage.groups import groups_of
from toolkit.storage.keys import key_for
from toolkit.storage.store import new_identity
from toolkit.web.access import current_name
from toolkit.web.definitions import definitions_for


def new_token() -> str:
    """Return an address part for a quickscan that begins: the id that its dossier will have, signed by us."""
    return _signer().dumps(new_identity())


def identity_of(token: str) -> str:
    """Return the id in an address part that we made, or answer that this page does not exist."""
    try:
        identity = _signer().loads(token)
    except BadSignature:
        abort(404)
    return str(identity)


def place_of(session: Session, identity: str, kind: GroupKind) -> Place:
    """Return the dossier that was made meanwhile, or one that is not stored."""
    groups = groups_of(session, identity)
    if groups:
        return find_place(session, identity, groups[0].id)
    title, name = provisional_names()
    definitions = definitions_for(session, _scan().id, ())
    group = Group(id=key_for(name, {DOSSIER_WIDE}), name=name, kind=kind)
    return Place(session, identity, title, SCAN, definitions, group, group, None)


def stored_place(session: Session, identity: str, kind: GroupKind) -> Place:
    """Return the dossier, made now when it is not there yet."""
    if not groups_of(session, identity):
        try:
            new_quickscan(session, _catalogue(), _scan(), current_name(), identity=identity, kind=kind)
            session.flush()
        except IntegrityError:
            # The same page was sent twice at the same moment: the other one made it.
            session.rollback()
    return place_of(session, identity, kind)


def _scan() -> Questionnaire:
    found = next(iter(scans_of(_catalogue())), None)
    if found is None:
        abort(404)
    return found


def _catalogue() -> Catalogue:
    catalogue: Catalogue = current_app.extensions["catalogue"]
    return catalogue


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="quickscan")
