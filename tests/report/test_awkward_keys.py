"""A source of the user's own may have any key that the settings allow, whatever the ids of tables look like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from program import run_in

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """nyckel = "{key}"
ordning = 91
namn = "Trygghetsronder"
kort = "Ronder"
avsandare = "bostadsbolagen"
form = "register"
slag = "rond"
enhet = ["rond", "ronder"]
klass = "person"
kannetecken = ["trygghetsrond"]
kravs = ["datum", "miljo"]
[kolumner]
datum = ["Datum"]
miljo = ["Miljö"]
enhet = ["Verksamhet"]
"""
ROWS = "Datum;Miljö;Verksamhet\n" + "".join(
    f"2021-0{month}-01;Vit makt-miljön;{unit}\n"
    for month, unit in enumerate(("Fritidsgård", "Skola", "Bibliotek", "Museum", "Badhus"), start=1)
)
KEYS = ("trygghet_omrade", "x_enhet", "svar_x", "samma_enheter", "y_manad", "trygghet_ar", "ar_x", "fragor_x")


@pytest.mark.parametrize("key", [KEYS[0], *(pytest.param(key, marks=pytest.mark.slow) for key in KEYS[1:])])
def test_every_output_works_for_a_key_that_looks_like_the_id_of_a_table(tmp_path: Path, key: str) -> None:
    """Both editions are written, and the source's table of years tells of that source."""
    (tmp_path / "kallor").mkdir()
    (tmp_path / "kallor" / "hus.toml").write_text(SOURCE.format(key=key), encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "trygghetsrond_2021.csv").write_text(ROWS, encoding="utf-8")
    made = run_in(tmp_path, "rapport", "in", "--år", 2021, "--till", "ut")
    assert made.code == 0, made.err
    shown = json.loads((tmp_path / "ut" / "lagesbild-2021.json").read_text(encoding="utf-8"))
    (by_year,) = (table for table in shown["tables"] if table["id"] == f"ar_{key}")
    assert by_year["rows"][-1]["cells"] == [5]
    assert (tmp_path / "ut" / "diagram" / "oversikt.png").exists()
