"""What the report says after page one."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.charts import ProfileChart
from exports.html import render_html
from exports.report import Announced, build_report
from exports.report.views import Figure, Listing, Section, Subheading, Table
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from questionnaires.condition_words import condition_words
from questionnaires.model import GroupKind, Questionnaire
from scoring.dossier import Dossier, Group
from tests.exports.reports import (
    FULLEST,
    SHORT,
    UNDECIDED,
    changed,
    example,
    outcome_of,
    report_of,
    report_of_example,
    section,
    texts_of,
)
from tests.scoring.catalogues import catalogue_of
from tests.strategies import dossiers, questionnaires

CATALOGUE = bundled_catalogue()
DOENVERMOGEN: Questionnaire = CATALOGUE.questionnaires["doenvermogen"]


def question_text(question: str, kind: str) -> str:
    return str(DOENVERMOGEN.question_by_id[question].text_for_kind(GroupKind(kind)))


def tables(report_section: Section) -> list[Table]:
    return [block for block in report_section.blocks if isinstance(block, Table)]


def test_the_profile_draws_every_group_and_tells_the_same_in_a_table() -> None:
    profile = section(report_of_example(FULLEST), "profiel")
    figures = [block for block in profile.blocks if isinstance(block, Figure)]
    outcome = outcome_of(FULLEST)
    assert len(figures) == len(tables(profile)) == len(outcome.groups)
    for figure, table, group in zip(figures, tables(profile), outcome.groups, strict=True):
        assert isinstance(figure.chart, ProfileChart)
        assert len(figure.chart.rows) == len(table.rows) == len(group.themes)
        drawn = [row.marker.band if row.marker else None for row in figure.chart.rows]
        assert sorted(map(str, drawn)) == sorted(str(theme.band) for theme in group.themes)
        for name in (cell.text for cell, *_rest in table.rows):
            assert name in figure.chart.title


def test_the_picture_of_what_nobody_knows_says_between_what_it_can_end() -> None:
    group = Group(id="groep", name="Bewoners", kind=GroupKind.RESIDENT)
    nothing = Dossier(format=1, title="Leeg", questionnaire="doenvermogen", depth="full", groups=(group,))
    profile = section(report_of(nothing), "profiel")
    (figure,) = (block for block in profile.blocks if isinstance(block, Figure))
    could_be = set(re.findall(r"nog niet te beoordelen, (.*?)\.", figure.chart.title))
    assert could_be == {"kan nog worden: van laag tot zeer hoog", "kan nog worden: van niets zwaars tot zeer hoog"}


def test_every_bottleneck_is_in_the_table_with_its_rule_and_stronger_measures_first() -> None:
    report_section = section(report_of_example(FULLEST), "knelpunten")
    text = texts_of(report_section)
    rules = {rule.id: str(rule.text) for rule in DOENVERMOGEN.scoring.bottlenecks} if DOENVERMOGEN.scoring else {}
    for group in outcome_of(FULLEST).groups:
        for bottleneck in group.bottlenecks:
            assert question_text(bottleneck.question, group.kind) in text
            assert rules[bottleneck.reason] in text
    kinds = [str(group.label).lower() for group in CATALOGUE.vocabularies["measures"].groups]
    for row in tables(report_section)[0].rows:
        possible = [item.lead.removeprefix("Kan: ").removesuffix(".") for item in row[-1].items if "Kan:" in item.lead]
        assert possible == sorted(possible, key=kinds.index)


def test_a_measure_is_agreed_only_with_a_promise_a_date_and_cover() -> None:
    dossier = example(FULLEST)
    text = texts_of(section(report_of_example(FULLEST), "maatregelen"))
    assert text.count("Toegezegd.") == sum(measure.is_agreed for measure in dossier.measures)
    assert text.count("Voornemen.") == sum(not measure.is_agreed for measure in dossier.measures)


def test_red_flags_name_the_norms_they_touch() -> None:
    report = report_of_example(FULLEST)
    flags = {flag.question for group in outcome_of(FULLEST).groups for flag in group.red_flags}
    assert flags
    text = texts_of(section(report, "rode-vlaggen"))
    assert "Raakt aan:" in text
    assert "behoorlijkheid" in text


def test_unknowns_are_tasks_under_who_could_know_them() -> None:
    report_section = section(report_of_example(UNDECIDED), "uitzoeken")
    informants = {str(term.label) for term in CATALOGUE.vocabularies["informants"].terms}
    headings = [block.text for block in report_section.blocks if isinstance(block, Subheading)]
    assert headings
    assert set(headings) <= informants | {"Iemand anders"}
    listings = [block for block in report_section.blocks if isinstance(block, Listing)]
    assert all(listing.style == "tasks" for listing in listings)
    asked = {(one.question, one.unknown) for group in outcome_of(UNDECIDED).groups for one in group.find_out}
    assert sum(len(listing.items) for listing in listings) >= len({question for question, _why in asked})


def test_heavier_and_lighter_stand_apart_and_add_up() -> None:
    report_section = section(report_of_example(FULLEST), "nu")
    heavier = tables(report_section)[0]
    assert heavier.caption == "Wordt zwaarder"
    questions = {(one.question, group.kind) for group in outcome_of(FULLEST).groups for one in group.heavier}
    texts = {question_text(question, kind) for question, kind in questions}
    assert {cell.text for cell, *_rest in heavier.rows} == texts


def test_raters_who_differ_are_named_by_function() -> None:
    text = texts_of(section(report_of_example(FULLEST), "oneens"))
    for group in outcome_of(FULLEST).groups:
        for one in group.disagreements:
            assert str(DOENVERMOGEN.question_by_id[one.question].text) in text
    assert "beleidsadviseur" in text.lower()


def test_every_answer_of_every_group_is_in_the_annex() -> None:
    dossier, report = example(FULLEST), report_of_example(FULLEST)
    hidden = {group.id: {one.question for one in group.hidden} for group in outcome_of(FULLEST).groups}
    for number, group in enumerate(dossier.groups, start=1):
        text = texts_of(section(report, f"antwoorden-{number}"))
        for answer in group.answers:
            if answer.question in hidden[group.id]:
                continue
            question = DOENVERMOGEN.question_by_id[answer.question]
            assert str(question.text_for_kind(group.kind)) in text
            if answer.proposal is not None:
                for evidence in answer.proposal.evidence:
                    assert evidence.description in text


def test_hidden_questions_name_the_answer_that_hid_them() -> None:
    text = texts_of(section(report_of_example(FULLEST), "niet-gevraagd"))
    for group in outcome_of(FULLEST).groups:
        for one in group.hidden:
            assert str(DOENVERMOGEN.question_by_id[one.question].text) in text
            for gate in one.by:
                assert str(DOENVERMOGEN.question_by_id[gate].text) in text


def test_a_short_test_names_the_themes_to_deepen_and_why() -> None:
    def make_heavy(data: dict[str, Any]) -> None:
        for answer in data["groups"][0]["answers"]:
            if answer["question"] == "slip_consequence":
                answer["proposal"]["value"] = "growing_debt"

    report = report_of(changed(example(SHORT), make_heavy))
    text = texts_of(section(report, "verdiepen"))
    assert "Fouten, uitstel en herstel: " in text
    assert "knelpunt" in text or "hoog" in text
    assert "Vraag verder bij 1 thema." in report.page_one.outcome


def test_all_rules_are_printed_as_policy_choices() -> None:
    text = texts_of(section(report_of_example(FULLEST), "regels"))
    assert "beleidskeuzes, geen metingen" in text
    scoring = DOENVERMOGEN.scoring
    assert scoring is not None
    conditions = [*(rule.when for rule in scoring.bands), *(rule.when for rule in scoring.classes)]
    conditions += [*(rule.when for rule in scoring.bottlenecks), *(rule.when for rule in scoring.red_flags)]
    for condition in conditions:
        assert condition_words(condition) in text


def test_sources_are_those_of_the_questions_that_were_asked() -> None:
    full, short = (section(report_of_example(name), "bronnen") for name in (FULLEST, SHORT))
    counts = [sum(len(block.items) for block in one.blocks if isinstance(block, Listing)) for one in (full, short)]
    assert counts[0] > counts[1] > 0


def test_the_colophon_accounts_for_versions_changes_and_attachments() -> None:
    dossier, outcome = example(FULLEST), outcome_of(FULLEST)
    files = (Announced("dossier.json", "Kopie van het dossier."), Announced("outcome.json", "De uitkomst."))
    report = build_report(outcome, dossier, CATALOGUE, default_theme(), attachments=files)
    text = texts_of(section(report, "verantwoording"))
    for used in outcome.definitions:
        assert used.version in text
        assert used.hash.removeprefix("sha256:")[:12] in text
    for change in dossier.change_log:
        assert change.what in text
    for group in dossier.groups:
        if group.added:
            assert f"De groep {group.name} is" in text
    assert "outcome.json: De uitkomst." in text
    assert "Bijlagen" not in texts_of(section(report_of_example(FULLEST), "verantwoording"))


def test_an_internal_copy_is_marked() -> None:
    report = build_report(outcome_of(FULLEST), example(FULLEST), CATALOGUE, default_theme(), internal=True)
    assert report.running.internal == "intern"
    assert 'data-internal="intern"' in render_html(report)


@settings(max_examples=25)
@given(st.data())
def test_any_questionnaire_and_any_dossier_has_a_report(data: st.DataObject) -> None:
    questionnaire = data.draw(questionnaires())
    dossier = data.draw(dossiers(questionnaire, ("full", "short", "quickscan")))
    html = render_html(report_of(dossier, catalogue_of(questionnaire)))
    assert "<h1" in html
    assert "None" not in html


def test_groups_whose_long_names_begin_alike_are_told_apart_in_the_contents() -> None:
    def lengthen(data: dict[str, Any]) -> None:
        for number, one in enumerate(data["groups"][:2]):
            one["name"] = f"{'Mensen die lang wachten ' * 4}{number}"

    titles = [one.title for one in report_of(changed(example(FULLEST), lengthen)).sections]
    assert len(set(titles)) == len(titles)
    assert [title.partition(": ")[2][:9] for title in titles if title.startswith("Alle antwoorden: groep")] == [
        "groep 1, ", "groep 2, ",
    ]  # fmt: skip
