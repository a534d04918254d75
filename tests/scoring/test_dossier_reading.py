"""A dossier as a file: reading, formats of other versions, and the one canonical form in which it is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.findings import UnreadableError
from questionnaires.locations import Place
from scoring import dossier_reading
from scoring.dossier import FORMAT, Dossier
from scoring.dossier_reading import dossier_data, dump_dossier, dump_dossier_json, read_dossier
from scoring.migration import MIGRATIONS, Content, migrate
from tests.strategies import dossiers, questionnaires

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
FULL = """\
format: 1
title: Een app voor bezoek
fictional: true
questionnaire: proef
depth: short
definitions:
  - id: proef
    version: 1.0.0
    hash: sha256:{hash}
intake:
  "no": ja
  hoeveel: 12.5
  welke:
    - a
    - "y"
  duur:
    low: 1
    likely: 2.5
    high: 10
  regels:
    - naam: Kaart
      keer: 3
filled_in_by:
  - function: Beleidsadviseur
    name: Anna
filled_in_on: "2026-01-31"
answers:
  - question: d
    proposal:
      unknown: being_found_out
      by: Jurist
      until: "2026-02-28"
groups:
  - id: bewoners
    name: Bewoners
    kind: resident
    size: 12000
    themes:
      - section: s
        changes: "no"
        basis: tested
    answers:
      - question: q
        ratings:
          - rater:
              function: Beleidsadviseur
            at: "2026-01-31T14:30"
            proposal:
              value: soms
              note: |-
                Twee regels.
                Met een dubbele punt: hier.
              evidence:
                - kind: document
                  description: De nota
                  link: https://www.rotterdam.nl/nota
        settled:
          proposal:
            value: soms
measures:
  - id: m
    text: Bellen
    groups:
      - bewoners
    agreed:
      by: Directeur
      "on": "2026-01-31"
""".format(hash="a" * 64)


def read(text: str, name: str = "a.yaml") -> Dossier:
    return read_dossier(text.encode(), name).dossier


def test_canonical_form_is_written_back_to_the_last_character() -> None:
    assert dump_dossier(read(FULL)) == FULL


def test_other_formatting_and_order_give_the_canonical_form() -> None:
    tree = yaml.safe_load(FULL)
    shuffled = yaml.safe_dump(dict(reversed(tree.items())), default_flow_style=True, sort_keys=False)
    assert dump_dossier(read("# opmerking\n" + shuffled)) == FULL
    assert dump_dossier(read(json.dumps(tree), "a.json")) == FULL


def test_json_has_the_same_content_in_the_same_order() -> None:
    written = dump_dossier_json(read(FULL))
    assert json.loads(written) == yaml.safe_load(FULL)
    assert list(json.loads(written)) == list(yaml.safe_load(FULL))
    assert read(written, "a.json") == read(FULL)


def test_what_has_its_default_is_left_out() -> None:
    assert dump_dossier(read("format: 1\ntitle: T\nquestionnaire: q\ndepth: full\ngroups: []\nfictional: false\n")) == (
        "format: 1\ntitle: T\nquestionnaire: q\n"
    )


@given(st.data())
def test_written_dossiers_read_back_equal(data: st.DataObject) -> None:
    dossier = data.draw(dossiers(data.draw(questionnaires()), ("full", "short", "quickscan")))
    text = dump_dossier(dossier)
    assert read(text) == dossier
    assert dump_dossier(read(text)) == text
    assert read(dump_dossier_json(dossier), "a.json") == dossier
    # Readers that guess what a text means see the same texts.
    assert yaml.safe_load(text) == json.loads(dump_dossier_json(dossier))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_survive_reading_and_writing(path: Path) -> None:
    file = read_dossier(path.read_bytes(), path.name)
    text = dump_dossier(file.dossier)
    assert read(text) == file.dossier
    assert dump_dossier(read(text)) == text


def test_file_keeps_places_and_data() -> None:
    file = read_dossier(FULL.encode(), "a.yaml")
    assert file.name == "a.yaml"
    assert file.locations.value(("groups", 0, "answers", 0, "question")) == Place(43, 19)
    assert isinstance(file.data, dict)
    assert file.data["format"] == 1


@pytest.mark.parametrize("blank", [" ", "\t", "\n  \n", "\xa0"])
@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("by", "measures: [{{id: m, text: Bellen, agreed: {{by: {}, on: 2026-01-31}}}}]"),
        ("not_applicable", "compass: {{not_applicable: {}}}"),
        ("description", "compass: {{answers: [{{check: k, evidence: [{{kind: test, description: {}}}]}}]}}"),
        ("reason", "advice: {{deviation: {{advice: positief, reason: {}, by: Adviseur}}}}"),
    ],
)
def test_spaces_alone_say_nothing(key: str, place: str, blank: str) -> None:
    head = "format: 1\ntitle: Proef\nquestionnaire: proef\n"
    with pytest.raises(UnreadableError) as refused:
        read(head + place.format(json.dumps(blank)))
    (finding,) = refused.value.findings
    assert finding.code == "S107"
    assert finding.message.startswith(f"{key} is leeg")


def test_numbers_are_written_as_people_write_them() -> None:
    intake = dossier_data(read("format: 1\ntitle: T\nquestionnaire: q\nintake: {a: 5, b: 5.0, c: 0.5}\n"))["intake"]
    assert intake == {"a": 5, "b": 5, "c": 0.5}
    assert isinstance(intake, dict)
    assert [type(value) for value in intake.values()] == [int, int, float]


# Formats ---------------------------------------------------------------------------------------------------------


def test_newer_format_is_refused_before_anything_else() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(f"format: {FORMAT + 1}\nunheard_of: x\n")
    (finding,) = caught.value.findings
    assert finding.code == "D702"
    assert "nieuwere versie" in finding.message


def test_every_older_format_has_a_step() -> None:
    assert set(MIGRATIONS) == set(range(1, FORMAT))


def _name_became_title(old: Content) -> Content:
    return {("title" if key == "naam" else key): value for key, value in old.items()}


def _groups_came(old: Content) -> Content:
    return {**old, "groups": ()}


def test_steps_are_taken_one_by_one_and_the_original_stays() -> None:
    original: Content = {"format": 1, "naam": "T"}
    steps = {1: _name_became_title, 2: _groups_came}
    assert migrate(original, steps, newest=3) == {"format": 3, "title": "T", "groups": ()}
    assert migrate({"format": 2, "title": "T"}, steps, newest=3) == {"format": 3, "title": "T", "groups": ()}
    assert migrate({"format": 3, "title": "T"}, steps, newest=3) == {"format": 3, "title": "T"}
    assert original == {"format": 1, "naam": "T"}


def test_older_dossier_is_read_and_its_mistakes_keep_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def to_newest(content: Content) -> Content:
        return migrate(content, {1: _name_became_title}, newest=2)

    monkeypatch.setattr(dossier_reading, "FORMAT", 2)
    monkeypatch.setattr(dossier_reading, "migrate", to_newest)
    assert read("format: 1\nnaam: T\nquestionnaire: q\n").title == "T"
    with pytest.raises(UnreadableError) as caught:
        read("format: 1\nnaam: T\nquestionnaire: q\nunheard_of: x\n")
    (finding,) = caught.value.findings
    assert (finding.code, finding.line, finding.column) == ("S102", 4, 1)
