"""A table that says above itself that it is of another place is counted, and that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from counting import BROKEN_YEAR
from program import run_in

from lagesbild.config.loading import load
from lagesbild.files.opening import open_file
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from pathlib import Path

ROWS = "Datum;Kategori\n2021-03-01;Nazistiskt\n2021-03-02;Rasistiskt\n"
WITH_AREAS = "Datum;Stadsdel;Kategori\n2021-03-01;Farsta;Nazistiskt\n2021-03-02;Kärrtorp;Rasistiskt\n"


@pytest.mark.parametrize(
    ("above", "rows", "told"),
    [
        ("Stadsdel: Farsta", ROWS, True),
        ("Stadsdelsnämnd;Farsta", ROWS, True),
        ("Stadsdel: Kärrtorp", ROWS, False),
        ("Stadsdelsområde: Skarpnäck", ROWS, False),
        ("Klotter 2021", ROWS, False),
        ("Klotter i Farsta 2021", ROWS, True),
        ("Klotter i Skarpnäck 2021", ROWS, False),
        ("Klotter i Stockholm 2021", ROWS, False),
        ("Klotter i hela staden", ROWS, False),
        ("Framtagen av Anna på Trafikkontoret, i Excel", ROWS, False),
        ("Stadsdel;(Alla)", ROWS, False),
        ("Stadsdel;(Flera objekt)", ROWS, False),
        ("Stadsdel: Farsta", WITH_AREAS, False),
    ],
)
def test_another_place_above_a_table_is_told(tmp_path: Path, above: str, rows: str, *, told: bool) -> None:
    """Not where the rows say themselves where they are."""
    (tmp_path / "klotter_2021.csv").write_text(f"{above}\n\n{rows}", encoding="utf-8")
    (file,) = run_in(tmp_path, "granska", "klotter_2021.csv", "--json").json["files"]
    assert file["source"] == "klotter"
    codes = [problem["code"] for problem in file["problems"]]
    assert bool({"other_area_stated", "other_area"} & {*codes}) is told


@pytest.mark.parametrize(
    ("above", "statuses", "areas"),
    [
        ("Stadsdel: Farsta", {"outside_area"}, {""}),
        ("Stadsdelsnämnd;Farsta", {"outside_area"}, {""}),
        ("Stadsdel: Kärrtorp", {"counted"}, {"Kärrtorp"}),
        ("Stadsdelsområde: Skarpnäck", {"counted"}, {""}),
        ("Enhet: Gatuavdelningen", {"counted"}, {""}),
        ("Klotter i Farsta 2021", {"counted"}, {""}),
    ],
)
def test_a_district_that_is_stated_is_that_of_the_rows(
    tmp_path: Path, above: str, statuses: set[str], areas: set[str]
) -> None:
    """Another's rows are not the area's; looser words are told alone."""
    path = tmp_path / "klotter_2021.csv"
    path.write_text(f"{above}\n\n{ROWS}", encoding="utf-8")
    rows = recognise_file(path, open_file(path), load(), BROKEN_YEAR).parsed.observations
    assert ({*rows["status"].astype(str)}, {*rows["area"].astype(str)}) == (statuses, areas)
