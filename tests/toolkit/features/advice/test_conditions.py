"""Conditions: what has to be arranged, who promised what, and what makes something an intention."""

from __future__ import annotations

import re

from scoring.advice.outcome import AdviceOutcome
from scoring.score import score
from tests.toolkit.html_forms import form_in
from tests.toolkit.working_on import Worker, text_of

CONDITIONS = "/advies/voorwaarden"


def advice_of(worker: Worker) -> AdviceOutcome:
    outcome = score(worker.loaded(), worker.app.extensions["catalogue"]).advice
    assert outcome
    return outcome


def test_every_condition_stands_on_the_page_once(unknown: Worker) -> None:
    page, advice = unknown.page(CONDITIONS), advice_of(unknown)
    for condition in advice.conditions:
        assert page.count(f'id="{condition.id.replace("/", "-")}"') == 1
    assert f"Nog te regelen ({advice.intentions})" in text_of(page)
    assert f"Toegezegd ({advice.promises})" in text_of(page)


def test_conditions_are_numbered_in_the_order_in_which_they_stand(unknown: Worker) -> None:
    advice = advice_of(unknown)
    assert advice.promises
    assert advice.intentions
    numbers = [int(number) for number in re.findall(r"<h3>(\d+)\. ", unknown.page(CONDITIONS))]
    assert numbers == list(range(1, len(advice.conditions) + 1))


def test_a_measure_for_a_condition_begins_with_its_subject_and_comes_back(heavy: Worker) -> None:
    for about in ("step_flag", "bottleneck", "breaking_point", "heavy_step", "red_flag"):
        condition = next((one for one in advice_of(heavy).conditions if one.about == about and not one.measures), None)
        if condition is None:
            continue
        page = heavy.page(CONDITIONS)
        place = page.index(f'id="{condition.id.replace("/", "-")}"')
        address = page[page.index("/nieuwe-maatregel?", place) :].split('"')[0].replace("&amp;", "&")
        answer = heavy.client.get(heavy.address(address))
        form = form_in(answer.text)
        went = heavy.send(form, text=f"Iets anders bij {about}")
        assert went.location == heavy.address(CONDITIONS)
        made = heavy.loaded().measures[-1]
        after = next(one for one in advice_of(heavy).conditions if one.id == condition.id)
        assert after.measures == (made.id,)
        assert not after.agreed
    assert heavy.loaded().measures


def test_it_says_what_makes_a_measure_an_intention_and_then_a_promise(heavy: Worker) -> None:
    condition = advice_of(heavy).conditions[0]
    steps = [f"{group}.{condition.subject}" for group in condition.groups]
    assert condition.about in {"step_flag", "breaking_point"}
    heavy.fill(
        "/nieuwe-maatregel", text="De aanvraag kan ook op papier", steps=steps, cover="0 euro", deadline="2027-01-01"
    )
    page = text_of(heavy.page(CONDITIONS))
    assert "Nog geen toezegging. Vul nog in: wie het toezegt en wanneer dat is toegezegd." in page
    made = heavy.loaded().measures[-1].id
    promises = advice_of(heavy).promises
    heavy.fill(
        f"/maatregelen/{made}", agreed_by="Directeur", agreed_on="2026-11-01", how_checked="Wij bellen tien mensen",
        returns_on="2027-06-01",
    )  # fmt: skip
    page = text_of(heavy.page(CONDITIONS))
    assert advice_of(heavy).promises > promises
    for words in ("Directeur, 1 november 2026", "1 januari 2027", "Wij bellen tien mensen", "1 juni 2027"):
        assert words in page


def test_only_reminding_for_a_heavy_point_is_told(heavy: Worker) -> None:
    condition = advice_of(heavy).conditions[0]
    assert condition.heavy
    steps = [f"{group}.{condition.subject}" for group in condition.groups]
    heavy.fill("/nieuwe-maatregel", text="Een sms vooraf", steps=steps, term="reminder")
    assert "Je koos hier alleen: herinneren." in text_of(heavy.page(CONDITIONS))
    heavy.fill("/nieuwe-maatregel", text="Wij vullen het in", steps=steps, term="reuse_data")
    assert "Je koos hier alleen" not in text_of(heavy.page(CONDITIONS))


def test_without_conditions_the_page_says_so(light: Worker) -> None:
    if not advice_of(light).conditions:
        assert "Er zijn geen voorwaarden." in text_of(light.page(CONDITIONS))
