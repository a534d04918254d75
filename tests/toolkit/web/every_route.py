"""Every route of the application, with an address that exists, made from the map of routes itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from scoring.dossier import Answer, CurrentStep, Dossier, Group, Journey
from scoring.dossier_reading import read_dossier
from scoring.evidence import Evidence, EvidenceFile
from scoring.participation import CheckAnswer, CompassAnswers, Contribution, ParticipationPlan, PlanGroup
from scoring.score import score
from toolkit.features.compare.operations import make_variant
from toolkit.jobs.documents import Kind, ask_for
from toolkit.storage.definitions import keep_definitions, pins_for
from toolkit.storage.evidence import keep_evidence
from toolkit.storage.journeys import change_journey
from toolkit.storage.store import add_dossier

EXAMPLE = Path(__file__).parents[3] / "examples" / "warm_huis.yaml"
CHECK = "doel"
JOURNEY = EXAMPLE.with_name("energiehulp_reis.yaml")
STEP = "proof"


@dataclass(frozen=True)
class Stocked:
    """What is stored, so that every address leads somewhere."""

    dossier: str
    values: dict[str, Any]


def stock(app: Flask) -> Stocked:
    """Store the fullest example, with a document asked for; the pilot is on, so that its pages are there."""
    app.extensions["settings"] = replace(app.extensions["settings"], pilot=True)
    catalogue = app.extensions["catalogue"]
    read = read_dossier(EXAMPLE.read_bytes(), EXAMPLE.name).dossier
    data = {**dict(read), "definitions": pins_for(catalogue, read.questionnaire), **_journeys(read)}
    dossier = _with_evidence(Dossier.model_construct(**{**data, **_participation(data["groups"][0])}))
    with Session(app.extensions["engine"]) as session:
        identity = add_dossier(session, dossier, "beleid")
        other = make_variant(session, catalogue, identity, called="met hulp", this_called="zonder hulp", by="beleid")
        keep_definitions(session, catalogue, dossier.definitions)
        group = dossier.groups[0]
        question, resting = _file_of(group)
        assert resting.file
        sha256 = resting.file.sha256
        keep_evidence(session, identity, {sha256: b"bewijs"})
        for change in (_with_schemes, lambda _group: group.journey):
            change_journey(session, identity, group.id, change, "beleid")
        job = ask_for(session, identity, Kind.CSV, "inhoud")[0].id
        session.commit()
    unknown = [found for scored in score(dossier, catalogue).groups for found in scored.find_out]
    who = next(informant for found in unknown for informant in found.informants)
    return Stocked(
        identity,
        {
            "dossier": identity, "other": other, "group": group.id, "section": "doing", "question": question,
            "sha256": sha256, "measure": dossier.measures[0].id, "job": job, "number": 1, "who": who,
            "suffix": "yaml", "name": EXAMPLE.stem, "token": "onbekend", "filename": "app.css",
            "part": "resultaat", "step": STEP, "step_today": STEP, "check": CHECK, "subject": "ruimte",
            "kind": "deelnemers", "text": "toelichting",
        },
    )  # fmt: skip


def _journeys(dossier: Dossier) -> dict[str, Any]:
    """Return the parts of a dossier that give its first group the worked example as its journey, today a copy of it."""
    example = read_dossier(JOURNEY.read_bytes(), JOURNEY.name).dossier
    described = example.groups[0].journey
    assert described is not None
    today = tuple(CurrentStep(id=step.id, like=step.id) for step in described.steps)
    journey = described.model_copy(update={"current_steps": today})
    first = dossier.groups[0].model_copy(update={"journey": journey, "answers": tuple(_from_journey(dossier))})
    return {"journey": example.journey, "groups": (first, *dossier.groups[1:])}


def _participation(group: Group) -> dict[str, Any]:
    """Return a plan, and a check of the compass that rests on the file of an answer of this group."""
    _question, resting = _file_of(group)
    evidence = (resting,)
    answers = (CheckAnswer(check=CHECK, value="ja", evidence=evidence),)
    plan = ParticipationPlan(
        open=("Hoe je bericht krijgt",),
        groups=(PlanGroup(id="eerste", group=group.id, name=group.name),),
        contributions=(Contribution(who="Bewoners", what="Ook op papier.", decision="taken_over"),),
    )
    return {"compass": CompassAnswers(definition="kompas", answers=answers), "plan": plan}


def _from_journey(dossier: Dossier) -> Iterator[Answer]:
    """Yield the answers of the first group: one is missing that the journey gives, one was and one is as in it."""
    taken = {"deadline": ("change",), "time_needed": ("find", "proof", "apply", "talk", "change")}
    for answer in dossier.groups[0].answers:
        if answer.question != "actions":
            yield answer.model_copy(update={"from_steps": taken.get(answer.question, ())})


def _with_schemes(group: Group) -> Journey | None:
    return group.journey and group.journey.model_copy(
        update={"other_schemes": 4, "steps": tuple(reversed(group.journey.steps)), "current_steps": ()}
    )


def _with_evidence(dossier: Dossier) -> Dossier:
    """Let a step rest on the same file as an answer, and on what is for a question as well."""
    first, *others = dossier.groups
    question, resting = _file_of(first)
    assert first.journey is not None
    assert resting.file is not None
    about = EvidenceFile(name="proef.txt", sha256=resting.file.sha256, size=6, type="text/plain")
    evidence = (
        Evidence(kind="test", description="Een proef", file=about),
        Evidence(kind="conversation", description="Een gesprek aan de balie", question=question),
    )
    steps = tuple(
        one.model_copy(update={"evidence": evidence}) if one.id == STEP else one for one in first.journey.steps
    )
    first = first.model_copy(update={"journey": first.journey.model_copy(update={"steps": steps})})
    return dossier.model_copy(update={"groups": (first, *others)})


def _file_of(group: Group) -> tuple[str, Evidence]:
    """Return a question whose answer rests on a file, and that evidence."""
    return next(
        (answer.question, one)
        for answer in group.answers
        if answer.proposal
        for one in answer.proposal.evidence
        if one.file
    )


def cases(app: Flask) -> list[tuple[str, Rule]]:
    """Return (method, rule) for everything that can be asked."""
    return [
        (method, rule)
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def address(rule: Rule, values: dict[str, Any]) -> str:
    """Fill in the address of a rule.

    Raises:
        KeyError: when a new kind of part stands in an address; then add it to `stock`.
    """
    built = rule.build({name: values[name] for name in rule.arguments}, append_unknown=False)
    assert built is not None, rule
    return str(built[1])
