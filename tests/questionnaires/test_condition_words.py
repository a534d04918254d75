"""Conditions in words, with labels and meanings and never with ids."""

from __future__ import annotations

import pytest

from questionnaires.catalogue import bundled_catalogue
from questionnaires.condition_words import answers_in_words, condition_words

FORM = bundled_catalogue().journeys["reis"].form
HOW, TERM = "'Hoe kan iemand deze stap doen?'", "'Welke termijn geldt voor deze stap?'"
PAYS = "'Hoeveel betaalt iemand per keer zelf?'"


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("counter in channels", f"bij {HOW} 'Balie of spreekuur' is aangekruist"),
        ("app not in channels", f"bij {HOW} 'App' niet is aangekruist"),
        ("deadline >= 1", f"bij {TERM} iets anders staat dan 'Geen termijn, en wachten kost niets'"),
        ("deadline > 3", f"bij {TERM} 'Twee weken of korter' staat"),
        ("deadline < 1", f"bij {TERM} 'Geen termijn, en wachten kost niets' staat"),
        ("deadline <= 0", f"bij {TERM} 'Geen termijn, en wachten kost niets' staat"),
        ("deadline != fixed_day", f"bij {TERM} iets anders staat dan 'Eén vaste dag of afspraak'"),
        ("deadline == fixed_day", f"bij {TERM} 'Eén vaste dag of afspraak' staat"),
        (
            "deadline in (fixed_day, within_two_weeks)",
            f"bij {TERM} 'Eén vaste dag of afspraak' of 'Twee weken of korter' staat",
        ),
        (
            "deadline not in (fixed_day, over_three_months)",
            f"bij {TERM} iets anders staat dan 'Langer dan drie maanden' of 'Eén vaste dag of afspraak'",
        ),
        ("cost >= 2.5", f"bij {PAYS} 2,5 of meer staat"),
        ("cost > 0 and not cost == 5", f"bij {PAYS} meer dan 0 staat en niet geldt dat bij {PAYS} 5 staat"),
        ("cost < 2 or cost in (3, 4)", f"bij {PAYS} minder dan 2 staat of bij {PAYS} 3 of 4 staat"),
    ],
)  # fmt: skip
def test_what_answers_are_asked_for(condition: str, words: str) -> None:
    assert answers_in_words(FORM, condition) == words


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("highest >= 4", "Zwaarste antwoord in het thema, van 0 (licht) tot 4 (zwaar): 4 of meer."),
        ("unknown_share > 0.4", "Deel van de gestelde vragen zonder bekend antwoord (0 tot 1): meer dan 0,4."),
        ("not critical and context in (hoog, zeer_hoog)", "Niet: de vraag is van doorslaggevend belang, en "),
        (
            "bottlenecks < 2 or bottlenecks <= 3 or bottlenecks != 4",
            "minder dan 2. Of: aantal knelpunten: 3 of minder.",
        ),
    ],
)
def test_conditions_read_as_sentences(condition: str, words: str) -> None:
    assert words in condition_words(condition)
