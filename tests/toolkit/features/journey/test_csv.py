"""Steps as a table: out and back unchanged, every wrong cell told, nothing read halfway."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.dossier import Journey
from tests.toolkit.features.journey.conftest import JOURNEY, journey_of, wrong_in
from tests.toolkit.working_on import Worker, text_of
from toolkit.features.journey.csv_table import as_it_was, harmless


def journey(worker: Worker) -> Journey:
    found = worker.loaded().groups[0].journey
    assert found is not None
    return found


def upload(worker: Worker, text: str | bytes, status: int = 303, where: str = JOURNEY) -> str:
    form = worker.form(f"{where}/inlezen")
    data = text if isinstance(text, bytes) else text.encode()
    files = {"file": (io.BytesIO(data), "stappen.csv")}
    answer = worker.client.post(form.action, data={**form.values.to_dict(), **files})
    answer.request.environ["wsgi.input"].close()
    assert answer.status_code == status, text_of(answer.text)
    return text_of(answer.text)


@pytest.mark.parametrize("separator", ["puntkomma", "komma"])
def test_steps_come_back_as_they_went(worked: Worker, separator: str) -> None:
    worked.fill(f"{JOURNEY}/stappen/find", name='=1+1; "zo"', note="@regel één\n- regel twee")
    before = worked.loaded()
    answer = worked.client.get(worked.address(f"{JOURNEY}/stappen.csv?teken={separator}"))
    assert answer.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""), delimiter=answer.text[5]))
    assert rows[1][0] == '\'=1+1; "zo"'
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    upload(worked, answer.data)
    assert worked.loaded() == before


def test_a_table_by_hand_is_read(fresh: Worker) -> None:
    where = journey_of(fresh)
    upload(
        fresh, 'naam,help,minutes_low,minutes_likely,minutes_high,share\nBellen,geen hulp,5,10,15,"0,4"\n', 400, where
    )
    table = 'naam,help,minutes_low,minutes_likely,minutes_high,share,channels\nBellen,er is geen hulp,5,10,15,"0,4",'
    upload(fresh, f"{table}Telefoon | counter\n\nLezen,,,,,,\n", 303, where)
    steps = journey(fresh).steps
    assert [step.name for step in steps] == ["Bellen", "Lezen"]
    assert steps[0].values["share"] == 0.4
    assert steps[0].values["channels"] == ("phone", "counter")
    assert steps[1].values == {}
    assert not wrong_in(fresh)


def test_every_wrong_cell_is_told_and_nothing_is_stored(worked: Worker) -> None:
    before = worked.loaded()
    text = upload(
        worked,
        "Stap;help;share;minutes_low;minutes_likely;minutes_high;travel_minutes;channels\n"
        "Goed;no_help;1;1;2;3;;\n"
        ";no_help;veel;9;2;3;;\n"
        "Slecht;no_hlep;1;1;2;;5;phone;extra\n",
        400,
    )
    for told in (
        "3 A (Stap) Geef de stap een naam.",
        "3 C (Voor welk deel van de groep geldt deze stap?) Vul een getal in",
        "3 E (Hoelang is iemand per keer bezig? (gewoon)) Zet de getallen op volgorde",
        "4 B (Welke hulp is er bij deze stap?) 'no_hlep' is geen antwoord dat hier kan. Bedoel je 'Er is geen hulp'?",
        "4 F (Hoelang is iemand per keer bezig? (meest)) Vul alle drie de getallen in.",
        "4 G (Hoelang is iemand per keer onderweg, heen en terug?) Dit telt bij deze stap niet mee",
        "alleen als bij 'Hoe kan iemand deze stap doen?' 'Balie of spreekuur' is aangekruist.",
        "4 I Boven deze cel staat geen naam van een kolom.",
    ):
        assert told in text, (told, text)
    assert worked.loaded() == before


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "geen CSV-bestand"),
        (b"PK\x03\x04\x00\x00", "geen CSV-bestand"),
        ("Stap\nCaf\u00e9".encode("cp1252"), "2 – Het bestand staat niet in UTF-8."),
        (b"naam;hlep\nBellen;x", "1 B (hlep) Deze kolom is niet bekend. Bedoel je 'Welke hulp is er bij deze stap?'?"),
        (b"help;share\nno_help;1", "De kolom met de naam van de stap ontbreekt."),
        (b"naam;name\nBellen;x", "1 B (name) Deze kolom staat er twee keer."),
        (b"naam\n\n", "Er staan geen stappen in het bestand."),
        (b'naam\n"Bellen"x\n', "Hier klopt een aanhalingsteken niet."),
        (b"naam\n" + b"Bellen\n" * 101, "102 – Er passen hoogstens 100 stappen in een reis."),
        (b"naam\n" + b"x" * 2_000_000, "Het bestand is te groot."),
    ],
)
def test_a_file_that_is_no_table_of_steps_is_refused(worked: Worker, data: bytes, told: str) -> None:
    before = worked.loaded()
    text = upload(worked, data, 400)
    assert told in text, text
    assert worked.loaded() == before


def test_nothing_is_replaced_that_somebody_else_just_changed(worked: Worker) -> None:
    form = worked.form(f"{JOURNEY}/inlezen")
    worked.fill(f"{JOURNEY}/stappen/find", name="Van haar")
    before = worked.loaded()
    files = {"file": (io.BytesIO(b"naam\nVan mij\n"), "stappen.csv")}
    answer = worked.client.post(form.action, data={**form.values.to_dict(), **files})
    assert answer.status_code == 409
    assert worked.loaded() == before


@given(st.text(alphabet="'=+-@ \ta1＝", max_size=8))
def test_what_is_made_harmless_comes_back(text: str) -> None:
    assert as_it_was(harmless(text)) == text
    assert not harmless(text).lstrip(" ").startswith(("=", "+", "-", "@"))
