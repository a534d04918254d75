"""Validation: what does not fit the definitions is found at its place; one small dossier for each mistake."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.catalogue import Catalogue, DefinitionFile, bundled_catalogue
from questionnaires.codes import CODES
from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.locations import NOWHERE
from scoring.dossier_reading import DossierFile, read_dossier
from scoring.validation import validate
from tests.strategies import dossiers, questionnaires

FOLDER = Path(__file__).parent / "malformed"
FILES = sorted(FOLDER.glob("*.yaml"))
CATALOGUE = Catalogue().with_files(sorted((FOLDER / "definitions").glob("*.yaml")))
EXPECTED = re.compile(rb"# verwacht: (D\d{3}) (\d+):(\d+)\n")
HEAD = "format: 1\ntitle: Proef\nquestionnaire: proef\n"


def findings_of(data: bytes, name: str = "dossier.yaml", catalogue: Catalogue = CATALOGUE) -> tuple[Finding, ...]:
    try:
        file = read_dossier(data, name)
    except UnreadableError as error:
        return error.findings
    return validate(file, catalogue)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_mistake_is_found_at_its_place(path: Path) -> None:
    data = path.read_bytes()
    expected = EXPECTED.match(data)
    assert expected, "the first line says what is expected: # verwacht: CODE LINE:COLUMN"
    code, line, column = expected[1].decode(), int(expected[2]), int(expected[3])
    (finding,) = findings_of(data, path.name)
    assert (finding.code, finding.line, finding.column) == (code, line, column)
    assert path.name.startswith(code)
    assert finding.severity is CODES[code].severity
    assert finding.message
    assert not finding.message.endswith((".", " "))
    assert finding.mend.endswith((".", "?"))


def test_every_code_for_dossiers_has_a_malformed_dossier() -> None:
    # D790 is about zip files and D791 about other kinds of files; tests/toolkit shows them.
    codes = {code for code in CODES if code.startswith("D")} - {"D790", "D791"}
    assert {path.name[:4] for path in FILES} == codes


def test_messages_name_the_question_and_what_was_meant() -> None:
    answer = "groups:\n  - {id: g, name: G, kind: resident, answers: [{question: keuze, proposal: {value: sooms}}]}\n"
    (finding,) = findings_of((HEAD + answer).encode())
    assert str(finding) == (
        "dossier.yaml:5:84: D714 fout: sooms is geen antwoord op keuze (Hoe vaak moeten mensen iets doen?)"
        "  → Bedoel je soms?"
    )


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("D703_unknown_questionnaire", "Bedoel je proef?"),
        ("D705_other_version", "map met versie 1.0.0"),
        ("D710_renamed_question", "Die vraag heet nu keuze."),
        ("D714_renamed_option", "Dat antwoord heet nu soms."),
        ("D714_label_of_option", "Schrijf het id van dat antwoord: soms."),
        ("D716_too_many", "Kies een getal van 0 tot en met 50 (stappen)."),
        ("D716_decimals", "Rond af op 2 cijfers achter de komma."),
        ("D730_circumstance", "Dat woord heet nu geldzorgen."),
        ("D732_renamed_theme", "Dat thema heet nu thema."),
        ("D713_decimal_comma", "Schrijf een heel getal."),
        ("D733_question", "Die vraag heet nu keuze."),
        ("D733_step", "Bedoel je sturen?"),
        ("D733_step_without_journey", "Beschrijf eerst de reis van deze groep"),
        ("D741_rules", "Bedoel je raad?"),
        ("D742_deviation", "Kies uit: positief, positief_mits, aanpassen."),
    ],
)
def test_mend_is_as_precise_as_it_can_be(name: str, mend: str) -> None:
    (finding,) = findings_of((FOLDER / f"{name}.yaml").read_bytes())
    assert mend in finding.mend


def test_everything_is_told_at_once_from_top_to_bottom() -> None:
    text = HEAD + (
        "depth: short\n"
        "intake: {waarom: x}\n"
        "groups:\n"
        "  - id: g\n"
        "    name: G\n"
        "    kind: resident\n"
        "    answers:\n"
        "      - {question: keuze, proposal: {value: x, basis: y}, current: {value: 3}}\n"
        "      - {question: aantal, ratings: [{rater: {function: F}, proposal: {value: 99}, current: {value: -1}}]}\n"
        "      - {question: weg, proposal: {value: 99}}\n"
    )
    assert [(finding.code, finding.line) for finding in findings_of(text.encode())] == [
        ("D706", 4), ("D710", 5), ("D714", 11), ("D730", 11), ("D713", 11), ("D716", 12), ("D716", 12), ("D710", 13),
    ]  # fmt: skip


def test_right_values_of_every_kind_of_question_give_no_findings() -> None:
    text = HEAD + (
        "definitions: [{id: proef, version: 1.2.0, hash: '" + CATALOGUE.hash_of("proef") + "'}]\n"
        "intake: {wat: Iets, fase: idee}\n"
        "answers: [{question: uitgeprobeerd, proposal: {value: soms}}]\n"
        "groups:\n"
        "  - id: g\n"
        "    name: G\n"
        "    kind: employee\n"
        "    circumstances: [ziek]\n"
        "    themes: [{section: thema, changes: no, basis: tested}]\n"
        "    answers:\n"
        "      - {question: keuze, proposal: {value: nooit, basis: figures}, current: {not_applicable: Weg.}}\n"
        "      - {question: kenmerken, proposal: {value: [haast, geld]}, current: {value: [geen]}}\n"
        "      - {question: aantal, proposal: {value: 50}, current: {value: 0}}\n"
        "      - {question: zeker, proposal: {note: Nog niet ingevuld.}}\n"
        "      - {question: alleen_medewerkers, proposal: {unknown: being_found_out, by: Jurist, until: 2026-01-31}}\n"
        "      - {question: tijd, proposal: {value: {low: 0, likely: 0, high: 100}}}\n"
        "      - {question: bedrag, proposal: {value: 2.55}}\n"
        "      - {question: dag, proposal: {value: 2028-02-29}}\n"
        '      - {question: naam, proposal: {value: "Twintig tekens lang!"}}\n'
        '      - {question: verhaal, proposal: {value: "Eerst.\\nDan."}}\n'
        "      - {question: regelingen, proposal: {value: [{regeling: x, uren: 3, hoe_vaak: null}, {regeling: y}]}}\n"
        "measures: [{id: m, term: bellen, text: Bellen, groups: [g], questions: [keuze]}]\n"
    )
    assert findings_of(text.encode()) == ()


def test_what_a_missing_vocabulary_would_decide_is_not_checked() -> None:
    alone = Catalogue({"proef": CATALOGUE.sources["proef"]})
    text = HEAD + (
        "intake: {iets: x}\n"
        "groups:\n"
        "  - {id: g, name: G, kind: resident, circumstances: [x], themes: [{section: thema, basis: y}]}\n"
        "measures: [{id: m, text: Bellen, term: z}]\n"
    )
    assert findings_of(text.encode(), catalogue=alone) == ()
    assert {finding.code for finding in findings_of(text.encode())} == {"D710", "D730"}


def test_a_measure_names_checks_of_the_compass() -> None:
    text = (
        "format: 1\ntitle: Proef\nquestionnaire: doenvermogen\nmeasures: [{id: m, text: Bel, checks: [doel, doelen]}]\n"
    )
    (finding,) = findings_of(text.encode(), catalogue=bundled_catalogue())
    assert (finding.code, finding.line) == ("D733", 4)
    assert finding.mend == "Bedoel je doel?"
    without = Catalogue({name: file for name, file in bundled_catalogue().sources.items() if name != "kompas"})
    assert findings_of(text.encode(), catalogue=without) == ()


def test_only_warnings_leave_a_dossier_usable() -> None:
    warnings = {code for code, row in CODES.items() if code.startswith("D") and row.severity is Severity.WARNING}
    assert warnings == {"D704", "D720", "D735", "D737", "D740", "D745", "D746", "D748", "D753"}


@given(st.data())
def test_random_dossiers_fit_their_questionnaire(data: st.DataObject) -> None:
    questionnaire = data.draw(questionnaires())
    dossier = data.draw(dossiers(questionnaire, ("full", "short", "quickscan")))
    catalogue = Catalogue({questionnaire.id: DefinitionFile("proef.yaml", "", NOWHERE, "", questionnaire)})
    findings = validate(DossierFile("dossier.yaml", dossier, NOWHERE, None), catalogue)
    assert {finding.code for finding in findings} <= {"D720", "D740", "D745", "D746"}


def test_an_answer_for_the_whole_dossier_is_the_same_as_nobody() -> None:
    groups = "groups: [{id: g, name: G, kind: resident}]\n"
    text = f"{groups}answers: [{{question: tekst, proposal: {{value: x}}, same_as: g}}]\n"
    assert "D734" in {finding.code for finding in findings_of((HEAD + text).encode())}


@given(st.data())
def test_any_dossier_against_any_questionnaire_gives_findings_and_no_exception(data: st.DataObject) -> None:
    dossier = data.draw(dossiers(data.draw(questionnaires())))
    renamed = dossier.model_copy(update={"questionnaire": "doenvermogen"})
    findings = validate(DossierFile("dossier.yaml", renamed, NOWHERE, None), bundled_catalogue())
    answered = {answer.question for group in dossier.groups for answer in group.answers}
    assert {finding.code for finding in findings} >= ({"D710"} if answered else set())
