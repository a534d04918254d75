"""`doenvermogen compare` with one dossier or more: doing nothing first, then every variant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scoring.dossier_reading import dump_dossier
from tests.scoring.comparison.test_compare import changed, example, with_steps
from toolkit.cli import main

EXAMPLES = Path(__file__).parents[3] / "examples"


def said_of(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["compare", *arguments]) == 0
    return " ".join(capsys.readouterr().out.split())


def data_of(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> Any:
    assert main(["compare", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def variants(tmp_path: Path) -> list[str]:
    """The worked example whole, with three steps, and with two: each takes less time than the one before."""
    dossier = changed(example("energiehulp_reis"), proposal="energiehulp", measures=())
    described = dossier.groups[0].journey
    assert described is not None
    paths = []
    for name, steps in (("Alles", 5), ("Kort", 3), ("Zonder formulier", 2)):
        path = tmp_path / f"{steps}.yaml"
        path.write_text(
            dump_dossier(changed(with_steps(dossier, *described.steps[:steps]), variant=name)), encoding="utf-8"
        )
        paths.append(str(path))
    return paths


def test_one_dossier_stands_beside_doing_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(EXAMPLES / "energiehulp_reis.yaml")
    said = said_of([path], capsys)
    assert "- Advies Niets doen: geen: hier wordt niets besloten Het voorstel: eerst aanpassen" in said
    assert "- Uren per huishouden per jaar Niets doen: geen Het voorstel: ongeveer 4 uur, 2 tot 9" in said
    assert "- Bewijs bij elkaar zoeken Niets doen: is er niet Het voorstel: heel zwaar, breekpunt" in said
    assert "- In actie komen en het moment Niets doen: speelt niet Het voorstel: zeer hoog" in said
    found = data_of([path], capsys)["side_by_side"]
    assert [(one["kind"], one["advice"], one["burden_class"]) for one in found["columns"]] == [
        ("doing_nothing", None, "laag"),
        ("variant", "aanpassen", "hoog"),
    ]


def test_three_dossiers_stand_beside_doing_nothing(variants: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = said_of(variants, capsys)
    assert "- Uren per huishouden per jaar Niets doen: geen Alles: ongeveer 4 uur, 2 tot 9 Kort: ongeveer" in said
    assert (
        "- Het formulier invullen Niets doen: is er niet Alles: zwaar Kort: zwaar Zonder formulier: is er niet" in said
    )
    found = data_of(variants, capsys)["side_by_side"]
    assert [one["variant"] for one in found["columns"]] == [None, "Alles", "Kort", "Zonder formulier"]
    (group,) = found["groups"]
    hours = [cell["hours"]["expected"] for cell in group["cells"]]
    assert hours[0] == 0 < hours[3] < hours[2] < hours[1]
    assert [len(row["cells"]) for row in (*group["themes"], *group["steps"], *group["answers"])] == [4] * sum(
        len(group[rows]) for rows in ("themes", "steps", "answers")
    )


def test_two_dossiers_keep_what_differs_and_stand_beside_doing_nothing(
    variants: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    said = said_of(variants[:2], capsys)
    assert "Wat er anders is: vervalt" in said
    assert "- Uren per huishouden per jaar Niets doen: geen Alles: ongeveer 4 uur" in said
    found = data_of(variants[:2], capsys)
    assert [change["presence"] for change in found["steps"]] == ["only_first"] * 2
    assert len(found["side_by_side"]["columns"]) == 3


def test_variants_that_say_something_else_of_today_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = changed(example("energiehulp_reis"), variant="Nieuw")
    group = dossier.groups[0]
    journey = group.journey
    assert journey is not None
    as_now = changed_group(group, current=None, journey=journey.model_copy(update={"current": "same"}))
    other = changed(dossier, current=None, groups=(as_now,), variant="Als nu")
    paths = []
    for name, one in (("a", dossier), ("b", other)):
        path = tmp_path / f"{name}.yaml"
        path.write_text(dump_dossier(one), encoding="utf-8")
        paths.append(str(path))
    assert "Let op. Over hoe het nu is, staat iets anders in: Als nu." in said_of(paths, capsys)
    found = data_of(paths, capsys)["side_by_side"]
    assert [one["today_differs"] for one in found["columns"]] == [False, False, True]


def test_without_a_test_nothing_stands_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(EXAMPLES / "subsidie_eerder.yaml")
    assert "Daarom staat niets doen er niet naast." in said_of([path], capsys)
    assert [one["kind"] for one in data_of([path], capsys)["side_by_side"]["columns"]] == ["variant"]


def test_without_a_group_there_is_nothing_to_lay_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "leeg.yaml"
    path.write_text("format: 1\ntitle: Nog een idee\nquestionnaire: doenvermogen\n", encoding="utf-8")
    assert "Er is nog geen doelgroep." in said_of([str(path)], capsys)
    assert data_of([str(path)], capsys)["side_by_side"]["groups"] == []


def test_another_proposal_among_them_is_refused(variants: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *variants, str(EXAMPLES / "warm_huis.yaml")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "niet over hetzelfde voorstel" in said.err


def changed_group(group: Any, **changes: object) -> Any:
    return type(group).model_validate({**{name: getattr(group, name) for name in type(group).model_fields}, **changes})
