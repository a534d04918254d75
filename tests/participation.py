"""A dossier that says everything about participation that can be said: every field of every shape is filled."""

from __future__ import annotations

from typing import Any

from scoring.dossier import Dossier

EVIDENCE: dict[str, Any] = {
    "kind": "document",
    "description": "Verslag",
    "link": "https://voorbeeld.example/verslag",
    "file": {"name": "verslag.pdf", "sha256": "ab" * 32, "size": 12, "type": "application/pdf"},
}
STEP = {"group": "bewoners", "step": "aanmelden"}
COMPASS: dict[str, Any] = {
    "definition": "kompas",
    "mandate": "board_with_means",
    "mandate_explanation": "De wethouder vroeg erom.",
    "answers": (
        {
            "check": "getest",
            "value": "ja",
            "explanation": "Zes mensen.",
            "by": "UX-onderzoeker",
            "until": "2026-12-01",
            "evidence": (EVIDENCE,),
            "steps": (STEP, {"group": "bewoners", "step": "betalen"}),
            "questions": ("way_without_computer",),
            "note": "Alleen voor ons.",
        },
        {"check": "wijk", "not_applicable": "Het raakt geen wijk in het bijzonder."},
    ),
}
PLAN: dict[str, Any] = {
    "goal": "Bezoek aanmelden zonder telefoon.",
    "better_because": "Mensen weten wat zij zonder telefoon nodig hebben.",
    "client": "Wethouder Mobiliteit",
    "open": ("de weg zonder app",),
    "fixed": ("de prijs",),
    "shared_on": "2026-05-01",
    "groups": (
        {
            "id": "bewoners_plan", "group": "bewoners", "name": "Bewoners", "role": "proberen het uit",
            "level": "meepraten", "how": "Twee avonden.", "hours": 4.0, "people": 12, "reached": "partly",
        },
        {"id": "bezoekers_plan", "name": "Bezoekers"},
    ),
    "from_city": ("een verslag binnen twee weken",),
    "from_participants": ("twee avonden",),
    "compensation": "Reiskosten en oppas.",
    "moments": ({"on": "2026-09-01", "what": "Het college besluit", "decision": True},),
    "wards": (
        {"name": "Delfshaven", "spoken_on": "2026-05-12", "reaction": "Positief.", "agreement": "Bewoners praten mee."},
    ),
    "youth": {"why": "Zij krijgen bezoek.", "how": "Op school.", "bridge_builder": "jongerenwerker",
              "heard_back": "In juni."},
    "not_reached": ("mensen met nachtdienst",),
    "not_reached_why": "De avonden vielen in hun dienst.",
    "contributions": (
        {"who": "Bewoners", "what": "Aanmelden met de telefoon.", "decision": "taken_over", "reason": "Het kan."},
    ),
    "fed_back_on": "2026-09-15",
    "fed_back_how": "Een brief.",
    "afterwards": "Na een half jaar kijken we terug.",
}  # fmt: skip
SIGNAL: dict[str, Any] = {
    "source": "ombudsman", "kind": "complaint", "theme": "statusinformatie", "subject": "De app", "unit": "Parkeren",
    "ward": "Delfshaven", "period": "2023-Q4", "count": 105, "steps": (STEP,), "questions": ("way_without_computer",),
}  # fmt: skip


def participation_dossier(**changes: Any) -> Dossier:
    """Return a dossier with a compass, a plan and a signal, and a journey that they speak of."""
    steps = ({"id": "aanmelden", "name": "Aanmelden"}, {"id": "betalen", "name": "Betalen"})
    groups = (
        {"id": "bewoners", "name": "Bewoners", "kind": "resident", "journey": {"steps": steps}},
        {"id": "bezoekers", "name": "Bezoekers", "kind": "resident"},
    )
    return Dossier.model_validate(
        {
            "format": 1,
            "title": "Een voorstel",
            "questionnaire": "doenvermogen",
            "journey": "reis",
            "groups": groups,
            "measures": ({"id": "bellen", "text": "Bellen kan ook", "steps": (STEP,)},),
            "compass": COMPASS,
            "plan": PLAN,
            "signals": (SIGNAL,),
        }
        | changes
    )
