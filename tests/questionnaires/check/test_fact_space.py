"""Which rule can be the first that holds, by classes of facts, is which it is by every fact there can be."""

from collections.abc import Iterator
from itertools import combinations_with_replacement, product

from hypothesis import given
from hypothesis import strategies as st

from questionnaires.check.group_facts import class_space
from questionnaires.check.ordered_rules import Rules
from questionnaires.check.theme_facts import band_spaces
from questionnaires.expressions import evaluate, parse
from questionnaires.model import BandRule, Questionnaire, Section, SectionRole
from tests.strategies import questionnaires


@st.composite
def conditions(draw: st.DrawFn) -> str:
    burden = draw(st.integers(1, 4))
    return draw(
        st.sampled_from(
            (
                f"highest {draw(st.sampled_from(('>=', '==', '<')))} {burden}",
                f"count_at_least_{burden} >= {draw(st.integers(0, 5))}",
                f"share_at_least_{burden} > {draw(st.sampled_from((0.0, 0.25, 0.34, 0.5, 0.66, 1.0)))}",
                f"share_at_least_{burden} >= 0.5 and count_at_least_1 < {draw(st.integers(1, 4))}",
            )
        )
    )


def burdens_of(questionnaire: Questionnaire, section: Section) -> list[int]:
    """The heaviest answer to each scored question of a section."""
    heaviest = []
    for question in section.questions:
        if questionnaire.is_scored(question):
            parts = [*questionnaire.options_of(question), *getattr(question, "bands", ())]
            heaviest.append(max(part.burden or 0 for part in parts))
    return heaviest


def facts_one_by_one(heaviest: list[int]) -> Iterator[dict[str, float]]:
    """The facts of every way in which a theme can be answered; a hidden question counts as 0."""
    for burdens in combinations_with_replacement(range(5), len(heaviest)):
        # As many questions must be able to be so heavy.
        if all(one <= most for one, most in zip(sorted(burdens), sorted(heaviest), strict=True)):
            facts: dict[str, float] = {"highest": max(burdens)}
            for least in range(1, 5):
                facts[f"count_at_least_{least}"] = sum(burden >= least for burden in burdens)
                facts[f"share_at_least_{least}"] = facts[f"count_at_least_{least}"] / len(burdens)
            yield facts


def rules_of(texts: list[str]) -> Rules:
    rules = [BandRule(id=f"r{number}", band="laag", when=text) for number, text in enumerate([*texts, None])]
    return Rules(("scoring", "bands"), rules, [*map(parse, texts), None])


def first_that_holds(rules: Rules, facts: dict[str, float]) -> int:
    holds = (text is None or evaluate(text, facts.__getitem__) for text in rules.expressions)
    return next(number for number, held in enumerate(holds) if held)


@given(questionnaires(), st.lists(conditions(), min_size=1, max_size=4))
def test_rules_for_bands(questionnaire: Questionnaire, texts: list[str]) -> None:
    rules = rules_of(texts)
    spaces = band_spaces(questionnaire, rules.looks)
    by_classes = {number for space in spaces for number, mask in enumerate(rules.reached(space)) if mask}
    themes = [burdens_of(questionnaire, section) for section in questionnaire.sections if section.scored]
    one_by_one = {
        first_that_holds(rules, facts) for heaviest in themes if heaviest for facts in facts_one_by_one(heaviest)
    }
    assert by_classes == one_by_one


COUNTS = (
    "unknown_critical",
    "bottlenecks",
    "heavy_bottlenecks",
    "themes_with_heavy_bottleneck",
    "themes_matig",
    "themes_hoog",
    "themes_zeer_hoog",
)
SHARES = ("unknown_share", "theme_unknown_share")


@st.composite
def class_conditions(draw: st.DrawFn) -> str:
    share = f"{draw(st.sampled_from(SHARES))} {draw(st.sampled_from(('>', '>=', '<')))} 0.{draw(st.integers(0, 9))}"
    count = f"{draw(st.sampled_from(COUNTS))} {draw(st.sampled_from(('>=', '==', '<')))} {draw(st.integers(0, 4))}"
    return draw(st.sampled_from((share, count, f"{count} and {share}")))


def class_facts_one_by_one(questionnaire: Questionnaire, names: set[str]) -> Iterator[dict[str, float]]:
    """Every combination of the facts that rules look at, from what the questionnaire allows."""
    themes = [section for section in questionnaire.sections if section.role is SectionRole.THEME]
    questions = [one for section in themes for one in section.questions if questionnaire.is_scored(one)]
    most = {
        "unknown_critical": sum(question.critical for question in questions),
        "bottlenecks": len(questions),
        "heavy_bottlenecks": len(questions),
    }
    ranges = [
        [number / 20 for number in range(21)] if name in SHARES else range(most.get(name, len(themes)) + 1)
        for name in sorted(names)
    ]
    chains = (COUNTS[3:0:-1], COUNTS[:3:-1])
    for values in product(*ranges):
        facts = dict(zip(sorted(names), values, strict=True))
        ordered = all(
            facts[small] <= facts[big]
            for chain in chains
            for place, small in enumerate(chain)
            for big in chain[place + 1 :]
            if small in facts and big in facts
        )
        heavy = facts.get("heavy_bottlenecks", 0) > 0 and facts.get("themes_with_heavy_bottleneck", 1) == 0
        unknown = facts.get("unknown_critical", 0) > 0 and facts.get("unknown_share", 1) == 0
        if ordered and not heavy and not unknown:
            yield facts


@given(questionnaires(), st.lists(class_conditions(), min_size=1, max_size=3))
def test_rules_for_classes(questionnaire: Questionnaire, texts: list[str]) -> None:
    rules = rules_of(texts)
    space = class_space(questionnaire, rules.looks)
    by_classes = {number for number, mask in enumerate(rules.reached(space)) if mask}
    names = {name for look in rules.looks for name in look.names}
    one_by_one = {first_that_holds(rules, facts) for facts in class_facts_one_by_one(questionnaire, names)}
    assert by_classes == one_by_one
