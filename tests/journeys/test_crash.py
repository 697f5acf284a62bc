"""The program killed at any moment, with a full disk, or twice at once: nothing is lost, nothing half is left."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from killed import Runs
from program import ROOT, SAMPLES, run_in, sample, written

from lagesbild.outputs.folder.publish import finish
from lagesbild.store.counts import ledger
from lagesbild.store.database import open_store
from lagesbild.store.faults import has_log

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are of POSIX"),
]
KILLED = -9
PERIOD = ("--år", 2021, "--period", "2019-05-01..2021-04-30")
INBOXES = {
    "before": {"klotter.xlsx": "2020/klotter_2020.xlsx", "polis.csv": "2020/polis_2020.csv"},
    "after": {"klotter.xlsx": "2021/klotter_2021.xlsx", "polis.csv": "2020/polis_2020.csv",
              "kontakter.xlsx": "2021/kontakter_2021.xlsx"},
}  # fmt: skip
"""What had come in before, and what the run brings in: one file corrected, one the same, one new."""
READABLE_BY_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Job:
    """A command, how often it is killed, and where it starts: the folder in which it is run."""

    words: tuple[object, ...]
    kills: int
    start: str = "before"
    shared: bool = False
    """Whether the user has a folder of their own among the reports, so that the files must be moved one by one."""


QUICK = ("--format", "markdown,json,excel")
JOBS = {
    "first import": Job(("importera", "after", *PERIOD), 45, "empty"),
    "import": Job(("importera", "after", *PERIOD), 85),
    "report": Job(("rapport", "after", *PERIOD, "--till", "reports"), 25),
    "export": Job(
        (
            "exportera",
            "--år",
            2021,
            "--databas",
            "other.db",
            "--format",
            "markdown,json,excel",
            "--till",
            "reports",
        ),
        25,
        shared=True,
    ),
    "freeze": Job(("fastställ", "--år", 2021, "--av", "Nämnden"), 25),
    "decide texts": Job(("granska-text", "--år", 2021, "--maska", "{0}", "--maska", "{1}"), 25, "two years"),
    "decide row": Job(
        ("radstatus", "--år", 2021, "--fil", "polis_2021.csv", "--rad", 2, "--status", "oklar"),
        20,
        "two years",
    ),
    "remove": Job(("ta-bort", 1), 20, "two years"),
    "purge": Job(("gallra", "--före", 2021, "--av", "Arkivet"), 30, "two years"),
}
"""In "two years" `{0}` and `{1}` stand for two passages that wait to be judged."""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    """The warm process from which each run is forked."""
    with Runs(tmp_path_factory.mktemp("warm")) as warm:
        yield warm


@pytest.fixture(scope="module")
def starts(runs: Runs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the places where jobs start: one empty, one with a store and reports, and another store."""
    place = tmp_path_factory.mktemp("starts")
    for start in ("empty", "before", "two years"):
        for inbox, files in INBOXES.items():
            (place / start / inbox).mkdir(parents=True)
            for name, copied in files.items():
                shutil.copy(SAMPLES / copied, place / start / inbox / name)
    before = place / "before"
    assert runs.run(before, "importera", "after", *PERIOD, "--databas", "other.db").code == 0
    assert runs.run(before, "rapport", "before", *PERIOD, "--till", "reports").code == 0
    for year in (2020, 2021):
        assert runs.run(place / "two years", "importera", *sample(year)).code == 0
    return place


@pytest.fixture
def begin(starts: Path, tmp_path: Path) -> Callable[[str], Path]:
    """A function that lays a start out in the test's own folder, without what an earlier run left of store and reports."""

    def laid_out(start: str) -> Path:
        place = tmp_path / start
        for left in (*place.glob("*.db*"), place / "reports"):
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
        return shutil.copytree(starts / start, place, dirs_exist_ok=True)

    return laid_out


@pytest.mark.parametrize("name", JOBS)
def test_a_killed_run_leaves_the_old_state_or_the_new(
    runs: Runs, begin: Callable[[str], Path], tmp_path: Path, name: str
) -> None:
    """Whenever it is killed, the store holds and all reports are of one run; the next run leaves nothing of it behind.

    Among a folder of the user's own they are of one run once any command has looked at them.
    """
    job = JOBS[name]
    place = begin(job.start)
    if job.shared:
        _share(place)
    words = _spell_out(job, place)
    old = _state(place), _reports(place)
    whole = runs.run(place, *words)
    assert whole.code == 0, whole.err
    new = _state(place), _reports(place)
    shutil.rmtree(tmp_path / job.start)
    chance = random.Random(2021)  # noqa: S311 — chance decides when to kill, nothing secret
    ends = set()
    for part in range(job.kills):
        begin(job.start)
        if job.shared:
            _share(place)
        end = runs.run(place, *words, killed_after=whole.seconds * 1.1 * (part + chance.random()) / job.kills)
        ends.add(end.code)
        _hold_private(place)
        assert _state(place) in {old[0], new[0]}
        if job.shared:
            finish(place / "reports")
        assert _reports(place) in (old[1], new[1])
    assert KILLED in ends
    begin(job.start)
    if job.shared:
        _share(place)
    assert runs.run(place, *words).code == 0
    assert (_state(place), _reports(place)) == new
    assert _left_over(place) == []


@pytest.mark.parametrize("largest", [0, 1 << 12, 1 << 16, 1 << 18, 1 << 20, 1 << 21])
@pytest.mark.parametrize("name", JOBS)
def test_a_full_disk_is_told_and_loses_nothing(
    runs: Runs, begin: Callable[[str], Path], name: str, largest: int
) -> None:
    """What cannot be written is said in one sentence; the same run succeeds when there is room again.

    What could be stored, but not put in the store itself, is told too.
    """
    job = JOBS[name]
    place = begin(job.start)
    words = _spell_out(job, place)
    old = _state(place), _reports(place)
    end = runs.run(place, *words, largest_file=largest)
    assert any(map(has_log, place.glob("*.db"))) == (".wal" in end.err), end.err
    full = _state(place), _reports(place)
    assert end.code == 0 or runs.run(place, *words).code == 0
    new = _state(place), _reports(place)
    if end.code == 0:
        assert full == new
    else:
        assert (end.code, "går inte att" in end.err, end.err.count("\n")) == (4, True, 1), end.err
        assert full[0] in {old[0], new[0]}
        assert full[1] == old[1]
    assert _left_over(place) == []


@pytest.mark.parametrize("name", ["import", "report", "export"])
def test_a_place_that_cannot_be_written_is_told(runs: Runs, begin: Callable[[str], Path], name: str) -> None:
    """Where a file stands in place of the folder, it is named, and it stays as it was."""
    place = begin("before")
    (place / "plats").write_bytes(b"en fil")
    option = "--databas" if name == "import" else "--till"
    words = [word for word in JOBS[name].words if word not in {"--till", "reports"}]
    end = runs.run(place, *words, option, "plats/här")
    assert (end.code, "plats" in end.err, end.err.count("\n")) == (4, True, 1), end.err
    assert (place / "plats").read_bytes() == b"en fil"


def test_two_runs_at_once_end_one_after_the_other_or_are_told(begin: Callable[[str], Path]) -> None:
    """Two reports into one store and one folder: each succeeds or asks to wait, and the files are of one run alone."""
    place = begin("before")
    words = [str(word) for word in JOBS["report"].words]
    command = [sys.executable, "-m", "lagesbild", *words]
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    both = [
        subprocess.Popen(
            command, cwd=place, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    said = [one.communicate()[1].decode() for one in both]
    assert {one.returncode for one in both} <= {0, 4}
    assert all("Vänta tills" in text for one, text in zip(both, said, strict=True) if one.returncode == 4), (
        said
    )
    assert run_in(place, *JOBS["report"].words).code == 0
    assert _left_over(place) == []


@pytest.mark.parametrize("name", ["import", "report", "export", "freeze"])
def test_a_store_of_a_newer_version_is_told_and_kept(begin: Callable[[str], Path], name: str) -> None:
    """The user is asked to update the program; neither the store nor the reports change."""
    place = begin("before")
    for store in place.glob("*.db"):
        with open_store(store, writable=True) as ours:
            ours.run("UPDATE meta SET version = version + 1")
    before = written(place)
    done = run_in(place, *JOBS[name].words)
    assert (done.code, "nyare version" in done.err, done.err.count("\n")) == (3, True, 1), done.err
    assert written(place) == before


def _spell_out(job: Job, place: Path) -> list[str]:
    """The words of the command, with the passages of the place's free text."""
    if "{0}" not in job.words:
        return [str(word) for word in job.words]
    waiting = run_in(place, "granska-text", "--år", 2021, "--json").json["waiting"]
    ids = [passage["id"] for passage in waiting]
    return [str(word).format(*ids) for word in job.words]


def _state(place: Path) -> str | None:
    """All that the store says, once its ledger has been found to hold; None where there is no store with anything in it."""
    path = place / "lagesbild.db"
    if not path.exists():
        return None
    with open_store(path, writable=True) as store:
        tables = store.run("SELECT table_name FROM duckdb_tables() ORDER BY ALL")
        for year, file in store.imports():
            counted = sum(number for import_id, _, number in ledger(store, year) if import_id == file.id)
            assert counted == file.rows
        said = {name: store.run(f"SELECT * FROM {name} ORDER BY ALL") for (name,) in tables}
        return repr(said) if said["imports"] else None


def _share(place: Path) -> None:
    own = place / "reports" / "egen mapp"
    own.mkdir(exist_ok=True)
    note = own / "anteckning.txt"
    note.write_text("min egen", encoding="utf-8")
    note.chmod(0o600)


def _reports(place: Path) -> dict[str, bytes]:
    """The finished reports by their names."""
    return {
        name: content
        for name, content in written(place / "reports").items()
        if not any(part.startswith(".") for part in name.split("/"))
    }


def _hold_private(place: Path) -> None:
    """Store, reports and whatever the run left on its way can be read by the user alone."""
    made = [*place.glob("*.db*"), *place.glob(".*"), *(place / "reports").rglob("*")]
    open_to_others = [
        path.name for path in made if path.is_file() and path.stat().st_mode & READABLE_BY_OTHERS
    ]
    assert open_to_others == []


def _left_over(place: Path) -> list[str]:
    """What no finished run leaves: hidden folders, and the files that the store works with."""
    return sorted(path.name for path in place.rglob("*") if path.name.startswith(".") or ".db." in path.name)
