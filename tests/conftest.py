"""What all tests share: the settings of hypothesis, and the browser of the machine."""

import shutil
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Time says nothing on a shared machine; the same run gives the same examples, so that a failure can be repeated.
settings.register_profile(
    "tests", deadline=None, derandomize=True, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
# For ./scripts/prove: pytest --hypothesis-profile proof. Other examples in every run, and many.
settings.register_profile("proof", settings.get_profile("tests"), derandomize=False, max_examples=5_000)
settings.register_profile("short_proof", settings.get_profile("proof"), max_examples=1_000)
# For tests.proofs.mutation, which runs the tests thousands of times.
settings.register_profile("mutation", settings.get_profile("tests"), max_examples=5)
settings.load_profile("tests")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Let Playwright use the browser that ./scripts/setup installed, instead of one that it would fetch."""
    return browser_type_launch_args | {
        "executable_path": shutil.which("chromium-headless-shell"),
        # Chromium refuses its sandbox to root; nothing but our own pages is opened.
        "args": ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def base_url() -> None:
    """Replace the plugin's own, whose shape this pytest warns about; our tests name their pages in full."""
