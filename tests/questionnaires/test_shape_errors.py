"""What people read when the shape of a file is wrong; the places are tested with the files in `malformed/`."""

import pytest

from questionnaires.findings import Finding, UnreadableError
from questionnaires.reading import read_definition, read_document
from questionnaires.shape_words import Wrong, explained
from scoring.dossier_reading import read_dossier

QUESTIONNAIRE = """\
kind: questionnaire
id: proef
version: 1.0.0
title: Proef
description: Een proef.
origin: Bedacht.
sections:
  - id: s
    title: S
    role: theme
    questions:
      - id: q
        type: single_choice
        text: Hoe vaak?
"""
DOSSIER = "format: 1\ntitle: Proef\nquestionnaire: proef\n"


def questionnaire_findings(more: str) -> list[Finding]:
    with pytest.raises(UnreadableError) as caught:
        read_definition(read_document((QUESTIONNAIRE + more).encode(), "a.yaml"))
    return list(caught.value.findings)


def dossier_findings(more: str) -> list[Finding]:
    with pytest.raises(UnreadableError) as caught:
        read_dossier((DOSSIER + more).encode(), "a.yaml")
    return list(caught.value.findings)


@pytest.mark.parametrize(
    ("key", "mend"),
    [
        ("txet", "Bedoel je text?"),
        ("notapplicable_allowed", "Bedoel je not_applicable_allowed?"),
        ("burden", "burden hoort onder scales, options of bands."),
        ("rationale", "rationale hoort onder scoring."),
        ("languages", "languages hoort onder de bovenste laag van het bestand."),
        ("decimals", "decimals hoort bij het type number."),
        ("minimum", "minimum hoort bij het type number of estimate."),
        ("introductie", "Bedoel je introduction? Die hoort onder sections."),
        ("kleur", "Haal hem weg. Hier kan: id, code, text"),
    ],
)
def test_unknown_key_gets_the_best_advice(key: str, mend: str) -> None:
    (finding,) = questionnaire_findings(f"        {key}: x\n")
    assert finding.message == f"de sleutel {key} bestaat hier niet (in q)"
    assert finding.mend.startswith(mend)


def test_key_named_like_a_type_of_question_is_found() -> None:
    (finding,) = questionnaire_findings("        single_choice: x\n")
    assert (finding.code, finding.line, finding.column) == ("S102", 15, 9)


def test_all_errors_of_all_questions_are_told_at_once() -> None:
    findings = questionnaire_findings("        critical: ja\n      - id: Q\n        type: date\n      - type: x\n")
    assert [(finding.code, finding.line) for finding in findings] == [
        ("S106", 15), ("S101", 16), ("S103", 16), ("S108", 18),
    ]  # fmt: skip
    assert findings[0].mend == "Schrijf true, zonder aanhalingstekens."


def test_list_with_only_wrong_items_is_not_called_empty() -> None:
    assert [finding.code for finding in questionnaire_findings("      - 5\n")] == ["S106"]


def test_so_many_errors_that_it_must_be_another_file() -> None:
    (finding,) = dossier_findings("intake:\n" + "".join(f"  a{number}: true\n" for number in range(2000)))
    assert (finding.line, finding.column) == (1, 1)
    assert finding.message == "bijna niets in dit bestand past: 10000 fouten"


def test_no_more_findings_than_somebody_will_read() -> None:
    assert len(dossier_findings("".join(f"x{number}: 1\n" for number in range(1000)))) == 200


@pytest.mark.parametrize(
    ("value", "place", "message"),
    [
        ("true", (6, 23), "het woord true kan geen waarde zijn van value (in q)"),
        ("[a, 2]", (6, 27), "bij deel 2 van value hoort tekst, maar hier staat het getal 2 (in q)"),
        ("{low: 1, likely: 2}", (6, 23), "hier ontbreekt high (in q)"),
        ("{low: 1, likely: x, high: 3}", (6, 40), "bij likely hoort een getal, maar hier staat de tekst 'x' (in q)"),
        ("{low: 1, likely: 2, high: 3, top: 4}", (6, 52), "de sleutel top bestaat hier niet (in q)"),
        ("[{a: 1}, {B: 2}]", (6, 33), "de tekst 'B' past niet bij de sleutel B (in q)"),
        ("[{a: true}]", (6, 28), "het woord true kan geen waarde zijn van a (in q)"),
        ("[{a: [1]}]", (6, 29), "bij deel 1 van a hoort tekst, maar hier staat het getal 1 (in q)"),
        ("[[a]]", (6, 24), "bij deel 1 van value hoort tekst, maar hier staat een lijst (in q)"),
    ],
)
def test_wrong_value_is_explained_once(value: str, place: tuple[int, int], message: str) -> None:
    (finding,) = dossier_findings(f"answers:\n  - question: q\n    proposal: {{value: {value}}}\n")
    assert (finding.line, finding.column, finding.message) == (*place, message)


@pytest.mark.parametrize(
    ("kind", "wrong", "mend"),
    [
        ("float_type", "0.50", "Schrijf 0.5, zonder aanhalingstekens."),
        ("float_type", "1,5", "Schrijf 1.5, zonder aanhalingstekens."),
        ("float_type", "3.0", "Schrijf 3, zonder aanhalingstekens."),
        ("float_type", "veel", "Schrijf een getal in cijfers, met een punt voor wat achter de komma komt: 3 of 0.5."),
        ("int_type", "12", "Schrijf 12, zonder aanhalingstekens."),
        ("int_type", 1.5, "Schrijf een heel getal, alleen in cijfers."),
        ("bool_type", "Nee", "Schrijf false, zonder aanhalingstekens."),
        ("bool_type", "True", "Schrijf true, zonder aanhalingstekens."),
        ("bool_type", 1, "Schrijf true voor ja en false voor nee."),
        ("string_type", True, 'Schrijf het in woorden. Moet het zo? Zet het dan tussen aanhalingstekens: "true".'),
        ("string_type", 2026, 'Zet het tussen aanhalingstekens: "2026".'),
        ("string_type", None, "Vul de tekst in, of laat de sleutel weg als dat mag."),
        ("string_type", ("a",), "Schrijf één tekst, zo nodig tussen aanhalingstekens."),
        ("tuple_type", "nl", "Schrijf er een lijst van: [nl]."),
        ("tuple_type", None, "Vul de lijst, of laat de sleutel weg."),
        ("model_type", ({},), "Haal de streepjes weg: hier hoort één blok, geen lijst."),
        ("something_new", "x", "Kijk de waarde na."),
    ],
)
def test_mend_fits_what_stands_there(kind: str, wrong: object, mend: str) -> None:
    assert explained(kind, Wrong("naam", wrong, {})).mend == mend


ID = {"pattern": r"^[a-z][a-z0-9_]*$"}
DEPTHS = {"expected": "'short' or 'full'"}


@pytest.mark.parametrize(
    ("kind", "wrong", "mend"),
    [
        ("string_type", Wrong("version", 1.0, {}), "Schrijf een versie als drie getallen met punten: 1.0.0."),
        ("string_pattern_mismatch", Wrong("check", "K1", ID), "Dit lijkt een code. Schrijf het id dat daarbij hoort."),
        ("greater_than", Wrong("weight", 0, {"gt": 0}), "Schrijf meer dan 0."),
        ("literal_error", Wrong("depth", "verkort", DEPTHS), "Bedoel je short? Kies uit: short, full."),
    ],
)
def test_following_the_mend_is_enough(kind: str, wrong: Wrong, mend: str) -> None:
    assert explained(kind, wrong).mend == mend
