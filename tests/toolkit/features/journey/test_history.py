"""What changed in a journey is kept, told in words, and can be put back."""

from __future__ import annotations

import re

from scoring.dossier import Journey
from tests.toolkit.features.journey.conftest import JOURNEY, journey_of
from tests.toolkit.features.journey.test_journey_pages import arrange
from tests.toolkit.html_forms import forms_in
from tests.toolkit.working_on import Worker, text_of

PAGE = f"{JOURNEY}/geschiedenis"


def journey(worker: Worker) -> Journey:
    found = worker.loaded().groups[0].journey
    assert found is not None
    return found


def put_back(worker: Worker, which: int, page: str = PAGE) -> None:
    """Press a button that puts back what there was, the newest change first."""
    forms = [form for form in forms_in(worker.page(page)) if form.method == "post" and "version" in form.filled()]
    worker.send(forms[which])


def test_every_change_of_a_step_is_told_and_put_back(worked: Worker) -> None:
    assert "Hier is nog niets veranderd." in text_of(worked.page(PAGE))
    before = journey(worked)
    worked.fill(f"{JOURNEY}/stappen/find", name="De regeling vinden", veld_help="no_help", klaar_minutes="hour")
    told = text_of(worked.page(PAGE))
    assert "Stap 'De regeling vinden'" in told
    assert "Naam De regeling vinden en lezen → De regeling vinden" in told
    assert "Welke hulp is er bij deze stap? Er is alleen informatie → Er is geen hulp" in told
    assert "10 tot 60, waarschijnlijk 25 → 30 tot 120, waarschijnlijk 60" in told
    assert re.search(r"\d{4} om \d{2}:\d{2}, door ", told)
    put_back(worked, 0)
    assert journey(worked) == before
    assert "De stap is teruggezet." in text_of(worked.page(JOURNEY))


def test_a_removed_step_comes_back_last(worked: Worker) -> None:
    proof = journey(worked).steps[1]
    worked.fill(f"{JOURNEY}/stappen/proof/weghalen")
    assert "Stap 'Bewijs bij elkaar zoeken'" in text_of(worked.page(PAGE))
    assert "De reis als geheel" not in text_of(worked.page(PAGE))
    put_back(worked, 0)
    assert journey(worked).steps[-1] == proof


def test_order_and_today_and_what_is_around_are_told(worked: Worker) -> None:
    arrange(worked, "find", "omlaag")
    assert "Andere volgorde" in text_of(worked.page(PAGE))
    worked.fill(f"{JOURNEY}/nu", how="copy")
    assert "niet ingevuld → 5 eigen stappen" in text_of(worked.page(PAGE))
    worked.fill(f"{JOURNEY}/nu/stappen/talk", veld_help="no_help")
    told = text_of(worked.page(PAGE))
    assert "Stap 'Een gesprek aan de balie' van nu" in told
    assert "niet ingevuld → Er is geen hulp" in told
    put_back(worked, 0)
    assert journey(worked).current_steps[3].values == {}
    worked.fill(f"{JOURNEY}/eromheen", other_schemes="3", people="", **{"hours-low": ""})
    assert "Andere regelingen" in text_of(worked.page(PAGE))


def test_a_whole_journey_that_is_gone_comes_back_step_by_step(fresh: Worker) -> None:
    where = journey_of(fresh)
    fresh.fill(f"{where}/stap-toevoegen", name="Bellen", veld_help="no_help")
    step = journey(fresh).steps[0]
    fresh.fill(f"{where}/stappen/{step.id}/weghalen")
    assert fresh.loaded().groups[0].journey is None
    told = text_of(fresh.page(f"{where}/geschiedenis"))
    assert "De reis is begonnen" in told
    assert "De reis is weggehaald" in told
    put_back(fresh, 0, f"{where}/geschiedenis")
    assert journey(fresh).steps == (step,)


def test_what_does_not_fit_any_more_says_so(worked: Worker) -> None:
    worked.fill(f"{JOURNEY}/nu", how="copy")
    worked.fill(f"{JOURNEY}/nu/stappen/talk/weghalen")
    worked.fill(f"{JOURNEY}/stappen/talk/weghalen")
    put_back(worked, 1)
    assert "Dit kan niet meer terug" in text_of(worked.page(PAGE))


def test_only_what_is_in_the_history_is_put_back(worked: Worker) -> None:
    worked.fill(f"{JOURNEY}/stappen/find", veld_help="no_help")
    form = next(form for form in forms_in(worked.page(PAGE)) if form.method == "post" and "version" in form.filled())
    worked.send(form, 404, version="999999")
