"""What the tests of the scoring share."""

import pytest

from tests.scoring.rules_dossiers import catalogue


@pytest.fixture(scope="session", autouse=True)
def _fresh_definitions() -> None:
    """Compile the definitions anew in every run, also in one that was forked off another, as mutation testing does."""
    catalogue.cache_clear()
