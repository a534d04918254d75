"""The lenses on a page: every term once, under what this test can say about it."""

from __future__ import annotations

from questionnaires.model import VocabularyRole
from scoring.lenses import lens_findings
from scoring.score import score
from tests.toolkit.working_on import Worker, text_of

HEADS = {
    "finding": "Bevinding",
    "asked": "Gevraagd, geen bevinding",
    "not_asked": "Hierover vraagt deze toets niets",
}


def test_every_term_stands_under_what_can_be_said_about_it(unknown: Worker) -> None:
    catalogue, dossier = unknown.app.extensions["catalogue"], unknown.loaded()
    page = text_of(unknown.page("/advies/brillen"))
    assert "Geen bevinding betekent niet dat het behoorlijk is." in page
    for lens in lens_findings(score(dossier, catalogue), dossier, catalogue):
        vocabulary = catalogue.vocabularies[lens.vocabulary]
        rest = page[page.rindex(f"{vocabulary.title} {vocabulary.description}") :]
        for state, head in HEADS.items():
            terms = [term for term in lens.terms if term.state == state]
            if not terms:
                continue
            begin = rest.index(f"{head} ({len(terms)})")
            for term in terms:
                assert rest.index(str(vocabulary.term_by_id[term.id].label), begin) > begin


def test_there_is_never_a_tick(unknown: Worker, light: Worker) -> None:
    for worker in (unknown, light):
        page = worker.page("/advies/brillen")
        assert not {"✓", "✔", "☑"} & set(page)
        assert "voldoet" not in page


def test_what_nobody_filled_in_is_not_told_as_no_finding(idea: Worker) -> None:
    page = text_of(idea.page("/advies/brillen"))
    assert "nog niet te beoordelen" in page
    assert idea.app.extensions["catalogue"].vocabularies_for_role(VocabularyRole.LENS)
