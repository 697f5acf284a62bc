"""Pictures of districts for a city: the committed example under another name, with what a test changes in it."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from program import ROOT

from lagesbild.config.loading import load
from lagesbild.report.city.districts import PictureFile
from lagesbild.report.city.joining import JoinedCity, join_districts
from lagesbild.report.city.pictures import read_picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[dict[str, Any]], None]

EXAMPLE = json.loads((ROOT / "reports" / "exempel-2021" / "lagesbild-2021.json").read_text(encoding="utf-8"))
YEAR = 2021


def picture(area: str, *changes: Change) -> dict[str, Any]:
    """The example as the picture of a district, changed."""
    made: dict[str, Any] = copy.deepcopy(EXAMPLE)
    made["area"] = area
    for change in changes:
        change(made)
    return made


def state(key: str, of_source: str, of_figures: str) -> Change:
    """A change by which a source has no figures, but a state."""

    def change(made: dict[str, Any]) -> None:
        source = next(source for source in made["sources"] if source["key"] == key)
        source |= {"state": of_source, "total": {"count": None, "state": of_figures}}
        made["counts"] = [count for count in made["counts"] if count["source"] != key]
        made["tables"] = [table for table in made["tables"] if table["id"] != f"ar_{key}"]
        for table in made["tables"]:
            if table["id"] == "miljo_kalla":
                place = table["column_keys"].index(key)
                for row in table["rows"]:
                    row["cells"][place], row["states"][place] = None, of_figures

    return change


def without(key: str) -> Change:
    """A change by which the district has no such source."""

    def change(made: dict[str, Any]) -> None:
        state(key, "not_received", "not_given")(made)
        made["sources"] = [source for source in made["sources"] if source["key"] != key]

    return change


def put(**values: object) -> Change:
    """A change of what stands at the top of a picture."""
    return lambda made: made.update(values)


def join(folder: Path, *pictures: dict[str, Any], parts: tuple[str, ...] = ()) -> JoinedCity:
    """The city Staden of those pictures; `parts` are those that its settings name."""
    written = folder / "lagesbild.toml"
    listed = json.dumps(list(parts), ensure_ascii=False)
    written.write_text(f'omrade = "Staden"\nstadsdelar = {listed}\n', encoding="utf-8")
    files = [
        PictureFile(read_picture(json.dumps(made).encode(), f"{number}.json"), f"{number}.json", str(number))
        for number, made in enumerate(pictures, start=1)
    ]
    return join_districts("Staden", YEAR, files, load(written))
