"""What the measures that we ship change: each effect is lighter than something, and all together they help."""

from __future__ import annotations

import pytest

from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import GroupKind, NumberQuestion, SectionRole, SingleChoice, Term, TermAnswer, TermField
from scoring.compiled import compiled
from scoring.dossier import Dossier, Group
from scoring.outcome import CLASS_ORDER
from scoring.score import score
from scoring.whatif.applying import apply_measures
from scoring.whatif.settling import settle

CATALOGUE = bundled_catalogue()
LIBRARY = CATALOGUE.vocabularies["measures"]
FORM = compiled(CATALOGUE.questionnaires["doenvermogen"])
JOURNEY = CATALOGUE.journeys["reis"]
ANSWERS = [(term, one) for term in LIBRARY.terms for one in term.answers]
FIELDS = [(term, one) for term in LIBRARY.terms for one in term.fields]
WEAK = frozenset({"herinneren", "uitleggen"})


def named(case: object) -> str | None:
    match case:
        case Term():
            return case.id
        case TermAnswer():
            return case.question
        case TermField():
            return case.field
    return None


@pytest.mark.parametrize(("term", "effect"), ANSWERS, ids=named)
def test_what_an_answer_becomes_is_lighter_than_the_heaviest_and_is_suggested_there(
    term: Term, effect: TermAnswer
) -> None:
    question = FORM.by_id[effect.question]
    assert question.positions is not None
    assert question.section.role is SectionRole.THEME
    assert question.positions.at(effect.value).rank < question.positions.heaviest.rank
    assert term.id in question.question.tags["measures"]


@pytest.mark.parametrize(("term", "effect"), FIELDS, ids=named)
def test_what_a_field_becomes_is_lighter_than_the_heaviest(term: Term, effect: TermField) -> None:
    field = JOURNEY.field_by_id[effect.field]
    if isinstance(field, SingleChoice):
        burdens = {option.id: option.burden or 0 for option in JOURNEY.form.options_of(field)}
        assert effect.value in burdens
        assert not any(burdens.values()) or burdens[str(effect.value)] < max(burdens.values()), term.id
    else:
        assert isinstance(field, NumberQuestion)
        assert isinstance(effect.value, int | float)
        assert (field.minimum or 0) <= effect.value < (field.maximum or 0)


def test_reminding_and_explaining_leave_the_heavy_action_as_it_is() -> None:
    heavy = {"deadline", "consequence", "minutes", "times_a_year", "help"}
    for term in LIBRARY.terms:
        if term.group in WEAK:
            assert not [one for one in term.answers if FORM.by_id[one.question].critical], term.id
            assert not heavy & {one.field for one in term.fields}, term.id


def test_only_what_is_about_learning_changes_nothing() -> None:
    assert {term.group for term in LIBRARY.terms if not term.answers and not term.fields} == {"leren"}


@pytest.fixture(scope="module")
def heaviest() -> Dossier:
    """Everything at its heaviest, for one group of residents."""
    group = Group(id="mensen", name="Mensen", kind=GroupKind.RESIDENT)
    empty = Dossier(format=1, title="Alles op zijn zwaarst", questionnaire="doenvermogen", groups=(group,))
    return settle(empty, CATALOGUE, None, "heaviest")


def heavy_bottlenecks(dossier: Dossier) -> tuple[int, int]:
    """How many heavy bottlenecks the only group has, and what its class counts for."""
    (group,) = score(dossier, CATALOGUE, with_trace=False).groups
    return sum(one.heavy for one in group.bottlenecks), CLASS_ORDER.index(group.burden_class)


def test_all_measures_together_lower_the_class_of_the_heaviest_dossier(heaviest: Dossier) -> None:
    before, heavy = heavy_bottlenecks(heaviest)
    after, lighter = heavy_bottlenecks(apply_measures(heaviest, CATALOGUE, [term.id for term in LIBRARY.terms]))
    assert (heavy, after < before, lighter < heavy) == (2, True, True)


def test_reminding_and_explaining_alone_leave_the_class_as_it_is(heaviest: Dossier) -> None:
    weak = [term.id for term in LIBRARY.terms if term.group in WEAK]
    before, heavy = heavy_bottlenecks(heaviest)
    after, still = heavy_bottlenecks(apply_measures(heaviest, CATALOGUE, weak))
    assert (after < before, still) == (True, heavy)
