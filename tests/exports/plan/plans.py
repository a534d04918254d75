"""Participation plans for tests: a real one, and one with everything as long as it may be."""

from __future__ import annotations

from scoring.dossier import Dossier
from scoring.evidence import LONGEST_LINE, LONGEST_PROSE
from scoring.participation import (
    Contribution,
    ParticipationPlan,
    PlanGroup,
    PlanMoment,
    Ward,
    Youth,
)

FULL = ParticipationPlan(
    goal="Samen met parkeerders zonder smartphone zoeken we een manier van betalen die iedereen aankan.",
    better_because="Zij weten waar het bij de automaat misgaat. Dat weten wij niet.",
    client="Directeur Stedelijke Mobiliteit",
    open=("waar een automaat blijft staan", "hoe je met muntgeld kunt betalen", "hoe we uitleg geven"),
    fixed=("er komt een app", "het tarief per uur"),
    shared_on="2026-03-02",
    groups=(
        PlanGroup(
            id="ouderen",
            name="Ouderen zonder smartphone",
            role="Testen de automaat en de app",
            level="meepraten",
            how="Twee ochtenden in het buurthuis, met hulp erbij. Wie niet kan komen, bellen we.",
            hours=2.5,
            people=24,
            reached="yes",
        ),
        PlanGroup(
            id="marktkooplieden",
            name="Marktkooplieden",
            role="Vertellen wat klanten vragen",
            how="Een gesprek bij de kraam, vóór de markt begint.",
            hours=1,
            people=6,
            reached="partly",
        ),
    ),
    from_city=("je hoort binnen vier weken wat we met je inbreng doen", "de verslagen zijn in gewone taal"),
    from_participants=("je komt twee keer, of we bellen je",),
    compensation="Een cadeaubon van 25 euro per keer, en reiskosten.",
    moments=(
        PlanMoment(on="2026-06-18", what="De gemeenteraad besluit over het parkeerplan", decision=True),
        PlanMoment(on="2026-03-16", what="Eerste ochtend in het buurthuis"),
        PlanMoment(on="2026-04-20", what="Tweede ochtend, met de verbeterde app"),
    ),
    wards=(
        Ward(name="Wijkraad Zuid", spoken_on="2026-03-09", reaction="Laat bij elk winkelcentrum één automaat staan."),
    ),
    youth=Youth(why="Jongeren rijden zelden auto. We vragen hen of zij hun opa of oma kunnen helpen."),
    not_reached=("bezoekers van buiten de stad",),
    not_reached_why="Hen vinden we niet via de buurt. In mei staan we een dag bij de automaten.",
    contributions=(
        Contribution(
            who="ouderen zonder smartphone",
            what="Laat bij elk winkelcentrum een automaat staan.",
            decision="taken_over",
            reason="Er blijven twaalf automaten, op loopafstand van elk winkelcentrum.",
        ),
        Contribution(
            who="marktkooplieden",
            what="Maak het eerste halfuur gratis.",
            decision="not",
            reason="Het tarief ligt vast. De raad bekijkt het volgend jaar opnieuw.",
        ),
    ),
    fed_back_on="2026-07-02",
    fed_back_how="De projectleider belt iedereen die meedeed en stuurt een brief van één bladzijde.",
    afterwards="Een halfjaar na de start vragen we dezelfde mensen hoe het gaat.",
)

_LINE = ("Verantwoordelijkheidsverdeling WMW " * 20)[:LONGEST_LINE].strip()
_PROSE = ("Meeuwenbestrijdingsoverleg met WMO-raadsleden. " * 400)[:LONGEST_PROSE].strip()

LONGEST = ParticipationPlan(
    goal=_PROSE,
    better_because=_PROSE,
    client=_LINE,
    open=(_LINE,) * 40,
    fixed=(_LINE,) * 40,
    shared_on="2026-09-28",
    groups=tuple(
        PlanGroup(id=f"g{n}", name=_LINE, role=_LINE, how=_PROSE, hours=9999.75, people=888_888, reached="partly")
        for n in range(40)
    ),
    from_city=(_LINE,) * 40,
    from_participants=(_LINE,) * 40,
    compensation=_PROSE,
    moments=tuple(PlanMoment(on="2026-09-28", what=_LINE, decision=n > 36) for n in range(40)),
    wards=(Ward(name=_LINE, spoken_on="2026-09-28", reaction=_PROSE, agreement=_PROSE),) * 40,
    youth=Youth(why=_PROSE, how=_PROSE, bridge_builder=_LINE, heard_back=_PROSE),
    not_reached=(_LINE,) * 40,
    not_reached_why=_PROSE,
    contributions=(Contribution(who=_LINE, what=_PROSE, decision="partly", reason=_PROSE),) * 40,
    fed_back_on="2026-09-28",
    fed_back_how=_PROSE,
    afterwards=_PROSE,
)


def with_plan(dossier: Dossier, plan: ParticipationPlan | None, **changes: object) -> Dossier:
    """Return a dossier with this plan."""
    return dossier.model_copy(update={"plan": plan, **changes})
