"""What is run by hand is no part of the other tests: here at least every script still finds what it imports."""

from importlib import import_module
from pathlib import Path

import pytest

SCRIPTS = sorted(p.stem for p in (Path(__file__).parents[2] / "benchmarks").glob("*.py") if p.stem != "__init__")


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_run_by_hand_can_be_imported_and_says_what_it_does(script: str) -> None:
    assert import_module(f"benchmarks.{script}").__doc__
