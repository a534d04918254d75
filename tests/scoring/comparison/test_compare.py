"""What differs between two outcomes of one proposal: everything that was changed, and nothing else."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from questionnaires.catalogue import Catalogue, bundled_catalogue
from questionnaires.model import Questionnaire
from scoring.comparison.compare import compare
from scoring.comparison.outcome import AnswerChange, Comparison, Pair
from scoring.comparison.same_proposal import why_not_comparable
from scoring.dossier import Agreed, Dossier, Group, Journey, Step
from scoring.dossier_reading import read_dossier
from scoring.score import score
from tests.scoring.catalogues import catalogue_of
from tests.scoring.changes import a_change, at, data_of, heavier_values, made, put
from tests.scoring.test_properties import filled_in

EXAMPLES = Path(__file__).parents[3] / "examples"


def compared(first: Dossier, second: Dossier, catalogue: Catalogue) -> Comparison:
    return compare(Pair(first, second), Pair(score(first, catalogue), score(second, catalogue)))


def example(name: str) -> Dossier:
    path = EXAMPLES / f"{name}.yaml"
    return read_dossier(path.read_bytes(), path.name).dossier


def changed(dossier: Dossier, **changes: object) -> Dossier:
    return Dossier.model_validate({**{name: getattr(dossier, name) for name in Dossier.model_fields}, **changes})


def with_bases(dossier: Dossier, basis: str) -> Dossier:
    """The dossier with every answer known in one way."""
    data = data_of(dossier)
    for group in data["groups"]:
        for answer in group["answers"]:
            for said in (answer.get("proposal"), answer.get("settled"), *answer.get("ratings", ())):
                if isinstance(said, dict) and "value" in said:
                    said["basis"] = basis
    return made(data)


def with_steps(dossier: Dossier, *steps: Step) -> Dossier:
    group = dossier.groups[0]
    fields = {name: getattr(group, name) for name in Group.model_fields}
    group = Group.model_validate({**fields, "journey": Journey(steps=steps)})
    return changed(dossier, groups=(group, *dossier.groups[1:]))


@given(filled_in())
def test_a_dossier_beside_itself_differs_in_nothing(case: tuple[Questionnaire, Dossier]) -> None:
    questionnaire, dossier = case
    found = compared(dossier, dossier, catalogue_of(questionnaire))
    assert [*found.answers, *found.bases, *found.steps, *found.checks, *found.measures, *found.definitions] == []
    assert [
        pair
        for pair in (found.advice, found.inputs, found.deviation, found.burden_class, found.compass)
        if pair.differs
    ] == []
    assert all(not group.burden_class.differs and not group.bottlenecks_new for group in found.groups)


@given(st.data())
def test_what_was_made_heavier_is_told_as_heavier_and_the_other_way_round(data: st.DataObject) -> None:
    questionnaire, dossier = data.draw(filled_in())
    place, question_id = data.draw(a_change(dossier))
    question = questionnaire.question_by_id[question_id]
    plain = data_of(dossier)
    heavier = heavier_values(questionnaire, question, at(plain, (*place, "value")))
    if not heavier:
        return
    other = made(put(plain, (*place, "value"), data.draw(st.sampled_from(heavier))))
    catalogue = catalogue_of(questionnaire)
    there, back = compared(dossier, other, catalogue), compared(other, dossier, catalogue)
    assert [_mirrored(change) for change in there.answers] == list(back.answers)
    of_this = [change for change in there.answers if change.question == question_id and not change.of_today]
    assert all(change.direction in {"heavier", "same", "known"} for change in of_this)


def _mirrored(change: AnswerChange) -> AnswerChange:
    other_way = {"lighter": "heavier", "heavier": "lighter", "known": "unknown", "unknown": "known", "same": "same"}
    return AnswerChange(
        change.group,
        change.theme,
        change.question,
        change.of_today,
        Pair(change.answer.second, change.answer.first),
        Pair(change.state.second, change.state.first),
        Pair(change.burden.second, change.burden.first),
        other_way[change.direction],  # type: ignore[arg-type]
    )


def test_steps_that_come_go_and_change() -> None:
    catalogue = bundled_catalogue()
    dossier = example("energiehulp_reis")
    assert dossier.groups[0].journey is not None
    first, second, *rest = dossier.groups[0].journey.steps
    shorter = Step(id=second.id, name=second.name, values={**second.values, "help": "fixed_person"})
    other = with_steps(dossier, shorter, *rest, Step(id="bellen", name="Bellen", values={"actor": "resident"}))
    found = {change.step: change for change in compared(dossier, other, catalogue).steps}
    assert found[first.id].presence == "only_first"
    assert found["bellen"].presence == "only_second"
    assert [change.field for change in found[second.id].fields] == ["help"]
    assert found[second.id].direction == "lighter"
    assert set(found) == {first.id, second.id, "bellen"}


def test_a_measure_that_was_promised_is_told() -> None:
    catalogue = bundled_catalogue()
    dossier = example("warm_huis")
    measure = {"id": "bellen", "text": "Wij bellen vooraf.", "questions": ()}
    intention = changed(dossier, measures=(measure,))
    promise = {"agreed": Agreed(by="Hoofd balie", on="2026-01-05"), "deadline": "2026-06-01", "cover": "Budget Zorg"}
    agreed = changed(dossier, measures=({**measure, **promise},))
    (change,) = compared(intention, agreed, catalogue).measures
    assert (change.presence, change.agreed) == ("both", Pair(first=False, second=True))
    (change,) = compared(dossier, agreed, catalogue).measures[-1:]
    assert change.presence == "only_second"


def test_a_better_basis_and_a_deviation_tell_why_the_advice_is_another() -> None:
    catalogue = bundled_catalogue()
    dossier = example("warm_huis")
    guessed = with_bases(dossier, "own_estimate")
    known = with_bases(dossier, "figures")
    found = compared(guessed, known, catalogue)
    assert not found.answers
    assert found.bases
    assert all(change.basis == Pair("own_estimate", "figures") for change in found.bases)
    assert found.inputs.first is not None
    assert found.inputs.second is not None
    assert (found.inputs.first.evidence, found.inputs.second.evidence) == (False, True)
    outcome = score(known, catalogue).advice
    assert outcome is not None
    other = {"positief_mits": "aanpassen", "aanpassen": "positief_mits"}[outcome.outcome]
    deviating = {"deviation": {"advice": other, "reason": "De winter begint.", "by": "Directeur"}}
    changes = compared(known, changed(known, advice=deviating), catalogue)
    assert not changes.advice.differs
    assert changes.deviation.first is None
    assert changes.deviation.second is not None
    assert changes.deviation.second.reason == "De winter begint."


def test_only_one_proposal_is_compared() -> None:
    dossier, other = example("warm_huis"), example("energiehulp_reis")
    assert why_not_comparable(dossier, dossier) is None
    assert why_not_comparable(dossier, changed(dossier, title=f"  {dossier.title.upper()} ")) is None
    assert "niet over hetzelfde voorstel" in (why_not_comparable(dossier, other) or "")
    named = changed(dossier, proposal="warm")
    assert why_not_comparable(named, changed(named, title="Anders genoemd")) is None
    assert "proposal" in (why_not_comparable(named, dossier) or "")
    assert "geen doelgroep gemeen" in (why_not_comparable(dossier, changed(dossier, groups=())) or "")
    assert "vragenlijst" in (why_not_comparable(dossier, changed(dossier, questionnaire="anders")) or "")
