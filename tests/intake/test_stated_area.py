"""A table that says above itself that it is of another place is counted, and that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from program import run_in

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
    assert ("other_area_stated" in codes) is told
