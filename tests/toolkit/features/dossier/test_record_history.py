"""What groups, measures and people were before: shown by who and when, and put back."""

from __future__ import annotations

import re

from tests.toolkit.working_on import Worker, text_of


def cards(worker: Worker) -> list[str]:
    """Return what stands in the history, newest first."""
    return list(map(text_of, re.findall(r'<li class="dv-card">(.*?)</li>', worker.page("/geschiedenis"), re.DOTALL)))


def put_back(worker: Worker, place: int = 0) -> None:
    """Press the button of one change."""
    card = re.findall(r'<li class="dv-card">(.*?)</li>', worker.page("/geschiedenis"), re.DOTALL)[place]
    (version,) = re.findall(r'name="version" value="(\d+)"', card)
    worker.send(worker.form("/geschiedenis"), version=version)


def test_nothing_changed_yet(warm_huis: Worker) -> None:
    assert "Hier is nog niets veranderd." in warm_huis.page("/geschiedenis")
    for rest in ("/doelgroepen", "/maatregelen", "/invullers"):
        assert warm_huis.address("/geschiedenis") in warm_huis.page(rest)


def test_a_group_that_changed_is_told_and_put_back(warm_huis: Worker) -> None:
    before = warm_huis.loaded()
    warm_huis.fill("/doelgroepen/huurders", name="Huurders", size="20000")
    (told,) = cards(warm_huis)
    assert told.startswith("Groep 'Huurders'")
    assert "door iemand op deze computer" in told
    assert "Huurders met een laag inkomen in een koud huis → Huurders" in told
    assert re.search(r"21\.?000 → 20\.?000", told)
    put_back(warm_huis)
    assert warm_huis.loaded() == before
    assert "Huurders → Huurders met een laag inkomen in een koud huis" in cards(warm_huis)[0]


def test_a_measure_that_changed_or_went_is_told_and_put_back(warm_huis: Worker) -> None:
    measure = warm_huis.loaded().measures[0]
    warm_huis.fill(f"/maatregelen/{measure.id}", text="Anders")
    warm_huis.send(warm_huis.form(f"/maatregelen/{measure.id}/weghalen"))
    gone, other = cards(warm_huis)
    assert gone.startswith("Maatregel 'Anders'")
    assert "Weggehaald" in gone
    assert f"{measure.text} → Anders" in other
    put_back(warm_huis)
    assert warm_huis.loaded().measures[-1].text == "Anders"
    put_back(warm_huis, 2)
    assert warm_huis.loaded().measures[-1] == measure


def test_a_measure_comes_back_without_a_group_that_is_gone(warm_huis: Worker) -> None:
    first, *others = warm_huis.loaded().groups
    measure = warm_huis.loaded().measures[0]
    warm_huis.fill(f"/maatregelen/{measure.id}", groups=[first.id])
    warm_huis.send(warm_huis.form(f"/doelgroepen/{first.id}/weghalen"))
    assert all(one.id != measure.id for one in warm_huis.loaded().measures), "it was for that group alone"
    told = cards(warm_huis)
    (group_gone,) = [one for one in told if one.startswith(f"Groep '{first.name}'")]
    assert "Weggehaald" in group_gone
    assert "Zet terug" not in group_gone
    went, was_for_more = [place for place, one in enumerate(told) if one.startswith(f"Maatregel '{measure.text}'")]
    put_back(warm_huis, went)
    assert "Dit kan niet meer terug" in warm_huis.page("/geschiedenis")
    put_back(warm_huis, was_for_more)
    (back,) = [one for one in warm_huis.loaded().measures if one.id == measure.id]
    assert set(back.groups) <= {one.id for one in others}
    assert all(step.group != first.id for step in back.steps)


def test_who_filled_in_is_told_and_put_back(warm_huis: Worker) -> None:
    before = warm_huis.loaded()
    form = warm_huis.form("/invullers")
    name = min(one for one in form.names if one.endswith("function"))
    warm_huis.send(form, **{name.replace("-", "__"): "wethouder"})
    (told,) = cards(warm_huis)
    assert told.startswith("Wie vulde dit in")
    assert "wethouder" in told
    put_back(warm_huis)
    assert warm_huis.loaded() == before


def test_what_is_not_in_the_history_cannot_be_put_back(warm_huis: Worker) -> None:
    warm_huis.fill("/doelgroepen/huurders", name="Huurders")
    form = warm_huis.form("/geschiedenis")
    for version in ("0", "x", ""):
        warm_huis.send(form, 404, version=version)
