"""What many tests start from: the program in an empty folder, and two sample years already stored."""

from __future__ import annotations

import os
import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from program import Outcome, run_in, sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


settings.register_profile("lagesbild", print_blob=True, deadline=None)
settings.load_profile("lagesbild")


@pytest.fixture(autouse=True, scope="session")
def _own_surroundings() -> None:
    """The user's own database and settings of the terminal have no part in the tests."""
    for name in ("LAGESBILD_DATABAS", "SOURCE_DATE_EPOCH", "COLUMNS"):
        os.environ.pop(name, None)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Outcome]:
    """A function that runs a command in an empty folder of the test's own."""
    return partial(run_in, tmp_path)


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose store holds the sample years 2020 and 2021. To be read only."""
    folder = tmp_path_factory.mktemp("years")
    for year in (2020, 2021):
        assert run_in(folder, "importera", *sample(year)).code == 0
    return folder


@pytest.fixture
def stored(years: Path, tmp_path: Path) -> Path:
    """A folder of the test's own with a copy of that store, to be changed at will."""
    shutil.copy(years / "lagesbild.db", tmp_path)
    return tmp_path
