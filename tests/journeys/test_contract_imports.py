"""What scripts may rely on when files are read, corrected and removed: the store holds all of a run, or nothing of it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import duckdb
import pytest
from program import SAMPLES, Outcome, sample, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

GRAFFITI = "Ärendenummer;Datum;Stadsdel;Kategori\n{}"
LINES = ("A1;2021-03-01;Kärrtorp;Nazistiskt\n", "A2;2021-03-02;Kärrtorp;Rasistiskt\n")


@pytest.mark.slow
def test_a_removed_import_leaves_nothing_behind(stored: Path, run: Run) -> None:
    """After `ta-bort` of all imports no table but the year's own note holds a row of them."""
    for one in run("importer", "--json").json["imports"]:
        assert run("ta-bort", one["id"]).code == 0
    assert run("importer", "--json").json == {"imports": []}
    with closing(duckdb.connect(stored / "lagesbild.db")) as raw:
        left = [raw.execute(f"SELECT count(*) FROM {t}").fetchone() for t in ("observations", "problems")]
    assert left == [(0,), (0,)]


@pytest.mark.slow
def test_a_removed_import_can_be_read_again(stored: Path, run: Run) -> None:
    """Removing a file and reading it again gives the same figures."""
    before = run("visa", "--år", 2021, "--json").json["counts"]
    number = next(
        i["id"] for i in run("importer", "--json").json["imports"] if i["name"] == "klotter_2021.xlsx"
    )
    assert run("ta-bort", number).code == 0
    assert run("visa", "--år", 2021, "--json").json["counts"] != before
    assert run("importera", SAMPLES / "2021" / "klotter_2021.xlsx", "--år", 2021).code == 0
    assert run("visa", "--år", 2021, "--json").json["counts"] == before
    assert stored.joinpath("lagesbild.db").exists()


def _graffiti(run: Run) -> dict[str, int]:
    counts = run("visa", "--år", 2021, "--json").json["counts"]
    return {count["category"]: count["count"] for count in counts if count["count"]}


def test_a_corrected_file_replaces_the_earlier_one_and_says_so(run: Run, tmp_path: Path) -> None:
    """The same name with other content takes the earlier one's place, rows and all."""
    path = tmp_path / "klotter.csv"
    path.write_text(GRAFFITI.format("".join(LINES)), encoding="utf-8")
    assert "ny" in run("importera", path, "--år", 2021).out.split()
    path.write_text(GRAFFITI.format(LINES[0]), encoding="utf-8")
    assert "ersätter den tidigare filen" in run("importera", path, "--år", 2021).out
    assert _graffiti(run) == {"nazistiskt": 1}


def test_changed_settings_read_the_file_again(run: Run, tmp_path: Path) -> None:
    """A file that says the same is read anew once the settings say something else."""
    path = tmp_path / "klotter.csv"
    path.write_text(GRAFFITI.format("".join(LINES)), encoding="utf-8")
    run("importera", path, "--år", 2021)
    (tmp_path / "lagesbild.toml").write_text(
        'omrade = "Farsta"\nstadsdelar = ["Sköndal"]\n', encoding="utf-8"
    )
    assert "läst på nytt med ändrade inställningar" in run("importera", path, "--år", 2021).out
    assert _graffiti(run) == {}


def test_nothing_of_a_run_is_kept_when_a_file_of_it_is_refused_alone(run: Run, tmp_path: Path) -> None:
    """A run in which no file could be taken leaves no store behind."""
    assert run("importera", SAMPLES / "broken" / "tom_fil.csv", "--år", 2021).code == 3
    assert written(tmp_path) == {}


def test_an_interrupted_run_gives_130_and_keeps_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the midst of reading stores nothing."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("hashlib.sha256", interrupt)
    assert run("importera", *sample(2021)).code == 130
    assert written(tmp_path) == {}
