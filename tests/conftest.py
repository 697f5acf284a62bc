"""What many tests start from: the program in an empty folder, and two sample years already stored."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from contextlib import nullcontext
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from program import Outcome, run_in, sample

from lagesbild.cli.commands import report
from lagesbild.outputs.charts import charts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lagesbild.outputs.charts.description import Picture


settings.register_profile(
    "lagesbild",
    print_blob=True,
    deadline=None,
    # On a busy machine everything is slow, and a folder of the test's own is written anew by each example.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("lagesbild")


EVERY = 4
"""Of the variants of a sampled test, the first of so many is tried at once, and the others with the slow tests."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count the variants of every sampled test, and leave most of them to the slow tests."""
    seen: Counter[str] = Counter()
    for item in items:
        if item.get_closest_marker("sampled"):
            name = item.nodeid.partition("[")[0]
            if seen[name] % EVERY:
                item.add_marker(pytest.mark.slow)
            seen[name] += 1


@pytest.fixture(autouse=True, scope="session")
def _own_surroundings() -> None:
    """The user's own database and settings of the terminal have no part in the tests."""
    for name in ("LAGESBILD_DATABAS", "SOURCE_DATE_EPOCH", "COLUMNS"):
        os.environ.pop(name, None)


@pytest.fixture(autouse=True, scope="session")
def _draw_alike_pictures_once() -> Iterator[None]:
    """A picture is drawn the first time that a test needs it; `test_worker` proves that another process draws the same."""
    load = charts.load_png

    @cache
    def draw(picture: Picture) -> bytes:
        return load()(picture)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charts, "load_png", lambda: draw)
        patch.setattr(report, "drawing_process", lambda: nullcontext(charts.draw_later))
        yield


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
